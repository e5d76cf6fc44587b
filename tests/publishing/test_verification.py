"""Reading back: what the host does not hold is sent again, and told if that does not help."""

import pytest

from newsroom.publishing.errors import HostError
from newsroom.publishing.hosts.folder import LocalFolder
from newsroom.publishing.verification import sample, verify


@pytest.fixture
def sent(tmp_path):
    """A remote that holds a file, and the folder that it was sent from."""
    for folder in ("host", "source"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.html").write_text("whole")
    return LocalFolder(tmp_path / "host"), tmp_path / "source"


def check(sent, tmp_path, pauses):
    remote, source = sent
    verify(remote, [(source, "a.html")], tmp_path / "scratch", pauses.append)


def test_a_host_that_holds_what_was_sent_is_not_asked_again(sent, tmp_path):
    pauses = []

    check(sent, tmp_path, pauses)

    assert pauses == []
    assert not (tmp_path / "scratch").exists()


@pytest.mark.parametrize("damage", ["w", "wholE", None])
def test_what_reads_otherwise_is_sent_again_after_a_pause(sent, tmp_path, damage):
    page, pauses = tmp_path / "host/a.html", []
    if damage is None:
        page.unlink()
    else:
        page.write_text(damage)

    check(sent, tmp_path, pauses)

    assert page.read_text() == "whole"
    assert pauses == [1.0]


def test_a_host_that_does_not_keep_what_it_gets_is_told_after_several_tries(sent, tmp_path):
    page, pauses = tmp_path / "host/a.html", []
    page.write_text("other")

    class Forgetful(LocalFolder):
        def send(self, *_arguments):
            pass

    forgetful = Forgetful(sent[0].root)
    with pytest.raises(HostError, match=r"a\.html reads otherwise"):
        check((forgetful, sent[1]), tmp_path, pauses)

    assert pauses == [1.0, 2.0, 4.0]


def test_a_sample_has_the_last_and_others_by_chance():
    paths = [str(number) for number in range(100)]

    chosen = sample(paths, 10)

    assert chosen[:5] == ["95", "96", "97", "98", "99"]
    assert len(set(chosen)) == 10


@pytest.mark.parametrize("size", [0, 1, 3, 16])
def test_a_sample_is_never_larger_than_what_there_is(size):
    assert len(set(sample(["a", "b", "c"], size))) == min(size, 3)
