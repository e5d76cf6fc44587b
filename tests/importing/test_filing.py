from newsroom.importing.filing import Terms, files_of
from newsroom.importing.scraped_page import Headline, ScrapedPage
from newsroom.language.dates.moment import Moment

PAGE = ScrapedPage(
    title="Đường mới",
    caption="",
    paragraphs=("Đoạn văn.",),
    byline="Lê Mai",
    same_section=(Headline("Họp báo", Moment("2019-03-06T18:01")),),
    by_day=("Khai mạc",),
)


def paths(*, date, undated):
    return [file.path for file in files_of(PAGE, Terms("Chính trị", "vi", date, undated))]


def test_files_lie_in_the_folder_of_their_month():
    assert paths(date="2019-03-12 08:00", undated="2019-11-20") == [
        "2019/03/2019-03-12-duong-moi.md",
        "2019/03/2019-03-06-hop-bao.md",
        "2019/11/2019-11-20-khai-mac.md",
    ]


def test_a_partial_date_names_only_what_it_knows():
    assert paths(date="1998", undated="2019-11") == [
        "1998/1998-duong-moi.md",
        "2019/03/2019-03-06-hop-bao.md",
        "2019/11/2019-11-khai-mac.md",
    ]


def test_what_has_no_date_waits_among_the_drafts():
    assert paths(date="", undated="") == [
        "drafts/duong-moi.md",
        "2019/03/2019-03-06-hop-bao.md",
        "drafts/khai-mac.md",
    ]


def test_only_the_article_has_a_body():
    files = files_of(PAGE, Terms("Chính trị", "vi", "2019", "2019"))

    assert [file.is_headline for file in files] == [False, True, True]
