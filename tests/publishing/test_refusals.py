"""What `invoke publish` refuses, and that a refusal changes nothing on the host."""

import json
import shutil
from pathlib import Path

import pytest
from pelican.settings import read_settings

from newsroom.edition import edition_from_settings
from newsroom.publishing.checks import refuse_place
from newsroom.publishing.errors import RefusedError
from newsroom.publishing.manifest.manifest import FORMAT, STATE_FOLDER
from newsroom.publishing.manifest.manifest_entry import ManifestEntry, write_changes
from newsroom.publishing.targets import publication_from_settings
from tests.engine.newspaper import Newspaper, tree
from tests.publishing.publisher import add_article, commit, edit, git, site


def folders(root):
    return {one.relative_to(root).as_posix() for one in root.rglob("*") if one.is_dir()}


@pytest.fixture
def refused(publisher, host):
    """Return a function that publishes, and asserts that it is refused and changes nothing."""

    def refused(match, error=RefusedError, by=publisher, **order):
        before, had = tree(host), folders(host)
        with pytest.raises(error, match=match):
            by.publish(**order)
        assert tree(host) == before
        assert folders(host) <= had

    return refused


BAD = "Title: x\nDate: nay\nCategory: Kinh tế\n\nx"
HALF_WRITTEN = {
    "rejected": (BAD, ("bad.md",)),
    "a faulty draft": (f"Status: draft\n{BAD}", ()),
    "a draft of nothing but its status": ("Status: Draft\n\nx", ()),
    "half a form": ("Title: x\n\nx", ("bad.md",)),
    "no article": ("Ghi chú họp báo.\n\nNhớ gọi điện.", ()),
    "empty": ("", ()),
}


@pytest.mark.parametrize("kind", HALF_WRITTEN)
def test_a_file_that_is_not_fit_to_print_stops_nobody(kind, publisher, host):
    text, withheld = HALF_WRITTEN[kind]
    told = []
    publisher.newspaper.write("bad.md", text)
    edit(publisher.newspaper)

    report = publisher.publish(on_rejections=told.extend)

    assert site(host) == publisher.newspaper.tree()
    assert "2019/03/05/tin-moi-0/index.html" in site(host)
    assert report.withheld == withheld
    assert {one.path for one in told} == {"bad.md"}


def test_a_file_without_title_and_date_that_was_an_article_is_rejected(publisher):
    publisher.publish()
    publisher.newspaper.write("3.md", "Đoạn còn lại.")

    assert publisher.publish().withheld == ("3.md",)


def test_of_a_rejected_article_the_last_good_version_stays(publisher, host):
    publisher.publish()
    before = site(host)
    publisher.newspaper.write("3.md", BAD)

    report = publisher.publish()

    assert (report.withheld, site(host)) == (("3.md",), before)


def test_a_rejected_article_whose_last_version_is_lost_is_not_taken_from_readers(
    publisher, refused, host
):
    publisher.publish()
    publisher.newspaper.write("3.md", BAD)
    publisher.newspaper.build(is_cold=True)

    refused("would vanish: 2019/03/04/bai-so-3/index.html.*--allow-vanished")
    publisher.publish(allows_vanished=True)

    assert site(host) == publisher.newspaper.tree()


def test_a_rejected_article_of_which_somebody_published_more_does_not_go_back(machines, refused):
    ours, theirs = machines
    ours.newspaper.build()
    write_and_share(
        theirs, "Title: Bài số 1\nDate: 2019-03-02 08:01\nCategory: Kinh tế\n\nMới", ours
    )
    theirs.publish()
    write_and_share(theirs, BAD, ours)

    refused("would go back .*: 2019/03/02/bai-so-1/index.html.*--allow-rejections", by=ours)
    assert ours.publish(allows_rejections=True).withheld == ("1.md",)


def write_and_share(writer, text, reader):
    """Let a machine commit a new text of an article, which the other pulls and does not build."""
    writer.newspaper.write("1.md", text)
    commit(writer.newspaper)
    git(reader.newspaper.content, "pull", "--quiet", str(writer.newspaper.content))


def test_an_edition_without_an_address(publisher, refused):
    publisher.newspaper.settings["SITEURL"] = ""

    refused("SITEURL is empty")


def test_the_sample_s_address_on_another_machine(publisher, refused):
    publisher.newspaper.settings["SITEURL"] = "https://baothaibinh.example"
    publisher.fields["remote"] = ":sftp,host=127.0.0.1:site"

    refused("SITEURL is https://baothaibinh.example, an example")


def test_pages_that_would_vanish(publisher, refused, host):
    publisher.publish()
    (publisher.newspaper.content / "3.md").unlink()

    refused("would vanish: 2019/03/04/bai-so-3/index.html")
    publisher.publish(allows_vanished=True)

    assert site(host) == publisher.newspaper.tree()


def test_more_deletions_than_the_limit(publisher, refused, host):
    publisher.fields |= {"max_delete": 2, "grace_hours": 0}
    publisher.publish()
    for number in range(3):
        (publisher.newspaper.content / f"{number}.md").unlink()

    refused("the limit is 2", allows_vanished=True)
    publisher.publish(allows_vanished=True, max_delete=50)

    assert site(host) == publisher.newspaper.tree()


def test_a_folder_with_somebody_elses_files(publisher, refused, host):
    host.mkdir(parents=True)
    (host / "thesis.txt").write_text("years of work")

    refused("did not put there")
    publisher.publish(takes_over=True)

    assert (host / "thesis.txt").read_text() == "years of work"


def test_a_host_that_holds_another_newspaper(publisher, refused):
    publisher.publish()
    publisher.newspaper.settings["SITEURL"] = "https://other.example"

    refused("https://example.com, and this is https://other.example")


def test_a_host_to_which_somebody_is_publishing_just_now(publisher, refused, host):
    lock = host / STATE_FOLDER / "lock-99999999999-0000"  # before ours: nobody waits for it
    lock.parent.mkdir(parents=True)
    lock.write_text("abcd")

    refused("Somebody else is publishing")
    publisher.publish(takes_over=True)

    assert site(host) == publisher.newspaper.tree()
    assert not lock.exists()


def test_a_lock_that_expired_refuses_nobody(publisher, host):
    lock = host / STATE_FOLDER / "lock-1000000000-abcd"  # in 2001
    lock.parent.mkdir(parents=True)
    lock.write_text("abcd")

    publisher.publish()

    assert site(host) == publisher.newspaper.tree()
    assert not lock.exists()


def change(page):
    page.write_text(page.read_text() + "<!-- hand-made -->")


@pytest.mark.parametrize("alter", [change, Path.unlink], ids=["changed", "missing"])
def test_a_page_that_is_altered_between_build_and_sending(publisher, refused, monkeypatch, alter):
    build, page = publisher.newspaper.build, publisher.newspaper.output / "index.html"

    def build_and_alter():
        report = build()
        alter(page)
        return report

    monkeypatch.setattr(publisher.newspaper, "build", build_and_alter)

    refused("is not what the build made of it")


@pytest.mark.parametrize("alter", [change, Path.unlink], ids=["changed", "missing"])
def test_a_page_that_was_altered_before_is_made_again_and_sent(publisher, host, alter):
    publisher.newspaper.build()
    alter(publisher.newspaper.output / "index.html")

    publisher.publish()

    assert b"hand-made" not in (host / "index.html").read_bytes()


def test_a_manifest_that_is_damaged(publisher, refused, host):
    publisher.publish()
    (chain,) = (host / STATE_FOLDER).glob("*.jsonl.gz")
    chain.write_bytes(chain.read_bytes()[:-5])
    (publisher.desk / "host" / STATE_FOLDER / chain.name).unlink()

    refused("is damaged")
    publisher.publish(takes_over=True)

    assert site(host) == publisher.newspaper.tree()


SOUND = {"edition": "x", "generation": 1, "chain": ["a"], "replaced": [], "commit": "", "time": 1}
HEADS = ["", "{", "[]", "{}", *(json.dumps(SOUND | {name: [1]}) for name in SOUND)]
HEADS.append(json.dumps(SOUND | {"chain": ["../a.jsonl.gz"]}))


@pytest.mark.parametrize("data", HEADS)
def test_a_head_that_cannot_be_read_is_no_empty_host(data, publisher, refused, host):
    publisher.publish()
    (head,) = (host / STATE_FOLDER).glob("head-*.json")
    head.write_text(data)
    edit(publisher.newspaper)

    refused(r"is damaged \(_newsroom/head-")  # whatever this machine remembers
    shutil.rmtree(publisher.desk)
    refused(r"is damaged \(head-")


DAMAGES = {
    "a torn head": lambda state: next(state.glob("head-*")).write_bytes(b"torn"),
    "torn entries": lambda state: next(state.glob("*.jsonl.gz")).write_bytes(b"torn"),
    "missing entries": lambda state: next(state.glob("*.jsonl.gz")).unlink(),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_whoever_takes_over_writes_a_damaged_manifest_anew(damage, publisher, refused, host):
    publisher.publish()
    DAMAGES[damage](host / STATE_FOLDER)

    refused("is damaged")
    report = publisher.publish(takes_over=True)

    assert report.plan.sent == ()
    assert publisher.verify().differences.is_empty


def test_a_manifest_that_leads_out_of_the_site_is_not_followed(publisher, refused, host, tmp_path):
    publisher.publish()
    (head,) = (host / STATE_FOLDER).glob("head-*.json")
    (chain,) = (host / STATE_FOLDER).glob("*.jsonl.gz")
    entry = ManifestEntry("../thesis.txt", 0, "1" * 32, 5)
    name = write_changes(host / STATE_FOLDER, [(entry.path, entry)])
    shutil.rmtree(publisher.desk)
    commit(publisher.newspaper)
    text = head.read_text().replace(chain.name, name)
    head.unlink()
    head = head.with_name(f"head-00000001-{name.partition('.')[0]}.json")
    head.write_text(text.replace('"commit": ""', f'"commit": "{tip(publisher)}"'))

    refused(r"cannot be read \(.*thesis")
    publisher.publish(takes_over=True)

    assert site(host) == publisher.newspaper.tree()


def tip(publisher):
    return git(publisher.newspaper.content, "rev-parse", "HEAD")


def test_releases_that_nothing_leads_to_are_no_empty_host(publisher, refused, host):
    publisher.fields["releases"] = 2
    publisher.publish()
    (host / "current").unlink()

    refused("leads to none")
    publisher.publish(takes_over=True)

    assert site(host / "current") == publisher.newspaper.tree()


def test_a_manifest_of_later_software(publisher, refused, host):
    publisher.publish()
    (head,) = (host / STATE_FOLDER).glob("head-*.json")
    head.write_text(head.read_text().replace(f'"format": {FORMAT}', f'"format": {FORMAT + 1}'))
    (publisher.desk / "host" / STATE_FOLDER / head.name).unlink()

    refused("later version of this software")


# Where a site must not go -----------------------------------------------------------------------


@pytest.mark.parametrize(
    "folder",
    [
        *("project", "project/www", "project/output", "project/output/site", "project/content"),
        *("project/content/2019", "", "project/cache", "project/cache/production", "project/link"),
        *("project/cache/pictures/x", "project/www/../output", "project/theme/../cache/.."),
        "project/cache/production/published/x",
    ],
)
def test_a_target_in_the_project_or_around_it_is_refused(folder, tmp_path, monkeypatch):
    with pytest.raises(RefusedError, match="is the edition's own"):
        refuse(tmp_path, folder, monkeypatch)


@pytest.mark.parametrize("folder", ["project/cache/trial", "www", "project-www", "projec"])
def test_a_target_beside_the_project_or_for_trying_is_taken(folder, tmp_path, monkeypatch):
    refuse(tmp_path, folder, monkeypatch)


@pytest.mark.parametrize("remote", [":local:{}", "{}/", "{}/."])
def test_a_folder_is_known_by_any_of_its_names(remote, tmp_path, monkeypatch):
    with pytest.raises(RefusedError, match="is the edition's own"):
        refuse(tmp_path, "project/output", monkeypatch, remote)


def refuse(root, folder, monkeypatch, remote="{}"):
    """Judge a folder by its path from `root`, where the project lies as the sample edition does."""
    newspaper = Newspaper(root / "project")
    monkeypatch.chdir(newspaper.root)
    Path("link").symlink_to(newspaper.content)
    settings = {**newspaper.settings, "CACHE_PATH": str(newspaper.root / "cache/production")}
    settings |= {"OUTPUT_PATH": str(newspaper.output), "PICTURE_CACHE": "cache/pictures"}
    fields = {"remote": remote.format(root / folder)}
    publication = publication_from_settings({"PUBLISH_TARGETS": {"host": fields}})
    refuse_place(
        publication.target("host"), edition_from_settings(read_settings(override=settings))
    )


# Somebody else published ----------------------------------------------------------------------


@pytest.fixture
def machines(publisher, tmp_path):
    """Two publishers on different machines, whose contents are clones of one Git repository."""
    commit(publisher.newspaper)
    return [publisher.clone(tmp_path / name) for name in ("ours", "theirs")]


def test_a_host_to_which_somebody_published_what_we_do_not_have(machines, refused, publisher):
    ours, theirs = machines
    ours.publish()
    add_article(theirs.newspaper, 1)
    commit(theirs.newspaper)
    theirs.publish()
    edit(ours.newspaper)

    refused("Pull first", by=ours)


def test_after_a_pull_we_go_on_where_they_were(machines, host):
    ours, theirs = machines
    ours.publish()
    add_article(theirs.newspaper, 1)
    commit(theirs.newspaper)
    theirs.publish()
    git(ours.newspaper.content, "pull", "--quiet", str(theirs.newspaper.content))
    add_article(ours.newspaper, 2)
    commit(ours.newspaper)

    report = ours.publish()

    assert len(report.plan.sent) < len(ours.newspaper.tree()) / 2
    assert site(host) == ours.newspaper.tree()


def test_a_host_to_which_somebody_published_what_they_have_not_committed(machines, refused):
    ours, theirs = machines
    add_article(theirs.newspaper, 1)
    theirs.publish()

    refused("Pull first", by=ours)


def test_without_git_another_machine_must_say_that_it_takes_over(publisher, tmp_path, refused):
    publisher.publish()
    commit(publisher.newspaper)
    other = publisher.clone(tmp_path / "other")

    refused("Pull first", by=other)
    assert other.publish(takes_over=True).plan.is_empty


def test_after_a_lost_cache_the_host_tells_what_would_vanish_and_a_line_answers(
    publisher, refused, host
):
    publisher.newspaper.settings["KEEP_ADDRESSES"] = True
    publisher.publish()
    publisher.newspaper.article("3.md", Title="Bài ba", Date="2019-03-04 08:03")
    for folder in ("cache", "output"):
        shutil.rmtree(publisher.newspaper.root / folder)

    refused("would vanish: 2019/03/04/bai-so-3/index.html", takes_over=True)
    publisher.newspaper.write("redirects.txt", "/2019/03/04/bai-so-3/ /2019/03/04/bai-ba/\n")
    publisher.publish(takes_over=True)

    assert b"url=/2019/03/04/bai-ba/" in (host / "2019/03/04/bai-so-3/index.html").read_bytes()


def test_an_article_that_vanished_is_refused_until_somebody_decides(publisher, refused, host):
    publisher.newspaper.settings["KEEP_ADDRESSES"] = True
    publisher.publish()
    (publisher.newspaper.content / "3.md").unlink()

    refused("would vanish: 2019/03/04/bai-so-3/index.html")
    redirects = publisher.newspaper.content / "redirects.txt"
    redirects.write_text(redirects.read_text(encoding="utf-8").replace("?", "gone"))
    publisher.publish()

    assert site(host) == publisher.newspaper.tree()


def test_an_article_that_moved_is_published_at_both_addresses(publisher, host):
    publisher.newspaper.settings["KEEP_ADDRESSES"] = True
    publisher.publish()
    publisher.newspaper.article("3.md", Title="Bài ba", Date="2019-03-05 08:03")

    publisher.publish()

    assert b"url=/2019/03/05/bai-ba/" in (host / "2019/03/04/bai-so-3/index.html").read_bytes()
