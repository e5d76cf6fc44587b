"""Redirects as hosts answer with them: a real nginx with the map, and the page on any host."""

import http.client
from contextlib import closing
from urllib.parse import quote, urlsplit

import pytest

from newsroom.pages.machines.headers import nginx
from tests.publishing.servers import free_port, needs, running


@pytest.fixture
def paper(newspaper):
    newspaper.article(
        "lua.md",
        Title="Lúa xuân",
        Redirect_From="/news/2/12345/slug\nRedirect-From: /Tin/bài%20viết.HTML\n"
        'Redirect-From: /cũ/"a$b{1};\nRedirect-From: /?p=1383\n'
        "Redirect-From: /index.php?id=3&cat=2\nRedirect-From: /tin/12.html/amp/\n"
        "Redirect-From: /tin//12\nRedirect-From: /it%92s\nRedirect-From: /A.aspx?Id=5",
    )
    newspaper.write(
        "redirects.txt", "/dai/" + "x" * 190 + "/" + "y" * 190 + " /2019/#lua\n/het/ gone"
    )
    newspaper.build()
    return newspaper


@pytest.fixture
def server(paper, tmp_path):
    """A real nginx, configured with what `invoke headers` prints."""
    program, port = needs("nginx"), free_port()
    maps, inside = nginx(paper.edition()).split("# In server { }:")
    (tmp_path / "nginx.conf").write_text(
        f"daemon off; pid {tmp_path}/nginx.pid; error_log {tmp_path}/error.log; user root;\n"
        "events {}\nhttp { access_log off; absolute_redirect off; types { text/html html; }\n"
        + maps.replace("/srv/site", str(paper.output))
        + f"server {{ listen 127.0.0.1:{port}; root {paper.output};\n{inside} }} }}",
        encoding="utf-8",
    )
    command = [program, "-p", str(tmp_path), "-c", str(tmp_path / "nginx.conf")]
    with running(command, port):
        yield f"127.0.0.1:{port}"


def answer(server, address):
    with closing(http.client.HTTPConnection(server)) as connection:
        connection.request("GET", quote(address, safe="/?&=%"))
        response = connection.getresponse()
        response.read()
        return response.status, urlsplit(response.getheader("Location", "")).path


@pytest.mark.parametrize(
    "address",
    [
        "/news/2/12345/slug/",
        "/news/2/12345/slug",
        "/Tin/bài viết.HTML",
        *("/?p=1383", "/index.php?id=3&cat=2", "/tin/12.html/amp/", "/tin//12", "/A.aspx?Id=5"),
        '/cũ/"a$b{1};/',
    ],
)
def test_nginx_leads_at_once_to_the_page_of_today(server, address):
    assert answer(server, address) == (301, "/2019/03/10/lua-xuan/")


def test_nginx_reads_bytes_that_are_no_text(server):
    assert answer(server, "/it%92s") == (301, "/2019/03/10/lua-xuan/")


@pytest.mark.parametrize("address", ["/", "/?p=9", "/tin/", "/a.aspx?id=5"])
def test_nginx_leads_nowhere_from_other_addresses(server, address):
    assert answer(server, address)[0] != 301


def test_what_no_page_can_answer_is_in_a_list_for_each_server(paper):
    tree = {path: data.decode() for path, data in paper.tree().items() if "_redirects" in path}

    assert "/index.php id=3 cat=2 /2019/03/10/lua-xuan/ 301!\n" in tree["_redirects"]
    assert '"/index.php?id=3&cat=2" "/2019/03/10/lua-xuan/"\n' in tree["_redirects.caddy"]
    assert "/index.php?id=3&cat=2 /2019/03/10/lua-xuan/\n" in tree["_redirects.txt"]
    assert "news/2" not in tree["_redirects.caddy"] + tree["_redirects.txt"]


def test_an_address_that_is_a_page_s_but_for_capitals_has_no_page_of_its_own(newspaper):
    newspaper.article("cu.md", Title="Cũ", Redirect_From="/2019/03/10/Lua-Xuan/")
    newspaper.build()
    before = newspaper.tree()
    newspaper.article("lua.md", Title="Lúa xuân")
    newspaper.build()
    after = newspaper.tree()

    assert "2019/03/10/Lua-Xuan/index.html" in before.keys() - after.keys()
    assert b"/2019/03/10/Lua-Xuan/ /2019/03/10/cu/\n" in after["_redirects.txt"]
    assert after == newspaper.cold_tree()


def test_nginx_takes_the_longest_addresses(server):
    assert answer(server, "/dai/" + "x" * 190 + "/" + "y" * 190) == (301, "/2019/")


def test_nginx_shows_the_page_at_an_address_that_leads_nowhere(server):
    assert answer(server, "/het/") == (200, "")


def test_an_edition_without_redirects_has_no_lists_of_them(newspaper):
    newspaper.build()

    assert not {"_redirects", "_redirects.map"} & newspaper.tree().keys()


def test_a_site_below_a_root_leads_within_itself(newspaper):
    newspaper.settings["SITEURL"] = "https://example.com/bao"
    newspaper.article("lua.md", Title="Lúa xuân", Redirect_From="/cu")
    newspaper.build()

    tree = newspaper.tree()

    assert b'content="0; url=/bao/2019/03/10/lua-xuan/"' in tree["cu/index.html"]
    assert tree["_redirects"] == b"/bao/cu/ /bao/2019/03/10/lua-xuan/ 301\n"


def test_a_page_of_the_past_shows_no_search_engine_itself(paper):
    page = (paper.output / "news/2/12345/slug/index.html").read_text(encoding="utf-8")

    assert '<meta name="robots" content="noindex">' in page
    assert '<html lang="vi">' in page
    assert "news/2" not in "".join(
        data.decode() for path, data in paper.tree().items() if path.startswith("sitemap")
    )
