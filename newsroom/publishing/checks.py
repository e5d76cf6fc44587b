"""What a publish refuses, before it changes anything: each a RefusedError that says the way out."""

from collections.abc import Sequence
from datetime import datetime
from urllib.parse import urlsplit

from newsroom.content.rejection import Rejection
from newsroom.edition import Edition
from newsroom.language.messages import counted_message
from newsroom.language.messages import message as _
from newsroom.publishing.difference import PublishPlan
from newsroom.publishing.errors import RefusedError, RejectionsError
from newsroom.publishing.local_state import Desk
from newsroom.publishing.manifest.git_ancestry import contains
from newsroom.publishing.manifest.manifest import Head
from newsroom.publishing.targets import Target

_SHOWN = 5


def refuse_rejections(rejections: tuple[Rejection, ...]) -> None:
    """Refuse an edition from which articles are missing."""
    if rejections:
        raise RejectionsError(
            counted_message(
                "{count} problem in content. Nothing was published. Mend it, or publish the rest "
                "with --allow-rejections.",
                "{count} problems in content. Nothing was published. Mend them, or publish the "
                "rest with --allow-rejections.",
                len(rejections),
            ).format(count=len(rejections))
        )


def refuse_no_address(edition: Edition, target: Target) -> None:
    """Refuse an edition that does not know where readers find it.

    Names in `.example` lead nowhere (RFC 2606): such a one is the sample's. It may be tried in a
    folder of this machine.
    """
    if not edition.site_url:
        raise RefusedError(
            _("SITEURL is empty: say in publishconf.py where readers find the site.")
        )
    if not target.is_here and (urlsplit(edition.site_url).hostname or "").endswith(".example"):
        raise RefusedError(
            _(
                "SITEURL is {address}, an example that leads nowhere, and all pages would name it: "
                "say in publishconf.py where readers find the site."
            ).format(address=edition.site_url)
        )


def refuse_strangers(head: Head, edition: Edition, desk: Desk) -> None:
    """Refuse to publish over another newspaper, or over what somebody else published since."""
    if head.edition != edition.site_url:
        raise RefusedError(
            _(
                "The host holds {other}, and this is {ours}. Publish to another folder, or over "
                "the other site with --take-over."
            ).format(other=head.edition, ours=edition.site_url)
        )
    if desk.is_own(head.name) or contains(edition.content, head.commit):
        return
    raise RefusedError(
        _(
            "Somebody else published at {time:%Y-%m-%d %H:%M}, and nothing shows that this "
            "content holds theirs{commit}. Pull first; --take-over publishes over it."
        ).format(
            time=datetime.fromtimestamp(head.time, edition.zone),
            commit=f" ({head.commit[:12]})" if head.commit else "",
        )
    )


def refuse_foreign_folder(*, is_empty: bool) -> None:
    """Refuse a place that holds files of which no manifest tells."""
    if not is_empty:
        raise RefusedError(
            _(
                "The host holds files that this software did not put there. Name an empty folder, "
                "or leave them and publish among them with --take-over."
            )
        )


def refuse_rolled_back() -> None:
    """Refuse to bring back by a timer what somebody has just taken back."""
    raise RefusedError(
        _(
            "The site was rolled back to an earlier publish. When the cause is mended, publish "
            "with --take-over."
        )
    )


def refuse_vanishing(plan: PublishPlan) -> None:
    """Refuse to take away addresses that readers know."""
    pages = plan.vanishing_pages
    if pages:
        raise RefusedError(
            counted_message(
                "{count} page would vanish: {pages}. Write in redirects.txt where it leads, or "
                "“gone”; bring it back; or let it go with --allow-vanished.",
                "{count} pages would vanish: {pages}. Write in redirects.txt where they lead, or "
                "“gone”; bring them back; or let them go with --allow-vanished.",
                len(pages),
            ).format(
                count=len(pages),
                pages=", ".join(pages[:_SHOWN]) + (" …" if len(pages) > _SHOWN else ""),
            )
        )


def refuse_many_deletions(plan: PublishPlan, limit: int) -> None:
    """Refuse to delete more files than anybody deletes on purpose."""
    count = max(len(plan.leaving), len(plan.due))
    if count > limit:
        raise RefusedError(
            _(
                "{count} files would be deleted from the host, and the limit is {limit}. Nothing "
                "was published. If that is meant, say --max-delete={count}."
            ).format(count=count, limit=limit)
        )


def nothing_published() -> RefusedError:
    """Return that a host has no publish to go back from."""
    return RefusedError(
        _("Nothing has been published there yet, so there is nothing to go back to.")
    )


def no_such_publish(wanted: str, numbers: Sequence[str]) -> RefusedError:
    """Return that the publish `wanted`, or any before the current one, is not among those kept."""
    kept = ", ".join(numbers)
    if wanted:
        return RefusedError(
            _("There is no publish {wanted} to go back to. These are there: {kept}.").format(
                wanted=wanted, kept=kept
            )
        )
    return RefusedError(
        _("There is no earlier publish to go back to. These are there: {kept}.").format(kept=kept)
    )


def publish_number(name: str) -> str:
    """Return the number of a release, such as `12` of `00000012-5f0e…`; else the name itself."""
    number, hyphen, _rest = name.partition("-")
    return str(int(number)) if hyphen and number.isdecimal() else name
