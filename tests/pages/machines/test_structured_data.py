"""What pages tell machines of themselves, and that no title can break out of it."""

import json
import re

import PIL.Image
import pytest

HOST = "https://example.com"


@pytest.fixture
def graph_of(read_page):
    """Return a function that reads the JSON-LD of a page, by type."""

    def read(url):
        scripts = re.findall(
            r'<script type="application/ld\+json">(.*?)</script>', read_page(url), re.DOTALL
        )
        if not scripts:
            return {}
        (script,) = scripts
        document = json.loads(script)
        assert document["@context"] == "https://schema.org"
        return {thing["@type"]: thing for thing in document["@graph"]}

    return read


@pytest.fixture
def meta_of(read_page):
    """Return a function that reads the meta elements of a page, by property or name."""
    return lambda url: dict(
        re.findall(r'<meta (?:property|name)="([^"]+)" content="([^"]*)">', read_page(url))
    )


@pytest.fixture
def published(newspaper):
    newspaper.article(
        "lua.md",
        Title="Lúa xuân",
        Date="2019-03-10 08:00",
        Modified="2019-03-11 09:30",
        Summary="Nước về đồng.",
        Author="Trần Văn Mẫu; Lê Thị Thử",
        Tags="Lúa, Đồng bằng",
    )
    newspaper.build()
    return newspaper


URL = "/2019/03/10/lua-xuan/"


def test_an_article_tells_all_that_search_engines_ask_for(published, graph_of):
    article = graph_of(URL)["NewsArticle"]

    assert article == {
        "@type": "NewsArticle",
        "mainEntityOfPage": HOST + URL,
        "headline": "Lúa xuân",
        "description": "Nước về đồng.",
        "inLanguage": "vi",
        "datePublished": "2019-03-10T08:00+07:00",
        "dateModified": "2019-03-11T09:30+07:00",
        "author": [
            {"@type": "Person", "name": "Trần Văn Mẫu", "url": f"{HOST}/authors/tran-van-mau/"},
            {"@type": "Person", "name": "Lê Thị Thử", "url": f"{HOST}/authors/le-thi-thu/"},
        ],
        "publisher": {"@type": "NewsMediaOrganization", "name": "Báo Thử", "url": f"{HOST}/"},
        "articleSection": "Kinh tế",
        "keywords": ["Lúa", "Đồng bằng"],
        "timeRequired": "PT1M",
        "isAccessibleForFree": True,
    }


def test_a_picture_is_told_with_its_size(published, rebuild, graph_of, meta_of):
    published.picture("images/a.jpg", width=1200, height=800)
    published.article(
        "tin.md", Title="Tin", Image="images/a.jpg", Image_Alt="Đồng", Image_Credit="Lê Mai"
    )
    rebuild()

    images = graph_of("/2019/03/10/tin/")["NewsArticle"]["image"]
    shapes = [(1200, 675), (1066, 799), (800, 800)]
    assert [(image["width"], image["height"]) for image in images] == shapes
    for image in images:
        with PIL.Image.open(published.output / image["url"].removeprefix(f"{HOST}/")) as opened:
            assert opened.size == (image["width"], image["height"])
        assert image["creditText"] == "Lê Mai"
    meta = meta_of("/2019/03/10/tin/")
    assert meta["og:image"] == images[0]["url"]
    assert (meta["og:image:width"], meta["og:image:height"]) == ("1200", "675")
    assert meta["og:image:alt"] == "Đồng"
    assert meta["twitter:card"] == "summary_large_image"


@pytest.mark.parametrize("date", ["2011", "2011-05", "2011-05-06"])
def test_a_partial_date_claims_no_more_than_is_known(published, rebuild, graph_of, meta_of, date):
    published.article("cu.md", Title="Bài cũ", Date=date)
    rebuild()

    url = f"/{date.replace('-', '/')}/bai-cu/"
    assert graph_of(url)["NewsArticle"]["datePublished"] == date
    assert meta_of(url)["article:published_time"] == date


def test_an_article_without_byline_is_the_newspapers(published, rebuild, graph_of):
    published.article("tin.md", Title="Tin")
    rebuild()

    (author,) = graph_of("/2019/03/10/tin/")["NewsArticle"]["author"]
    assert author["name"] == "Báo Thử"


def test_corrections_are_told(published, rebuild, graph_of):
    published.article("tin.md", Title="Tin", Correction="2019-03-11 09:00 Cầu dài ba trăm mét.")
    rebuild()

    article = graph_of("/2019/03/10/tin/")["NewsArticle"]
    assert article["correction"] == [
        {
            "@type": "CorrectionComment",
            "datePublished": "2019-03-11T09:00+07:00",
            "text": "Cầu dài ba trăm mét.",
        }
    ]
    assert article["dateModified"] == "2019-03-11T09:00+07:00"


def test_breadcrumbs_lead_from_the_front_page_to_the_page(published, graph_of):
    steps = graph_of(URL)["BreadcrumbList"]["itemListElement"]

    assert [step["position"] for step in steps] == [1, 2, 3]
    assert [step["item"] for step in steps] == [f"{HOST}/", f"{HOST}/kinh-te/", HOST + URL]
    assert [step["name"] for step in steps][1:] == ["Kinh tế", "Lúa xuân"]
    assert "BreadcrumbList" in graph_of("/2019/03/10/")
    assert "BreadcrumbList" not in graph_of("/")


def test_the_front_page_presents_the_newspaper(published, graph_of):
    assert graph_of("/")["NewsMediaOrganization"]["name"] == "Báo Thử"


@pytest.mark.parametrize("title", ["</script><b>", "<!--<script>", "A & B\u2028", '"\\u0022'])
def test_no_title_ends_the_script_that_it_stands_in(published, rebuild, read_page, title):
    published.article("x.md", Title=title, Slug="x")
    rebuild()

    page = read_page("/2019/03/10/x/")
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert not re.search("[<>&\u2028\u2029]", script)
    headline = json.loads(script)["@graph"][0]["headline"]
    assert headline.strip()


def test_a_shared_article_has_a_preview(published, meta_of):
    meta = meta_of(URL)

    assert meta["og:type"] == "article"
    assert meta["og:title"] == "Lúa xuân"
    assert meta["og:description"] == "Nước về đồng."
    assert meta["og:url"] == HOST + URL
    assert meta["og:site_name"] == "Báo Thử"
    assert meta["article:published_time"] == "2019-03-10T08:00+07:00"
    assert meta["article:modified_time"] == "2019-03-11T09:30+07:00"
    assert meta["og:locale"] == "vi_VN"
    assert meta["article:section"] == "Kinh tế"
    assert meta["article:author"] == f"{HOST}/authors/le-thi-thu/"  # the last of two
    assert meta["article:tag"] == "Đồng bằng"
    assert meta["robots"] == "max-image-preview:large"
    assert meta["og:image"] == f"{HOST}/card.png"
    assert (published.output / "card.png").is_file()
    assert meta_of("/")["og:type"] == "website"


@pytest.mark.parametrize("status", ["hidden", "withdrawn"])
def test_what_is_not_to_be_found_tells_nothing(published, rebuild, read_page, graph_of, status):
    published.article("lua.md", Title="Lúa xuân", Date="2019-03-10 08:00", Status=status)
    rebuild()

    assert graph_of(URL) == {}
    assert "og:" not in read_page(URL)
    assert '<meta name="robots" content="noindex">' in read_page(URL)


def test_without_a_host_addresses_are_those_of_the_page(published, rebuild, graph_of, meta_of):
    published.settings["SITEURL"] = ""
    rebuild()

    assert graph_of(URL)["NewsArticle"]["mainEntityOfPage"] == URL
    assert "og:url" not in meta_of(URL)


def test_a_picture_is_cut_around_the_focus_that_the_newsroom_names(published, rebuild, graph_of):
    published.picture("images/a.jpg", width=600, height=900)
    published.article("tin.md", Title="Tin", Image="images/a.jpg", Image_Focus="50% 10%")
    rebuild()

    square = graph_of("/2019/03/10/tin/")["NewsArticle"]["image"][2]

    assert square["url"].endswith("-1x1-0-30.jpg")


def test_an_article_without_a_picture_has_a_card_since_the_day_that_is_set(
    published, rebuild, meta_of
):
    published.settings["CARDS_SINCE"] = "2019-03-10"
    published.article("cu.md", Title="Bài cũ", Date="2019-03-09 08:00")
    rebuild()

    card = meta_of(URL)["og:image"]
    with PIL.Image.open(published.output / card.removeprefix(f"{HOST}/")) as opened:
        assert opened.size == (1200, 630)
    assert meta_of("/2019/03/09/bai-cu/")["og:image"] == f"{HOST}/card.png"


@pytest.mark.parametrize(
    "said",
    [
        ("ý kiến", "OpinionNewsArticle", "Ý kiến"),
        ("phân tích", "AnalysisNewsArticle", "Phân tích"),
        ("phỏng vấn", "NewsArticle", "Phỏng vấn"),
        ("quảng cáo", "AdvertiserContentArticle", "Nội dung quảng cáo"),
    ],
)
def test_the_kind_is_told_to_people_and_machines(published, rebuild, graph_of, read_page, said):
    kind, type_of, label = said
    published.article("lua.md", Title="Lúa xuân", Date="2019-03-10 08:00", Kind=kind)
    rebuild()

    assert type_of in graph_of(URL)
    assert f'<p class="kind">{label}</p>' in read_page(URL)
    assert f'>{label}</span> <a href="{URL}">' in read_page("/")


@pytest.mark.parametrize(
    ("url", "title"),
    [
        ("/kinh-te/", "Kinh tế: tin mới nhất - Báo Thử"),
        ("/2019/03/10/", "Chủ Nhật, 10/03/2019: tin trong ngày - Báo Thử"),
        ("/topics/lua/", "Lúa: tin bài theo chủ đề - Báo Thử"),
    ],
)
def test_lists_say_in_search_results_what_is_there(published, read_page, meta_of, url, title):
    assert f"<title>{title}</title>" in read_page(url)
    assert meta_of(url)["description"].startswith("Lúa xuân")


LISTS = {
    "/2019/03/": "Lúa xuân",
    "/2019/": "Lúa xuân",
    "/kinh-te/2019/": "Lúa xuân",
    "/topics/": "Đồng bằng; Lúa",
    "/authors/": "Trần Văn Mẫu; Lê Thị Thử",
    "/archive/": "Toàn bộ tin, bài",
    "/corrections/": "Những điều báo đã viết chưa đúng",
}


def test_every_list_is_described_by_what_is_in_it(published, meta_of):
    described = {url: meta_of(url)["description"] for url in LISTS}

    assert {url: text[: len(LISTS[url])] for url, text in described.items()} == LISTS


def test_the_pictures_of_an_article_are_found_as_the_article(published, rebuild, read_page):
    for name in "ab":
        published.picture(f"images/{name}.jpg")
    body = "![Lúa](/images/a.jpg)\n\n![Đồng](/images/b.jpg)"
    published.article("lua.md", Title="Lúa xuân", Date="2019-03-10 08:00", body=body)
    rebuild()

    page = read_page(f"{URL}photos/")
    assert f'<link rel="canonical" href="{HOST}{URL}">' in page
    assert "noindex" not in page


def test_an_article_without_a_lead_is_described_by_its_first_words(published, rebuild, meta_of):
    published.article("tin.md", Title="Tin", body="Một đoạn **dài** & rõ. " * 20)
    rebuild()

    described = meta_of("/2019/03/10/tin/")["description"]
    assert described.startswith("Một đoạn dài &amp; rõ.")
    assert len(described) < 200
