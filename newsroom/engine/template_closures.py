"""Which templates a kind of page is made with: its own, and all that they extend and include."""

from dataclasses import dataclass, field
from functools import lru_cache

from jinja2 import Environment, TemplateError, TemplateSyntaxError, meta

from newsroom.engine.fingerprints import fingerprint
from newsroom.pages.month_tables import MONTH_TABLE_TEMPLATE
from newsroom.pages.registry import FAMILIES
from newsroom.pages.renderer import BODY_TEMPLATES, FRAME_TEMPLATES, Renderer
from newsroom.pages.theme_failure import theme_failure


def closures_of(renderer: Renderer) -> dict[str, str]:
    """Return, by kind, the fingerprint of its template and all that it extends or includes.

    Raises ThemeFailureError at a template that Jinja cannot read.
    """
    sources: dict[str, tuple[str, frozenset[str]]] = {}
    try:
        environment = renderer.environment(renderer.edition.language)
        parser = _Parser(repr(renderer.edition.jinja), environment)
        return {
            family.kind: fingerprint(sorted(_closure(parser, family.template, sources)))
            if family.template
            else ""
            for family in FAMILIES.values()
        }
    except TemplateError as error:
        raise theme_failure(error, renderer.theme) or error from error


@dataclass(frozen=True, slots=True)
class _Parser:
    """What parses templates: two of the same settings understand every text alike."""

    settings: str
    environment: Environment = field(compare=False)


@lru_cache(maxsize=256)
def _references(text: str, parser: _Parser) -> frozenset[str | None]:
    """Return the templates that one of this text names, None for a name made at run time.

    Kept, for a process that builds again and again (`invoke serve`) sees most texts again.
    """
    return frozenset(meta.find_referenced_templates(parser.environment.parse(text)))


def _closure(
    parser: _Parser, template: str, sources: dict[str, tuple[str, frozenset[str]]]
) -> set[str]:
    environment = parser.environment
    found: set[str] = set()
    waiting = [template, MONTH_TABLE_TEMPLATE, *BODY_TEMPLATES, *FRAME_TEMPLATES.values()]
    names: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in names:
            continue
        names.add(name)
        if name not in sources:
            assert environment.loader is not None
            text, file, _current = environment.loader.get_source(environment, name)
            try:
                references = _references(text, parser)
            except TemplateSyntaxError as error:
                error.filename = file  # a text alone does not know where it is from
                raise
            # A name computed at run time (None) cannot be followed: any template may be meant.
            named = [environment.list_templates() if one is None else [one] for one in references]
            sources[name] = text, frozenset(one for many in named for one in many)
        found.add(fingerprint(name, sources[name][0]))
        waiting.extend(sources[name][1])
    return found
