"""What pages are known to depend on."""

import tomllib
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import pytest

from newsroom.engine import fingerprints
from newsroom.engine.fingerprints import fingerprint_of_page
from tests.catalogue.records import an_article

ROOT = Path(__file__).parents[2]


def test_the_engine_and_all_below_it_decide_on_pages_and_nothing_above_it():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (one["layers"] for one in contracts if one["containers"] == ["newsroom"])
    from_engine = layers[layers.index("engine") :]
    names = {name.strip() for layer in from_engine for name in layer.replace(":", "|").split("|")}

    assert {Path(place).stem for place in fingerprints._DECIDING} == names
    assert all((ROOT / "newsroom" / place).exists() for place in fingerprints._DECIDING)


class _Inputs(NamedTuple):
    article: object
    names: object = ()


def test_a_fingerprint_tells_inputs_by_their_values():
    article = an_article(title="Lúa mùa")
    same = _Inputs(replace(article, title="Lúa " + "mùa"))
    others = [
        _Inputs(replace(article, title="Lúa chiêm")),
        _Inputs(replace(article, image=replace(article.image, focus="top"))),
        _Inputs(article, {"a.jpg": 1}),
        _Inputs(article, {"a.jpg": True}),
        _Inputs(article, {"a.jpg": "1"}),
    ]

    fingerprint = fingerprint_of_page("of a theme", _Inputs(article))
    found = {fingerprint_of_page("of a theme", one) for one in others}

    assert fingerprint_of_page("of a theme", same) == fingerprint
    assert len(found | {fingerprint, fingerprint_of_page("", same)}) == len(others) + 2


@pytest.mark.parametrize("unordered", [{"a", "b"}, object()], ids=["a set", "an object"])
def test_what_has_no_order_or_values_is_no_input_of_a_page(unordered):
    with pytest.raises(TypeError):
        fingerprint_of_page("of a theme", _Inputs(unordered))
