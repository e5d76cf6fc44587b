"""Whatever fails at one file or page costs that file or page: the rest of the edition comes out."""

import errno
import os
from pathlib import Path

import pytest

from newsroom.content import advice, read
from newsroom.content.markdown.body import BodyConverter
from newsroom.content.scan import Walk
from newsroom.engine import output
from newsroom.engine.failures import LOG
from newsroom.engine.ingest import ingest, read_job
from newsroom.engine.render import JobRenderer
from newsroom.pages.articles.article import ArticlePages
from newsroom.pages.assets.assets import Media
from newsroom.pages.family import TemplateFamily
from newsroom.pages.registry import FAMILIES
from newsroom.pictures import derivation, inspection

BAD, GOOD = "bad", "good"
LONG_WAY = "`x`"  # no plain body


class InjectedError(Exception):
    """Raised in place of whatever might go wrong."""


def failing_at(real, is_bad):
    """Return `real`, which raises at what `is_bad`."""

    def run(*arguments, **options):
        if is_bad(*arguments, **options):
            raise InjectedError(f"at {real.__name__} <object at 0x7f1234> \udcff")
        return real(*arguments, **options)

    return run


def names_bad(*arguments, **_options):
    return any(BAD in str(getattr(one, "path", one)) for one in arguments)


def is_page_of_bad(_family, key, *_arguments):
    return key.subject.strip("/").endswith(BAD)


# The stages through which a file goes, each with what is told of: a file or a page.
STAGES = {
    "reading": (read, "read_with_warnings", names_bad, "bad.md"),
    "advice": (advice, "advice_on", names_bad, "bad.md"),
    "attachment": (read_job, "is_attachment", names_bad, "bad.pdf"),
    "picture inspection": (inspection, "inspect", names_bad, "bad.png"),
    "picture derivation": (derivation, "derive", names_bad, "bad.png"),
    "body conversion": (BodyConverter, "converted", names_bad, "bad.md"),
    "page context": (ArticlePages, "context", is_page_of_bad, "bad.md"),
    "page render": (TemplateFamily, "fill", is_page_of_bad, "bad.md"),
    "page of many": (type(FAMILIES["topic"]), "context", is_page_of_bad, "/topics/bad/index.html"),
    "asset copy": (Media, "render", names_bad, "bad.pdf"),
}


def write(newspaper, version):
    for name in (BAD, GOOD):
        newspaper.write(f"{name}.pdf", version)
        newspaper.picture(f"{name}.png", width=20 + len(version))
        newspaper.article(
            f"{name}.md",
            Title=f"{name} {version}",
            Slug=name,
            Tags=name,
            body=f"{version}\n\n![]({name}.png)\n\n[Tải về]({name}.pdf)",
        )


@pytest.mark.parametrize("stage", STAGES)
def test_what_fails_at_a_stage_is_told_and_the_rest_is_built(newspaper, monkeypatch, stage):
    module, name, is_bad, place = STAGES[stage]
    # Files saved in the moment of the scan are read again in any case; it must not be for that.
    monkeypatch.setattr(ingest, "RACY_WINDOW_NANOSECONDS", 0)
    monkeypatch.setattr(newspaper, "pictures", None)  # so that none has been made before
    write(newspaper, "first")
    newspaper.build()
    before = newspaper.tree()
    write(newspaper, "second")
    newspaper.article("new.md", Title="mới")

    with monkeypatch.context() as patch:
        patch.setattr(module, name, failing_at(getattr(module, name), is_bad))
        for _build in range(2):
            report = newspaper.build()
            failed = [one for one in report.rejections if one.path == place]
            assert [one.code for one in failed] == ["failed-here"]
            assert "0x7f" not in str(failed[0].values)
            log = (newspaper.root / "cache" / LOG).read_text(encoding="utf-8")
            assert "Traceback" in log and place in log

    after = newspaper.tree()
    assert before.keys() - after.keys() <= {
        one for one in before if one.startswith(("media/", "search/"))
    }
    assert b"second" in after["2019/03/10/good/index.html"]
    assert after["media/good.pdf"].endswith(b"second")
    assert "2019/03/10/moi/index.html" in after

    assert newspaper.build().rejections == ()
    assert not (newspaper.root / "cache" / LOG).exists()
    assert newspaper.tree() == newspaper.cold_tree()


def test_what_fails_in_a_worker_is_told_like_what_fails_here(newspaper, monkeypatch):
    for number in range(400):
        newspaper.article(f"{number}.md", Title=f"{number}", body=LONG_WAY if number == 7 else "x")
    newspaper.jobs = 2
    real = BodyConverter.converted
    monkeypatch.setattr(
        BodyConverter, "converted", failing_at(real, lambda _self, path, *_: path == "7.md")
    )

    report = newspaper.build()

    assert [(one.path, one.code) for one in report.rejections] == [("7.md", "failed-here")]
    assert "2019/03/10/8/index.html" in newspaper.tree()


@pytest.mark.parametrize("jobs", [1, 2])
def test_no_page_leads_to_a_new_article_that_failed(newspaper, monkeypatch, jobs):
    newspaper.article("old.md", Title="Cũ", Tags="lúa")
    newspaper.build()
    before = newspaper.tree()
    newspaper.article(
        "bad.md", Title="Hỏng", Tags="lúa, đê", Redirect_From="/tin/1/", body=LONG_WAY
    )
    newspaper.write("pages/bad.md", f"Title: Hỏng\n\n{LONG_WAY}")
    newspaper.jobs = jobs

    with monkeypatch.context() as patch:
        patch.setattr(BodyConverter, "converted", failing_at(BodyConverter.converted, names_bad))
        for build in range(3):
            report = newspaper.build()
            assert [(one.path, one.code) for one in report.rejections] == [
                ("bad.md", "failed-here"),
                ("pages/bad.md", "failed-here"),
            ]
            assert newspaper.tree() == before
            assert build == 0 or report.written <= 1  # the page at its former address
        assert newspaper.cold_tree() == before

    assert newspaper.build().rejections == ()
    assert "2019/03/10/hong/index.html" in newspaper.tree()
    assert newspaper.tree() == newspaper.cold_tree()


def test_many_pages_that_fail_alike_are_told_once(newspaper):
    theme = newspaper.own_theme()
    for number in range(20):
        newspaper.article(f"{number}.md", Title=f"{number}")
    (theme / "templates/article.html").write_text("{{ nothing.at_all() }}")

    report = newspaper.build()

    assert [(one.path, one.code) for one in report.rejections] == [("0.md", "failed-alike")]
    assert ("count", "19") in report.rejections[0].values
    assert "index.html" in newspaper.tree()


def test_a_full_disk_is_no_failure_of_one_page(newspaper, monkeypatch):
    newspaper.article("a.md")

    def full(*_arguments):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(JobRenderer, "_write", full)

    with pytest.raises(OSError, match="No space"):
        newspaper.build()


def test_a_disk_that_fails_as_a_page_is_written_ends_the_build_before_anything_goes(
    newspaper, monkeypatch
):
    newspaper.article("a.md")
    newspaper.article("b.md", Date="2019-03-11 08:00")  # its page leads to that of the first
    newspaper.build()
    (newspaper.content / "a.md").unlink()

    def failing(*_arguments):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(os, "replace", failing)
        with pytest.raises(OSError, match="Input/output"):
            newspaper.build()
    assert "2019/03/10/a-md/index.html" in newspaper.tree()

    assert not newspaper.build().rejections
    assert newspaper.tree() == newspaper.cold_tree()


def test_a_name_too_long_for_the_disk_costs_its_file_only(newspaper):
    name = "a" * 250  # a variant's is longer, by a hash and a width
    newspaper.picture(f"{name}.png")
    newspaper.article("a.md", body=f"![]({name}.png)")
    newspaper.article("b.md")

    report = newspaper.build()

    assert {(one.path, one.code) for one in report.rejections} == {(f"{name}.png", "failed-here")}
    assert "2019/03/10/b-md/index.html" in newspaper.tree()


def test_a_folder_in_a_page_s_place_costs_that_page_only(newspaper):
    newspaper.article("a.md")
    newspaper.build()
    page = newspaper.output / "2019/03/10/a-md/index.html"
    page.unlink()
    page.mkdir()
    newspaper.article("a.md", body="Mới.")
    newspaper.article("b.md")

    report = newspaper.build()

    assert [(one.path, one.code) for one in report.rejections] == [("a.md", "failed-here")]
    assert "2019/03/10/b-md/index.html" in newspaper.tree()


def test_a_folder_in_the_place_of_a_page_that_goes_is_told_until_it_has_gone(newspaper):
    newspaper.article("a.md")
    newspaper.build()
    page = newspaper.output / "2019/03/10/a-md/index.html"
    page.unlink()
    page.mkdir()
    (page / "note.txt").touch()
    (newspaper.content / "a.md").unlink()

    for _again in range(2):
        [told] = newspaper.build().rejections
        assert (told.path, told.code) == ("/2019/03/10/a-md/index.html", "failed-here")
    (page / "note.txt").unlink()
    page.rmdir()

    assert not newspaper.build().rejections
    assert newspaper.tree() == newspaper.cold_tree()


def test_a_page_below_what_is_a_file_now_is_gone_already(tmp_path):
    (tmp_path / "tin").mkdir()
    (tmp_path / "tin/1.html").touch()

    output.remove(tmp_path, "tin/1.html/photos/index.html")

    assert (tmp_path / "tin/1.html").is_file()


def test_a_disk_that_fails_as_a_page_is_removed_ends_the_build(newspaper, monkeypatch):
    newspaper.article("a.md")
    newspaper.build()
    (newspaper.content / "a.md").unlink()

    def failing(*_arguments, **_options):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        patch.setattr(Path, "unlink", failing)
        with pytest.raises(OSError, match="Input/output"):
            newspaper.build()

    assert not newspaper.build().rejections
    assert newspaper.tree() == newspaper.cold_tree()


@pytest.mark.parametrize("width", [1, 2])
def test_a_picture_like_a_line_is_rejected_or_shown(newspaper, width):
    newspaper.picture("a.png", width=width, height=20_000)
    newspaper.article("a.md", body="![](a.png)")
    newspaper.article("b.md")

    report = newspaper.build()

    found = [(one.path, one.code) for one in report.rejections]
    assert found == ([("a.md", "narrow-picture")] if width == 1 else [])
    assert "2019/03/10/b-md/index.html" in newspaper.tree()
    assert newspaper.tree() == newspaper.cold_tree()


@pytest.mark.parametrize("setting", ["LANGUAGES", "SECTIONS"])
def test_what_the_settings_know_no_more_leaves_the_edition(newspaper, setting):
    newspaper.article("en.md", Title="Rice", Lang="en", Category="Chính trị", Tags="lúa")
    newspaper.write("pages/about.md", "Title: About\nLang: en\n\nUs.")
    newspaper.article("vi.md", Title="Lúa", Tags="lúa")
    newspaper.build()
    full = newspaper.settings[setting]
    newspaper.settings[setting] = {} if setting == "LANGUAGES" else full[1:]

    report = newspaper.build()

    assert {one.path for one in report.rejections} <= {"en.md", "pages/about.md"}
    assert "en.md" in {one.path for one in report.rejections}
    assert "2019/03/10/lua/index.html" in newspaper.tree()
    assert newspaper.tree() == newspaper.cold_tree()

    newspaper.settings[setting] = full
    assert newspaper.build().rejections == ()
    assert "en/2019/03/10/rice/index.html" in newspaper.tree()
    assert newspaper.tree() == newspaper.cold_tree()


def test_folders_without_end_are_left_out_and_told(newspaper):
    folder = newspaper.content
    for _depth in range(150):
        folder /= "d"
        folder.mkdir()
    (folder / "deep.md").write_text("Title: Sâu")
    newspaper.article("a.md")

    report = newspaper.build()

    assert [one.code for one in report.rejections] == ["too-deep-folder"]
    assert "2019/03/10/a-md/index.html" in newspaper.tree()
    assert newspaper.build().rejections == report.rejections


def test_a_folder_that_may_not_be_read_keeps_what_was_published_of_it(newspaper, monkeypatch):
    newspaper.article("mo/a.md")
    newspaper.article("kin/b.md")
    newspaper.build()
    before = newspaper.tree()
    real = os.scandir

    def scandir(folder):
        if str(folder).endswith("/kin"):
            raise PermissionError(errno.EACCES, "no")
        return real(folder)

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", scandir)
        for _build in range(2):
            found = [(one.path, one.code) for one in newspaper.build().rejections]
            assert found == [("kin/", "unreadable-folder")]
            assert newspaper.tree() == before
        newspaper.settings["TIMEZONE"] = "Asia/Tokyo"  # all is to be read anew
        assert [one.code for one in newspaper.build().rejections] == ["unreadable-folder"]
        assert newspaper.tree().keys() == before.keys()
    newspaper.settings["TIMEZONE"] = "Asia/Ho_Chi_Minh"
    assert newspaper.build().rejections == ()
    assert newspaper.tree() == before


def test_a_walk_without_content_is_no_empty_edition(tmp_path):
    with pytest.raises(FileNotFoundError):
        list(Walk(tmp_path / "nothing"))


def test_a_plugin_that_fails_at_the_whole_corpus_costs_no_page(newspaper, monkeypatch):
    def fail(*_arguments):
        raise InjectedError("at the corpus")

    newspaper.article("a.md")
    monkeypatch.setattr("newsroom.engine.steps.announce_archive", fail)

    for _build in range(2):
        assert [(one.path, one.code) for one in newspaper.build().rejections] == [
            ("PLUGINS", "failed-here")
        ]
        assert "2019/03/10/a-md/index.html" in newspaper.tree()


def test_a_folder_in_the_place_of_a_page_that_is_to_go_costs_nothing_else(newspaper):
    newspaper.article("a.md")
    newspaper.article("b.md")
    newspaper.build()
    page = newspaper.output / "2019/03/10/a-md/index.html"
    page.unlink()
    page.mkdir()
    (page / "mine.txt").write_text("")
    (newspaper.content / "a.md").unlink()

    newspaper.build()

    assert b"a.md" not in newspaper.tree()["2019/03/10/index.html"]
    log = (newspaper.root / "cache" / LOG).read_text(encoding="utf-8")
    assert "/2019/03/10/a-md/index.html" in log
