import unicodedata
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newsroom.content.findings.speech import said
from newsroom.importing.scraped_page import (
    LONGEST_CAPTION,
    Headline,
    ScrapedPage,
    read_scraped_page,
)
from newsroom.language.dates.moment import Moment


def rejections_of(text):
    """Return (line, code) of each rejection."""
    page = read_scraped_page("trang.txt", text)
    assert not isinstance(page, ScrapedPage)
    return [(rejection.line, rejection.code) for rejection in page]


def test_takes_a_page_apart(scraped_page):
    page = read_scraped_page("trang.txt", scraped_page())

    assert page == ScrapedPage(
        title="Xã ven sông mở lối ra đồng",
        caption="Người dân góp công làm đường.",
        paragraphs=(
            "Con đường dài hai cây số, rộng năm mét.",
            "Mỗi nhà góp ba ngày công; xã lo đá và xi măng.",
        ),
        byline="Lê Thị Mai",
        same_section=(
            Headline(
                "UBND tỉnh nghe và cho ý kiến về một số nội dung quan trọng",
                Moment("2019-03-06T18:01"),
            ),
            Headline(
                "Tập huấn nâng cao kỹ năng làm báo điện tử đa phương tiện",
                Moment("2019-03-09T10:22"),
            ),
            Headline(
                "UBND tỉnh: Bàn giải pháp đối với 27 xã chưa đạt chuẩn",
                Moment("2019-03-08T17:51"),
            ),
        ),
        by_day=("Quốc hội thảo luận về các dự án luật", "Họp Ban Cán sự đảng UBND tỉnh"),
    )


@pytest.mark.parametrize(
    "disguise",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("\n", "\n\n  \n"),
        lambda text: unicodedata.normalize("NFD", text),
        lambda text: text.replace("Tin cùng", "  Tin cùng").replace("ngày\n", "ngày:\n"),
        lambda text: text.replace(" ", "\u00a0"),
        lambda text: text.replace("- ", "•\t"),
    ],
    ids=["byte-order mark", "CRLF", "empty lines", "NFD", "blanks", "no-break spaces", "bullets"],
)
def test_reads_the_same_page_through_what_scrapers_do_to_text(disguise, scraped_page):
    page = scraped_page(by_day=("- Họp báo",))

    assert read_scraped_page("", disguise(page)) == read_scraped_page("", page)


def test_a_second_line_too_long_for_a_caption_is_a_paragraph(scraped_page):
    paragraph = "a" * (LONGEST_CAPTION + 1)

    page = read_scraped_page(
        "", scraped_page(title="Tiêu đề", article=(paragraph, "Hết.", "Lê Mai"))
    )

    assert (page.caption, page.paragraphs) == ("", (paragraph, "Hết."))


def test_the_only_line_of_text_is_no_caption(scraped_page):
    page = read_scraped_page("", scraped_page(title="Tiêu đề", article=("Tin ngắn.", "Lê Mai")))

    assert (page.caption, page.paragraphs) == ("", ("Tin ngắn.",))


def test_lists_may_be_empty(scraped_page):
    page = read_scraped_page("", scraped_page(same_section=(), by_day=()))

    assert (page.same_section, page.by_day) == ((), ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "Chỉ một đoạn văn.",
        "Tiêu đề\nĐoạn văn.\nLê Mai",
        "Tiêu đề\nĐoạn văn.\nLê Mai\nTin cùng chuyên mục\n- Họp báo 06.03.2019 | 18:01 PM",
        "Tiêu đề\nĐoạn văn.\nLê Mai\nXem tin theo ngày\n- Họp báo\nTin cùng chuyên mục",
    ],
    ids=["empty", "blank", "a paragraph", "no lists", "one list", "lists swapped"],
)
def test_refuses_what_is_not_in_the_layout(text):
    assert [code for _line, code in rejections_of(text)] == ["no-scraped-page"]


def test_names_the_missing_heading_and_what_to_give_instead():
    (rejection,) = read_scraped_page("trang.txt", "Tiêu đề\n\nĐoạn văn.\nLê Mai\n")

    assert str(said(rejection, "en")) == (
        "trang.txt:4: This is no page of the old website: it has no line “Tin cùng chuyên mục” "
        "in its place. → Give the text of a whole article page, with its lists “Tin cùng chuyên "
        "mục” and, below it, “Xem tin theo ngày”."
    )


@pytest.mark.parametrize("article", [(), ("Lê Mai",)])
def test_refuses_a_page_without_an_article(article, scraped_page):
    assert rejections_of(scraped_page(article=article)) == [(len(article) + 1, "no-article")]


def test_refuses_lists_without_anything_above_them():
    assert rejections_of("Tin cùng chuyên mục\nXem tin theo ngày") == [(1, "no-article")]


@pytest.mark.parametrize(
    "last",
    ["Bài viết dừng ở đây, không có tên.", "a" * 81, "***"],
    ids=["a sentence", "a long line", "no letter"],
)
def test_refuses_a_last_line_that_is_no_name(last, scraped_page):
    page = scraped_page(title="Tiêu đề", article=("Chú thích", "Đoạn văn.", last))

    assert rejections_of(page) == [(4, "no-byline")]


@pytest.mark.parametrize(
    "byline", ["P.V.", "Mai Lê - Hà Bùi", "TTXVN", "Nguyễn Thị Ngọc Ánh (CTV)"]
)
def test_takes_names_and_initials_for_a_byline(byline, scraped_page):
    page = read_scraped_page("", scraped_page(title="Tiêu đề", article=("Tin ngắn.", byline)))

    assert page.byline == byline


def test_tells_everything_that_is_wrong_in_one_run(scraped_page):
    text = scraped_page(
        title="Tiêu đề",
        article=("Đoạn văn.", "Không phải tên."),
        same_section=(
            "- Không có giờ",
            "- Giờ không thể có 31.02.2019 | 25:00 PM",
            "Không có gạch đầu dòng 06.03.2019 | 18:01 PM",
        ),
        by_day=("- ***", "- Có giờ 06.03.2019 | 18:01 PM"),
    )

    assert rejections_of(text) == [
        (3, "no-byline"),
        (5, "no-stamp"),
        (6, "impossible-stamp"),
        (7, "no-headline"),
        (9, "no-headline"),
        (10, "stamp-out-of-place"),
    ]


@given(st.text(max_size=300))
def test_any_text_is_read_or_refused_without_an_error(text):
    read_scraped_page("", text)


@given(
    article=st.lists(st.text(max_size=60), max_size=8),
    headlines=st.lists(st.text(max_size=60), max_size=4),
)
def test_any_lines_in_the_layout_are_read_or_refused_without_an_error(
    scraped_page, article, headlines
):
    lists = [f"- {headline}" for headline in headlines]

    page = read_scraped_page("", scraped_page(article=article, same_section=lists, by_day=lists))

    assert isinstance(page, ScrapedPage) or page


SENTENCES = st.text("aăâđêôơưẫợ 09,.;:!?*_#|-–()“”", max_size=80).map(
    lambda text: " ".join(f"Đây {text}".split())
)
NAMES = st.text("ÁĐêợn ", max_size=20).map(lambda text: " ".join(f"Lê {text}".split()))
HEADLINES = st.builds(
    Headline,
    SENTENCES,
    st.datetimes(min_value=datetime(1990, 1, 1)).map(
        lambda instant: Moment(instant.isoformat(timespec="minutes")[:16])
    ),
)
PAGES = st.builds(
    ScrapedPage,
    title=SENTENCES,
    caption=SENTENCES,
    paragraphs=st.lists(SENTENCES, min_size=1, max_size=4).map(tuple),
    byline=NAMES,
    same_section=st.lists(HEADLINES, max_size=3).map(tuple),
    by_day=st.lists(SENTENCES, max_size=3).map(tuple),
)


@given(page=PAGES)
def test_every_line_of_a_page_comes_out_where_it_belongs(scraped_page, page):
    text = scraped_page(
        title=page.title,
        article=(page.caption, *page.paragraphs, page.byline),
        same_section=[f"- {headline.title} {stamp_of(headline)}" for headline in page.same_section],
        by_day=[f"- {title}" for title in page.by_day],
    )

    assert read_scraped_page("", text) == page


def stamp_of(headline):
    """Return the stamp as the old website printed it, with its stray half of the day."""
    instant = datetime.fromisoformat(headline.moment.stamp)
    return f"{instant:%d.%m.%Y | %H:%M %p}"
