"""What Windows-1252 leaves behind in a careless conversion is read as its letters."""

import pytest

from newsroom.language.controls import first_control, letters_of_controls


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("it\x92s", "it’s"),
        ("\x93Về quê\x94", "“Về quê”"),
        ("2018\x962020\x85", "2018–2020…"),
        ("5 \x80", "5 €"),
        ("Đã sạch", "Đã sạch"),
        ("\x81\x9d\xa0", "\x81\x9d\xa0"),
    ],
)
def test_letters_are_what_they_were_meant_to_be(text, meant):
    assert letters_of_controls(text) == meant


def test_the_first_of_them_is_found():
    assert first_control("a\nb\x92\x93".encode()).start() == 3
    assert first_control("a\x81\xa0°\n".encode()) is None
