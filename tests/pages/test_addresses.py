"""Where pages find things: on this host, and from anywhere."""

from newsroom.edition import Edition
from newsroom.pages.addresses import Addresses


def test_the_address_of_a_file_is_percent_encoded(edition: Edition) -> None:
    addresses = Addresses(edition, "vi")

    assert addresses.media_address("images/lúa xuân.jpg") == (
        f"{edition.base}/media/images/l%C3%BAa%20xu%C3%A2n.jpg"
    )
