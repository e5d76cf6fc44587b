"""What pages are known to depend on."""

import tomllib
from pathlib import Path

from newsroom.engine import fingerprints

ROOT = Path(__file__).parents[2]


def test_the_engine_and_all_below_it_decide_on_pages_and_nothing_above_it():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    (layers,) = (one["layers"] for one in contracts if one["containers"] == ["newsroom"])
    from_engine = layers[layers.index("engine") :]
    names = {name.strip() for layer in from_engine for name in layer.replace(":", "|").split("|")}

    assert {Path(place).stem for place in fingerprints._DECIDING} == names
    assert all((ROOT / "newsroom" / place).exists() for place in fingerprints._DECIDING)
