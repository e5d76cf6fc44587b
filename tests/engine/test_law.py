"""The law of the house: an incremental build equals a cold build, byte for byte.

A machine makes random edits of every kind in random order, builds incrementally after each, and
compares output/ with that of a build that knows nothing. LAW_STEPS=5000 makes it
longer.
"""

import os
import shutil
import tempfile
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.engine.newspaper import NOON, Newspaper

PATHS = [f"{folder}{name}.md" for folder in ("", "2019/", "2019/03/") for name in "abcd"]
DATES = [
    "2019-03-11 08:00",
    "2019-03-11 20:23",
    "2019-03-10 08:00",
    "2019-03-10",
    "2019-03-07 06:00",
    "2019-03-05 06:00",
    "2019-03-01",
    "2018-03-10 07:00",
    "2017-03-10",
    "2017-03-11 09:00",
    "2019-02-28 23:59",
    "2019-03",
    "2019",
    "2018-12-31 00:01",
    "2019-03-11 15:00 +09:00",
]
TITLES = ["Lúa xuân", "Đê biển", "UBND tỉnh họp", "A & B <i>", "Lễ hội"]
BODIES = [
    "Một đoạn.",
    "**Đậm** và “ngoặc”.\n\n- một\n- hai",
    "![Ảnh](/images/a.jpg)",
    "![Lễ hội](/images/le-hoi/ 'Toàn cảnh')",
    "[Bài khác]({filename}/a.md)",
    "[Bản đồ]({static}/tep/ban-do.pdf)",
    "",
]
FORMER = ["/tin/1.html", "/tin/2", "/2019/03/11/x/"]
REDIRECT_LINES = [
    "# chú thích",
    "/tin/1.html /2019/03/11/x/",
    "/tin/3/ /tin/1.html",
    "/tin/3/ /2019/03/#x",
    "/2019/03/11/x/ /2019/03/11/y/",
    "/2019/03/11/y/ /2019/03/11/x/",
    "/2019/03/10/le-hoi/ gone",
    "/toa-soan/ ?",
    "/2019/03/10/ /2019/03/",
    "/tin/4/ /kinh-te/2019/03/",
    "/topics/bien/ /2019/03/10/",
    "<<<<<<< HEAD",
]
LABELS = ["", "Lúa", "lúa, Biển", "Biển"]
SHORT = st.sampled_from(["", "x", "y"])


class Editing(RuleBasedStateMachine):
    """Edits of every kind; after each, the incremental output must be the cold one."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="newsroom-law-"))
        self.newspaper = Newspaper(self.folder / "newspaper")
        self.newspaper.own_theme()

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    @initialize()
    def begin(self) -> None:
        for name in ("a", "b", "c"):
            self.newspaper.picture(f"images/{name}.jpg")
            self.newspaper.picture(f"images/le-hoi/{name}.png")
        self.newspaper.write("pages/toa-soan.md", "Title: Tòa soạn\n\nĐịa chỉ.")
        self.newspaper.write("tep/ban-do.pdf", "bản đồ")
        self.newspaper.article("a.md", Title="Bài đầu tiên")

    @rule(
        path=st.sampled_from(PATHS),
        title=st.sampled_from(TITLES),
        date=st.sampled_from(DATES),
        section=st.sampled_from(["Chính trị", "Kinh tế", "Nông thôn mới"]),
        body=st.sampled_from(BODIES),
        topics=st.sampled_from(LABELS),
        authors=st.sampled_from(LABELS),
        status=st.sampled_from(["", "", "", "draft", "hidden", "withdrawn"]),
        language=st.sampled_from(["", "", "", "en"]),
        image=st.sampled_from(["", "", "images/b.jpg"]),
        slug=st.sampled_from(["", "", "x", "y"]),
        expires=st.sampled_from(["", "", "2019-03-11 21:00", "2019-03-12 06:00"]),
        lead=st.sampled_from(["", "Tóm tắt.", "Sapo “khác”."]),
        modified=st.sampled_from(["", "", "2019-03-12 10:00"]),
        correction=st.sampled_from(["", "", "2019-03-12 Cầu dài 300 m.", "2019-03-13 Tên là An."]),
        source=st.sampled_from(["", "", "https://example.org/tin"]),
    )
    def save(self, path: str, **fields: str) -> None:
        self.newspaper.article(
            path,
            body=fields["body"],
            Title=fields["title"],
            Date=fields["date"],
            Category=fields["section"],
            Tags=fields["topics"],
            Author=fields["authors"],
            Status=fields["status"],
            Lang=fields["language"],
            Image=fields["image"],
            Slug=fields["slug"],
            Expires=fields["expires"],
            Summary=fields["lead"],
            Modified=fields["modified"],
            Correction=fields["correction"],
            Source=fields["source"],
        )

    @rule(path=st.sampled_from(PATHS), body=st.sampled_from(BODIES))
    def edit_body(self, path: str, body: str) -> None:
        if (file := self.newspaper.content / path).exists():
            head = file.read_text(encoding="utf-8").partition("\n\n")[0]
            file.write_text(f"{head}\n\n{body}\n", encoding="utf-8")

    @rule(path=st.sampled_from(PATHS))
    def delete(self, path: str) -> None:
        (self.newspaper.content / path).unlink(missing_ok=True)

    @rule(old=st.sampled_from(PATHS), new=st.sampled_from(PATHS))
    def rename(self, old: str, new: str) -> None:
        if (file := self.newspaper.content / old).exists():
            (self.newspaper.content / new).parent.mkdir(parents=True, exist_ok=True)
            file.replace(self.newspaper.content / new)

    @rule(reads=st.booleans())
    def build_for_readers(self, reads: bool) -> None:
        self.newspaper.settings["KEEP_ADDRESSES"] = reads

    @rule(path=st.sampled_from(PATHS), former=st.sampled_from(FORMER))
    def claim_former_address(self, path: str, former: str) -> None:
        self.newspaper.article(path, Title=path, Redirect_From=former)

    @rule(lines=st.lists(st.sampled_from(REDIRECT_LINES), max_size=3))
    def edit_redirects(self, lines: list[str]) -> None:
        self.newspaper.write("redirects.txt", "".join(f"{line}\n" for line in lines))

    @rule()
    def lose_redirects(self) -> None:
        (self.newspaper.content / "redirects.txt").unlink(missing_ok=True)

    @rule(path=st.sampled_from(PATHS))
    def touch(self, path: str) -> None:
        if (file := self.newspaper.content / path).exists():
            file.touch()

    @rule(name=st.sampled_from("abc"), width=st.sampled_from([8, 9, 300]))
    def change_picture(self, name: str, width: int) -> None:
        self.newspaper.picture(f"images/{name}.jpg", width=width)

    @rule(name=st.sampled_from("ab"), width=st.sampled_from([8, 9]), present=st.booleans())
    def change_gallery(self, name: str, width: int, present: bool) -> None:
        file = self.newspaper.picture(f"images/le-hoi/{name}.png", width=width)
        if not present:
            file.unlink()

    @rule(title=st.sampled_from(["Tòa soạn", "Liên hệ"]), body=st.sampled_from(BODIES[:4]))
    def edit_standing_page(self, title: str, body: str) -> None:
        self.newspaper.write("pages/toa-soan.md", f"Title: {title}\n\n{body}")

    @rule(present=st.booleans())
    def toggle_second_standing_page(self, present: bool) -> None:
        file = self.newspaper.write("pages/quang-cao.md", "Title: Quảng cáo\n\nGiá.")
        if not present:
            file.unlink()

    @rule(
        template=st.sampled_from(["article", "day", "partials/items", "withdrawn"]),
        mark=st.sampled_from(["", "<!-- 1 -->", "<!-- 2 -->"]),
    )
    def edit_template(self, template: str, mark: str) -> None:
        file = self.newspaper.theme / "templates" / f"{template}.html"
        text = file.read_text(encoding="utf-8").partition("{# law")[0]
        extra = f"{{# law{mark} #}}" if mark else ""
        file.write_text(text + extra, encoding="utf-8")

    @rule(language=st.sampled_from(["vi", "en"]), words=st.sampled_from(["", "A", "B"]))
    def translate(self, language: str, words: str) -> None:
        """Translate a string of every page anew; without words, the language has no strings."""
        folder = self.newspaper.theme / "translations" / language / "LC_MESSAGES"
        catalogue = Catalog(locale=language)
        catalogue.add("Skip to main content", words)
        with (folder / "theme.mo").open("wb") as stream:
            write_mo(stream, catalogue)

    @rule(text=SHORT)
    def change_download(self, text: str) -> None:
        self.newspaper.write("tep/ban-do.pdf", text)

    @rule(mark=st.sampled_from(["", "/* 1 */", "/* 2 */"]))
    def edit_stylesheet(self, mark: str) -> None:
        file = self.newspaper.theme / "static/css/print.css"
        text = file.read_text(encoding="utf-8").partition("/* 1")[0].partition("/* 2")[0]
        file.write_text(text + mark, encoding="utf-8")

    @rule(present=st.booleans(), text=SHORT)
    def change_theme_file(self, present: bool, text: str) -> None:
        file = self.newspaper.theme / "static" / "icon.svg"
        file.write_text(f"<svg>{text}</svg>")
        if not present:
            file.unlink()

    @rule(name=st.sampled_from(["Báo Thử", "Báo Mới"]))
    def change_setting(self, name: str) -> None:
        self.newspaper.settings["SITENAME"] = name

    @rule(folder=st.sampled_from(["topics", "chu-de"]))
    def move_topics(self, folder: str) -> None:
        self.newspaper.settings["TOPIC_FOLDER"] = folder

    @rule(hours=st.integers(-30, 30))
    def pass_time(self, hours: int) -> None:
        self.newspaper.now = max(NOON - 200_000, self.newspaper.now + hours * 3600)

    @invariant()
    def incremental_equals_cold(self) -> None:
        report = self.newspaper.build()
        if any(
            one.code != "duplicate-address" and one.path != "redirects.txt"
            for one in report.rejections
        ):
            # The last accepted version of a rejected file stays, which no cold build knows.
            raise AssertionError(report.rejections)
        assert self.newspaper.tree() == self.newspaper.cold_tree()


STEPS = 25
Editing.TestCase.settings = settings(
    max_examples=max(1, int(os.environ.get("LAW_STEPS", "200")) // STEPS),
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=list(HealthCheck),
)
TestLaw = Editing.TestCase
