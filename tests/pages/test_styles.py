"""Readers fetch the stylesheet without what only its authors read, and it means the same."""

import pytest

from newsroom.pages.styles import lightened_sheet


@pytest.mark.parametrize(
    ("sheet", "light"),
    [
        ("/* Why. */\n@layer a, b;\n\na {\n  color: red;\n  top: 0;\n}\n", "@layer a,b;a{color:red;top:0}"),
        ("a :hover > b + c {}", "a :hover > b + c{}"),
        ("@media (width >= 40rem) and (hover) {a {top: 0}}", "@media (width >= 40rem) and (hover){a{top:0}}"),
        ("a {inset: calc(1rem + 2px) auto}", "a{inset:calc(1rem + 2px) auto}"),
        ("a {margin: 0/* none */auto}", "a{margin:0 auto}"),
        ('a::after {content: "a /* b */  ; } c" / ""}', 'a::after{content:"a /* b */  ; } c" / ""}'),
        (r"""a {content: "\"  ;  " '  "  '}""", r"""a{content:"\"  ;  " '  "  '}"""),
        ("a {background: url(data:image/svg+xml; a,  b)}", "a{background:url(data:image/svg+xml; a,  b)}"),
        ("/*! Terms  of use. */ a {top: 0}", "/*! Terms  of use. */ a{top:0}"),
    ],
)  # fmt: skip
def test_comments_and_white_space_are_left_out_where_they_mean_nothing(sheet, light):
    assert lightened_sheet(sheet.encode()) == light.encode()


@pytest.mark.parametrize("sheet", [b"a  {content: '\xff'}", b"a  {b: '}\nc  {}", b"a  {} /* b  {}"])
def test_a_sheet_that_cannot_be_understood_is_left_alone(sheet):
    assert lightened_sheet(sheet) == sheet
