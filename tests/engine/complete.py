"""A newspaper with a page of every kind, for tests that hold all of them to a standard."""

from newsroom.pages.articles.corrections import LONG as MANY_CORRECTIONS
from newsroom.pages.listings.taxonomy import LONG as MANY_ITEMS
from tests.engine.newspaper import Newspaper

AWKWARD = 'Giá lúa < 7.000 & > "6.500" </script>'
TEN_YEARS_AGO = "2009-03-11"  # from the newspaper's own today
_ENOUGH = max(MANY_CORRECTIONS, MANY_ITEMS) + 1


def write_all_kinds(newspaper: Newspaper) -> None:
    """Write articles, headlines and standing pages from which every family makes a page."""
    _write_a_long_label(newspaper)
    newspaper.picture("images/lua.png", width=1200, height=800)
    newspaper.article(
        "lua.md",
        Title=AWKWARD,
        Slug="lua",
        Date="2019-03-11 08:00",
        Modified="2019-03-11 09:30",
        Summary="Nước về & lúa lên.",
        Author="Trần Văn Mẫu; Lê Thị Thử",
        Tags="Lúa, Đồng bằng",
        Image="images/lua.png",
        Image_Alt='Cánh đồng "mẫu"',
        Image_Caption="Một vụ < hai vụ.",
        Image_Credit="Lê Mai",
        Correction="2019-03-11 10:00 Giá là 6.900 & không hơn.",
        Redirect_From="/news/2/12345/lúa",
    )
    newspaper.article("lua.en.md", Title="Rice", Slug="lua", Date="2019-03-11 08:00", Lang="en")
    newspaper.article("muoi-nam.md", Title="Mười năm trước", Date=TEN_YEARS_AGO)
    for date in ("2008", "2008-05"):
        newspaper.article(f"{date}.md", Title=f"Bài của {date}", Date=date)
        newspaper.article(f"{date}-tin.md", Title=f"Tin của {date}", Date=date, body="")
    newspaper.article(
        "dem-hoi.md",
        Title="Đêm hội",
        Date="2010-05-02 08:00",
        Series="Chuyện làng",
        Redirect_From="/2010/05/01/dem-hoi/",
        body="![Xe](images/xe.png)\n\n![Hoa](images/hoa.png)",
    )
    for name in ("xe", "hoa"):
        newspaper.picture(f"images/{name}.png", width=900, height=600)
    source = "https://bao.example/tin?so=1&trang=2"
    newspaper.article("tin.md", Title="Tin báo bạn", Date="2019-03-11", Source=source, body="")
    newspaper.article("vien.md", Title="Tin vắn", Date="2019-03-11 07:00", body="")
    newspaper.article("go.md", Title="Bài đã gỡ", Date="2019-03-09", Status="withdrawn")
    newspaper.article(
        "bao.md",
        Title="Bão số 9",
        Date="2019-03-11 12:00",
        Live="until 2019-03-11 22:00",
        body=f"- Gió cấp 10.\n\n## 12:05 {AWKWARD}\nMưa.\n\n## 12:20\n### Mất điện\nBa xã.",
    )
    newspaper.article("an.md", Title="Bài ẩn", Date="2019-03-09", Status="hidden")
    newspaper.write("pages/toa-soan.md", "Title: Tòa soạn\n\nĐịa chỉ.")
    newspaper.write("redirects.txt", "/het/ gone\n/cu/ /2019/03/11/lua/\n")


def _write_a_long_label(newspaper: Newspaper) -> None:
    """Write so many articles of one topic and author, all corrected, that years are cut off."""
    for number in range(_ENOUGH):
        year = 2017 + number % 2
        newspaper.article(
            f"vu/{number}.md",
            Title=f"Vụ mùa số {number}",
            Date=f"{year}-02-{number // 2 + 1:02} 06:00",
            Author="Bùi Thanh Hà",
            Tags="Mùa vụ",
            Correction=f"{year}-03-01 Số liệu của bài số {number}.",
        )
