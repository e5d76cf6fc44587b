"""Settings of publishing: read once, and every problem told at once."""

from pathlib import Path

import pytest

from newsroom.edition import SettingsError
from newsroom.publishing.hosts.registry import host_of
from newsroom.publishing.hosts.releases import ReleaseHost
from newsroom.publishing.local_state import Desk
from newsroom.publishing.targets import publication_from_settings


def target(**fields):
    settings = {"PUBLISH_TARGETS": {"host": fields}}
    return publication_from_settings(settings).target("host")


def problems(**fields):
    with pytest.raises(SettingsError) as caught:
        target(**fields)
    return str(caught.value)


def test_a_target_needs_no_more_than_its_remote():
    plain = target(remote="newspaper:site")

    assert (plain.remote, plain.grace, plain.max_delete) == ("newspaper:site", 24 * 3600, 200)
    assert plain.encodings == plain.flags == ()
    assert plain.known_hosts == Path("~/.ssh/known_hosts").expanduser()


def test_a_folder_of_this_machine_is_made_absolute(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    assert target(remote="www").remote == str(tmp_path / "www")


@pytest.mark.parametrize(
    "remote",
    [
        ":sftp,host=example.com,pass=x:site",
        ":ftp,pass=x,host=example.com:site",
        ":s3,provider=AWS,secret_access_key=x:bucket",
        ":webdav,url='https://example.com',bearer_token=x:",
        ":azureblob,account=a,key=x:$web",
    ],
)
def test_secrets_do_not_stand_in_settings(remote):
    assert "is a secret" in problems(remote=remote)


def test_what_only_sounds_like_a_secret_may_stand_there():
    assert target(remote=":sftp,host=example.com,key_file=/keys/newspaper:site")


def test_a_host_key_is_checked_whatever_the_settings_say():
    assert "must be checked" in problems(remote=":sftp,host=example.com,known_hosts_file=:site")
    assert "must be checked" in problems(remote=":sftp,known_hosts_file=,host=example.com:site")


def test_flags_that_would_tear_pages_are_refused():
    assert "half-written" in problems(remote="newspaper:", rclone=["--inplace"])


def test_all_problems_are_told_at_once():
    told = problems(remot="x", precompress=["zip"], releases=1).splitlines()

    assert len(told) == 4


def test_releases_on_another_machine_need_its_shell():
    assert "'shell' and 'folder'" in problems(remote="newspaper:site", releases=3)


def test_a_target_that_is_not_there_is_named_with_those_that_are():
    publication = publication_from_settings({"PUBLISH_TARGETS": {"one": {"remote": "a:"}}})

    with pytest.raises(SettingsError, match=r"no target “two”\. PUBLISH_TARGETS has these: one"):
        publication.target("two")


def test_where_no_target_is_set_the_document_is_named_that_tells_how():
    with pytest.raises(SettingsError, match="`newsroom explain publishing`"):
        publication_from_settings({}).target("")


def test_the_only_target_needs_no_name():
    publication = publication_from_settings({"PUBLISH_TARGETS": {"one": {"remote": "a:"}}})

    assert publication.target("").name == "one"


def test_of_several_targets_the_setting_names_the_usual_one():
    targets = {"one": {"remote": "a:"}, "two": {"remote": "b:"}}
    settings = {"PUBLISH_TARGETS": targets, "PUBLISH_TARGET": "two"}

    assert publication_from_settings(settings).target("").name == "two"


def test_a_hook_that_does_not_exist_is_told():
    with pytest.raises(SettingsError, match="there is no setting 'websup'"):
        publication_from_settings({"PUBLISH_AFTER": {"websup": {}}})


def test_ssh_trusts_no_host_that_it_does_not_know(tmp_path):
    fields = {"remote": "web:site", "releases": 2, "folder": "/srv", "shell": "ssh www@web"}
    known = tmp_path / "known"

    host = host_of(target(**fields, known_hosts=str(known)), Desk(tmp_path), -1)

    assert isinstance(host, ReleaseHost)
    assert host.shell.command == (
        "ssh",
        *("-o", "BatchMode=yes"),
        *("-o", "StrictHostKeyChecking=yes"),
        *("-o", f"UserKnownHostsFile={known}"),
        "www@web",
    )
