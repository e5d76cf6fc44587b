"""Feeds: what readers elsewhere are told, in formats that their programs take."""

import re
from datetime import datetime

import pytest
from PIL import Image

A = "{http://www.w3.org/2005/Atom}"
PICTURE = re.compile(r"https://example\.com/media/images/lua\.[0-9a-f]+-8\.jpg")
IDENTITY = "urn:uuid:2e0b4146-358a-5250-aa47-6022300ba81c"  # of lua.md at example.com


@pytest.fixture
def published(newspaper):
    """Three items: an article with everything, a plain one, and somebody else's headline."""
    newspaper.picture("images/lua.jpg")
    newspaper.article(
        "lua.md",
        Title="Lúa xuân & “vụ mới” <i>",
        Slug="lua-xuan",
        Date="2019-03-10 08:00",
        Modified="2019-03-11 09:30",
        Summary="Nước về đồng.",
        Author="Trần Văn Mẫu, Lê Thị Thử",
        Tags="Lúa",
        Image="images/lua.jpg",
        Image_Alt="Cánh đồng",
    )
    newspaper.article("cho.md", Title="Chợ quê", Date="2019-03-09", Category="Chính trị")
    newspaper.article(
        "tin.md", Title="Tin vắn", Date="2019-03", Source="https://bao.example/tin", body=""
    )
    newspaper.build()
    return newspaper


def entries(feed):
    return {entry.findtext(f"{A}title"): entry for entry in feed.findall(f"{A}entry")}


def links(element):
    return {link.get("rel"): link.get("href") for link in element.findall(f"{A}link")}


def test_a_feed_has_all_that_atom_demands(published, read_xml):
    feed = read_xml("feed.xml")

    assert feed.tag == f"{A}feed"
    assert feed.findtext(f"{A}id") == "https://example.com/feed.xml"
    assert feed.findtext(f"{A}title") == "Báo Thử"
    assert feed.findtext(f"{A}author/{A}name") == "Báo Thử"
    assert feed.findtext(f"{A}updated") == "2019-03-11T09:30:00+07:00"
    assert links(feed) == {
        "self": "https://example.com/feed.xml",
        "alternate": "https://example.com/",
    }
    for entry in [feed, *feed.findall(f"{A}entry")]:
        for name in ("id", "title", "updated"):
            assert len(entry.findall(A + name)) == 1
        when = datetime.fromisoformat(entry.findtext(f"{A}updated"))
        assert when.utcoffset() is not None


def test_the_feeds_of_which_a_hub_is_told_name_it(newspaper, read_xml, read_json):
    hub = "https://hub.example/"
    newspaper.settings["PUBLISH_AFTER"] = {
        "websub": {"hub": hub, "feeds": ["feed.xml", "feed.json"]}
    }
    newspaper.build()

    assert links(read_xml("feed.xml"))["hub"] == hub
    assert read_json("feed.json")["hubs"] == [{"type": "WebSub", "url": hub}]
    assert "hub" not in links(read_xml("en/feed.xml"))


def test_a_feed_names_no_hub_by_itself(published, read_json):
    assert "hubs" not in read_json("feed.json")


def test_an_entry_tells_lead_authors_topics_and_picture(published, read_xml):
    entry = entries(read_xml("feed.xml"))["Lúa xuân & “vụ mới” <i>"]

    assert entry.findtext(f"{A}id") == IDENTITY
    assert entry.findtext(f"{A}summary") == "Nước về đồng."
    assert entry.findtext(f"{A}published") == "2019-03-10T08:00:00+07:00"
    assert entry.findtext(f"{A}updated") == "2019-03-11T09:30:00+07:00"
    names = [name.text for name in entry.iterfind(f"{A}author/{A}name")]
    assert names == ["Trần Văn Mẫu", "Lê Thị Thử"]
    assert {tag.get("term"): tag.get("label") for tag in entry.iterfind(f"{A}category")} == {
        "kinh-te": "Kinh tế",
        "lua": "Lúa",
    }
    assert links(entry)["alternate"] == "https://example.com/2019/03/10/lua-xuan/"
    assert PICTURE.fullmatch(links(entry)["enclosure"])
    assert entry.find(f"{A}link[@rel='enclosure']").get("type") == "image/jpeg"


def test_a_partial_date_is_no_time_of_publication(published, read_xml):
    found = entries(read_xml("feed.xml"))

    assert found["Chợ quê"].find(f"{A}published") is None
    assert found["Chợ quê"].findtext(f"{A}updated") == "2019-03-09T00:00:00+07:00"


def test_a_headline_leads_to_its_source(published, read_xml, read_json):
    entry = entries(read_xml("feed.xml"))["Tin vắn"]
    item = read_json("feed.json")["items"][-1]

    assert links(entry)["alternate"] == "https://bao.example/tin"
    assert item["external_url"] == "https://bao.example/tin"
    assert item["url"] == "https://example.com/2019/03/#tin-van"


def test_a_headline_that_becomes_an_article_stays_the_same_entry(published, rebuild, read_xml):
    before = entries(read_xml("feed.xml"))["Tin vắn"].findtext(f"{A}id")

    published.article("tin.md", Title="Tin vắn", Date="2019-03")
    rebuild()

    assert entries(read_xml("feed.xml"))["Tin vắn"].findtext(f"{A}id") == before


@pytest.mark.parametrize(
    "corrected",
    [
        {"Title": "Lúa hè", "Slug": ""},
        {"Date": "2019-03-09 22:00"},
        {"Category": "Chính trị"},
        {"Correction": "2019-03-11 10:00 Lúa hè."},
    ],
    ids=lambda fields: next(iter(fields)),
)
def test_a_corrected_article_stays_the_same_entry(published, rebuild, read_json, corrected):
    before = {item["id"] for item in read_json("feed.json")["items"]}

    fields = {"Title": "Lúa", "Slug": "lua", "Date": "2019-03-10 08:00", **corrected}
    published.article("lua.md", **fields)
    rebuild()

    assert {item["id"] for item in read_json("feed.json")["items"]} == before


def test_a_moved_file_is_another_entry(published, rebuild, read_json):
    (published.content / "moi").mkdir()
    (published.content / "lua.md").rename(published.content / "moi/lua.md")
    rebuild()

    assert read_json("feed.json")["items"][0]["id"] != IDENTITY


def test_a_json_feed_has_all_that_its_version_demands(published, read_json):
    feed = read_json("feed.json")

    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"] == "Báo Thử"
    assert feed["feed_url"] == "https://example.com/feed.json"
    for item in feed["items"]:
        assert item["id"].startswith("urn:uuid:")
        assert item["url"].startswith("https://example.com/")
        assert item["content_text"]
    first = feed["items"][0]
    assert PICTURE.fullmatch(first.pop("image"))
    assert first == {
        "id": IDENTITY,
        "url": "https://example.com/2019/03/10/lua-xuan/",
        "title": "Lúa xuân & “vụ mới” <i>",
        "content_text": "Nước về đồng.",
        "summary": "Nước về đồng.",
        "date_published": "2019-03-10T08:00:00+07:00",
        "date_modified": "2019-03-11T09:30:00+07:00",
        "authors": [{"name": "Trần Văn Mẫu"}, {"name": "Lê Thị Thử"}],
        "tags": ["Kinh tế", "Lúa"],
    }


def test_sections_and_topics_have_feeds_of_their_own(published, read_xml):
    assert list(entries(read_xml("chinh-tri/feed.xml"))) == ["Chợ quê"]
    assert list(entries(read_xml("topics/lua/feed.xml"))) == ["Lúa xuân & “vụ mới” <i>"]
    assert read_xml("topics/lua/feed.xml").findtext(f"{A}title") == "Lúa - Báo Thử"


def test_a_section_without_news_has_an_empty_feed_to_follow(published, read_xml, read_json):
    feed = read_xml("nong-thon-moi/feed.xml")

    assert feed.findtext(f"{A}updated") == "1970-01-01T00:00:00Z"
    assert entries(feed) == {}
    assert read_json("nong-thon-moi/feed.json")["items"] == []


def test_other_languages_have_feeds_under_their_prefix(published, rebuild, read_xml):
    published.article("en.md", Title="Spring rice", Lang="en")
    rebuild()

    assert list(entries(read_xml("en/kinh-te/feed.xml"))) == ["Spring rice"]
    assert "Spring rice" not in entries(read_xml("feed.xml"))


def test_pages_lead_to_their_feeds(published, read_page):
    def feeds_of(url):
        return re.findall(
            r'<link rel="alternate" type="([^"]+)" title="[^"]*" href="([^"]+)"', read_page(url)
        )

    atom, json_feed = "application/atom+xml", "application/feed+json"
    assert feeds_of("/2019/03/10/lua-xuan/") == [(atom, "/feed.xml"), (atom, "/kinh-te/feed.xml")]
    assert feeds_of("/topics/lua/") == [(atom, "/feed.xml"), (atom, "/topics/lua/feed.xml")]
    rss = ("application/rss+xml", "/rss.xml")
    assert feeds_of("/") == [(atom, "/feed.xml"), rss, (json_feed, "/feed.json")]


def test_every_page_leads_to_the_list_of_feeds_in_its_language(published, read_page):
    assert '<a href="/feeds/">' in read_page("/2019/03/10/lua-xuan/")
    assert '<a href="/en/feeds/">' in read_page("/en/")
    assert '<a href="/en/feeds.opml" type="text/x-opml">' in read_page("/en/feeds/")


def test_the_list_of_feeds_names_every_feed_by_alphabet(published, rebuild, read_xml):
    published.article("x.md", Tags="ăn uống, Biển")
    rebuild()

    outlines = read_xml("feeds.opml").findall("body/outline")

    assert [one.get("text") for one in outlines] == [
        *("Báo Thử", "Chính trị", "Kinh tế", "Nông thôn mới"),
        *("ăn uống", "Biển", "Lúa"),
    ]
    for one in outlines:
        path = one.get("xmlUrl").removeprefix("https://example.com/")
        assert (published.output / path).is_file()


def test_the_list_of_feeds_follows_the_first_spelling_of_a_topic(published, rebuild, read_xml):
    def topics():
        return [one.get("text") for one in read_xml("feeds.opml").findall("body/outline")][4:]

    published.article("first.md", Date="2018", Tags="LÚA")
    rebuild()
    assert topics() == ["LÚA"]

    (published.content / "first.md").unlink()
    (published.content / "lua.md").unlink()
    rebuild()
    assert topics() == []


def test_an_article_touches_only_feeds_that_it_is_in(published, rebuild):
    published.article("moi.md", Title="Mới", Category="Chính trị", Date="2019-03-11 10:00")

    written = {path for path in rebuild() if "feed" in path}

    assert written == {"feed.xml", "feed.json", "chinh-tri/feed.xml", "chinh-tri/feed.json"}


@pytest.mark.parametrize("status", ["hidden", "withdrawn", "draft"])
def test_what_is_in_no_list_is_in_no_feed(published, rebuild, read_xml, status):
    published.article("cho.md", Title="Chợ quê", Date="2019-03-09", Status=status)
    rebuild()

    assert "Chợ quê" not in entries(read_xml("feed.xml"))


def test_an_edition_without_a_host_has_no_feeds(published, rebuild, read_page):
    published.settings["SITEURL"] = ""
    rebuild()

    assert not list(published.output.rglob("feed*"))
    assert "application/atom+xml" not in read_page("/")
    assert "opml" not in read_page("/")


def test_addresses_keep_the_path_that_the_site_is_hosted_under(
    published, rebuild, read_xml, read_page
):
    published.settings["SITEURL"] = "https://example.com/bao"
    rebuild()

    feed = read_xml("feed.xml")
    assert links(feed)["self"] == "https://example.com/bao/feed.xml"
    assert links(feed)["alternate"] == "https://example.com/bao/"
    entry = entries(feed)["Lúa xuân & “vụ mới” <i>"]
    assert links(entry)["enclosure"].startswith("https://example.com/bao/media/images/lua.")
    assert 'href="/bao/feed.xml"' in read_page("/")


CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"


def test_rss_has_what_its_validator_asks_for(published, read_xml):
    channel = read_xml("rss.xml").find("channel")
    items = {item.findtext("title"): item for item in channel.iterfind("item")}
    item = items["Lúa xuân & “vụ mới” <i>"]

    assert [channel.findtext(name) for name in ("title", "link", "language")] == [
        "Báo Thử",
        "https://example.com/",
        "vi",
    ]
    assert channel.findtext("description")
    assert channel.findtext("lastBuildDate") == "Mon, 11 Mar 2019 09:30:00 +0700"
    (own,) = channel.iterfind(f"{A}link[@rel='self']")
    assert own.get("href") == "https://example.com/rss.xml"
    assert item.find("guid").attrib == {"isPermaLink": "false"}
    assert item.findtext("guid") == IDENTITY
    assert item.findtext("link") == "https://example.com/2019/03/10/lua-xuan/"
    assert item.findtext("pubDate") == "Sun, 10 Mar 2019 08:00:00 +0700"
    assert [one.text for one in item.iterfind(CREATOR)] == ["Trần Văn Mẫu", "Lê Thị Thử"]
    assert items["Chợ quê"].find("pubDate") is None
    assert items["Tin vắn"].findtext("link") == "https://bao.example/tin"


def test_an_author_has_a_feed_to_which_the_page_leads(published, read_xml, read_page):
    feed = read_xml("authors/tran-van-mau/feed.xml")

    assert feed.findtext(f"{A}title") == "Trần Văn Mẫu - Báo Thử"
    assert 'href="/authors/tran-van-mau/feed.xml"' in read_page("/authors/tran-van-mau/")


def test_what_was_paid_for_says_so_in_every_feed(published, rebuild, read_xml, read_json):
    published.article("ban.md", Title="Bán đất", Date="2019-03-11", Kind="quảng cáo")
    rebuild()

    marked = "Nội dung quảng cáo: Bán đất"
    assert marked in entries(read_xml("feed.xml"))
    assert read_json("feed.json")["items"][0]["title"] == marked
    assert read_xml("rss.xml").findtext("channel/item/title") == marked
    (latest,) = (one for one in read_json("latest.json")["items"] if one["title"] == "Bán đất")
    assert latest["label"] == "Nội dung quảng cáo"
    assert b"/ban-dat/" not in (published.output / "sitemap-news.xml").read_bytes()


def test_feeds_hold_whole_texts_where_the_edition_wants_that(
    published, rebuild, read_xml, read_json
):
    published.settings["FEED_FULL_TEXT"] = True
    published.article("cho.md", Title="Chợ quê", Date="2019-03-11", body="Cũ.")
    rebuild()
    published.article(
        "cho.md",
        Title="Chợ quê",
        Date="2019-03-11",
        body="Mới: [lúa]({filename}/lua.md)\n\n![Lúa](/images/lua.jpg)",
    )
    rebuild()

    text = entries(read_xml("feed.xml"))["Chợ quê"].findtext(f"{A}content")
    assert 'Mới: <a href="https://example.com/2019/03/10/lua-xuan/">lúa</a>' in text
    assert '<img src="https://example.com/media/images/lua.' in text
    assert "srcset" not in text
    assert read_json("feed.json")["items"][0]["content_html"] == text
    assert read_xml("rss.xml").findtext(f"channel/item/{CONTENT}") == text


def test_articles_with_a_sound_are_a_podcast(published, rebuild, read_xml, read_page):
    (published.content / "tieng").mkdir()
    (published.content / "tieng/cheo.mp3").write_bytes(b"ID3\3\0\0\0\0\0\0")
    published.article("cheo.md", Title="Hát chèo", body="![Tiếng chèo](/tieng/cheo.mp3)")
    rebuild()

    (item,) = read_xml("podcast.xml").iterfind("channel/item")
    assert item.find("enclosure").attrib == {
        "url": "https://example.com/media/tieng/cheo.mp3",
        "length": "10",
        "type": "audio/mpeg",
    }
    assert 'href="/podcast.xml"' in read_page("/feeds/")
    cover = read_xml("podcast.xml").find("channel/{*}image[@href]").get("href")
    with Image.open(published.output / cover.removeprefix("https://example.com/")) as picture:
        assert picture.size == (1400, 1400)  # Apple's directory asks for 1400 to 3000, and a square
    (published.content / "cheo.md").unlink()
    rebuild()
    assert not list(published.output.glob("podcast.*"))
    assert "/podcast.xml" not in read_page("/feeds/")


def test_an_item_without_a_lead_has_words_in_every_feed(published, rebuild, read_xml, read_json):
    published.article("moi.md", Title="Tin mới", Date="2019-03-11 09:00", body="Một câu.")
    rebuild()

    assert entries(read_xml("feed.xml"))["Tin mới"].findtext(f"{A}summary") == "Tin mới"
    assert read_xml("rss.xml").findtext("channel/item/description") == "Tin mới"
    assert read_json("feed.json")["items"][0]["content_text"] == "Tin mới"


def test_a_page_lists_all_feeds_for_people(published, read_page):
    page = read_page("/feeds/")

    for address in ("/rss.xml", "/feed.xml", "/feed.json", "/kinh-te/rss.xml", "/feeds.opml"):
        assert f'href="{address}"' in page
    assert '<a href="/feeds/">' in read_page("/")
