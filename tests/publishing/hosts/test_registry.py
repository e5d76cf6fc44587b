"""Every kind of host comes to hold exactly what was built, and refuses whom it does not know."""

import shutil

import pytest

from newsroom.publishing.errors import HostError
from tests.publishing.publisher import Publisher, edit, partial_files, site
from tests.publishing.servers import known_hosts, obscured

KINDS = ["local", "sftp", "openssh", "ftp", "webdav", "s3"]


@pytest.mark.parametrize("kind", KINDS)
def test_a_host_holds_what_was_built_after_the_first_publish_and_after_each(kind, newspaper, place):
    fields, folder = place(kind)
    publisher = Publisher(newspaper, {**fields, "grace_hours": 0})
    publisher.publish()
    assert site(folder) == newspaper.tree()
    edit(newspaper)
    newspaper.article(
        "1.md", Title="Bài số 1", Date="2019-03-02 08:01", body="Đoạn 7."
    )  # same size
    (newspaper.content / "3.md").unlink()

    report = publisher.publish(allows_vanished=True)

    assert site(folder) == newspaper.tree()
    assert partial_files(folder) == []
    assert "2019/03/04/bai-so-3/index.html" in report.plan.doomed_files
    assert not (folder / "2019/03/04/bai-so-3").exists()


@pytest.mark.parametrize("kind", ["webdav", "s3"])
def test_a_folder_of_a_place_may_be_the_host_and_what_lies_beside_it_is_left_alone(
    kind, newspaper, place
):
    fields, folder = place(kind)
    neighbour = folder / "other/index.html"
    neighbour.parent.mkdir(parents=True)
    neighbour.write_text("somebody else's")
    remote = str(fields["remote"]) + "/news/site"
    publisher = Publisher(newspaper, {**fields, "remote": remote, "grace_hours": 0})
    publisher.publish()
    edit(newspaper)
    (newspaper.content / "3.md").unlink()

    publisher.publish(allows_vanished=True)

    assert site(folder / "news/site") == newspaper.tree()
    assert {path for path in site(folder) if not path.startswith("news/site/")} == {
        "other/index.html"
    }
    assert neighbour.read_text() == "somebody else's"


@pytest.mark.parametrize("kind", ["local", "s3"])
def test_nothing_is_sent_twice(kind, newspaper, place):
    publisher = Publisher(newspaper, place(kind)[0])
    publisher.publish()

    report = publisher.publish()

    assert report.generation == 0
    assert report.plan.is_empty


@pytest.mark.parametrize(
    ("kind", "variable"),
    [("ftp", "RCLONE_FTP_PASS"), ("webdav", "RCLONE_WEBDAV_PASS"), ("s3", "AWS_SECRET_ACCESS_KEY")],
)
def test_a_wrong_password_is_told_and_nothing_is_sent(
    kind, variable, newspaper, place, monkeypatch
):
    fields, folder = place(kind)
    monkeypatch.setenv(variable, obscured("wrong"))

    with pytest.raises(HostError):
        Publisher(newspaper, {**fields, "rclone": ["--retries=1"]}).publish()

    assert not folder.exists()


@pytest.mark.parametrize("kind", ["sftp", "openssh"])
def test_a_key_that_the_host_does_not_know_is_told(kind, newspaper, place, server):
    fields, folder = place(kind)
    keys = server(kind).root.parent
    remote = str(fields["remote"]).replace(f"{keys}/user", f"{keys}/stranger")

    with pytest.raises(HostError, match="unable to authenticate"):
        Publisher(newspaper, {**fields, "remote": remote}).publish()

    assert not folder.exists()


@pytest.mark.parametrize("kind", ["sftp", "openssh"])
def test_a_host_with_another_key_than_is_known_gets_nothing(kind, newspaper, place, server):
    fields, folder = place(kind)
    host = server(kind)
    impostor = known_hosts(host.root.parent, host.port, key="stranger")

    with pytest.raises(HostError, match="key mismatch"):
        Publisher(newspaper, {**fields, "known_hosts": str(impostor)}).publish()

    assert not folder.exists()


def test_a_host_that_nobody_knows_gets_nothing(newspaper, place, tmp_path):
    fields, folder = place("sftp")
    (tmp_path / "known").write_text("")

    with pytest.raises(HostError, match="key is unknown"):
        Publisher(newspaper, {**fields, "known_hosts": str(tmp_path / "known")}).publish()

    assert not folder.exists()


def test_what_this_machine_remembers_may_be_lost(newspaper, place):
    fields, folder = place("local")
    publisher = Publisher(newspaper, fields)
    publisher.publish()
    edit(newspaper)
    publisher.publish()
    shutil.rmtree(publisher.desk)
    edit(newspaper, 1)

    report = publisher.publish(takes_over=True)

    assert 0 < len(report.plan.sent) < len(newspaper.tree())
    assert site(folder) == newspaper.tree()
