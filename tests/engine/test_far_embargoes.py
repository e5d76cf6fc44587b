"""An embargo of more than a year is told while it is one, by builds and checks, warm or cold."""

from newsroom.engine.far_embargoes import YEAR


def codes(report):
    return [(one.path, one.line, one.code) for one in report.warnings]


def test_an_embargo_of_more_than_a_year_is_told_until_it_is_none(newspaper):
    newspaper.article("xa.md", Date="2091-03-11 08:00")
    newspaper.article("gan.md", Date="2019-12-01 08:00")
    newspaper.article("nhap.md", Date="2091-03-11", Status="draft")

    assert codes(newspaper.build()) == [("xa.md", 2, "far-embargo")]
    assert codes(newspaper.build()) == [("xa.md", 2, "far-embargo")]

    newspaper.now += 72 * YEAR

    assert codes(newspaper.build()) == []


def test_nothing_is_told_of_the_earlier_version_of_a_file_that_is_rejected(newspaper):
    newspaper.article("xa.md", Date="2091-03-11 08:00")
    newspaper.build()
    newspaper.article("xa.md", Date="không biết")

    assert codes(newspaper.build()) == []
