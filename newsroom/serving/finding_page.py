"""The page on a finding's code that bar and desk lead to, on the machine that shows them."""

from html import escape

from newsroom.content.findings.speech import FINDINGS
from newsroom.explanations import explanation
from newsroom.language.messages import in_words
from newsroom.language.messages import message as _

FINDING_PATH = "/.newsroom/findings/"
"""Where the pages are: the code follows."""

_RULES = (
    "body{font:1rem/1.6 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;"
    "color-scheme:light dark}dt{margin-top:1rem;font-weight:600}dd{margin:0 0 0 1.5rem}"
)


def finding_page(code: str, language: str) -> bytes | None:
    """Return the page on a code, in words of `language`; None if there is no such code."""
    if code not in FINDINGS:
        return None
    found = explanation(code, language)
    kind = (
        _("A warning: what is meant for readers is published all the same.")
        if found.is_warning
        else _("A rejection: the rest is published; of this file, the last good version stays.")
    )
    pairs = "".join(
        f"<dt>{escape(pair.message)}</dt><dd>→ {escape(pair.remedy)}</dd>" for pair in found.pairs
    )
    told = _("In the handbook, in English: {meaning}").format(meaning=found.meaning)
    meaning = f"<p>{escape(in_words(told, language))}</p>" if found.meaning else ""
    return (
        f'<!doctype html><html lang="{escape(language)}"><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{code}</title><style>{_RULES}</style>"
        f"<main><h1>{code}</h1><p>{escape(in_words(kind, language))}</p>"
        f"<dl>{pairs}</dl>{meaning}</main></html>"
    ).encode()
