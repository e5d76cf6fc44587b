"""What an incremental build tells is what a cold one tells: each case was told wrong once."""

import pytest

from tests.engine.newspaper import SECTIONS


def lead_to_a_section_that_moves(newspaper):
    newspaper.write("redirects.txt", "/cu/ /kinh-te/\n")
    newspaper.build()
    newspaper.settings["SECTIONS"] = [{**one, "slug": f"{one['slug']}-moi"} for one in SECTIONS]


def lead_nowhere_with_a_remark_above(newspaper):
    newspaper.write("redirects.txt", "/cu/ /khong-co/\n")
    newspaper.build()
    newspaper.write("redirects.txt", "# Xin xem lại.\n/cu/ /khong-co/\n")


def bring_captions_later(newspaper):
    film(newspaper)
    newspaper.write("phim/pha.vtt", "WEBVTT\n")


def take_captions_away(newspaper):
    newspaper.write("phim/pha.vtt", "WEBVTT\n")
    film(newspaper)
    (newspaper.content / "phim/pha.vtt").unlink()


def film(newspaper):
    newspaper.write("phim/pha.mp4", "phà")
    newspaper.article("a.md", body="![Bến phà](phim/pha.mp4)")
    newspaper.build()


def link_out_and_mend_it(newspaper):
    (newspaper.content / "b.md").symlink_to("/etc/hostname")
    newspaper.build()
    (newspaper.content / "b.md").unlink()
    (newspaper.content / "b.md").symlink_to("a.md")


def link_in_and_let_it_lead_out(newspaper):
    (newspaper.content / "b.md").symlink_to("a.md")
    newspaper.build()
    (newspaper.content / "b.md").unlink()
    (newspaper.content / "b.md").symlink_to("/etc/hostname")


CASES = {
    lead_to_a_section_that_moves: [("redirects.txt", "redirect-nowhere")],
    lead_nowhere_with_a_remark_above: [("redirects.txt", "redirect-nowhere")],
    bring_captions_later: [],
    take_captions_away: [("a.md", "no-captions")],
    link_out_and_mend_it: [("b.md", "duplicate-address")],
    link_in_and_let_it_lead_out: [("b.md", "bad-link")],
}


@pytest.mark.parametrize("change", CASES, ids=lambda change: change.__name__)
def test_an_incremental_report_is_that_of_a_cold_build(newspaper, change):
    newspaper.article("a.md", Title="Bài")
    change(newspaper)

    report = newspaper.build()
    cold, tree = newspaper.cold()

    found = (*report.rejections, *report.warnings)
    assert [(one.path, one.code) for one in found] == CASES[change]
    assert found == (*cold.rejections, *cold.warnings)
    assert newspaper.tree() == tree
