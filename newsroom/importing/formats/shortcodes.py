"""WordPress's shortcodes, `[caption]`, `[gallery]`, `[youtube]` …, as the HTML they stood for.

What is no known one is told, and its words stay. Words in brackets are no shortcode: one has
attributes, an end, or a name that is no word of a language.
"""

import re
from base64 import b64decode
from collections.abc import Callable, Iterator
from html import escape, unescape
from urllib.parse import unquote

from newsroom.importing.item import LeftOut, OldPicture

_ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|“([^”]*)”|([^\s\]"'“]+))""")
_CODE = re.compile(
    r"\[(?P<name>sourcecode|code|python|php|bash|css|html|java|javascript|js|sql|xml|text)"
    r"(?P<attributes>(?:\s[^\]]*)?)\](?P<text>.*?)\[/(?P=name)\]",
    re.DOTALL,
)
_CAPTION = re.compile(
    r"\[(?P<name>caption|wp_caption)(?P<attributes>\s[^\]]*)?\](?P<text>.*?)\[/(?P=name)\]",
    re.DOTALL,
)
_ONE = re.compile(
    r"(?P<doubled>\[)?\[(?P<end>/)?(?P<name>[a-zA-Z][\w-]*)"
    r"(?P<attributes>(?:[\s=](?:[^\[\]<>]|<[^<>]*>)*)?)/?\](?(doubled)\])?"
)
_PICTURE = re.compile(r"(?:<a\b[^<>]*>\s*)?<img\b[^<>]*>(?:\s*</a>)?", re.IGNORECASE)
_VIDEOS = {
    "youtube": "https://www.youtube.com/watch?v=",
    "vimeo": "https://vimeo.com/",
    "dailymotion": "https://www.dailymotion.com/video/",
}
_RECORDINGS = ("src", "mp3", "mp4", "m4v", "m4a", "ogg", "webm", "wav")
_KNOWN = frozenset({"gallery", "embed", "audio", "video", *_VIDEOS})
# Of page builders: attributes that hold the ids of pictures, and an address by itself.
_PICTURES_OF_BUILDERS = {
    "vc_single_image": "image",
    "vc_gallery": "images",
    "vc_images_carousel": "images",
    "et_pb_gallery": "gallery_ids",
}
_ADDRESSES_OF_BUILDERS = {"vc_video": "link", "et_pb_video": "src"}
_BUILDERS = frozenset({"et_pb_image", *_PICTURES_OF_BUILDERS, *_ADDRESSES_OF_BUILDERS})
# Rows, columns and text boxes: they say where words stand, and nothing themselves.
_BOX = re.compile(
    r"(?:vc|et_pb|fusion|fusion_builder)_"
    r"(?:row|row_inner|column|column_inner|column_text|section|text|container)"
)
_RAW = re.compile(r"\[vc_raw_html[^\]]*\](?P<text>[\w+/=\s]*)\[/vc_raw_html\]")

Pictures = Callable[[tuple[str, ...]], Iterator[OldPicture]]


def without_shortcodes(text: str, pictures: Pictures) -> tuple[str, tuple[LeftOut, ...]]:
    """Return a body with its shortcodes put into HTML, and those that nobody knows.

    `pictures` returns the pictures of attachments by their ids; asked for none, all of the post.
    """
    if "[" not in text:
        return text, ()
    text = _CAPTION.sub(_figure, _CODE.sub(_code, _RAW.sub(_raw, text)))
    ended = {match["name"] for match in _ONE.finditer(text) if match["end"]}
    unknown: list[LeftOut] = []

    def put(match: re.Match[str]) -> str:
        if match["doubled"]:
            return match[0][1:-1]  # `[[name]]` is how WordPress shows a shortcode itself
        name, attributes = match["name"].lower(), _attributes(match["attributes"])
        if _BOX.fullmatch(name):
            return "\n\n"
        if name in _KNOWN:
            return "\n" if match["end"] else _html(name, attributes, match, pictures)
        if name in _BUILDERS and not match["end"] and attributes:
            return _of_builder(name, attributes, pictures)
        if not _is_shortcode(match, attributes, ended):
            return match[0]
        if not match["end"]:
            unknown.append(LeftOut("shortcode", name))
        return ""

    return _ONE.sub(put, text), tuple(unknown)


def _is_shortcode(match: re.Match[str], attributes: dict[str, str], ended: set[str]) -> bool:
    name = match["name"]
    is_named_so = "_" in name or ("-" in name and name.isascii() and name.islower())
    return bool(attributes) or name in ended or is_named_so


def _attributes(written: str) -> dict[str, str]:
    return {
        name.lower(): unescape(next(filter(None, values), ""))
        for name, *values in _ATTRIBUTE.findall(written or "")
    }


def _code(match: re.Match[str]) -> str:
    attributes = _attributes(match["attributes"])
    own = "" if match["name"] in {"code", "sourcecode"} else match["name"]
    language = (attributes.get("language") or attributes.get("lang") or own).lower()
    text = match["text"].strip("\n")
    shown = text if "&lt;" in text or "&gt;" in text else escape(text, quote=False)
    shown = shown.replace("[", "&#91;").replace("]", "&#93;")  # no shortcodes within
    mark = f' class="language-{escape(language)}"' if language else ""
    return f"\n\n<pre{mark}>{shown}</pre>\n\n"


def _figure(match: re.Match[str]) -> str:
    attributes = _attributes(match["attributes"])
    picture = _PICTURE.search(match["text"])
    if picture is None:
        return match["text"]
    beside = match["text"].replace(picture[0], "", 1).strip()
    caption = beside or attributes.get("caption", "")
    return f"\n\n<figure>{picture[0]}<figcaption>{caption}</figcaption></figure>\n\n"


def _html(name: str, attributes: dict[str, str], match: re.Match[str], pictures: Pictures) -> str:
    written = match["attributes"].strip(" =")
    if name == "gallery":
        named = attributes.get("ids") or attributes.get("include") or ""
        ids = tuple(part.strip() for part in named.split(",") if part.strip())
        return "\n\n" + "\n\n".join(map(figure_html, pictures(ids))) + "\n\n"
    if name in _VIDEOS:
        address = attributes.get("id") or written
        if not address.startswith("http"):
            address = _VIDEOS[name] + re.split(r"[&?\s]", address)[0]
        return link_html(address)
    if name in {"audio", "video"}:
        found = [attributes[key] for key in _RECORDINGS if attributes.get(key)]
        address = found[0] if found else written.split("|")[0]
        return f'\n\n<{name} src="{escape(address)}"></{name}>\n\n' if address else ""
    return "\n"  # [embed]: the address between its ends is a line of its own, and so a link


def _of_builder(name: str, attributes: dict[str, str], pictures: Pictures) -> str:
    """Return what a page builder shows at this place: pictures of the library, a film."""
    if name == "et_pb_image":
        shown = OldPicture(attributes.get("src", ""), attributes.get("alt", ""))
        return f"\n\n{figure_html(shown)}\n\n" if shown.address else ""
    if name in _ADDRESSES_OF_BUILDERS:
        address = attributes.get(_ADDRESSES_OF_BUILDERS[name], "")
        return link_html(address) if address else ""
    ids = re.findall(r"\d+", attributes.get(_PICTURES_OF_BUILDERS[name], ""))
    shown_all = map(figure_html, pictures(tuple(ids))) if ids else ()
    return "\n\n" + "\n\n".join(shown_all) + "\n\n"


def _raw(match: re.Match[str]) -> str:
    """Return the HTML that WPBakery stores in base 64, percent signs within."""
    try:
        return f"\n\n{unquote(b64decode(match['text']).decode())}\n\n"
    except ValueError:
        return match[0]


def figure_html(picture: OldPicture) -> str:
    """Return a picture of the old site as a figure in HTML."""
    caption = f"<figcaption>{escape(picture.caption)}</figcaption>" if picture.caption else ""
    image = f'<img src="{escape(picture.address)}" alt="{escape(picture.alt)}">'
    return f"<figure>{image}{caption}</figure>"


def link_html(address: str) -> str:
    """Return an address as a paragraph that links to it."""
    return f'\n\n<p><a href="{escape(address)}">{escape(address)}</a></p>\n\n'


def names_of_shortcodes(text: str) -> Iterator[str]:
    """Yield the name of every shortcode in a body, known or not, as often as it stands there."""
    if "[" not in text:
        return
    ended = {match["name"] for match in _ONE.finditer(text) if match["end"]}
    for match in _ONE.finditer(text):
        name = match["name"].lower()
        is_one = (
            name in _KNOWN
            or name in _BUILDERS
            or _is_shortcode(match, _attributes(match["attributes"]), ended)
        )
        if is_one and not match["end"] and not match["doubled"]:
            yield name
