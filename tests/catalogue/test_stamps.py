"""The files of output/ are looked at in turns."""

from newsroom.catalogue import stamps
from newsroom.catalogue.manifest import Manifest, OutputFile


def test_every_file_has_its_turn(desk, monkeypatch):
    monkeypatch.setattr(stamps, "A_TURN", 2)
    files = [OutputFile(path, "day", "vi", "", path, "f", "d", 1, 0) for path in "abcde"]
    Manifest(desk.connection).record(files, run=1)

    looked_at, last = [], ""
    for _build in range(4):
        turn, last = stamps.turn(desk.connection, last)
        looked_at.append("".join(path for path, _stamp in turn))

    assert looked_at == ["ab", "cd", "ea", "ab"]
