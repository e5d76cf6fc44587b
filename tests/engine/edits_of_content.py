"""What a newsroom does to content/, as rules of the law's machine."""

import os
import random
import shutil
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.engine.newspaper import Newspaper

FOLDERS = ("", "2019/", "2019/03/", "tin.2019/")
PATHS = [f"{folder}{name}.md" for folder in FOLDERS for name in "abc"]
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
    "2019-03-12 09:00",
]
TITLES = ["Lúa xuân", "Đê biển", "UBND tỉnh họp", "A & B <i>", "Lễ hội"]
BODIES = [
    "Một đoạn.",
    "**Đậm** và “ngoặc”.\n\n- một\n- hai",
    "![Ảnh](/images/a.jpg)",
    "![Lễ hội](/images/le-hoi/ 'Toàn cảnh')",
    "![](/images/c.jpg)",
    "![Bến phà](/phim/pha.mp4 'Bến phà')",
    "[Bài khác]({filename}/a.md)",
    "[Bản đồ]({static}/tep/ban-do.pdf)",
    "",
]
ENTRIES = [
    "## 08:15 Gió\nĐoạn.",
    "## 20:00 Mưa\n![Ảnh](/images/a.jpg)",
    "## 2019-03-11 15:00 Lũ\n![Lễ hội](/images/le-hoi/)",
    "## 2019-03-12 09:00\n[Bài khác]({filename}/a.md), [Bản đồ]({static}/tep/ban-do.pdf)",
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
    "/tin/5/ /nong-thon-moi/",
    "/tin/6/ /en/2019/03/",
    "/tin/7/ /2019/03/12/le-hoi/",
    "/topics/bien/ /2019/03/10/",
    "<<<<<<< HEAD",
]
LABELS = ["", "Lúa", "lúa, Biển", "Biển"]
# What no file can be accepted with, and what is told of it must not depend on what came before.
BROKEN = [
    "Title: Hỏng\nDate: hôm qua\nCategory: Kinh tế\n\nKhác.",
    "Title: Hỏng\nDate: 2019-03-10\nCategory: Không có\n\nKhác.",
    "Title: Hỏng\nDate: 2019-03-10\nCategory: Kinh tế\n\n![Ảnh](/images/khong-co.jpg)",
    "Một đoạn không có gì ở trên.",
]


class ContentEdits(RuleBasedStateMachine):
    """Edits of articles, pages, pictures, recordings, downloads, redirects and links."""

    newspaper: Newspaper
    is_output_altered = False  # which nobody watches

    @property
    def content(self) -> Path:
        return self.newspaper.content

    # Articles ------------------------------------------------------------------------------------

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
        kind=st.sampled_from(["", "", "opinion", "sponsored"]),
        series=st.sampled_from(["", "", "Sông quê", "Đê biển"]),
        focus=st.sampled_from(["", "", "30% 20%", "100% 0%"]),
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
            Kind=fields["kind"],
            Series=fields["series"],
            Image_Focus=fields["focus"],
        )

    @rule(
        path=st.sampled_from(PATHS),
        live=st.sampled_from(["yes", "until 2019-03-11 21:00", "ended"]),
        entries=st.lists(st.sampled_from(ENTRIES), max_size=4),
        expires=st.sampled_from(["", "", "2019-03-11 21:00"]),
    )
    def tell_live(self, path: str, live: str, entries: list[str], expires: str) -> None:
        body = "\n\n".join(["Mở đầu.", *entries])
        self.newspaper.article(path, body=body, Title=path, Live=live, Expires=expires)

    @rule(path=st.sampled_from(PATHS), body=st.sampled_from(BODIES))
    def edit_body(self, path: str, body: str) -> None:
        if (file := self.content / path).exists():
            head = file.read_text(encoding="utf-8").partition("\n\n")[0]
            file.write_text(f"{head}\n\n{body}\n", encoding="utf-8")

    @rule(path=st.sampled_from(PATHS), seed=st.integers(0, 99))
    def edit_in_secret(self, path: str, seed: int) -> None:
        """Swap two words and set the time back, as `sed -i` and `touch -r` do."""
        if not (file := self.content / path).exists():
            return
        status = file.stat()
        head, _, body = file.read_text(encoding="utf-8").partition("\n\n")
        words = body.split(" ")
        random.Random(seed).shuffle(words)
        file.write_text(f"{head}\n\n{' '.join(words)}", encoding="utf-8")
        os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))

    @rule(path=st.sampled_from(PATHS))
    def delete(self, path: str) -> None:
        (self.content / path).unlink(missing_ok=True)

    @rule(old=st.sampled_from(PATHS), new=st.sampled_from(PATHS))
    def rename(self, old: str, new: str) -> None:
        if (file := self.content / old).exists():
            (self.content / new).parent.mkdir(parents=True, exist_ok=True)
            file.replace(self.content / new)

    @rule(old=st.sampled_from(FOLDERS[1:]), new=st.sampled_from(["2018/", "2019/", "tin.2019/"]))
    def move_folder(self, old: str, new: str) -> None:
        source, target = self.content / old, self.content / new
        if source.exists() and not target.exists():
            source.rename(target)

    @rule(path=st.sampled_from(PATHS))
    def touch(self, path: str) -> None:
        if (file := self.content / path).exists():
            file.touch()

    @rule(text=st.sampled_from(BROKEN), present=st.booleans())
    def write_what_is_rejected(self, text: str, present: bool) -> None:
        file = self.newspaper.write("hong.md", text)
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

    # Addresses -----------------------------------------------------------------------------------

    @rule(path=st.sampled_from(PATHS), former=st.sampled_from(FORMER))
    def claim_former_address(self, path: str, former: str) -> None:
        self.newspaper.article(path, Title=path, Redirect_From=former)

    @rule(lines=st.lists(st.sampled_from(REDIRECT_LINES), max_size=4))
    def edit_redirects(self, lines: list[str]) -> None:
        self.newspaper.write("redirects.txt", "".join(f"{line}\n" for line in lines))

    @rule()
    def lose_redirects(self) -> None:
        (self.content / "redirects.txt").unlink(missing_ok=True)

    # Files that articles name --------------------------------------------------------------------

    @rule(name=st.sampled_from("abc"), width=st.sampled_from([8, 9, 300]))
    def change_picture(self, name: str, width: int) -> None:
        self.newspaper.picture(f"images/{name}.jpg", width=width)

    @rule()
    def swap_pictures(self) -> None:
        """Let two pictures of one size change their names: only their inodes tell."""
        one, other, spare = (self.content / f"images/{name}.jpg" for name in ("a", "b", "x"))
        one.rename(spare)
        other.rename(one)
        spare.rename(other)

    @rule(name=st.sampled_from("ab"), width=st.sampled_from([8, 9]), present=st.booleans())
    def change_gallery(self, name: str, width: int, present: bool) -> None:
        file = self.newspaper.picture(f"images/le-hoi/{name}.png", width=width)
        if not present:
            file.unlink()

    @rule(text=st.sampled_from(["", "x", "y"]))
    def change_download(self, text: str) -> None:
        self.newspaper.write("tep/ban-do.pdf", text)

    @rule(present=st.booleans(), text=st.sampled_from(["", "\n00:01.000 --> 00:02.000\nPhà.\n"]))
    def change_captions(self, present: bool, text: str) -> None:
        file = self.newspaper.write("phim/pha.vtt", f"WEBVTT\n{text}")
        if not present:
            file.unlink()

    @rule(present=st.booleans(), width=st.sampled_from([8, 300]))
    def change_poster(self, present: bool, width: int) -> None:
        file = self.newspaper.picture("phim/pha.jpg", width=width)
        if not present:
            file.unlink()

    # Links ---------------------------------------------------------------------------------------

    @rule(to=st.sampled_from(["", "a.md", "2019/a.md", "../ngoai.md", "lien-ket.md"]))
    def link_a_file(self, to: str) -> None:
        self._link("lien-ket.md", to)

    @rule(to=st.sampled_from(["", "2019", "images/le-hoi", "khong-co", ".", ".."]))
    def link_a_folder(self, to: str) -> None:
        self._link("lien-ket", to)

    def _link(self, name: str, target: str) -> None:
        (self.content / name).unlink(missing_ok=True)
        if target:
            (self.content / name).symlink_to(target)

    # What is lost --------------------------------------------------------------------------------

    @rule(what=st.sampled_from(["output", "pages", "front page", "cache", "catalogue"]))
    def lose(self, what: str) -> None:
        output = self.newspaper.output
        self.is_output_altered = True
        if what == "pages" and output.exists():
            for entry in output.iterdir():
                if entry.is_dir():
                    shutil.rmtree(entry)
        elif what == "front page":
            (output / "index.html").unlink(missing_ok=True)
        elif what == "catalogue":
            (self.newspaper.root / "cache/catalogue.sqlite").unlink(missing_ok=True)
        elif what != "pages":
            shutil.rmtree(self.newspaper.root / what, ignore_errors=True)

    @rule(text=st.sampled_from(["", "Bị sửa."]))
    def alter_a_page(self, text: str) -> None:
        pages = sorted(self.newspaper.output.glob("2019/**/index.html"))
        if pages:
            self.is_output_altered = True
            pages[len(pages) // 2].write_text(text, encoding="utf-8")
