"""A published address is for ever: what builds for readers do when an article leaves one."""

import re
import subprocess

import pytest

from newsroom.checking.check import CheckOrder, check
from tests.publishing.publisher import git

FILE = "redirects.txt"
LIST = re.compile(r"/(?:en/|kinh-te/)?\d{4}/(?:\d\d/){0,2} ")


@pytest.fixture
def paper(newspaper):
    """A newspaper whose builds are for readers, with one article that they know."""
    newspaper.settings["KEEP_ADDRESSES"] = True
    newspaper.article("lua.md", Title="Lúa xuân")
    newspaper.build()
    return newspaper


def all_lines(paper):
    file = paper.content / FILE
    text = file.read_text(encoding="utf-8") if file.exists() else ""
    return [line for line in text.splitlines() if line.startswith(("/", "<"))]


def lines(paper):
    """Return the lines about texts: those about lists have tests of their own."""
    return [line for line in all_lines(paper) if not LIST.match(line)]


def page(paper, address):
    return (paper.output / address.strip("/") / "index.html").read_text(encoding="utf-8")


def codes(report):
    return [(one.path, one.line, one.code) for one in report.rejections]


def as_cold(paper):
    assert paper.tree() == paper.cold_tree()


OLD = "/2019/03/10/lua-xuan/"


@pytest.mark.parametrize(
    ("change", "new"),
    [
        ({"Title": "Lúa hè"}, "/2019/03/10/lua-he/"),
        ({"Title": "Lúa xuân", "Slug": "lua"}, "/2019/03/10/lua/"),
        ({"Title": "Lúa xuân", "Date": "2019-03-09"}, "/2019/03/09/lua-xuan/"),
        ({"Title": "Lúa xuân", "Date": "2019-03"}, "/2019/03/lua-xuan/"),
        ({"Title": "Lúa xuân", "Lang": "en"}, "/en/2019/03/10/lua-xuan/"),
    ],
)
def test_a_changed_address_leads_to_the_new_one(paper, change, new):
    paper.article("lua.md", **change)

    report = paper.build()

    assert report.rejections == ()
    assert lines(paper) == [f"{OLD} {new}"]
    assert f'content="0; url={new}"' in page(paper, OLD)
    assert f'<a href="{new}">' in page(paper, OLD)
    assert f'<link rel="canonical" href="https://example.com{new}">' in page(paper, OLD)
    as_cold(paper)


def test_a_changed_section_changes_no_address(paper):
    paper.article("lua.md", Title="Lúa xuân", Category="Chính trị")

    paper.build()

    assert lines(paper) == []


def test_previews_write_nothing(newspaper):
    newspaper.article("lua.md", Title="Lúa xuân")
    newspaper.build()
    newspaper.article("lua.md", Title="Lúa hè")

    newspaper.build()

    assert lines(newspaper) == []


def test_an_address_that_moves_twice_leads_to_the_last_place(paper):
    paper.article("lua.md", Title="Lúa hè")
    paper.build()
    paper.article("lua.md", Title="Lúa thu")
    paper.build()

    assert lines(paper) == [
        "/2019/03/10/lua-he/ /2019/03/10/lua-thu/",
        f"{OLD} /2019/03/10/lua-he/",
    ]
    assert "url=/2019/03/10/lua-thu/" in page(paper, OLD)
    as_cold(paper)


def test_an_article_that_comes_back_goes_before_its_redirect(paper):
    paper.article("lua.md", Title="Lúa hè")
    paper.build()
    paper.article("lua.md", Title="Lúa xuân")
    paper.build()

    assert lines(paper) == [f"/2019/03/10/lua-he/ {OLD}"]
    assert 'http-equiv="refresh"' not in page(paper, OLD)
    as_cold(paper)


@pytest.mark.parametrize("change", [{"Date": "2019-03-10 08:00"}, {"Date": "2019-03-08"}])
def test_another_file_with_the_same_title_and_lead_is_the_same_article(paper, change):
    paper.article("lua.md", Title="Lúa xuân", Summary="Được giá.")
    paper.build()
    (paper.content / "lua.md").unlink()
    paper.article("2019/moi.md", Title="Lúa xuân", Slug="moi", Summary="Được giá.", **change)

    assert paper.build().rejections == ()
    assert lines(paper)[0].startswith(f"{OLD} /2019/03/") and lines(paper)[0].endswith("/moi/")


def test_a_deleted_article_fails_every_build_until_somebody_decides(paper):
    (paper.content / "lua.md").unlink()

    for _build in range(2):
        assert codes(paper.build()) == [(FILE, 6, "vanished-address")]
        assert lines(paper) == [f"{OLD} ?"]
    assert codes(paper.build(is_cold=True)) == [(FILE, 6, "vanished-address")]
    assert 'http-equiv="refresh"' not in page(paper, OLD)
    as_cold(paper)


@pytest.mark.parametrize("answer", ["gone", "/kinh-te/", "/2019/03/10/khac/", "/2019/03/10/#tin"])
def test_a_decision_ends_the_failure(paper, answer):
    (paper.content / "lua.md").unlink()
    paper.article("khac.md", Title="Khác")
    paper.article("tin.md", Title="Tin", body="")
    paper.build()
    paper.write(FILE, f"{OLD} {answer}\n")

    assert paper.build().rejections == ()
    assert (f"url={answer}" in page(paper, OLD)) == (answer != "gone")
    as_cold(paper)


def test_an_article_that_is_brought_back_ends_the_failure(paper):
    text = (paper.content / "lua.md").read_text()
    (paper.content / "lua.md").unlink()
    paper.build()
    paper.write("lua.md", text.replace("Title", "Status: withdrawn\nTitle"))

    assert paper.build().rejections == ()
    assert lines(paper) == []
    as_cold(paper)


def test_an_article_that_is_a_draft_again_has_vanished(paper):
    paper.article("lua.md", Title="Lúa xuân", Status="draft")

    assert [code for _path, _line, code in codes(paper.build())] == ["vanished-address"]
    as_cold(paper)


def test_an_article_that_has_expired_has_its_page(paper):
    paper.article("lua.md", Title="Lúa xuân", Expires="2019-03-11 21:00")
    paper.build()
    paper.now += 86_400

    assert paper.build().rejections == ()
    assert lines(paper) == []


def test_an_article_put_off_tells_nothing_of_its_new_address_before_it_is_public(paper):
    paper.article("lua.md", Title="Lúa xuân", Date="2019-03-20")

    assert paper.build().rejections == ()
    assert lines(paper) == [f"{OLD} /2019/03/20/lua-xuan/"]
    assert not any(b"2019/03/20" in data for data in paper.tree().values())
    as_cold(paper)
    paper.now += 10 * 86_400
    paper.build()
    assert "url=/2019/03/20/lua-xuan/" in page(paper, OLD)
    as_cold(paper)


def test_an_article_put_off_by_hours_is_waited_for_and_missed_if_it_is_deleted(paper):
    paper.article("lua.md", Title="Lúa xuân", Date="2019-03-11 08:00")
    paper.build()
    paper.article("lua.md", Title="Lúa xuân", Date="2019-03-11 20:00")
    assert paper.build().rejections == ()

    (paper.content / "lua.md").unlink()

    assert "vanished-address" in [code for _path, _line, code in codes(paper.build())]


def test_a_former_address_leads_to_the_article_and_stays_when_the_field_goes(paper):
    paper.article("lua.md", Title="Lúa xuân", Redirect_From="/news/2/12345/slug")
    paper.build()
    assert f"url={OLD}" in page(paper, "/news/2/12345/slug/")
    as_cold(paper)

    paper.article("lua.md", Title="Lúa xuân")
    paper.build()

    assert lines(paper) == [f"/news/2/12345/slug/ {OLD}"]
    assert f"url={OLD}" in page(paper, "/news/2/12345/slug/")
    as_cold(paper)


def test_one_decision_answers_for_a_deleted_article_and_its_former_addresses(paper):
    paper.article("lua.md", Title="Lúa xuân", Redirect_From="/news/1.html")
    paper.build()
    (paper.content / "lua.md").unlink()

    assert len(paper.build().rejections) == 1
    paper.write(FILE, (paper.content / FILE).read_text().replace("?", "gone"))
    assert paper.build().rejections == ()
    assert (paper.output / "news/1.html").exists()


def test_lines_that_are_deleted_come_back(paper):
    paper.article("lua.md", Title="Lúa hè")
    paper.build()
    (paper.content / FILE).unlink()

    paper.build()

    assert lines(paper) == [f"{OLD} /2019/03/10/lua-he/"]


def test_a_line_written_before_its_article_is_deleted_stays(paper):
    paper.write(FILE, f"{OLD} /kinh-te/\n")
    paper.build()
    assert 'http-equiv="refresh"' not in page(paper, OLD)

    (paper.content / "lua.md").unlink()

    assert paper.build().rejections == ()
    assert lines(paper) == [f"{OLD} /kinh-te/"]


def test_a_moved_standing_page_leads_on(paper):
    paper.write("pages/toa-soan.md", "Title: Tòa soạn\n\nx")
    paper.build()
    paper.write("pages/toa-soan.md", "Title: Liên hệ\n\nx")

    paper.build()

    assert lines(paper) == ["/toa-soan/ /lien-he/"]
    assert "url=/lien-he/" in page(paper, "/toa-soan/")


def test_lists_for_hosts_hold_what_leads_somewhere(paper):
    paper.article("lua.md", Title="Lúa hè", Redirect_From="/Tin/lúa")
    paper.write(FILE, "/cu/ gone\n")
    paper.build()

    assert (paper.output / "_redirects").read_text().splitlines() == [
        f"{OLD} /2019/03/10/lua-he/ 301",
        "/Tin/l%C3%BAa/ /2019/03/10/lua-he/ 301",
    ]
    assert f'"{OLD}" "/2019/03/10/lua-he/";' in (paper.output / "_redirects.map").read_text()


# Lists ------------------------------------------------------------------------------------------


def test_a_day_that_loses_its_last_item_leads_to_its_month(paper):
    paper.article("de.md", Title="Đê", Date="2019-03-01")
    paper.build()
    paper.article("lua.md", Title="Lúa xuân", Date="2019-03-09")

    assert paper.build().rejections == ()
    assert "/2019/03/10/ /2019/03/" in all_lines(paper)
    assert "url=/2019/03/" in page(paper, "/2019/03/10/")
    as_cold(paper)


def test_what_empties_with_its_month_leads_to_the_section_and_to_the_archive(paper):
    paper.article("lua.md", Title="Lúa xuân", Tags="Lúa", Date="2018-03-10")
    paper.build()
    (paper.content / "lua.md").unlink()
    paper.build()

    assert "url=/kinh-te/" in page(paper, "/kinh-te/2019/03/")
    assert "url=/archive/" in page(paper, "/2019/03/10/")
    assert "url=/archive/" in page(paper, "/topics/lua/")
    as_cold(paper)


def test_a_day_that_has_items_again_is_shown(paper):
    paper.article("lua.md", Title="Lúa xuân", Date="2019-03-09")
    paper.build()
    paper.article("de.md", Title="Đê")

    paper.build()

    assert not any(line.startswith("/2019/03/10/ ") for line in all_lines(paper))
    assert "url=" not in page(paper, "/2019/03/10/")
    as_cold(paper)


# The file ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("<<<<<<< HEAD", "bad-redirect"),
        ("/cu/", "bad-redirect"),
        ("/cu/ https://other.example/x/", "bad-redirect"),
        ("/kinh-te/ /2019/", "address-taken"),
        ("/cu/ /2019/02/", "redirect-nowhere"),
        ("/cu/ /2019/03/10/khong-co/", "redirect-nowhere"),
        ("/cu/ /moi/\n/moi/ /cu/", "redirect-loop"),
        ("/cu/ /cu/", "redirect-loop"),
        ("/cu/ /kinh-te/\n/cu/ /chinh-tri/", "redirect-twice"),
    ],
)
def test_a_bad_line_is_told_by_the_build_and_by_the_check_and_the_rest_holds(paper, line, code):
    paper.write(FILE, f"# chú thích\n/tot/ {OLD}\n{line}\n")

    report = paper.build()

    assert {(path, one) for path, _line, one in codes(report)} == {(FILE, code)}
    assert check(paper.edition(), CheckOrder(paper.now, 1)) == report.rejections
    assert f"url={OLD}" in page(paper, "/tot/")
    as_cold(paper)


def test_a_line_that_leads_nowhere_is_told_once_its_target_has_gone(paper):
    paper.write("pages/toa-soan.md", "Title: Tòa soạn\n\nx")
    paper.write(FILE, "/cu/ /toa-soan/\n")
    assert paper.build().rejections == ()
    paper.settings["KEEP_ADDRESSES"] = False
    (paper.content / "pages/toa-soan.md").unlink()

    assert codes(paper.build()) == [(FILE, 1, "redirect-nowhere")]


# What is lost, and what is merged ---------------------------------------------------------------


def test_a_lost_cache_loses_no_redirect(paper):
    paper.article("lua.md", Title="Lúa hè")
    paper.build()
    before = paper.tree()

    subprocess.run(["rm", "-r", str(paper.root / "cache"), str(paper.output)], check=True)
    paper.build()

    assert paper.tree() == before


def test_a_build_that_is_killed_after_it_wrote_the_file_is_done_again(paper, monkeypatch):
    paper.article("lua.md", Title="Lúa hè")
    with monkeypatch.context() as patched:
        patched.setattr("newsroom.engine.steps.plan", lambda *_: (_ for _ in ()).throw(OSError()))
        with pytest.raises(OSError):
            paper.build()
    assert lines(paper) == [f"{OLD} /2019/03/10/lua-he/"]

    paper.build()

    assert lines(paper) == [f"{OLD} /2019/03/10/lua-he/"]
    as_cold(paper)


def test_two_editors_files_merge(paper, tmp_path):
    paper.article("de.md", Title="Đê biển")
    paper.write(".gitattributes", f"{FILE} merge=union\n")
    paper.build()
    git(paper.content, "init", "--quiet", "--initial-branch=main")
    git(paper.content, "add", "--all")
    git(paper.content, "commit", "--quiet", "--message", "Tin")
    git(paper.content, "switch", "--quiet", "--create", "hai")
    paper.article("de.md", Title="Đê sông")
    paper.build()
    git(paper.content, "add", "--all")
    git(paper.content, "commit", "--quiet", "--message", "Hai")
    git(paper.content, "switch", "--quiet", "main")
    subprocess.run(["rm", "-r", str(paper.root / "cache"), str(paper.output)], check=True)
    paper.build()
    paper.article("lua.md", Title="Lúa hè")
    paper.build()
    git(paper.content, "add", "--all")
    git(paper.content, "commit", "--quiet", "--message", "Một")

    git(paper.content, "merge", "--quiet", "--message", "Cả hai", "hai")

    assert paper.build().rejections == ()
    assert sorted(lines(paper)) == [
        "/2019/03/10/de-bien/ /2019/03/10/de-song/",
        f"{OLD} /2019/03/10/lua-he/",
    ]
    as_cold(paper)
