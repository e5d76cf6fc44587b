"""The one stylesheet: light, in layers, without dead rules, and readable in both schemes."""

import gzip
import re
from pathlib import Path

import pytest

from newsroom.pages.styles import lightened_sheet
from newsroom.pages.theme import Theme

LAYERS = ["reset", "tokens", "base", "layout", "components", "print"]
THEME = Path(__file__).parents[2] / "theme"
FILES = Theme((THEME,)).stylesheets  # theme.toml says which there are, and in which order
CSS_BUDGET = 12_000  # bytes, gzipped

# Classes that no template writes: typography and journalists' Markdown put them into bodies.
CLASSES_OF_BODIES = {"caps", "parenthesis", "pull"}

READABLE = 4.5  # the contrast that WCAG 2.2 asks of text (1.4.3)


@pytest.fixture
def sheets(theme):
    """The text of each file, without comments."""
    folder = theme / "static" / "css"
    return {name: _without_comments((folder / f"{name}.css").read_text("utf-8")) for name in FILES}


def test_weighs_no_more_than_a_slow_network_bears(theme):
    sheet = lightened_sheet(Theme((theme,)).stylesheet({}))

    assert len(gzip.compress(sheet, mtime=0)) <= CSS_BUDGET


def test_the_first_file_declares_the_order_of_the_layers(sheets):
    assert sheets["reset"].startswith(f"@layer {', '.join(LAYERS)};")


@pytest.mark.parametrize("name", FILES)
def test_each_file_fills_one_layer(name, sheets):
    (layer,) = layers_in(sheets[name])

    assert layer in LAYERS


def layers_in(sheet):
    """Return the layers that a file's rules are in."""
    return re.findall(r"@layer (\w+) \{", sheet)


def test_there_are_no_other_stylesheets_and_the_theme_names_each(theme):
    assert sorted(file.stem for file in theme.rglob("*.css")) == sorted(FILES)


def test_the_theme_s_order_is_that_of_the_layers(sheets):
    layers = [layer for name in FILES for layer in layers_in(sheets[name])]

    assert list(dict.fromkeys(layers)) == LAYERS


def test_every_class_it_styles_is_on_some_page(theme, sheets):
    templates = "".join(file.read_text("utf-8") for file in theme.rglob("*.html"))
    used = {name for names in re.findall(r'class="([^"]*)"', templates) for name in names.split()}

    styled = {name for css in sheets.values() for name in re.findall(r"\.([a-z][\w-]*)", css)}

    assert styled - used == CLASSES_OF_BODIES


def test_colours_are_named_in_one_place(sheets):
    elsewhere = [name for name, css in sheets.items() if re.search(r"#[0-9a-f]{3,8}\b", css)]

    assert set(elsewhere) <= {"tokens", "print"}


def test_every_custom_property_used_is_defined(sheets):
    everything = "".join(sheets.values())

    used = set(re.findall(r"var\((--[\w-]+)\)", everything))
    defined = set(re.findall(r"(--[\w-]+):", everything))

    assert used == defined


@pytest.mark.parametrize("physical", ["left", "right", "top", "bottom"])
def test_sides_are_those_of_the_text_not_of_the_screen(physical, sheets):
    pattern = rf"(?:margin|padding|border|inset)-{physical}|^\s*{physical}:"

    assert not [name for name, css in sheets.items() if re.search(pattern, css, re.MULTILINE)]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("paper", ["paper", "wash"])
@pytest.mark.parametrize("ink", ["ink", "quiet", "accent-text"])
def test_text_can_be_read_on_what_it_stands_on(ink, paper, scheme, sheets):
    colours = _colours(sheets["tokens"], scheme)

    assert _contrast(colours[ink], colours[paper]) >= READABLE


@pytest.mark.parametrize(
    ("ink", "paper"), [("on-accent", "accent"), ("imprint-ink", "imprint-paper")]
)
def test_text_can_be_read_on_coloured_grounds(ink, paper, sheets):
    for scheme in ("light", "dark"):
        colours = _colours(sheets["tokens"], scheme)
        assert _contrast(colours[ink], colours[paper]) >= READABLE


@pytest.mark.parametrize("accent", ["#000000", "#767676", "#0000ff", "#c00000", "#007a33"])
def test_an_accent_that_can_be_read_on_white_can_be_read_in_the_dark(accent, sheets):
    sheet = re.sub(r"--accent: [^;]+;", f"--accent: {accent};", sheets["tokens"])

    light, dark = _colours(sheet, "light"), _colours(sheet, "dark")

    assert _contrast(light["accent-text"], light["paper"]) >= READABLE
    assert _contrast(dark["accent-text"], dark["paper"]) >= READABLE


def _without_comments(css):
    return re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL).strip()


def _colours(tokens, scheme):
    light, dark = tokens.split("@media (prefers-color-scheme: dark)")
    rules = light + dark if scheme == "dark" else light
    values = dict(re.findall(r"--([\w-]+): ([^;]+);", rules))
    return {name: _rgb(value, values) for name, value in values.items() if _is_colour(value)}


def _is_colour(value):
    return re.match(r"#|var\(--(accent|ink)|color-mix", value)


def _rgb(value, values):
    if mixed := re.fullmatch(r"color-mix\(in srgb, var\(--(\w+)\) (\d+)%, white\)", value):
        share = int(mixed[2]) / 100
        return tuple(share * part + (1 - share) * 255 for part in _rgb(values[mixed[1]], values))
    if other := re.fullmatch(r"var\(--([\w-]+)\)", value):
        return _rgb(values[other[1]], values)
    digits = value.lstrip("#")
    if len(digits) == 3:
        digits = "".join(2 * digit for digit in digits)
    return tuple(int(digits[at : at + 2], 16) for at in (0, 2, 4))


def _contrast(one, other):
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour):
    """Return the relative luminance as WCAG 2.2 defines it."""
    red, green, blue = (
        part / 255 / 12.92 if part / 255 <= 0.04045 else ((part / 255 + 0.055) / 1.055) ** 2.4
        for part in colour
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
