import pytest

from newsroom.language.numbers import format_count, format_decimal


@pytest.mark.parametrize(
    ("number", "vietnamese", "english"),
    [
        (0, "0", "0"),
        (7, "7", "7"),
        (999, "999", "999"),
        (1_000, "1.000", "1,000"),
        (12_345, "12.345", "12,345"),
        (1_000_000, "1.000.000", "1,000,000"),
        (-1_234, "-1.234", "-1,234"),
    ],
)
def test_counts_are_grouped_by_thousands(number, vietnamese, english):
    assert format_count(number, "vi") == vietnamese
    assert format_count(number, "en") == english


@pytest.mark.parametrize(
    ("number", "vietnamese", "english"),
    [
        (12.5, "12,5", "12.5"),
        (1234.5, "1.234,5", "1,234.5"),
        (0.25, "0,25", "0.25"),
        (3.0, "3", "3"),
    ],
)
def test_decimals_have_the_comma_or_the_point(number, vietnamese, english):
    assert format_decimal(number, "vi") == vietnamese
    assert format_decimal(number, "en") == english
