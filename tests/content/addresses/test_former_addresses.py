"""Addresses of an old website: one spelling each, and which of them a file can answer."""

import pytest

from newsroom.content.addresses.former_addresses import (
    canonical_address,
    encoded_address,
    has_file,
    is_reserved,
)
from newsroom.content.named_files import NamedFiles
from newsroom.content.read import read_with_warnings


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("/news/2/12345/slug", "/news/2/12345/slug/"),
        ("/news/2/12345/slug/", "/news/2/12345/slug/"),
        ("/tin/12.html", "/tin/12.html"),
        ("/tin/12.aspx", "/tin/12.aspx/"),
        ("/tin/index.html", "/tin/"),
        ("/Tin/Bai.HTML", "/Tin/Bai.HTML"),
        ("https://bao.example/tin/12", "/tin/12/"),
        ("/%C4%91%E1%BB%93ng/l%C3%BAa", "/đồng/lúa/"),
        ("/đồng/lúa", "/đồng/lúa/"),
        ("/hai từ", "/hai từ/"),
    ],
)
def test_an_address_has_one_spelling(written, canonical):
    assert canonical_address(written) == canonical
    assert canonical_address(canonical) == canonical
    assert canonical_address(encoded_address(canonical)) == canonical
    assert has_file(canonical)


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ("/?p=1383", "/?p=1383"),
        ("/index.php?id=3&cat=2", "/index.php?id=3&cat=2"),
        ("https://bao.example/?p=1383", "/?p=1383"),
        ("/tim?q=lúa xuân", "/tim?q=l%C3%BAa%20xu%C3%A2n"),
        ("/tin/12.html/amp/", "/tin/12.html/amp/"),
        ("/tin//12", "/tin//12/"),
        ("//tin/12", "//tin/12/"),
        ("/it%92s", "/it%92s/"),
        ("/%e1%ff", "/%E1%FF/"),
        ("/100%/x", "/100%25/x/"),
        ("/a%3fb", "/a%3Fb/"),
        ("/" + "x" * 201, "/" + "x" * 201 + "/"),
    ],
)
def test_what_no_file_can_answer_is_kept_for_hosts_with_rules(written, canonical):
    assert canonical_address(written) == canonical
    assert canonical_address(canonical) == canonical
    assert canonical_address(encoded_address(canonical)) == canonical
    assert not has_file(canonical)


@pytest.mark.parametrize(
    "written",
    [
        *("", "news/1", "/news#a", "/../etc", "/a/./b", "/.git/config"),
        *("/a\\b", "/a%00b", "ftp://a.vn/b", "javascript:alert(1)", "/x" * 501),
    ],
)
def test_what_no_host_can_answer_is_no_address(written):
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


HEAD = "Title: a\nDate: 2019-03-11\nCategory: Kinh tế\n"


def test_redirect_from_may_be_repeated(read_file):
    article = read_file(
        "Title: a\nDate: 2019-03-11\nCategory: Kinh tế\n"
        "Redirect-From: /news/2/1/a\nRedirect-From: /tin/1.html\n"
        "Redirect-From: /news/2/1/a/\n\nBody."
    )

    assert article.former_addresses == ("/news/2/1/a/", "/tin/1.html")


@pytest.mark.parametrize(
    ("fields", "lines"),
    [
        (f"{HEAD}Redirect-From: /a/\nRedirect-From: /b#c\nRedirect-From: /d/../e\n", [5, 6]),
        (f"---\n{HEAD}aliases:\n  - /a/\n  - /b#c\n---\n", [7]),
        (f"---\n{HEAD}aliases: [/a/]\nredirect_from:\n- /b/\n- /c#d\n---\n", [8]),
    ],
)
def test_each_former_address_is_told_with_its_own_line(edition, fields, lines):
    _article, findings = read_with_warnings(
        "a.md", f"{fields}\nBody.".encode(), edition, NamedFiles(lambda _path: False)
    )

    assert [one.line for one in findings if one.code == "bad-former-address"] == lines


@pytest.mark.parametrize(
    ("written", "addresses", "codes"),
    [
        ("/tin?id=1", ("/tin?id=1",), []),
        ("tin/1.html", ("/tin/1.html",), []),
        ("/kinh-te/", (), ["former-address-taken"]),
        ("/tin#a", (), ["bad-former-address"]),
        ("/:categories/:title/", (), ["bad-former-address"]),
        ("/tin/{{ title | slugify }}/", (), ["bad-former-address"]),
        ("pretty", (), []),
        ("false", (), []),
        ("/2019/03/11/a/", (), []),
        ("/2019/03/11/A/", ("/2019/03/11/A/",), ["capitals-only"]),
    ],
)
def test_a_former_address_never_costs_the_article(edition, written, addresses, codes):
    text = f"Title: a\nDate: 2019-03-11\nCategory: Kinh tế\nRedirect-From: {written}\n\nBody."

    article, findings = read_with_warnings(
        "a.md", text.encode(), edition, NamedFiles(lambda _path: False)
    )

    assert article.former_addresses == addresses
    assert [(one.code, one.line) for one in findings] == [(code, 4) for code in codes]
    assert all(one.is_warning for one in findings)
