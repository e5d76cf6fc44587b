"""What an import costs: a WXR export of any size, made by repeating the items of a real one."""

import argparse
import re
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from newsroom.commands.exit_codes import REJECTED

_ITEM = re.compile(r"<item>.*?</item>", re.DOTALL)
_POST = re.compile(r"<wp:post_type>(?:<!\[CDATA\[)?post(?:\]\]>)?</wp:post_type>")
_NUMBER = re.compile(r"(<wp:post_id>)\d+(</wp:post_id>)")
_LINK = re.compile(r"(<link>)[^<]*(</link>)")
_GUID = re.compile(r"(<guid[^<>]*>)[^<]*(</guid>)")
_NAME = re.compile(
    r"(<wp:post_name>)(?:<!\[CDATA\[)?[^<\]]*(?:\]\]>)?(</wp:post_name>)|<wp:post_name/>"
)
_TITLE = re.compile(r"(<title>)(.*?)(</title>)", re.DOTALL)
_DATE = re.compile(r"(<wp:post_date>)[^<]*(</wp:post_date>)")
_CDATA = re.compile(r"<!\[CDATA\[(.*)\]\]>", re.DOTALL)
_DAYS_A_YEAR = 336  # twelve months of 28 days


def wxr(source: Path, count: int) -> Iterator[str]:
    """Yield an export of `count` posts: those of `source` over and over, each with its own date."""
    text = source.read_text(encoding="utf-8")
    posts = [item[0] for item in _ITEM.finditer(text) if _POST.search(item[0])]
    yield text[: text.index("<item>")]
    for number in range(count):
        yield _numbered(posts[number % len(posts)], number + 1) + "\n"
    yield text[text.rindex("</item>") + len("</item>") :]


def _numbered(item: str, number: int) -> str:
    """Return an item under a number of its own: id, addresses, name, title and date."""
    day = number % (20 * _DAYS_A_YEAR)
    year, month = 2000 + day // _DAYS_A_YEAR, day % _DAYS_A_YEAR // 28 + 1
    date = f"{year}-{month:02}-{day % 28 + 1:02} {number % 24:02}:{number % 60:02}:00"
    title = _TITLE.search(item)
    words = _CDATA.sub(r"\1", title[2]) if title else ""
    item = _NUMBER.sub(rf"\g<1>{number}\2", item, count=1)
    item = _LINK.sub(
        rf"\g<1>https://archive.example/{year}/{month:02}/post-{number}/\2", item, count=1
    )
    item = _GUID.sub(rf"\g<1>https://archive.example/?p={number}\2", item, count=1)
    item = _NAME.sub(f"<wp:post_name>post-{number}</wp:post_name>", item, count=1)
    item = _DATE.sub(rf"\g<1>{date}\2", item, count=1)
    return _TITLE.sub(lambda _match: f"<title><![CDATA[{words} {number}]]></title>", item, count=1)


def main() -> None:
    """Make an export, import it into an empty edition, and print what that took."""
    parser = argparse.ArgumentParser(description=main.__doc__)
    parser.add_argument("source", type=Path, help="a real export, whose posts are repeated")
    parser.add_argument("folder", type=Path, help="an edition, as `newsroom init` makes it")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--jobs", type=int, default=2, help="other options go to the import")
    wanted, options = parser.parse_known_args()
    export = wanted.folder / f"archive-{wanted.count}.xml"
    with export.open("w", encoding="utf-8") as stream:
        stream.writelines(wxr(wanted.source, wanted.count))
    began = time.monotonic()
    command = [
        str(Path(sys.executable).parent / "newsroom"),
        *("import", str(export), "--jobs", str(wanted.jobs), *options),
    ]
    done = subprocess.run(command, cwd=wanted.folder, check=False)
    if done.returncode not in {0, REJECTED}:
        raise SystemExit(done.returncode)
    seconds = time.monotonic() - began
    # Of all processes that were waited for, children of children too: their sum, and the largest.
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    size = export.stat().st_size // 1_000_000
    print(
        f"{wanted.count} posts, {size} MB: {seconds:.0f} s, "
        f"{wanted.count / seconds:.0f} a second; processor {used.ru_utime + used.ru_stime:.0f} s, "
        f"largest process {used.ru_maxrss // 1024} MB"
    )


if __name__ == "__main__":
    main()
