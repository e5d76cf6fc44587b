"""What Hugo, Jekyll, Eleventy and Astro write within Markdown for their servers of templates.

Known ones become the Markdown that they stood for; of unknown ones the words within stay, and they
are told. Nothing within code is touched.
"""

import re
from collections.abc import Callable

from newsroom.importing.bodies.conversion import picture_markdown
from newsroom.importing.bodies.markdown_links import outside_code
from newsroom.importing.item import LeftOut

Find = Callable[[str], str]
"""From what a reference names to the address of that file in the tree, empty for none."""

_HUGO = re.compile(
    r"\{\{[<%]\s*(?P<end>/)?\s*(?P<name>[\w./-]+)\s*(?P<arguments>(?:\"[^\"]*\"|`[^`]*`|[^\"`>%]|%(?!\})|>(?!\}))*?)"
    r"/?\s*[>%]\}\}"
)
_HUGO_CODE = re.compile(
    r"\{\{[<%]\s*highlight\s+(?P<language>[\w+#-]+)[^>%]*[>%]\}\}\n?(?P<text>.*?)\n?\{\{[<%]\s*/\s*highlight\s*[>%]\}\}",
    re.S,
)
_HUGO_SHOWN = re.compile(r"\{\{([<%])/\*(.*?)\*/([>%])\}\}", re.S)
_ARGUMENT = re.compile(
    r"(?:(?P<name>[\w-]+)\s*=\s*)?(?:\"(?P<double>[^\"]*)\"|`(?P<tick>[^`]*)`|(?P<bare>[^\s\"`=]+))"
)
_LIQUID_CODE = re.compile(
    r"\{%-?\s*highlight\s+(?P<language>[\w+#-]+)[^%]*-?%\}\n?(?P<text>.*?)\n?\{%-?\s*endhighlight\s*-?%\}",
    re.S,
)
_RAW = re.compile(r"\{%-?\s*(?:raw|verbatim)\s*-?%\}(.*?)\{%-?\s*end(?:raw|verbatim)\s*-?%\}", re.S)
_COMMENT = re.compile(r"\{%-?\s*comment\s*-?%\}.*?\{%-?\s*endcomment\s*-?%\}|\{#.*?#\}", re.S)
_POST_URL = re.compile(r"\{%-?\s*(?:post_url|link)\s+(?P<name>[^%]+?)\s*-?%\}")
_TAG = re.compile(r"\{%-?\s*(?P<name>\w+)(?P<arguments>(?:[^%]|%(?!\}))*?)-?%\}")
_OUTPUT = re.compile(r"\{\{-?\s*(?P<expression>[^{}<>]*?)\s*-?\}\}")
_BASE = re.compile(r"^site\.(?:base_?url|url|github\.url)$", re.I)
_PIPED = re.compile(
    r"""^["'](?P<path>[^"']*)["']\s*\|\s*(?:relative_url|absolute_url|url|prepend:.*)$"""
)
_IMPORT = re.compile(r"^(?:import|export)\s.*?(?:;|$)\n?", re.M)
_COMPONENT = re.compile(
    r"</?(?P<name>[A-Z]\w*(?:\.\w+)?)\b(?:\{[^{}]*\}|\"[^\"]*\"|'[^']*'|[^<>{}\"'])*>"
)
_PICTURE_INCLUDE = re.compile(r"(?:^|/|_)(?:figure|image|img|picture|photo)[\w-]*(?:\.\w+)?$", re.I)
_VIDEOS = {
    "youtube": "https://www.youtube.com/watch?v=",
    "vimeo": "https://vimeo.com/",
    "gist": "https://gist.github.com/",
    "instagram": "https://www.instagram.com/p/",
}


def without_hugo(markdown: str, find: Find) -> tuple[str, tuple[LeftOut, ...]]:
    """Return a body without Hugo's shortcodes, and those that nobody knows."""
    if "{{" not in markdown:
        return markdown, ()
    lost: list[LeftOut] = []
    text = _HUGO_CODE.sub(_fenced, markdown)

    def one(match: re.Match[str]) -> str:
        return _hugo(match, find, lost)

    changed = outside_code(text, lambda part: _HUGO.sub(one, part))
    return _HUGO_SHOWN.sub(r"{{\1\2\3}}", changed), tuple(lost)


def _hugo(match: re.Match[str], find: Find, lost: list[LeftOut]) -> str:
    name = match["name"].lower()
    if match["end"]:
        return ""
    named, ordered = _arguments(match["arguments"])
    first = ordered[0] if ordered else ""
    if name in {"ref", "relref"}:
        wanted = first or named.get("path", "")
        path, mark, fragment = wanted.partition("#")
        address = find(path) if path else ""
        return address + mark + fragment if address or not path else wanted
    if name in {"figure", "img", "image"} and (named.get("src") or first):
        words = named.get("alt") or named.get("title") or ""
        caption = named.get("caption") or (named.get("title", "") if named.get("alt") else "")
        return f"\n\n{picture_markdown(named.get('src') or first, words, caption)}\n\n"
    if name in _VIDEOS and (first or named.get("id")):
        address = _VIDEOS[name] + (
            named.get("id") or "/".join(ordered[:2] if name == "gist" else ordered[:1])
        )
        return f"\n\n[{address}]({address})\n\n"
    if name in {"tweet", "twitter", "x", "twitter_simple"} and (named.get("id") or first):
        address = f"https://twitter.com/{named.get('user', 'i')}/status/{named.get('id') or first}"
        return f"\n\n[{address}]({address})\n\n"
    lost.append(LeftOut("shortcode", name))
    return ""


def _arguments(written: str) -> tuple[dict[str, str], list[str]]:
    named: dict[str, str] = {}
    ordered: list[str] = []
    for match in _ARGUMENT.finditer(written):
        value = match["double"] or match["tick"] or match["bare"] or ""
        if match["name"]:
            named[match["name"].lower()] = value
        else:
            ordered.append(value)
    return named, ordered


def without_liquid(markdown: str, find: Find) -> tuple[str, tuple[LeftOut, ...]]:
    """Return a body without the tags of Liquid and Nunjucks, and those that nobody knows."""
    if "{%" not in markdown and "{{" not in markdown and "{#" not in markdown:
        return markdown, ()
    lost: list[LeftOut] = []
    text = _LIQUID_CODE.sub(_fenced, markdown)
    held: list[str] = []

    def hold(match: re.Match[str]) -> str:
        held.append(match[1])
        return f"\ue120{len(held) - 1}\ue121"

    def link(match: re.Match[str]) -> str:
        return find(match["name"].strip().strip("\"'")) or f"#{match['name'].strip()}"

    def tag(match: re.Match[str]) -> str:
        known = _known_tag(match)
        if not known and not match["name"].startswith("end"):
            lost.append(LeftOut("shortcode", match["name"]))
        return known

    def output(match: re.Match[str]) -> str:
        expression = match["expression"].strip()
        if _BASE.match(expression):
            return ""
        if piped := _PIPED.match(expression):
            return piped["path"]
        lost.append(LeftOut("shortcode", f"{{{{ {expression} }}}}"))
        return ""

    def prose(part: str) -> str:
        part = _POST_URL.sub(link, _COMMENT.sub("", part))
        return _OUTPUT.sub(output, _TAG.sub(tag, part))

    changed = outside_code(_RAW.sub(hold, text), prose)
    return re.sub("\ue120(\\d+)\ue121", lambda match: held[int(match[1])], changed), tuple(lost)


def _known_tag(match: re.Match[str]) -> str:
    """Return the picture or the link that a tag shows; empty for one that shows something else."""
    name = match["name"].lower()
    named, ordered = _arguments(match["arguments"].replace(",", " "))
    first = ordered[0] if ordered else ""
    if name in _VIDEOS and first:
        return f"\n\n[{_VIDEOS[name]}{first}]({_VIDEOS[name]}{first})\n\n"
    is_include = name == "include" and _PICTURE_INCLUDE.search(first)
    addresses = [*map(named.get, ("src", "url", "path", "image_path", "image", "file"))]
    if name in {"image", "figure", "img"}:
        addresses.append(first)
    elif not is_include:
        return ""
    address = next(filter(None, addresses), "")
    words = named.get("alt") or (ordered[1] if name == "image" and len(ordered) > 1 else "")
    caption = named.get("caption") or named.get("description") or named.get("title") or ""
    return f"\n\n{picture_markdown(address, words, caption)}\n\n" if address else ""


def _fenced(match: re.Match[str]) -> str:
    return f"\n\n```{match['language']}\n{match['text']}\n```\n\n"


def without_components(markdown: str) -> tuple[str, tuple[LeftOut, ...]]:
    """Return a body of MDX without imports and components, whose words stay, and their names."""
    lost: list[LeftOut] = []

    def component(match: re.Match[str]) -> str:
        if not match[0].startswith("</"):
            lost.append(LeftOut("shortcode", match["name"]))
        return ""

    def prose(part: str) -> str:
        return _COMPONENT.sub(component, _IMPORT.sub("", part))

    return outside_code(markdown, prose), tuple(lost)
