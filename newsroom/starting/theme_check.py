"""Whether the templates of an edition still fit the theme that they stand before."""

from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError, meta, nodes

from newsroom.edition import Edition
from newsroom.language.messages import Message
from newsroom.language.messages import message as _
from newsroom.pages.presence import Presence
from newsroom.pages.renderer import Renderer


def problems_of_templates(edition: Edition) -> Iterator[tuple[Path, Message | str]]:
    """Yield each template of the edition's own that does not fit, and what to change there."""
    environment = Renderer(edition, (), presence=Presence()).environment(edition.language)
    own = [*edition.template_overrides, *(one / "templates" for one in edition.theme_folders[:-1])]
    for folder in own:
        for file in sorted(folder.rglob("*.html")):
            for problem in _problems(environment, file):
                yield file, problem
    for theme in edition.theme_folders[:-1]:
        declaration = theme / "theme.toml"
        if any(theme.rglob("*.html")) and not declaration.is_file():
            yield (
                declaration,
                _(
                    "It does not exist, so that a later version cannot tell whether these "
                    "templates fit. Write `contract = 1` into it."
                ),
            )


def _problems(environment: Environment, file: Path) -> Iterator[Message | str]:
    try:
        text = file.read_text(encoding="utf-8")
        tree = environment.parse(text)
        environment.compile(text)
    except (TemplateSyntaxError, UnicodeDecodeError) as error:
        yield str(error)
        return
    for name in meta.find_referenced_templates(tree):
        if name and name not in environment.list_templates():
            yield _("There is no template “{name}” any more.").format(name=name)
    for imported in tree.find_all(nodes.FromImport):
        yield from _missing_macros(environment, imported)
    yield from _unknown_blocks(environment, tree)


def _missing_macros(
    environment: Environment, imported: nodes.FromImport
) -> Iterator[Message | str]:
    source = imported.template
    known = _tree(environment, source.value) if isinstance(source, nodes.Const) else None
    if known is None:
        return
    macros = {macro.name for macro in known.find_all(nodes.Macro)}
    macros |= {
        assigned.target.name
        for assigned in known.find_all(nodes.Assign)
        if isinstance(assigned.target, nodes.Name)
    }
    for one in imported.names:
        name = one if isinstance(one, str) else one[0]
        if name not in macros:
            yield _("“{template}” has no macro “{name}” any more.").format(
                template=source.value if isinstance(source, nodes.Const) else "", name=name
            )


def _unknown_blocks(environment: Environment, tree: nodes.Template) -> Iterator[Message | str]:
    """Yield each block that no template fills, since none that is extended has it."""
    known: set[str] = set()
    extended = tree.find(nodes.Extends)
    if extended is None:
        return
    while extended is not None:
        parent = extended.template
        above = _tree(environment, parent.value) if isinstance(parent, nodes.Const) else None
        if above is None:
            return
        known |= {block.name for block in above.find_all(nodes.Block)}
        extended = above.find(nodes.Extends)
    for block in tree.find_all(nodes.Block):
        if block.name not in known:
            yield _(
                "No template has a block “{name}” any more: what is in it is not shown."
            ).format(name=block.name)


def _tree(environment: Environment, name: str) -> nodes.Template | None:
    assert environment.loader is not None
    try:
        return environment.parse(environment.loader.get_source(environment, name)[0])
    except (TemplateNotFound, TemplateSyntaxError):
        return None
