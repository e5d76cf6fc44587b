"""Headers for every kind of host: one policy, and caches that never keep a page for long."""

import re
import shutil
import subprocess
from dataclasses import replace

import pytest

from newsroom.pages.machines.headers import (
    FRONT,
    HASHED_NAME,
    SERVERS,
    YEAR,
    headers_file,
    nginx,
    security_headers,
)


@pytest.fixture
def policy(edition):
    directives = security_headers(edition)["Content-Security-Policy"].split("; ")
    return dict((*directive.split(" ", 1), "")[:2] for directive in directives)


def test_nothing_is_allowed_but_the_sites_own_files(policy):
    assert policy["default-src"] == "'none'"
    assert {source for source in policy.values() if source} == {"'none'", "'self'"}


def test_no_exception_is_made_for_inline_code(edition):
    text = security_headers(edition)["Content-Security-Policy"]

    assert not re.search(r"unsafe|nonce|sha256|\*|data:|https?:", text)


def test_only_a_secure_site_demands_security(edition):
    plain = replace(edition, site_url="http://example.com")

    assert "Strict-Transport-Security" in security_headers(edition)
    assert "Strict-Transport-Security" not in security_headers(plain)
    assert "upgrade-insecure" not in security_headers(plain)["Content-Security-Policy"]


@pytest.mark.parametrize("server", SERVERS)
def test_every_server_is_told_every_header_and_lifetime(edition, server):
    text = SERVERS[server](edition)

    for name, value in security_headers(edition).items():
        assert re.search(rf'({name}|default) "{re.escape(value)}"', text)
    assert f"max-age={YEAR}, immutable" in text
    assert f"max-age={FRONT}" in text
    assert text.count("{") == text.count("}")


@pytest.mark.parametrize(
    ("server", "line"),
    [("nginx", "gzip_types "), ("caddy", "encode "), ("apache", "AddOutputFilterByType DEFLATE ")],
)
def test_every_server_compresses_more_than_html(edition, server, line):
    [told] = [one for one in SERVERS[server](edition).splitlines() if line in one]

    assert server == "caddy" or {"text/css", "text/javascript"} <= set(told.rstrip(";").split())


@pytest.mark.parametrize("server", SERVERS)
def test_every_server_shows_the_editions_own_page_for_what_is_not_there(edition, server):
    assert " /404.html" in SERVERS[server](edition)


def test_each_address_meets_one_rule_for_caches_in_the_headers_file(edition):
    text = headers_file(edition, ["/theme/style.0123456789ab.css"])

    rules = re.findall(r"^(/\S+)\n((?:  .+\n?)+)", text, re.MULTILINE)
    assert [path for path, headers in rules if "Cache-Control" in headers] == [
        "/theme/style.0123456789ab.css",
        "/media/*",
    ]
    assert "Content-Security-Policy" in rules[0][1]


@pytest.mark.parametrize("write", [*SERVERS.values(), lambda edition: headers_file(edition, [])])
def test_files_from_content_run_nothing_and_documents_are_saved(edition, write):
    text = write(edition)

    assert re.search(r"default-src 'none';[^\n]*; sandbox", text)
    assert re.search(r"Content-Disposition", text)
    assert "pdf" in text and "geojson" in text


@pytest.mark.skipif(shutil.which("nginx") is None, reason="nginx is not installed")
def test_nginx_understands_its_lines(edition, tmp_path):
    cache, server = nginx(edition).split("# In server { }:")
    configuration = tmp_path / "nginx.conf"
    configuration.write_text(
        f"pid {tmp_path}/nginx.pid; error_log stderr; events {{}}\n"
        f"http {{ access_log off;\n{cache}\n"
        f"server {{ listen unix:{tmp_path}/socket;\n{server} }} }}",
        encoding="utf-8",
    )

    result = subprocess.run(
        ["nginx", "-t", "-q", "-c", str(configuration)],
        capture_output=True,
        text=True,
        check=False,
    )

    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize(
    ("name", "is_hashed"),
    [
        ("/theme/style.63b1f2d0f40e.css", True),
        ("/media/images/lua.0f9ab3c1d2-800.avif", True),
        ("/media/images/lua.0f9ab3c1d2.svg", True),
        ("/media/quy-hoach.pdf", False),
        ("/2019/03/11/lua/", False),
        ("/theme/js/day.js", False),
    ],
)
def test_only_names_with_a_hash_are_kept_for_good(name, is_hashed):
    assert bool(re.search(HASHED_NAME, name)) is is_hashed


def test_the_security_notice_holds_for_less_than_a_year_and_more_than_ten_months(newspaper):
    newspaper.settings["SECURITY_CONTACT"] = "mailto:an-ninh@example.com"
    newspaper.build()

    notice = newspaper.tree()[".well-known/security.txt"].decode()

    assert "Contact: mailto:an-ninh@example.com\n" in notice
    assert "Expires: 2020-03-01T00:00:00Z\n" in notice
    assert "Canonical: https://example.com/.well-known/security.txt\n" in notice


def test_the_security_notice_is_renewed_every_month(newspaper):
    newspaper.settings["SECURITY_CONTACT"] = "mailto:an-ninh@example.com"
    newspaper.build()
    newspaper.now += 40 * 86_400
    newspaper.build()

    assert b"Expires: 2020-04-01" in newspaper.tree()[".well-known/security.txt"]
    assert newspaper.tree() == newspaper.cold_tree()


def test_nobody_is_named_who_did_not_ask_for_it(newspaper):
    newspaper.build()

    assert ".well-known/security.txt" not in newspaper.tree()
