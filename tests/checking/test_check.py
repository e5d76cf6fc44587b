"""What `invoke check` finds, without building anything and without touching anything."""

import json
from dataclasses import dataclass

import pytest

from newsroom.checking.check import CheckOrder, check
from newsroom.checking.report import findings_as_json
from tests.engine.newspaper import Newspaper


@dataclass
class Desk:
    newspaper: Newspaper

    def findings(self, *paths):
        order = CheckOrder(self.newspaper.now, 1, paths or None)
        return check(self.newspaper.edition(), order)

    def codes(self, *paths):
        return [(one.path, one.line, one.code) for one in self.findings(*paths)]


@pytest.fixture(params=["never built", "built"])
def desk(newspaper, request):
    """A sound edition of two articles and an imprint, checked before and after a build."""
    newspaper.article("dich.md", Title="Đích", body="## Kết {#ket}\n\nĐoạn.")
    newspaper.article("tin.md", Title="Tin vắn", body="")
    newspaper.write("pages/toa-soan.md", "Title: Tòa soạn\n\nĐịa chỉ.")
    if request.param == "built":
        newspaper.build()
    return Desk(newspaper)


SOUND = [
    "/2019/03/10/dich/",
    "/2019/03/10/dich/#ket",
    "https://example.com/2019/03/10/dich/",
    "../dich/",
    "{filename}dich.md",
    "{filename}/dich.md#ket",
    "{filename}/pages/toa-soan.md",
    "/toa-soan/",
    "/kinh-te/",
    "/kinh-te/2019/03/",
    "/2019/03/10/",
    "/2019/03/10/#tin-van",
    "/2019/",
    "#main",
    "https://elsewhere.example/nowhere/",
    "mailto:a@example.com",
]
BROKEN = {
    "/2019/03/10/khong-co/": "broken-link",
    "https://example.com/khong-co/": "broken-link",
    "../khong-co/": "broken-link",
    "/kinh-te/2018/": "broken-link",
    "{filename}khong-co.md": "broken-link",
    "/2019/03/10/dich/#khong-co": "broken-anchor",
    "{filename}dich.md#khong-co": "broken-anchor",
    "/2019/03/10/#khong-co": "broken-anchor",
    "#khong-co": "broken-anchor",
}


def test_sound_links_are_no_findings(desk):
    desk.newspaper.article("a.md", body="\n".join(f"[x]({link})" for link in SOUND))

    assert desk.findings() == ()


def test_broken_links_are_told_each_with_its_line(desk):
    desk.newspaper.article("a.md", body="\n".join(f"[x]({link})" for link in BROKEN))

    assert desk.codes() == [
        ("a.md", line, code) for line, code in enumerate(BROKEN.values(), start=5)
    ]


def test_a_picture_that_is_not_there_is_told(desk):
    desk.newspaper.article("a.md", body="![Lúa](/images/khong-co.jpg)")

    assert [code for _path, _line, code in desk.codes()] == ["missing-file"]


def test_a_picture_whose_name_has_a_space_is_no_broken_link(desk):
    desk.newspaper.picture("images/Ảnh lúa.JPG", width=300)
    desk.newspaper.article("a.md", body='![Máy gặt](/images/Ảnh lúa.JPG "Máy gặt")')

    assert desk.findings() == ()


def test_a_gallery_is_no_broken_link_but_one_of_no_folder_is_told(desk):
    desk.newspaper.picture("images/hoi/1.jpg", width=300)
    desk.newspaper.article("a.md", body="![Hội](/images/hoi/)\n\n![Hội](/images/khong-co/)")

    assert desk.codes() == [("a.md", 7, "missing-file")]


@pytest.mark.parametrize(
    "link",
    [
        "<https://example.com/khong-co/>",
        "<a href=/khong-co/>x</a>",
        "[x][y]\n[y]: /khong-co/",
        '[x](</khong-co/> "Tiêu đề")',
    ],
)
def test_a_broken_link_is_told_however_it_is_written(desk, link):
    desk.newspaper.article("a.md", body=link)

    assert [code for _path, _line, code in desk.codes()] == ["broken-link"]


def test_links_of_a_rejected_file_are_told_with_what_else_is_wrong(desk):
    desk.newspaper.article("a.md", Date="hôm qua", body="[x](/khong-co/) [y](cung-thu-muc/)")

    assert desk.codes() == [("a.md", 2, "unreadable-date"), ("a.md", 5, "broken-link")]


def test_a_file_with_thousands_of_faults_does_not_bury_the_others(desk):
    desk.newspaper.article("a.md", body="[x](/khong-co/)\n" * 3000)
    desk.newspaper.article("b.md", Title="Hai", body="[x](/khong-co/)")
    desk.newspaper.article("c.md", body="".join(f"[x]({n}.pdf) " for n in range(3000)))

    paths = [path for path, _line, _code in desk.codes()]

    assert {path: paths.count(path) for path in paths} == {"a.md": 100, "b.md": 1, "c.md": 100}


def test_a_bomb_is_told_and_not_opened_for_its_links(desk):
    desk.newspaper.article("a.md", body="[x](/khong-co/)" + "![[]()" * 2000)

    assert [code for _path, _line, code in desk.codes()] == ["too-hard"]


def test_a_link_to_what_is_not_public_is_a_warning(desk):
    desk.newspaper.article("nhap.md", Title="Nháp", Status="draft")
    desk.newspaper.article("mai.md", Title="Ngày mai", Date="2019-03-12")
    desk.newspaper.article("a.md", body="[x]({filename}nhap.md)\n\n[y]({filename}mai.md)")

    findings = desk.findings()

    assert [(one.code, one.line, one.is_warning) for one in findings] == [
        ("unpublished-link", 5, True),
        ("unpublished-link", 7, True),
    ]


def test_former_addresses_that_are_a_page_s_but_for_capitals_are_told_once(desk):
    desk.newspaper.article("a.md", Title="Một", Redirect_From="/2019/03/10/MOT/")
    desk.newspaper.article("b.md", Title="Hai", Redirect_From="/2019/03/10/Mot/")

    told = [one for one in desk.codes() if one[2] == "capitals-only"]

    assert told == [("a.md", 4, "capitals-only"), ("b.md", 0, "capitals-only")]


def test_former_addresses_that_lead_in_a_circle_or_to_two_pages_are_told(desk):
    desk.newspaper.article("a.md", Title="Một", Redirect_From="/2019/03/10/dich/")
    desk.newspaper.article("b.md", Title="Hai", Redirect_From="/cu/1.html")
    desk.newspaper.article("c.md", Title="Ba", Redirect_From="/cu/1.html")

    codes = desk.codes()

    assert ("a.md", 0, "redirect-loop") in codes
    assert ("c.md", 0, "former-address-twice") in codes


def test_files_that_are_one_on_other_disks_are_told(desk):
    for name in ("a.pdf", "A.pdf"):
        desk.newspaper.write(f"files/{name}", name)
    desk.newspaper.article("a.md", body="[x](/files/a.pdf)")

    assert [code for _path, _line, code in desk.codes()] == ["colliding-path", "unread-files"]


def test_one_file_is_checked_alone(desk):
    desk.newspaper.article("a.md", body="[x](/khong-co/)")
    desk.newspaper.article("b.md", body="[x](/khong-co/)")

    assert [path for path, _line, _code in desk.codes("b.md")] == ["b.md"]


def test_a_rejected_file_is_told_without_building(desk):
    desk.newspaper.article("a.md", Date="hôm qua")

    assert [code for _path, _line, code in desk.codes("a.md")] == ["unreadable-date"]


def test_checking_writes_nothing(desk):
    def everything():
        files = (file for file in desk.newspaper.root.rglob("*") if file.is_file())
        return {file: file.read_bytes() for file in files if not file.name.endswith("-shm")}

    desk.newspaper.article("a.md", body="[x](/khong-co/)")
    before = everything()

    desk.findings()

    assert everything() == before


@pytest.mark.parametrize("damage", [b"", b"no database at all " * 500])
def test_a_damaged_catalogue_hides_nothing(desk, damage):
    catalogue = desk.newspaper.root / "cache" / "catalogue.sqlite"
    catalogue.parent.mkdir(exist_ok=True)
    catalogue.write_bytes(damage)
    desk.newspaper.article("a.md", body="[x](/khong-co/)")

    assert [code for _path, _line, code in desk.codes()] == ["broken-link"]


def test_a_machine_reads_findings_as_json(desk):
    desk.newspaper.article("a.md", body="[x](/khong-co/)")

    (entry,) = json.loads(findings_as_json(desk.findings(), "vi"))

    assert (entry["path"], entry["line"], entry["code"]) == ("a.md", 5, "broken-link")
    assert entry["warning"] is False


def test_an_entry_of_a_live_story_is_a_place(desk):
    newspaper = desk.newspaper
    newspaper.article("bao.md", Title="Bão", Live="yes", body="## 08:30 Gió\nMạnh.")
    newspaper.article("khac.md", Title="Khác", body="[a](/2019/03/10/bao/#e-20190310-0830)")
    newspaper.article("sai.md", Title="Sai", body="[a](/2019/03/10/bao/#e-20190310-0831)")

    assert desk.codes() == [("sai.md", 5, "broken-anchor")]
