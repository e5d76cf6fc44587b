from textwrap import dedent

import pytest
from PIL import Image

from newsroom.importing.sources import SourceTerms, kind_of
from newsroom.importing.sources.wordpress import items
from tests.importing.wxr import attachment, export, post


@pytest.fixture
def source(tmp_path):
    """Return a function that writes an export and returns its path."""

    def write(*parts: str):
        file = tmp_path / "export.xml"
        file.write_text(export(*parts), encoding="utf-8")
        return file

    return write


@pytest.fixture
def uploads(tmp_path):
    folder = tmp_path / "uploads"
    (folder / "2019" / "03").mkdir(parents=True)
    for name, colour in (("lua.jpg", "green"), ("Bến Phà (68).JPG", "blue")):
        Image.new("RGB", (60, 40), colour).save(folder / "2019/03" / name, "JPEG")
    return f"http://bao.example/wp-content/uploads={folder}"


def test_an_article_comes_over_with_its_fields(source, bring, rejections):
    body = "Đoạn một.\n\nĐoạn hai,\nhai dòng.\n\n<!--more-->\n\n<strong>Đoạn</strong> ba."
    imported = bring(
        source(
            post(
                7,
                body,
                categories=("Chính trị", "Thời sự"),
                tags=("lúa", "Vũ Thư"),
                meta=(("_yoast_wpseo_metadesc", "Lúa tốt hơn."),),
                more="<wp:post_modified>2019-03-12 08:00:00</wp:post_modified>",
            )
        )
    )
    assert imported.text("2019/03/2019-03-11-lua-xuan.md") == dedent(
        """\
        Title: Lúa xuân
        Date: 2019-03-11 20:23
        Category: Chính trị
        Modified: 2019-03-12 08:00
        Author: Lê Thị Mai
        Summary: Lúa tốt hơn.
        Tags: lúa, Vũ Thư, Thời sự
        {addresses}
        Đoạn một.

        Đoạn hai,  
        hai dòng.

        **Đoạn** ba.
        """  # noqa: W291
    ).format(
        addresses="".join(
            f"Redirect-From: {one}\n"
            for one in ("/2019/03/lua-xuan/", "/?p=7")
            if f"Redirect-From: {one}" in imported.text("2019/03/2019-03-11-lua-xuan.md")
        )
    )
    assert rejections() == []


@pytest.mark.parametrize(
    "case",
    [
        ({"status": "draft"}, "drafts/lua-xuan.md", "Status: draft"),
        ({"status": "pending"}, "drafts/lua-xuan.md", "Status: draft"),
        ({"status": "private"}, "drafts/lua-xuan.md", "Status: draft"),
        (
            {"more": "<wp:post_password>x</wp:post_password>"},
            "drafts/lua-xuan.md",
            "Status: draft",
        ),
        (
            {"status": "future", "date": "2999-01-01 08:00:00"},
            "2999/01/2999-01-01-lua-xuan.md",
            "Date: 2999-01-01 08:00",
        ),
        (
            {"date": "0000-00-00 00:00:00"},
            "2019/03/2019-03-11-lua-xuan.md",
            "Date: 2019-03-11 20:23",
        ),
        (
            {"date": "0000-00-00 00:00:00", "greenwich": "0000-00-00 00:00:00"},
            "drafts/lua-xuan.md",
            "Status: draft",
        ),
        ({"status": "pitch"}, "drafts/lua-xuan.md", "Status: draft"),  # a plugin's own
        (
            {"meta": (("_wp_old_slug", "lua"), ("_wp_old_slug", "lua-moi"))},
            "2019/03/2019-03-11-lua-xuan.md",
            "Redirect-From: /2019/03/lua-moi/",
        ),
        (
            {"tags": ("Vũ Thư", "vũ thư")},
            "2019/03/2019-03-11-lua-xuan.md",
            "Tags: Vũ Thư",
        ),
        ({"categories": ("Lạ",)}, "drafts/lua-xuan.md", "Status: draft"),
        ({"kind": "page"}, "pages/lua-xuan.md", "Title: Lúa xuân"),
        ({"name": "b%e1%ba%bfn-ph%c3%a0"}, "2019/03/2019-03-11-ben-pha.md", "Slug: ben-pha"),
        ({"title": "A &amp; B’s"}, "2019/03/2019-03-11-lua-xuan.md", "Title: A & B’s"),
        (
            {
                "more": '<category domain="author" nicename="cap-mai"><![CDATA[cap-mai]]></category>'
                '<category domain="author"><![CDATA[Trần A]]></category>'
            },
            "2019/03/2019-03-11-lua-xuan.md",
            "Author: Lê Thị Mai, Trần A",
        ),
    ],
)
def test_states_dates_and_names(source, bring, rejections, case):
    change, path, line = case
    imported = bring(source(post(**change)))
    assert imported.files == [path]
    assert line in imported.text(path).split("\n")
    assert rejections() == []


@pytest.mark.parametrize("kind", ["nav_menu_item", "revision", "wp_global_styles"])
def test_what_no_newspaper_has_is_told(source, bring, kind):
    imported = bring(source(post(1), post(2, kind=kind), post(3, status="trash")))
    assert imported.result.account.total == 3
    assert sorted(imported.told("not-imported")) == sorted([kind, "trash"])


@pytest.mark.parametrize(
    ("body", "markdown"),
    [
        (
            "[youtube id=abc]",
            "[https://www.youtube.com/watch?v=abc](https://www.youtube.com/watch?v=abc)",
        ),
        (
            "a\n\nhttps://youtu.be/abc\n\nb",
            "a\n\n[https://youtu.be/abc](https://youtu.be/abc)\n\nb",
        ),
        ('[sourcecode language="Python"]\nx = [1]\n[/sourcecode]', "```python\nx = [1]\n```"),
        ("Ông [sic] nói [1] và [...]", "Ông \\[sic] nói \\[1] và \\[...]"),
        ("[[gallery]]", "\\[gallery]"),
        ("<!-- wp:paragraph -->\n<p>a</p>\n<!-- /wp:paragraph -->", "a"),
        (
            '<!-- wp:heading {"level":3} --><h3>a</h3><!-- /wp:heading -->'
            '<!-- wp:query {"x":{"y":1}} /--><!-- wp:paragraph --><p>b</p><!-- /wp:paragraph -->',
            "### a\n\nb",
        ),
        ("<pre>a\n\n  b</pre>", "```\na\n\n  b\n```"),
        ('[box kind="a"]Trong[/box] ngoài', "Trong ngoài"),
        (
            '[vc_row][vc_column width="1/2"][vc_column_text]\n<p>a</p>\n[/vc_column_text]'
            "[vc_raw_html]JTNDcCUzRWIlM0MlMkZwJTNF[/vc_raw_html][/vc_column][/vc_row]",
            "a\n\nb",
        ),
        (
            '[vc_video link="https://youtu.be/abc"]',
            "[https://youtu.be/abc](https://youtu.be/abc)",
        ),
        ("[et_pb_section][et_pb_text]a[/et_pb_text][/et_pb_section]", "a"),
    ],
)
def test_what_wordpress_wrote_into_bodies(source, bring, body, markdown):
    imported = bring(source(post(1, body)))
    text = imported.text("2019/03/2019-03-11-lua-xuan.md")
    assert text.partition("\n\n")[2].strip("\n") == markdown


def test_unknown_shortcodes_blocks_comments_and_pins_are_told(source, bring):
    body = '[box kind="a"]x[/box]<!-- wp:latest-posts {"a":1} /-->'
    comment = "<wp:comment><wp:comment_type>comment</wp:comment_type></wp:comment>"
    imported = bring(source(post(1, body, more=f"{comment}<wp:is_sticky>1</wp:is_sticky>")))
    assert imported.told("shortcode") == ["box"]
    assert imported.told("block") == ["latest-posts"]
    assert imported.told("comments") == ["1"]
    assert imported.told("sticky") == ["Lúa xuân"]
    assert not imported.result.account.is_whole


def test_pictures_are_found_by_what_they_mean(source, bring, uploads, rejections):
    root = "http://bao.example/wp-content/uploads/2019/03"
    body = (
        f'[caption id="attachment_2"]<a href="{root}/lua.jpg"><img src="{root}/lua-300x200.jpg">'
        '</a> Ruộng lúa[/caption]\n\n[gallery ids="3"]\n\n'
        f'<img src="https://www.bao.example/wp-content/uploads/2019/03/b%E1%BA%BFn%20ph%C3%A0%20(68).jpg">'
        f'\n\n<img src="{root}/mat.jpg" alt="x">'
    )
    imported = bring(
        source(
            post(1, body, meta=(("_thumbnail_id", "2"),)),
            attachment(2, f"{root}/lua.jpg", parent=1, alt="Ruộng"),
            attachment(3, f"{root}/B%E1%BA%BFn-Ph%C3%A0-68.jpg", caption="Bến cũ"),
            attachment(4, f"{root}/khac.jpg"),
        ),
        media=(uploads,),
    )
    text = imported.text("2019/03/2019-03-11-lua-xuan.md")
    assert "Image: images/2019/03/lua.jpg\nImage-Alt: Ruộng\nImage-Caption: Ruộng lúa\n" in text
    assert '![](/images/2019/03/ben-pha-68.jpg "Bến cũ")' in text
    assert text.count("](/images/2019/03/ben-pha-68.jpg") == 2
    assert "mat.jpg" not in text
    assert imported.told("picture") == [f"{root}/mat.jpg (missing)"]
    outcomes = {key: entry.outcome for key, entry in imported.entries.items()}
    assert outcomes["attachment 2"] == outcomes["attachment 3"] == "copied"
    assert outcomes["attachment 4"] == "unused"
    assert rejections() == []


def test_links_between_articles_lead_to_files(source, bring):
    imported = bring(
        source(
            post(1, '<a href="http://www.bao.example/2019/03/hai">sau</a> <a href="/?p=2">số</a>'),
            post(2, '<a href="https://khac.example/?p=1">khác</a>', name="hai", title="Hai"),
        )
    )
    first = imported.text("2019/03/2019-03-11-lua-xuan.md")
    assert first.count("{filename}/2019/03/2019-03-11-hai.md") == 2
    assert "(https://khac.example/?p=1)" in imported.text("2019/03/2019-03-11-hai.md")


def test_entities_of_the_file_are_not_resolved(tmp_path, bring):
    file = tmp_path / "export.xml"
    secret = tmp_path / "secret.txt"
    secret.write_text("bí mật")
    doctype = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "file://{secret}">]>'
    text = export(post(1, title="Tin")).replace("<rss", f"{doctype}<rss", 1)
    file.write_text(text.replace("<title>Tin</title>", "<title>Tin &x;</title>"), encoding="utf-8")
    assert kind_of(file) == "wordpress"
    assert "bí mật" not in repr(list(items(file, SourceTerms())))


def test_every_item_of_an_export_is_in_the_ledger_once(source, bring):
    numbers = range(1, 10)
    imported = bring(
        source(
            *(
                post(one, f"<p>{'abc'[one % 3] * one}</p>", name=f"tin-{one % 3}", title=f"T{one}")
                for one in numbers
            )
        )
    )
    assert len(imported.entries) == imported.result.account.total == 9
    assert len(set(imported.files)) == 9


def test_pictures_of_page_builders_are_found_by_their_numbers(source, bring, uploads):
    root = "http://bao.example/wp-content/uploads/2019/03"
    body = f'[vc_single_image image="9"][et_pb_image src="{root}/lua.jpg" alt="Lúa"]'
    imported = bring(
        source(post(1, body), attachment(9, f"{root}/lua.jpg", caption="Đồng")), media=(uploads,)
    )
    text = imported.text("2019/03/2019-03-11-lua-xuan.md")
    assert text.endswith('![](/images/2019/03/lua.jpg "Đồng")\n\n![Lúa](/images/2019/03/lua.jpg)\n')
    assert imported.told("shortcode") == []


def test_an_item_that_the_old_site_took_away_is_told_and_its_file_stays(source, bring):
    bring(source(post(1)))
    imported = bring(source(post(1, status="trash")))
    assert imported.told("withdrawn") == ["2019/03/2019-03-11-lua-xuan.md"]
    assert imported.files == ["2019/03/2019-03-11-lua-xuan.md"]
    again = bring(source(post(1, "<p>Mới.</p>")))
    assert "Mới." in again.text("2019/03/2019-03-11-lua-xuan.md")


def test_a_link_to_a_script_is_told(source, bring):
    imported = bring(source(post(1, '<p><a href="javascript:mo()">Mở</a></p>')))
    assert imported.told("script") == ["javascript:mo()"]


def test_a_picture_may_be_in_another_part_of_an_export(tmp_path, bring, uploads):
    address = "http://bao.example/wp-content/uploads/2019/03/lua.jpg"
    one, two = tmp_path / "1.xml", tmp_path / "2.xml"
    one.write_text(export(post(1, meta=(("_thumbnail_id", "9"),))), encoding="utf-8")
    two.write_text(export(attachment(9, address)), encoding="utf-8")
    imported = bring(one, two, media=(uploads,))
    assert "Image: images/2019/03/lua.jpg\n" in imported.text("2019/03/2019-03-11-lua-xuan.md")
