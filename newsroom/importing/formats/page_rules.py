"""Rules for saved pages: CSS selectors by site, which say where title, text and date stand."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml.html import HtmlElement, document_fromstring, tostring

from newsroom.importing.mending import in_a_line
from newsroom.importing.source_error import SourceError
from newsroom.language.messages import message as _

_ANY_SITE = "*"

Rules = Mapping[str, Mapping[str, str]]


def read_rules(file: Path | None) -> Rules:
    """Return the selectors of a file by host; raises SourceError for one that cannot be read."""
    if file is None:
        return {}
    try:
        data: dict[str, Any] = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceError(
            _("{file} cannot be read as a map: {reason}.").format(file=file, reason=error)
        ) from error
    own = {name: value for name, value in data.items() if isinstance(value, str)}
    sites = {
        name.removeprefix("www."): value for name, value in data.items() if isinstance(value, dict)
    }
    rules = {**sites, **({_ANY_SITE: own} if own else {})}
    probe = document_fromstring("<p></p>")
    for site, selectors in rules.items():
        for name, selector in selectors.items():
            if name == "zone":
                continue
            try:
                probe.cssselect(selector)
            except Exception as error:  # cssselect's errors have no base of their own
                raise SourceError(
                    _("{file}: “{selector}”, of {name} for {site}, is no CSS selector.").format(
                        file=file, selector=selector, name=name, site=site
                    )
                ) from error
    return rules


@dataclass(frozen=True, slots=True)
class Ruled:
    """What the rules of a site found on a page, by the names of rules."""

    found: Mapping[str, HtmlElement]
    zone: str

    def text(self, name: str) -> str:
        """Return the words that a rule found, of a date the machine's; empty if it found none."""
        node = self.found.get(name)
        if node is None:
            return ""
        value = node.get("datetime") or node.get("content") if name == "date" else ""
        return in_a_line(value or " ".join("".join(node.itertext()).split()))

    def html(self, name: str) -> str:
        """Return what a rule found as HTML, empty if it found nothing."""
        node = self.found.get(name)
        return tostring(node, encoding="unicode", with_tail=False) if node is not None else ""


def by_rules(root: HtmlElement, host: str, rules: Rules) -> Ruled:
    """Return what the rules of a host find on a page, after taking out what they drop."""
    selectors = rules.get(host.removeprefix("www."), rules.get(_ANY_SITE, {}))
    if drop := selectors.get("drop"):
        for node in root.cssselect(drop):
            if node.getparent() is not None:
                node.drop_tree()
    found = {
        name: nodes[0]
        for name, selector in selectors.items()
        if name not in {"drop", "zone"} and (nodes := root.cssselect(selector))
    }
    return Ruled(found, selectors.get("zone", ""))
