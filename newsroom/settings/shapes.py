"""Whether each setting is the kind of value that it has to be, and whether there is such a setting.

These are looked at first: of a list that should be a dictionary nothing else can be said.
"""

from collections.abc import Iterator
from difflib import get_close_matches
from os import PathLike

from newsroom.language.messages import Message
from newsroom.language.messages import message as _
from newsroom.settings.pelican_parts import DEFAULT_CONFIG
from newsroom.settings.problem import Problem, Settings

_Shape = tuple[type, ...]
TEXT: _Shape = (str,)
FLAG: _Shape = (bool, int)
MAPPING: _Shape = (dict,)
LIST: _Shape = (list, tuple)

SHAPES: dict[str, tuple[type, ...]] = {
    "SITENAME": TEXT,
    "SITESUBTITLE": TEXT,
    "SITEURL": TEXT,
    "MASTHEAD": MAPPING,
    "LOGO": TEXT,
    "ACCENT_COLOUR": TEXT,
    "TOKENS": MAPPING,
    "LUNAR_CALENDAR": FLAG,
    "OFFLINE": FLAG,
    "SEARCH": FLAG,
    "DEFAULT_LANG": TEXT,
    "LANGUAGES": MAPPING,
    "TIMEZONE": TEXT,
    "SECTIONS": LIST,
    "FRONT": LIST,
    "SECTION_ALIASES": MAPPING,
    "IGNORED_FIELDS": LIST,
    "FILENAME_METADATA": TEXT,
    "PATH_METADATA": TEXT,
    "USE_FOLDER_AS_CATEGORY": FLAG,
    "TOPIC_FOLDER": TEXT,
    "AUTHOR_FOLDER": TEXT,
    "ARCHIVE_FOLDER": TEXT,
    "CORRECTIONS_FOLDER": TEXT,
    "SEARCH_FOLDER": TEXT,
    "SERIES_FOLDER": TEXT,
    "FEEDS_FOLDER": TEXT,
    "FEED_FULL_TEXT": FLAG,
    "SHARE": LIST,
    "CARDS_SINCE": TEXT,
    "SECURITY_CONTACT": TEXT,
    "PATH": TEXT,
    "OUTPUT_PATH": TEXT,
    "OUTPUT_STORE": TEXT,
    "CACHE_PATH": TEXT,
    "PICTURE_CACHE": TEXT,
    "KEEP_ADDRESSES": FLAG,
    "THEME": TEXT,
    "THEME_TEMPLATES_OVERRIDES": LIST,
    "MARKDOWN": MAPPING,
    "TYPOGRIFY": FLAG,
    "INDENTED_CODE": FLAG,
    "EMBED_HOSTS": LIST,
    "JINJA_ENVIRONMENT": MAPPING,
    "JINJA_FILTERS": MAPPING,
    "JINJA_GLOBALS": MAPPING,
    "JINJA_TESTS": MAPPING,
    "PLUGINS": LIST,
    "PLUGIN_PATHS": LIST,
    "EXECUTOR": TEXT,
    "PUBLISH_AFTER": MAPPING,
    "PUBLISH_TARGETS": MAPPING,
    "PUBLISH_TARGET": TEXT,
    "DESK": MAPPING,
}
"""Every setting that this software reads, and what it may be."""

_NEVER_NONE = {
    *("LANGUAGES", "MASTHEAD", "TIMEZONE", "SECTION_ALIASES", "IGNORED_FIELDS"),
    *("EMBED_HOSTS", "PUBLISH_AFTER", "DESK"),
}
"""Settings for which None is wrong, besides those that Pelican has a default for.

Elsewhere None is as if nothing were said.
"""

_LISTS_OF_TEXTS = {
    *("THEME_TEMPLATES_OVERRIDES", "PLUGIN_PATHS", "EMBED_HOSTS", "IGNORED_FIELDS", "SHARE"),
}


def problems_of_shapes(settings: Settings) -> Iterator[Problem]:
    """Yield each setting of ours that is no value of its kind."""
    words: dict[tuple[type, ...], Message] = {
        TEXT: _("{setting} is {value}; it has to be a text, such as {example}."),
        FLAG: _("{setting} is {value}; it has to be True or False."),
        MAPPING: _("{setting} is {value}; it has to be a dictionary, such as {example}."),
        LIST: _("{setting} is {value}; it has to be a list, such as {example}."),
    }
    examples: dict[tuple[type, ...], str] = {
        TEXT: '"…"',
        FLAG: "True",
        MAPPING: '{"…": "…"}',
        LIST: '["…"]',
    }
    for name, shape in SHAPES.items():
        if name not in settings:
            continue
        value = settings[name]
        may_be_none = DEFAULT_CONFIG.get(name) is None and name not in _NEVER_NONE
        if value is None and may_be_none:
            continue
        if not isinstance(value, shape):
            yield words[shape].format(setting=name, value=repr(value), example=examples[shape])
        elif shape == MAPPING or name in _LISTS_OF_TEXTS:  # the keys of a dictionary, too
            for one in settings[name]:
                if not isinstance(one, (str, PathLike)):
                    yield words[TEXT].format(
                        setting=f"{name}, {one!r}", value=repr(one), example=examples[TEXT]
                    )


def problems_of_names(settings: Settings) -> Iterator[Problem]:
    """Yield each setting that neither we nor Pelican know, but whose name is nearly one of ours.

    Others may be some plugin's, or the newspaper's own.
    """
    for name in settings:
        if name in SHAPES or name in DEFAULT_CONFIG or not name.isupper():
            continue
        near = get_close_matches(name, SHAPES, n=1, cutoff=0.8)
        if near:
            yield _("There is no setting {name}; {meant} is meant.").format(
                name=name, meant=near[0]
            )
