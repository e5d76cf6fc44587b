"""Filling a template: fields that it leaves empty get their values, and all else stays as it is."""

import json
import re
from collections.abc import Mapping
from functools import partial

from newsroom.content.fields.field_names import meaning_of
from newsroom.content.fields.front_matter import FrontMatter, Syntax, read_front_matter
from newsroom.desk.text.field_lines import field_line

# A field that waits for its value, in plain lines, YAML or TOML; JSON is written anew.
_EMPTY = re.compile(r"""(?P<name>[^\s:=][^:=]*?)\s*(?P<sign>[:=])\s*(?:""|'')?\s*""")
_PLACEHOLDER = re.compile(r"\{(title|alt|pictures|time)\}")


def given_in(template: str) -> dict[str, str]:
    """Return the fields that a template has a value for, by their own names."""
    found: dict[str, str] = {}
    for key, field in read_front_matter(template).fields.items():
        value = next(filter(None, map(str, field.values)), "")
        if value and (name := meaning_of(key)):
            found.setdefault(name, value)
    return found


def filled(template: str, values: Mapping[str, str], words: Mapping[str, str]) -> str:
    """Return a template as the file of a new article.

    `values` are fields by their own names: each goes where the template leaves that field empty,
    or to the top if the template has no such field. What the template has itself stays. `words`
    stand in the text where the template says `{title}`, `{time}`, `{alt}` or `{pictures}`.
    """
    matter = read_front_matter(template)
    lines = template.split("\n")
    head, body = lines[: matter.body_line - 1], "\n".join(lines[matter.body_line - 1 :])
    waiting = {name: value for name, value in values.items() if value}
    for name in given_in(template):
        waiting.pop(name, None)
    body = _PLACEHOLDER.sub(partial(_word, words), body)
    if matter.syntax is Syntax.JSON and not matter.fault:
        return "\n".join([_filled_json("\n".join(head), waiting), body])
    for place, line in enumerate(head):
        match = _EMPTY.fullmatch(line)
        name = meaning_of(match["name"]) if match else ""
        if match and name in waiting:
            head[place] = field_line(match["name"], waiting.pop(name), matter.syntax)
    missing = [field_line(name.title(), value, matter.syntax) for name, value in waiting.items()]
    first = 1 if _has_fence(matter, lines[0]) else 0
    head[first:first] = missing
    if missing and not matter.fields and not first:
        head.append("")  # the text of a template without fields begins behind an empty line
    return "\n".join([*head, body])


def _filled_json(head: str, waiting: dict[str, str]) -> str:
    fields = json.loads(head)
    for key, value in fields.items():
        if not value and (name := meaning_of(key)) in waiting:
            fields[key] = waiting.pop(name)
    return json.dumps({**fields, **waiting}, ensure_ascii=False, indent=2)


def _has_fence(matter: FrontMatter, first_line: str) -> bool:
    return matter.syntax is not Syntax.PLAIN or first_line.startswith("---")


def _word(words: Mapping[str, str], match: re.Match[str]) -> str:
    return words.get(match[1], "")
