import copy
import pickle
import re

import pytest

from newsroom.language.patterns import lazy_pattern


def test_a_lazy_pattern_does_what_a_compiled_one_does():
    lazy, compiled = (
        lazy_pattern(r"(?P<word>\w+)!", re.ASCII),
        re.compile(r"(?P<word>\w+)!", re.ASCII),
    )

    assert lazy.sub(r"\g<word>?", "ô ha!") == compiled.sub(r"\g<word>?", "ô ha!") == "ô ha?"
    assert [one["word"] for one in lazy.finditer("a! b! c")] == ["a", "b"]
    assert (lazy.pattern, lazy.flags, lazy.groups) == (
        compiled.pattern,
        compiled.flags,
        compiled.groups,
    )
    assert lazy_pattern(rb"\d+").findall(b"1 22") == [b"1", b"22"]


def test_it_travels_to_other_processes():
    used = lazy_pattern("a+")
    assert used.match("aa")

    for one in (used, lazy_pattern("a+")):
        assert pickle.loads(pickle.dumps(one)).fullmatch("aaa")
        assert copy.deepcopy(one).fullmatch("aaa")


def test_what_is_wrong_with_it_shows_when_it_is_used():
    lazy = lazy_pattern("(")

    with pytest.raises(re.error):
        lazy.search("")
