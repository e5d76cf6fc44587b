"""An edition written as an export of WordPress and brought back is the same edition."""

from markdown import Markdown
from PIL import Image

from newsroom.importing.command import Options, order_of, survey_of
from newsroom.importing.command import sources_of as sources
from newsroom.importing.steps.media import mirror_of
from tests.importing.wxr import attachment, export, post

ARTICLES = {
    "2019/03/2019-03-11-lua-xuan-duoc-mua.md": """\
Title: Lúa xuân được mùa
Date: 2019-03-11 20:23
Category: Chính trị
Author: Lê Thị Mai
Summary: Giá lên, nhưng điều nông dân bàn nhiều nhất là quyển sổ.
Tags: lúa, Vũ Thư
Image: images/lua.png
Image-Alt: Ruộng lúa
Image-Caption: Lúa ở Vũ Thư.
Redirect-From: /2019/03/lua-xuan-duoc-mua/
Redirect-From: /?p=1

Đoạn *một* với **chữ đậm**, 3\\*4 và [liên kết](https://vi.example/a?b=c).

## Đề mục

- Một
- Hai
    - Ba

Giữa hai danh sách:

1. Thứ nhất
2. Thứ hai

> Lời nói của bà Mận.

![Bến](/images/ben.png "Bến cũ")

| Xã | Diện tích |
| --- | --- |
| Đông Minh | 120 |
| Nam Thịnh | 85,5 |

```python
x = [1, 2]

y = "a_b"
```

Xem [bài sau]({filename}/2019/03/2019-03-12-bai-sau.md).
""",
    "2019/03/2019-03-12-bai-sau.md": """\
Title: Bài sau
Date: 2019-03-12 08:00
Category: Nông thôn mới
Author: Lê Thị Mai
Redirect-From: /2019/03/bai-sau/
Redirect-From: /?p=2

Dòng một  
dòng hai.

---

H<sub>2</sub>O & \\_gạch\\_ &lt;b>.
""",  # noqa: W291
}
UPLOADS = "http://bao.example/wp-content/uploads/2019"


def as_posts():
    """Yield each article as WordPress would have exported it."""
    for number, text in enumerate(ARTICLES.values(), start=1):
        head, _mark, body = text.partition("\n\n")
        fields = dict(line.split(": ", 1) for line in head.split("\n"))
        body = body.replace("{filename}/2019/03/2019-03-12-bai-sau.md", "http://bao.example/?p=2")
        html = Markdown(extensions=["extra"]).convert(body)
        html = html.replace('src="/images/', f'src="{UPLOADS}/')
        html = html.replace('title="Bến cũ" />', "/><figcaption>Bến cũ</figcaption></figure>")
        html = html.replace('<p><img alt="Bến"', '<figure><img alt="Bến"')
        name = ("lua-xuan-duoc-mua", "bai-sau")[number - 1]
        yield post(
            number,
            f"<!-- wp:html -->{html}<!-- /wp:html -->",
            title=fields["Title"],
            name=name,
            date=f"{fields['Date']}:00",
            categories=(fields["Category"],),
            tags=tuple(filter(None, fields.get("Tags", "").split(", "))),
            meta=(
                ("_thumbnail_id", "9" if number == 1 else ""),
                ("_yoast_wpseo_metadesc", fields.get("Summary", "")),
            ),
        )


def test_an_edition_comes_back_as_it_went(tmp_path, bring, rejections):
    uploads = tmp_path / "uploads"
    uploads.mkdir()
    for name, colour in (("lua.png", "green"), ("ben.png", "blue")):
        Image.new("RGB", (8, 8), colour).save(uploads / name)
    source = tmp_path / "export.xml"
    picture = attachment(9, f"{UPLOADS}/lua.png", alt="Ruộng lúa", caption="Lúa ở Vũ Thư.")
    source.write_text(export(*as_posts(), picture), encoding="utf-8")
    imported = bring(source, media=(f"{UPLOADS}={uploads}",))
    for path, text in ARTICLES.items():
        assert imported.text(path) == text
    assert imported.result.account.is_whole
    assert rejections() == []


def test_a_survey_counts_and_writes_nothing(tmp_path, edition):
    source = tmp_path / "export.xml"
    picture = '<img src="http://anh.example/a.jpg">[box a="1"]'
    source.write_text(
        export(post(1, picture, categories=("Lạ", "Chính trị")), post(2, kind="page")),
        encoding="utf-8",
    )
    order = order_of(sources([source], ""), Options(), edition)
    lines = [" ".join(line.split()) for line in survey_of(order)]
    for line in (
        "1 article",
        "1 page",
        "2 Chính trị → Chính trị",
        "2 Lê Thị Mai",
        "1 anh.example",
        "1 box",
    ):
        assert line in lines
    assert any(line.startswith("1 Lạ → ") for line in lines)
    assert list(edition.content.iterdir()) == []
    assert mirror_of("http://x=/no/such/folder") is None
