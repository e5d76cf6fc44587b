"""Feeds, Ghost, Blogger, tables and dumps: one small input each."""

import json
from pathlib import Path

import pytest
from PIL import Image

from newsroom.importing.command import Options, order_of, proposal_of, sources_of
from newsroom.importing.source_error import SourceError
from newsroom.importing.sources import kind_of, kinds

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Báo</title><link>http://bao.vn</link><item><title>Lúa &amp; ngô</title>
<link>http://bao.vn/tin/lua-123.html</link><pubDate>Mon, 11 Mar 2019 13:23:00 GMT</pubDate>
<category>Chính trị</category><description>Sapo</description>
<content:encoded><![CDATA[<p>Thân bài.</p>]]></content:encoded></item></channel></rss>"""
ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Báo</title>
<entry><id>tag:bao.vn,2019:1</id><title>Lúa</title><link href="http://bao.vn/tin/lua"/>
<published>2019-03-11T20:23:00+07:00</published><updated>2019-03-12T20:23:00+07:00</updated>
<author><name>Lê Mai</name></author><category term="Chính trị"/>
<content type="html">&lt;p&gt;Thân bài.&lt;/p&gt;</content></entry></feed>"""
JSON_FEED = json.dumps(
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Báo",
        "items": [
            {
                "id": "1",
                "url": "http://bao.vn/tin/lua",
                "title": "Lúa",
                "content_text": "Thân bài.",
                "date_published": "2019-03-11T20:23:00+07:00",
                "tags": ["Chính trị"],
            }
        ],
    }
)
GHOST = json.dumps(
    {
        "db": [
            {
                "meta": {"exported_on": 1},
                "data": {
                    "posts": [
                        {
                            "id": "1",
                            "title": "Lúa",
                            "slug": "lua",
                            "html": '<p>Thân bài. <a href="__GHOST_URL__/lua/">x</a></p>',
                            "status": "published",
                            "published_at": "2019-03-11T13:23:00.000Z",
                        }
                    ],
                    "tags": [{"id": "t", "name": "Chính trị"}, {"id": "i", "name": "#nội bộ"}],
                    "posts_tags": [
                        {"post_id": "1", "tag_id": "t", "sort_order": 0},
                        {"post_id": "1", "tag_id": "i", "sort_order": 1},
                    ],
                    "users": [{"id": "u", "name": "Lê Mai"}],
                    "posts_authors": [{"post_id": "1", "author_id": "u"}],
                },
            }
        ]
    }
)
KIND = "http://schemas.google.com/g/2005#kind"
BLOGGER = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">
<id>tag:blogger.com,1999:blog-1.archive</id>
<entry><id>post-1</id><published>2019-03-11T20:23:00+07:00</published>
<category scheme="{KIND}" term="http://schemas.google.com/blogger/2008/kind#post"/>
<category scheme="http://www.blogger.com/atom/ns#" term="Chính trị"/><title>Lúa</title>
<content type="html">&lt;p&gt;Thân bài.&lt;/p&gt;</content>
<link rel="alternate" href="http://bao.blogspot.com/2019/03/lua.html"/>
<author><name>Lê Mai</name></author></entry>
<entry><id>comment-1</id><category scheme="{KIND}"
 term="http://schemas.google.com/blogger/2008/kind#comment"/><title>Hay</title></entry></feed>"""


@pytest.mark.parametrize(
    "export",
    [
        (
            "a.xml",
            RSS,
            "feed",
            ["Title: Lúa & ngô", "Summary: Sapo", "Redirect-From: /tin/lua-123.html"],
        ),
        ("a.xml", ATOM, "feed", ["Title: Lúa", "Author: Lê Mai", "Modified: 2019-03-12 20:23"]),
        ("a.json", JSON_FEED, "feed", ["Title: Lúa", "Redirect-From: /tin/lua/"]),
        ("a.json", GHOST, "ghost", ["Title: Lúa", "Author: Lê Mai", "Redirect-From: /lua/"]),
        ("a.xml", BLOGGER, "blogger", ["Title: Lúa", "Redirect-From: /2019/03/lua.html"]),
    ],
)
def test_one_article_of_each(tmp_path, bring, rejections, export):
    name, text, kind, lines = export
    source = tmp_path / name
    source.write_text(text, encoding="utf-8")
    assert kind_of(source) == kind
    imported = bring(source)
    (file,) = imported.files
    found = imported.text(file).split("\n")
    assert set(lines) <= set(found)
    assert {"Date: 2019-03-11 20:23", "Category: Chính trị"} <= set(found)
    assert "Thân bài." in imported.text(file)
    assert "__GHOST_URL__" not in imported.text(file)
    assert rejections() == []


def test_a_ghost_body_in_lexical_is_read(tmp_path, bring):
    words = {"type": "extended-text", "text": "đậm", "format": 1}
    root = {"children": [{"type": "paragraph", "children": [words]}, {"type": "lạ"}]}
    data = json.loads(GHOST)
    data["db"][0]["data"]["posts"][0] |= {"html": None, "lexical": json.dumps({"root": root})}
    source = tmp_path / "a.json"
    source.write_text(json.dumps(data), encoding="utf-8")
    imported = bring(source)
    assert "**đậm**" in imported.text(imported.files[0])
    assert imported.told("card") == ["lạ"]


MOBILEDOC = {
    "atoms": [["soft-return", "", {}]],
    "cards": [["markdown", {"markdown": "Thẻ *chữ*"}], ["lạ", {}]],
    "markups": [["strong"], ["a", ["href", "https://b.vn"]]],
    "sections": [
        [1, "p", [[0, [], 0, "Xin "], [0, [0, 1], 2, "chào"], [1, [], 0, 0], [0, [], 0, "<b>"]]],
        [3, "ul", [[[0, [], 0, "một"]]]],
        [10, 0],
        [10, 1],
    ],
}


@pytest.mark.parametrize(
    ("stored", "markdown", "told"),
    [
        (MOBILEDOC, "Xin **[chào](https://b.vn)**  \n&lt;b>\n\n- một\n\nThẻ *chữ*\n", "lạ"),
        ({"sections": [[10, 7]], "cards": []}, "", ""),
    ],
)
def test_a_ghost_body_in_mobiledoc_is_read(tmp_path, bring, stored, markdown, told):
    data = json.loads(GHOST)
    data["db"][0]["data"]["posts"][0] |= {"html": None, "mobiledoc": json.dumps(stored)}
    source = tmp_path / "a.json"
    source.write_text(json.dumps(data), encoding="utf-8")
    imported = bring(source)
    assert imported.text(imported.files[0]).partition("\n\n")[2] == markdown
    assert imported.told("card") == [told][: bool(told)]
    assert imported.told("body") == [] if told else ["mobiledoc"]


def test_a_post_that_went_out_by_mail_only_is_a_draft(tmp_path, bring):
    data = json.loads(GHOST)
    data["db"][0]["data"]["posts"][0]["status"] = "sent"
    source = tmp_path / "a.json"
    source.write_text(json.dumps(data), encoding="utf-8")
    assert bring(source).files == ["drafts/lua.md"]


def test_pictures_of_a_source_that_names_no_site_are_found_by_their_path(tmp_path, bring):
    data = json.loads(GHOST)
    data["db"][0]["data"]["posts"][0]["feature_image"] = "__GHOST_URL__/content/images/a.png"
    source = tmp_path / "a.json"
    source.write_text(json.dumps(data), encoding="utf-8")
    (tmp_path / "images").mkdir()
    Image.new("RGB", (8, 8), "green").save(tmp_path / "images" / "a.png")
    media = f"https://bao.example/content/images={tmp_path / 'images'}"
    imported = bring(source, media=(media,))
    assert "Image: images/a.png\n" in imported.text(imported.files[0])


def test_a_blog_of_takeout_has_its_labels_and_no_trash(tmp_path, bring):
    entries = "".join(
        f"<entry><id>tag:blogger.com,1999:blog-2.post-{number}</id>"
        f"<blogger:type>POST</blogger:type><blogger:status>{status}</blogger:status>"
        f"<title>Lúa {number}</title><content type='html'>x</content>"
        f"<published>2019-03-11T13:23:00Z</published>"
        f"<category scheme='tag:blogger.com,1999:blog-2' term='Chính trị'/></entry>"
        for number, status in ((1, "LIVE"), (2, "SOFT_TRASHED"))
    )
    source = tmp_path / "feed.atom"
    source.write_text(
        "<feed xmlns='http://www.w3.org/2005/Atom' "
        f"xmlns:blogger='http://schemas.google.com/blogger/2018'>{entries}</feed>",
        encoding="utf-8",
    )
    imported = bring(source)
    assert imported.files == ["2019/03/2019-03-11-lua-1.md"]
    assert imported.told("not-imported") == ["trash"]


ROWS = [
    {
        "id": "1",
        "tieu_de": "Lúa",
        "sapo": "Tóm tắt",
        "noi_dung": "<p>Thân; “bài”,\nhai dòng.</p>",
        "ngay_dang": "2019-03-11 20:23:00",
        "chuyen_muc": "Chính trị",
        "trang_thai": "1",
        "alias": "lua",
    },
    {"id": "2", "tieu_de": "Nháp", "noi_dung": "<p>x</p>", "ngay_dang": "", "trang_thai": "0"},
]
MAP = """key = "id"
title = "tieu_de"
lead = "sapo"
body = "noi_dung"
date = "ngay_dang"
zone = "Asia/Ho_Chi_Minh"
categories = "chuyen_muc"
status = "trang_thai"
slug = "alias"
published = ["1"]
address = ["/tin/{alias}-{id}.html", "/index.php?id={id}"]
"""


def written_csv(rows):
    names = list(ROWS[0])
    cells = [
        ",".join('"' + row.get(name, "").replace('"', '""') + '"' for name in names) for row in rows
    ]
    return "\n".join([",".join(names), *cells]) + "\n"


def written_sql(rows):
    names = list(ROWS[0])

    def value(text):
        if text is None:
            return "NULL"
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n") + "'"

    columns = ",\n".join(f"  `{name}` text COMMENT 'a; (b)'" for name in names)
    values = ",".join("(" + ",".join(value(row.get(name)) for name in names) + ")" for row in rows)
    return (
        f"-- MySQL dump\nCREATE TABLE `muc` (\n  `id` int,\n  `ten` text\n);\n"
        f"INSERT INTO `muc` VALUES (1,'Chính trị');\n"
        f"CREATE TABLE `tin` (\n{columns},\n  KEY `x` (`id`)\n) ENGINE=InnoDB;\nINSERT INTO `tin` VALUES {values};\n"
    )


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.csv", written_csv(ROWS)),
        ("a.json", json.dumps({"data": {"tin": ROWS}}, ensure_ascii=False)),
        ("a.jsonl", "\n".join(json.dumps(row) for row in ROWS)),
        ("a.sql", written_sql(ROWS)),
    ],
)
def test_a_table_by_its_map(tmp_path, bring, rejections, name, text):
    source, columns = tmp_path / name, tmp_path / "columns.toml"
    source.write_text(text, encoding="utf-8")
    columns.write_text(MAP, encoding="utf-8")
    imported = bring(source, columns=str(columns))
    assert imported.files == ["2019/03/2019-03-11-lua.md", "drafts/nhap.md"]
    article = imported.text("2019/03/2019-03-11-lua.md")
    assert "Date: 2019-03-11 20:23\nCategory: Chính trị\nSummary: Tóm tắt\n" in article
    assert "Redirect-From: /tin/lua-1.html\n" in article
    assert "Thân; “bài”, hai dòng." in article
    assert rejections() == []


@pytest.mark.parametrize(
    ("name", "text"), [("a.csv", written_csv(ROWS)), ("a.sql", written_sql(ROWS))]
)
def test_a_map_is_proposed(tmp_path, bring, edition, name, text):
    source = tmp_path / name
    source.write_text(text, encoding="utf-8")
    with pytest.raises(SourceError, match="--propose-map"):
        bring(source)
    proposed = proposal_of(order_of(sources_of([source], ""), Options(), edition))
    for line in ('title = "tieu_de"', 'body = "noi_dung"', 'date = "ngay_dang"', 'lead = "sapo"'):
        assert line in proposed
    (tmp_path / "c.toml").write_text(proposed, encoding="utf-8")
    imported = bring(source, columns=str(tmp_path / "c.toml"), timezone="Asia/Ho_Chi_Minh")
    assert "2019/03/2019-03-11-lua.md" in imported.files


def test_another_table_says_what_a_number_means(tmp_path, bring):
    rows = [{**ROWS[0], "chuyen_muc": "1"}]
    source, columns = tmp_path / "a.sql", tmp_path / "columns.toml"
    source.write_text(written_sql(rows), encoding="utf-8")
    lookup = '\n[lookup.categories]\ntable = "muc"\nkey = "id"\nvalue = "ten"\n'
    columns.write_text(f'table = "tin"\n{MAP}{lookup}', encoding="utf-8")
    imported = bring(source, columns=str(columns))
    assert "Category: Chính trị\n" in imported.text("2019/03/2019-03-11-lua.md")


def test_cells_beyond_the_last_column_are_told_and_times_of_windows_read(tmp_path, bring):
    source, columns = tmp_path / "a.csv", tmp_path / "columns.toml"
    text = "id;tieu_de;noi_dung;ngay\n1;Lúa;x;11/03/2019 8:23 CH;thừa\n"
    source.write_text(text, encoding="utf-16")
    columns.write_text('title = "tieu_de"\nbody = "noi_dung"\ndate = "ngay"\n')
    imported = bring(source, columns=str(columns), section="Chính trị", timezone="Asia/Ho_Chi_Minh")
    assert "Date: 2019-03-11 20:23\n" in imported.text("2019/03/2019-03-11-lua.md")
    assert imported.told("field") == ["…thừa"]


def test_rows_that_replace_are_rows(tmp_path, bring):
    source, columns = tmp_path / "a.sql", tmp_path / "columns.toml"
    source.write_text(written_sql(ROWS).replace("INSERT INTO `tin`", "REPLACE INTO `tin`"))
    columns.write_text(f'table = "tin"\n{MAP}', encoding="utf-8")
    assert len(bring(source, columns=str(columns)).files) == 2


def test_a_table_in_an_old_encoding(tmp_path, bring):
    source, columns = tmp_path / "a.csv", tmp_path / "columns.toml"
    tcvn3 = "T«i lµ n«ng d©n ë Th¸i B×nh".encode("latin-1")
    source.write_bytes(b"id,tieu_de,noi_dung\n1," + tcvn3 + b",x\n")
    columns.write_text('title = "tieu_de"\nbody = "noi_dung"\n')
    imported = bring(source, columns=str(columns), section="Chính trị")
    assert "Title: Tôi là nông dân ở Thái Bình\n" in imported.text(imported.files[0])


@pytest.mark.parametrize(("name", "text"), [("a.json", "{"), ("a.xml", "<rss"), ("a.csv", "")])
def test_a_broken_file_is_told(tmp_path, bring, name, text):
    source = tmp_path / name
    source.write_text(text)
    (tmp_path / "c.toml").write_text('title = "a"\nbody = "b"\n')
    try:
        imported = bring(source, columns=str(tmp_path / "c.toml"))
    except SourceError as error:
        assert name in str(error) or "kind" in str(error)
    else:
        assert imported.result.account.total == 0


def test_every_module_of_the_folder_is_a_kind():
    folder = Path(__file__).parents[3] / "newsroom/importing/sources"
    modules = {one.stem for one in folder.glob("*.py")} - {"__init__"}
    assert len(kinds()) == len(modules)
    assert all(callable(kind.items) and callable(kind.recognises) for kind in kinds().values())
