"""How blocks stand beside each other."""

import pytest

from newsroom.pages.listings.arrangement import grouped


@pytest.mark.parametrize(
    ("shapes", "groups"),
    [
        ([], []),
        (["list"], [[0]]),
        (["row", "list", "list"], [[0], [1, 2]]),
        (["list"] * 3 + ["strip"], [[0, 1, 2], [3]]),
        (["list"] * 4, [[0, 1], [2, 3]]),
        (["list"] * 5, [[0, 1, 2], [3, 4]]),
        (["list"] * 7, [[0, 1, 2], [3, 4], [5, 6]]),
        (["tinted", "row"], [[0], [1]]),
    ],
)
def test_lists_stand_beside_each_other_and_none_is_left_alone(
    shapes: list[str], groups: list[list[int]]
) -> None:
    assert grouped(shapes) == groups
