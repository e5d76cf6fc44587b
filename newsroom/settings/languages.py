"""Whether the languages are languages, and their mastheads have parts that a masthead has."""

from collections.abc import Collection, Iterator

from newsroom.language.messages import message as _
from newsroom.language.tags import canonical_tag
from newsroom.settings.problem import Problem, Settings, unknown_key


def problems_of_languages(settings: Settings, parts: Collection[str]) -> Iterator[Problem]:
    """Yield what is wrong with the languages and mastheads; `parts` are a masthead's names."""
    no_language = _(
        "{setting}: {tag!r} is no tag of a language; write one such as 'vi', 'en' or 'fr-CA'."
    )
    own = settings.get("DEFAULT_LANG", "")
    if not canonical_tag(own):
        yield no_language.format(setting="DEFAULT_LANG", tag=own)
    seen = {canonical_tag(own).lower()}
    for tag, masthead in settings.get("LANGUAGES", {}).items():
        setting = f"LANGUAGES, {tag!r}"
        canonical = canonical_tag(str(tag)).lower()
        if not canonical:
            yield no_language.format(setting="LANGUAGES", tag=tag)
        elif canonical in seen:
            yield _("{setting}: this language is declared already.").format(setting=setting)
        seen.add(canonical)
        yield from _problems_of_masthead(setting, masthead, parts)
    # The name and the motto of the edition's own language are settings by themselves.
    own_parts = [part for part in parts if part not in {"name", "motto"}]
    yield from _problems_of_masthead("MASTHEAD", settings.get("MASTHEAD", {}), own_parts)


def _problems_of_masthead(
    setting: str, masthead: object, parts: Collection[str]
) -> Iterator[Problem]:
    if not isinstance(masthead, dict):
        example = {"name": "The Fen Courier"} if "name" in parts else {"editor_in_chief": "…"}
        yield _("{setting} is {value}; it has to be a dictionary, such as {example}.").format(
            setting=setting, value=repr(masthead), example=example
        )
        return
    for key, value in masthead.items():
        if key not in parts:
            yield unknown_key(setting, key, parts)
        elif not isinstance(value, str):
            yield _("{setting} is {value}; it has to be a text, such as {example}.").format(
                setting=f"{setting}, {key!r}", value=repr(value), example='"…"'
            )
