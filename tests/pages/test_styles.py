"""Readers fetch the stylesheet without what only its authors read, and it means the same."""

import pytest

from newsroom.pages.styles import lightened_sheet

MEANS_THE_SAME = {
    "/* Why. */\n@layer a, b;\n\na {\n  top: 0;\n  left: 0;\n}\n": "@layer a,b;a{top:0;left:0}",
    "a :hover > b + c {}": "a :hover > b + c{}",
    "@media (width >= 40rem) and (hover) {a {}}": "@media (width >= 40rem) and (hover){a{}}",
    "a {inset: calc(1rem + 2px) auto}": "a{inset:calc(1rem + 2px) auto}",
    "a {margin: 0/* none */auto}": "a{margin:0 auto}",
    'a {content: "b /* c */  ; } d" / ""}': 'a{content:"b /* c */  ; } d" / ""}',
    r"""a {content: "\"  ;  " '  "  '}""": r"""a{content:"\"  ;  " '  "  '}""",
    "a {background: url(data:a; b,  c)}": "a{background:url(data:a; b,  c)}",
    "/*! Terms  of use. */ a {top: 0}": "/*! Terms  of use. */ a{top:0}",
}


@pytest.mark.parametrize(("sheet", "light"), MEANS_THE_SAME.items())
def test_comments_and_white_space_are_left_out_where_they_mean_nothing(sheet, light):
    assert lightened_sheet(sheet.encode()) == light.encode()


@pytest.mark.parametrize("sheet", [b"a  {b: '}\nc  {}", b"a  {} /* b  {}", b"a  {}\0"])
def test_a_sheet_that_cannot_be_understood_is_left_alone(sheet):
    assert lightened_sheet(sheet) == sheet
