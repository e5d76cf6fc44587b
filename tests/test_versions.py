"""Versions, which stand for other people's code in fingerprints."""

from importlib import metadata

import pytest

from newsroom.versions import version_of


def test_it_is_what_the_library_says_of_every_distribution_here():
    names = {found.metadata["Name"] for found in metadata.distributions()}

    assert {name: version_of(name) for name in names} == {
        name: metadata.version(name) for name in names
    }


def test_what_is_not_installed_is_an_error():
    with pytest.raises(metadata.PackageNotFoundError):
        version_of("no-such-distribution")
