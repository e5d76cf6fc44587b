"""A reader's way through the newspaper, on a phone and at a desk, with JavaScript and without."""

import hashlib
import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_pages import PAGES

pytestmark = pytest.mark.browser

ARTICLE = "Hưng Hà nâng cao hiệu quả xây dựng nông thôn mới giai đoạn 2018 - 2020"
# The seed's "Tin cùng chuyên mục", and its stamps without the stray PM.
PRECEDING = {
    "Đồng chí Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh kiểm tra công tác phòng, chống bệnh dịch tả "
    "lợn châu Phi tại huyện Kiến Xương và Tiền Hải": "11/03/2019 | 20:23",
    "Bộ Công an sơ kết 5 năm thực chương trình phối hợp, chương trình hành động về bảo vệ an ninh "
    "Tổ quốc và công tác dân vận": "11/03/2019 | 20:18",
    "Thường trực HĐND tỉnh giám sát việc thực hiện các kiến nghị của Kiểm toán Nhà nước tại huyện "
    "Tiền Hải": "11/03/2019 | 17:33",
    "Tập huấn nâng cao kỹ năng làm báo điện tử đa phương tiện": "09/03/2019 | 10:22",
    "UBND tỉnh: Bàn giải pháp lãnh đạo, chỉ đạo đối với 27 xã chưa đạt chuẩn nông thôn mới": (
        "08/03/2019 | 17:51"
    ),
    "Các đồng chí lãnh đạo tỉnh chúc mừng cán bộ, hội viên, phụ nữ nhân ngày Quốc tế Phụ nữ "
    "8/3": "08/03/2019 | 11:06",
    "Đoàn công tác của tỉnh làm việc với Công ty Cổ phần Đầu tư Hải Phát": "07/03/2019 | 18:37",
    "Đồng chí Phó Bí thư thường trực Tỉnh ủy làm việc với Ban Thường vụ Tỉnh đoàn": (
        "07/03/2019 | 16:18"
    ),
    "Thường trực HĐND tỉnh giám sát việc thực hiện các kiến nghị của Kiểm toán Nhà nước tại Sở "
    "Tài nguyên và Môi trường": "07/03/2019 | 16:14",
    "UBND tỉnh nghe và cho ý kiến về một số nội dung quan trọng": "06/03/2019 | 18:01",
}
PHONE = {"viewport": {"width": 360, "height": 740}}
DESK = {"viewport": {"width": 1280, "height": 900}}


@pytest.mark.parametrize(
    "context_options",
    [PHONE, DESK, {**PHONE, "java_script_enabled": False}],
    ids=["phone", "desk", "without JavaScript"],
)
def test_a_reader_walks_from_the_front_page_to_the_archive(page):
    page.goto("/")
    page.get_by_role("navigation").get_by_role("link", name="Chính trị", exact=True).last.click()
    expect(page).to_have_url(re.compile(r"/chinh-tri/$"))

    page.get_by_role("main").get_by_role("link", name=loosely(ARTICLE)).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(loosely(ARTICLE))

    headline = next(iter(PRECEDING))
    page.get_by_role("region", name="Tin cùng chuyên mục").get_by_role(
        "link", name=loosely(headline)
    ).click()
    expect(page).to_have_url(re.compile(r"/2019/03/11/#"))
    expect(page.locator(":target")).to_contain_text(loosely(headline))
    expect(page.get_by_role("heading", level=1)).to_have_text("Thứ Hai, 11/03/2019")

    page.get_by_role("link", name="Tháng 3/2019", exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Tháng 3/2019"))

    page.get_by_role("link", name=re.compile("^Năm 2019$")).first.click()
    expect(page).to_have_url(re.compile(r"/2019/$"))
    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("Năm 2019"))


def test_the_seed_s_headlines_stand_below_the_article_with_their_stamps(page):
    page.goto("/2019/03/12/hung-ha-nang-cao-hieu-qua-xay-dung-nong-thon-moi-giai-doan-2018-2020/")

    items = page.get_by_role("region", name="Tin cùng chuyên mục").get_by_role("listitem")

    assert {
        _plain(item.get_by_role("link").inner_text()): item.locator("time").inner_text()
        for item in items.all()
    } == PRECEDING


@pytest.mark.parametrize("context_options", [{**PHONE, "reduced_motion": "reduce"}], ids=["phone"])
def test_an_album_is_turned_by_arrow_keys_and_by_the_arrows_below_each_picture(page):
    page.goto(PAGES["album"])
    first, second = page.locator("#photos > li").nth(0), page.locator("#photos > li").nth(1)

    page.keyboard.press("ArrowRight")
    expect(second.get_by_role("figure")).to_be_in_viewport(ratio=0.9)
    second.get_by_role("link", name="Ảnh trước").click()
    expect(first.get_by_role("figure")).to_be_in_viewport(ratio=0.9)
    expect(first.get_by_role("link", name="Ảnh sau")).to_be_focused()


def test_a_stamp_is_readable_by_machines_too(page):
    page.goto("/2019/03/11/")

    stamp = page.locator("time", has_text="20:23")

    expect(stamp).to_have_attribute("datetime", re.compile(r"^2019-03-11T20:23(\+07:00)?$"))
    expect(page.get_by_role("main")).not_to_contain_text("PM")


def test_an_article_leads_to_its_day_month_and_year(page):
    page.goto("/2019/03/12/hung-ha-nang-cao-hieu-qua-xay-dung-nong-thon-moi-giai-doan-2018-2020/")

    by_date = page.get_by_role("region", name="Xem tin theo ngày")

    for name, address in {
        "Thứ Ba, 12/03/2019": "/2019/03/12/",
        "Tháng 3/2019": "/2019/03/",
        "Năm 2019": "/2019/",
    }.items():
        link = by_date.get_by_role("navigation").get_by_role("link", name=name)
        expect(link).to_have_attribute("href", address)


def test_previous_and_next_skip_days_without_news(page):
    page.goto("/2019/03/06/")

    page.locator("a[rel=next]").first.click()
    expect(page).to_have_url(re.compile("/2019/03/07/$"))
    page.goto("/2019/03/12/")
    page.locator("a[rel=next]").first.click()
    expect(page).to_have_url(re.compile("/2019/07/11/$"))


def test_an_address_that_is_nothing_shows_the_way_on(page):
    response = page.goto("/2019/03/99/")

    assert response.status == 404
    expect(page.get_by_role("heading", level=1)).to_have_text("Không tìm thấy trang")
    page.get_by_role("link", name="Kinh tế", exact=True).first.click()
    expect(page).to_have_url(re.compile("/kinh-te/$"))


def test_the_keyboard_reaches_the_main_part_first(page):
    page.goto("/")

    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_text("Bỏ qua đến nội dung chính")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("#main$"))


def loosely(text):
    """Return a pattern for a text in which the typesetter may have bound words together."""
    return re.compile(r"\s".join(map(re.escape, text.split(" "))).replace(r"\-", "[-–]"))


def _plain(text):
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("–", "-")


QR_CODE = """address => {
  const place = document.createElement("p");
  place.className = "printed-from";
  place.textContent = address;
  document.body.append(place);
  dispatchEvent(new Event("beforeprint"));
  return document.querySelector(".printed-from path").getAttribute("d");
}"""


@pytest.mark.parametrize(
    ("address", "size", "digest"),
    [
        ("https://a.vn/", 21, "aaca588ea3f5cd0d"),
        ("https://bao.example/2019/03/12/" + "x" * 120 + "/", 45, "acc7e2549c78e91b"),
        ("https://bao.example/2019/03/12/" + "x" * 200 + "/", 57, "c67701137aabeeac"),
    ],
)
def test_a_printed_page_has_its_address_as_a_qr_code(context, address, size, digest):
    """The digests are those of codes that OpenCV's reader read back, of three versions."""
    page = context.new_page()
    page.goto(PAGES["article"], wait_until="networkidle")

    drawn = page.evaluate(QR_CODE, address)

    assert (
        page.locator(".printed-from svg").get_attribute("viewBox") == f"0 0 {size + 8} {size + 8}"
    )
    assert hashlib.blake2b(drawn.encode(), digest_size=8).hexdigest() == digest
