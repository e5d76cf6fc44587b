"""The documentation and the code say the same."""

import re
import sys
import tomllib
from pathlib import Path

import pytest
from invoke import Collection
from invoke.loader import FilesystemLoader

import newsroom
from newsroom import commands as commands_room
from newsroom.commands import exit_codes
from newsroom.content.article import ArticleKind, Status
from newsroom.content.fields.declared import DECLARED, FIELDS
from newsroom.content.findings.imports import IMPORTS
from newsroom.content.findings.speech import FINDINGS
from newsroom.language.folding import fold
from newsroom.language.locales.registry import locale_of

ROOT = Path(__file__).parents[1]
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
_SETTING_READ = re.compile(r'settings(?:\.get\(|\[)"([A-Z_]+)"')
_CODE_IN_FIRST_CELL = re.compile(r"^\| ([^|]*)\|", re.MULTILINE)
_CODE = re.compile(r"```.*?```|`[^`\n]*`", re.DOTALL)
_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)")


def document(name):
    return (ROOT / "docs" / name).read_text(encoding="utf-8")


def names_in_first_cells(text):
    """Return the names in code marks in the first column of a text's tables."""
    cells = _CODE_IN_FIRST_CELL.findall(text)
    return [name for cell in cells for name in re.findall(r"`([^`]+)`", cell)]


def part(text, heading):
    """Return what stands below a heading, up to the next of its level."""
    return text.partition(f"\n{heading}\n")[2].partition(f"\n{heading.split(' ')[0]} ")[0]


def test_every_setting_is_documented_and_no_other():
    files = [ROOT / "newsroom/edition.py", *(ROOT / "newsroom/settings").glob("*.py")]
    source = "".join(file.read_text(encoding="utf-8") for file in files)

    assert sorted(names_in_first_cells(document("settings.md"))) == sorted(
        set(_SETTING_READ.findall(source))
    )


def rows(heading):
    """Return the cells of each row of the tables below a heading of writing.md, code marks off."""
    lines = re.findall(r"^\| (`.*) \|$", part(document("writing.md"), heading), re.MULTILINE)
    cells = [line.split(" | ") for line in lines]
    return [[re.sub("^`([^`]*)`$", r"\1", cell) for cell in row] for row in cells]


def test_the_reference_of_fields_says_what_their_declarations_say():
    assert rows("## Fields") == [[one.name.title(), one.says, one.example] for one in FIELDS]


def test_every_vietnamese_name_of_a_field_is_documented():
    names = locale_of("vi").field_names

    assert rows("## Names in other languages") == [
        [one.name.title(), ", ".join(names[one.name])] for one in FIELDS
    ]


def test_every_name_of_a_field_in_other_systems_is_documented():
    documented = {
        name: re.findall("[^`, ]+", aliases)
        for name, aliases, *_ in (
            row for row in rows("## Files of other systems") if row[0].lower() in DECLARED
        )
    }

    assert documented == {
        one.name.title(): [*one.overriding, *one.aliases] for one in FIELDS if one.aliases
    }


def test_every_field_of_a_standing_page_is_named():
    named = re.findall(r"`([A-Z][a-z]+)`", part(document("writing.md"), "## Standing pages"))

    assert [name.lower() for name in named] == [one.name for one in FIELDS if one.on_pages]


def test_every_status_is_documented_and_no_other():
    assert sorted(names_in_first_cells(part(document("writing.md"), "## Status"))) == sorted(Status)


def test_every_kind_is_documented_with_its_words():
    documented = {kind: words.split(", ") for kind, words, _says in rows("## Kinds")}
    known = locale_of("vi").kinds

    assert sorted({*documented, "news"}) == sorted(ArticleKind)
    for kind, words in documented.items():
        assert [known[fold(word)] for word in words] == [kind] * len(words)


def test_every_code_of_a_rejection_is_documented_and_no_other():
    documented = names_in_first_cells(part(document("writing.md"), "## When something is wrong"))

    assert sorted(documented) == sorted(FINDINGS.keys() - IMPORTS.keys())


@pytest.fixture(scope="module")
def commands():
    """Every command of tasks.py by its name."""
    module, _folder = FilesystemLoader(start=str(ROOT)).load("tasks")
    yield Collection.from_module(module).tasks
    sys.modules.pop("tasks", None)


def test_every_command_and_option_is_documented_and_no_other(commands):
    rows = re.findall(
        r"^\| `invoke ([a-z-]+)[^`]*` \|.*\|([^|]*)\|$", document("commands.md"), re.M
    )

    documented = {name: sorted(re.findall(r"`(--[a-z-]+)`", options)) for name, options in rows}

    assert documented == {
        str(name): sorted(f"--{option}" for option in command.help)
        for name, command in commands.items()
    }


def test_every_exit_code_is_documented():
    codes = [0, exit_codes.REJECTED, exit_codes.MISUSED, exit_codes.FAILED]

    rows = re.findall(r"^\| (\d) \|", part(document("commands.md"), "## Exit codes"), re.MULTILINE)

    assert rows == [str(code) for code in codes]


def test_the_layers_of_the_architecture_are_those_that_ci_holds():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    (contract,) = contracts["tool"]["importlinter"]["contracts"]
    held = [
        sorted(f"newsroom.{name.strip()}" for name in re.split(r"[|:]", layer))
        for layer in contract["layers"]
    ]

    rows = re.findall(
        r"^\| (\d+) \| ([^|]+) \|", part(document("architecture.md"), "## Layers"), re.M
    )

    assert contract["exhaustive"]
    assert [int(number) for number, _names in rows] == list(range(1, len(held) + 1))
    assert [sorted(re.findall(r"`([\w.]+)`", names)) for _number, names in rows] == held


@pytest.mark.parametrize("file", DOCUMENTS, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_every_link_between_documents_leads_somewhere(file):
    prose = _CODE.sub("", file.read_text(encoding="utf-8"))
    targets = _LINK.findall(prose)
    ours = [target.partition("#")[0] for target in targets if "://" not in target]

    assert [name for name in ours if name and not (file.parent / name).exists()] == []


def test_every_page_has_its_place_in_the_handbook():
    named = re.findall(r"- (\S+\.md)$", (ROOT / "mkdocs.yml").read_text("utf-8"), re.MULTILINE)
    pages = [file.relative_to(ROOT / "docs").as_posix() for file in (ROOT / "docs").rglob("*.md")]

    assert sorted(
        {*named} - {"CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md", "findings/index.md"}
    ) == sorted(pages)


def test_every_file_named_in_the_architecture_is_there():
    named = re.findall(r"`([a-z_]+(?:/[a-z_]+)*\.py)`", document("architecture.md"))

    assert named
    assert [
        name
        for name in named
        if not (ROOT / name).exists() and not (ROOT / "newsroom" / name).exists()
    ] == []


def test_what_python_names_are_public_is_said_and_no_other():
    named = names_in_first_cells(part(document("extending.md"), "## What is public"))

    offered = [
        f"{module.__name__}.{name}"
        for module in (newsroom, commands_room)
        for name in module.__all__
    ]
    assert sorted(named) == sorted(offered)
