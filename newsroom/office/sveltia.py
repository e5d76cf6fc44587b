"""A configuration of Sveltia CMS, made of the edition: its sections, languages, fields, folders.

Source: sveltiacms.app/en/docs. Sveltia reads what Decap CMS reads, and so most of this is Decap's
too. Files are written with YAML between `---`, which the newspaper reads as it reads plain fields.
"""

from html import escape
from typing import Any, NamedTuple

import yaml

from newsroom.content.article import Status
from newsroom.content.fields.declared import FIELDS, DeclaredField, Kind
from newsroom.edition import Edition
from newsroom.language.locales.registry import locale_of
from newsroom.language.messages import Message, in_words
from newsroom.language.messages import message as _

_MOMENT = "YYYY-MM-DD HH:mm"
_PICTURES = "images"  # below content/
# What a form asks for once the article is published, or hardly ever.
_LAST = ("slug", "modified", "expires", "correction", "redirect-from", "source", "lang")
BACKENDS = ("github", "gitlab", "test-repo")
"""Where the files lie: on GitHub, on GitLab, or nowhere, to try the form."""


class Office(NamedTuple):
    """How an office keeps its edition: `repository` is OWNER/NAME, `content` its folder there.

    `months` are those that the editor opens, newest first. `login` is the address of the server
    that exchanges the login's codes; empty for the service's own.
    """

    backend: str
    repository: str
    branch: str
    content: str
    months: list[str]
    login: str = ""


def configuration(edition: Edition, office: Office) -> str:
    """Return `config.yml` for Sveltia CMS, in the newsroom's language."""
    backend: dict[str, Any] = {"name": office.backend}
    if office.repository:
        backend |= {"repo": office.repository, "branch": office.branch}
    if office.login:
        backend["base_url"] = office.login
    articles = [_month(edition, office, month) for month in office.months]
    settings: dict[str, Any] = {
        "backend": backend,
        "site_url": edition.site_url or None,
        "media_folder": f"{office.content}/{_PICTURES}",
        "public_folder": f"/{_PICTURES}",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "output": {"omit_empty_optional_fields": True},
        "collections": [*articles, _standing_pages(edition, office)],
    }
    known = {name: value for name, value in settings.items() if value}
    return yaml.safe_dump(known, allow_unicode=True, sort_keys=False, width=100)


def _month(edition: Edition, office: Office, month: str) -> dict[str, Any]:
    """Return the collection of a month's folder, where `newsroom new` puts articles too."""
    asked = [one for one in FIELDS if _is_asked(one, edition)]
    first = [_field(one, edition) for one in asked if one.name not in _LAST]
    last = [_field(one, edition) for one in asked if one.name in _LAST]
    year, number = month.split("-")
    return {
        "name": f"articles-{month}",
        "label": f"{_said(_('Articles'), edition)} {number}/{year}",
        "folder": f"{office.content}/{year}/{number}",
        "create": True,
        "extension": "md",
        "format": "yaml-frontmatter",
        "slug": "{{year}}-{{month}}-{{day}}-{{slug}}",
        "identifier_field": "title",
        "summary": "{{title}} ({{date}}, {{status}})",
        "sortable_fields": ["date", "title"],
        "fields": [*first, _body(edition), *last],
    }


def _standing_pages(edition: Edition, office: Office) -> dict[str, Any]:
    fields = [one for one in FIELDS if one.on_pages and _is_asked(one, edition)]
    return {
        "name": "pages",
        "label": _said(_("Standing pages"), edition),
        "folder": f"{office.content}/pages",
        "create": True,
        "extension": "md",
        "format": "yaml-frontmatter",
        "slug": "{{slug}}",
        "identifier_field": "title",
        "fields": [*(_field(one, edition) for one in fields), _body(edition)],
    }


def _is_asked(field: DeclaredField, edition: Edition) -> bool:
    """Tell whether a form has the field at all: of one language nobody is asked for it."""
    return field.name != "lang" or len(edition.languages) > 1


def _field(field: DeclaredField, edition: Edition) -> dict[str, Any]:
    names = locale_of(edition.language).field_names.get(field.name, ())
    form: dict[str, Any] = {
        "name": field.name,
        "label": names[0] if names else field.name.replace("-", " ").capitalize(),
        **_widget(field, edition),
    }
    if not field.is_required:
        form["required"] = False
    return form


def _widget(field: DeclaredField, edition: Edition) -> dict[str, Any]:
    of_name: dict[str, dict[str, Any]] = {
        "status": {"widget": "select", "options": list(map(str, Status)), "default": "draft"},
        "lang": {"widget": "select", "options": list(edition.languages)},
        "summary": {"widget": "text"},
    }
    sections = [section.name(edition.language) for section in edition.sections]
    of_kind: dict[Kind, dict[str, Any]] = {
        Kind.DATE: {"widget": "datetime", "format": _MOMENT, "picker_utc": False},
        Kind.SECTION: {"widget": "select", "options": sections},
        Kind.FILE: {"widget": "image", "choose_url": False},
    }
    typed = {"widget": "list" if field.kind.repeats else "string", "hint": field.example}
    return of_name.get(field.name) or of_kind.get(field.kind) or typed


def _body(edition: Edition) -> dict[str, Any]:
    """Return the text, typed as it stands in the file.

    An editor of rich text would write all of it anew, and every input method knows a plain one.
    """
    return {
        "name": "body",
        "label": _said(_("Text"), edition),
        "widget": "text",
        "required": False,
    }


def _said(words: Message, edition: Edition) -> str:
    return in_words(words, edition.language)


def page(edition: Edition) -> str:
    """Return `index.html`, which loads the editor from beside it: nothing from another host."""
    title = edition.masthead(edition.language).name
    return (
        f'<!doctype html>\n<html lang="{edition.language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="robots" content="noindex">\n<title>{escape(title)}</title>\n</head>\n'
        '<body>\n<script src="sveltia-cms.js"></script>\n</body>\n</html>\n'
    )
