"""The figures in the documentation."""

from dataclasses import replace

import pytest

from bench.builders import PAGES_ALONE
from bench.measure import Cost
from bench.results import Build, Rebuild, Results
from bench.table import document

SECOND = Cost(seconds=1.0, cpu_seconds=1.5, peak_bytes=50_000_000)
PROSE = "# Benchmarks\n\nWhy we measure.\n"


def results(*, size=1_000, cold=SECOND, hugo=SECOND, rebuild=SECOND):
    return Results(
        size=size,
        cold=Build("newsroom", cold, 3_900),
        peers=(Build("Hugo", hugo, 3_900),),
        peer_rebuilds=(),
        floor=SECOND,
        rebuilds=(Rebuild("add an article", rebuild, 31),),
        words=420,
        save_seconds=0.04,
    )


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "benchmarks.md"
    path.write_text(PROSE)
    return path


def test_prose_stays_and_the_figures_follow_it(path):
    document(path, results(), "a machine")

    text = path.read_text()
    assert text.startswith(PROSE)
    assert "## 1,000 articles" in text
    assert "Measured on a machine." in text
    assert "| newsroom | 1.00 s | 1.50 s | 50 MB | 3,900 |" in text
    assert "| add an article | 1.00 s | 1.50 s | 50 MB | 31 | 1.00 |" in text


def test_figures_of_the_same_size_are_replaced_and_of_other_sizes_kept(path):
    document(path, results(size=1_000), "an old machine")
    document(path, results(size=10_000), "an old machine")

    document(path, results(size=1_000), "a new machine")

    text = path.read_text()
    assert text.count("## 1,000 articles") == 1
    assert text.index("a new machine") < text.index("## 10,000 articles")
    assert text.index("## 10,000 articles") < text.index("an old machine")


def test_a_budget_is_kept_up_to_its_limit_and_not_beyond():
    kept = results(cold=Cost(1.8, 1.0, 1), hugo=Cost(1.0, 1.0, 1))
    broken = results(cold=Cost(1.81, 1.0, 1), hugo=Cost(1.0, 1.0, 1))

    assert [budget.is_kept for budget in kept.budgets()] == [True, True, True]
    assert [budget.is_kept for budget in broken.budgets()] == [False, True, True]


def test_pages_alone_are_compared_with_hugo_as_well():
    alone = Build(PAGES_ALONE, Cost(1.5, 1.0, 1), 3_898)
    found = results(cold=Cost(2.0, 1.0, 1), hugo=Cost(1.0, 1.0, 1))

    budgets = [*replace(found, peers=(*found.peers, alone)).budgets()]

    assert [(one.measured, one.is_kept) for one in budgets[:2]] == [(2.0, False), (1.5, True)]


def test_memory_is_budgeted_at_100_000_articles_only():
    promises = {
        size: [b.promise for b in results(size=size).budgets()] for size in (10_000, 100_000)
    }

    assert "cold build ÷ Hugo's memory" not in promises[10_000]
    assert "cold build ÷ Hugo's memory" in promises[100_000]


def test_every_change_is_budgeted_against_the_floor():
    slow = results(rebuild=Cost(seconds=1.6, cpu_seconds=1.0, peak_bytes=1))

    [change] = [b for b in slow.budgets() if b.promise == "add an article ÷ floor"]
    assert change.measured == pytest.approx(1.6)
    assert not change.is_kept
