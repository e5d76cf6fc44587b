"""Addresses of an old website: one spelling each, and only those that any host can answer."""

import pytest

from newsroom.content.addresses.former_addresses import canonical_address, is_reserved
from newsroom.content.findings.speech import said


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("/news/2/12345/slug", "/news/2/12345/slug/"),
        ("/news/2/12345/slug/", "/news/2/12345/slug/"),
        ("/tin/12.html", "/tin/12.html"),
        ("/tin/12.aspx", "/tin/12.aspx/"),
        ("/tin/index.html", "/tin/"),
        ("https://bao.example/tin/12", "/tin/12/"),
        ("/%C4%91%E1%BB%93ng/l%C3%BAa", "/đồng/lúa/"),
        ("/đồng/lúa", "/đồng/lúa/"),
        ("/hai từ", "/hai từ/"),
    ],
)
def test_an_address_has_one_spelling(written, canonical):
    assert canonical_address(written) == canonical
    assert canonical_address(canonical) == canonical


@pytest.mark.parametrize(
    "written",
    [
        *("", "news/1", "/news?id=1", "/news#a", "/a//b", "/../etc", "/a/./b", "/.git/config"),
        *("/a.html/b", "/%FF", "/a\\b", "/a%00b", "ftp://a.vn/b", "javascript:alert(1)"),
        *("/" + "x" * 201, "/x" * 501),
    ],
)
def test_what_no_static_host_can_answer_is_no_address(written):
    assert canonical_address(written) is None


@pytest.mark.parametrize(
    "address",
    [
        *(
            "/",
            "/en/",
            "/kinh-te/",
            "/kinh-te/2019/",
            "/en/kinh-te/2019/03/",
            "/2019/",
            "/2019/03/11/",
        ),
        *("/topics/lua/", "/authors/a/", "/archive/", "/media/a/", "/theme/x.html", "/404.html"),
        *("/feed.xml/", "/kinh-te/latest.json/", "/_redirects/"),
    ],
)
def test_addresses_that_the_site_needs_itself_are_reserved(edition, address):
    assert is_reserved(address, edition)


@pytest.mark.parametrize(
    "address",
    [
        "/news/1/",
        "/kinh-te/bai-cu-12.html",
        "/2019/03/11/bai/",
        "/2019/bai/",
        "/rss/a.xml/",
        "/gioi-thieu/",
    ],
)
def test_other_addresses_may_lead_elsewhere(edition, address):
    assert not is_reserved(address, edition)


def test_redirect_from_may_be_repeated(read_file):
    article = read_file(
        "Title: a\nDate: 2019-03-11\nCategory: Kinh tế\n"
        "Redirect-From: /news/2/1/a\nRedirect-From: /tin/1.html\n"
        "Redirect-From: /news/2/1/a/\n\nBody."
    )

    assert article.former_addresses == ("/news/2/1/a/", "/tin/1.html")


@pytest.mark.parametrize(
    ("written", "code"), [("/tin?id=1", "bad-former-address"), ("/kinh-te/", "address-taken")]
)
def test_a_former_address_that_cannot_lead_here_is_rejected(read_file, written, code):
    (rejection,) = read_file(
        f"Title: a\nDate: 2019-03-11\nCategory: Kinh tế\nRedirect-From: {written}\n\nBody."
    )

    assert (rejection.code, rejection.line) == (code, 4)
    assert written in said(rejection, "en").message
