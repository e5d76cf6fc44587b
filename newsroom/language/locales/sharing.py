"""Where readers of each country share what they read: the services, and the addresses for that.

They are plain links: nothing is asked of a service before a reader follows one.
"""

from urllib.parse import quote

SERVICES = {
    "zalo": ("Zalo", "https://zalo.me/share?url={url}&title={title}"),
    "facebook": ("Facebook", "https://www.facebook.com/sharer/sharer.php?u={url}"),
    "whatsapp": ("WhatsApp", "https://wa.me/?text={title}%20{url}"),
    "telegram": ("Telegram", "https://t.me/share/url?url={url}&text={title}"),
    "x": ("X", "https://x.com/intent/post?url={url}&text={title}"),
    "bluesky": ("Bluesky", "https://bsky.app/intent/compose?text={title}%20{url}"),
    "linkedin": ("LinkedIn", "https://www.linkedin.com/sharing/share-offsite/?url={url}"),
    "email": ("Email", "mailto:?subject={title}&body={url}"),
}
"""By the names that the setting SHARE has for them: what readers call them, and the address."""

EVERYWHERE = ("facebook", "whatsapp", "email")
"""Those of a language whose locale names none."""


def share_address(service: str, url: str, title: str) -> str:
    """Return the address by which a reader shares a page with a service."""
    return SERVICES[service][1].format(url=quote(url, safe=""), title=quote(title, safe=""))
