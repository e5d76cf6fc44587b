"""Trees of other generators, as small as shows what each of them writes."""

import pytest
from PIL import Image

from newsroom.importing.source_error import SourceError


@pytest.fixture
def tree(tmp_path):
    """Return a function that writes a tree of files and returns its folder."""

    def write(**files: str):
        root = tmp_path / "site"
        for name, text in files.items():
            path = root / name.replace("__", "/").replace("_DOT_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            if text == "PICTURE":
                Image.new("RGB", (8, 8), "green").save(path)
            else:
                path.write_text(text, encoding="utf-8")
        return root

    return write


def files(pairs):
    return dict(pairs)


def test_hugo(tree, bring, rejections):
    root = tree(
        **{
            "hugo.toml": 'baseURL = "https://bao.example/"\ntimeZone = "Asia/Ho_Chi_Minh"\n'
            '[permalinks]\n  news = "/:year/:month/:slug/"\n',
            "content/_index.md": "---\ntitle: Trang nhất\n---\n",
            "content/posts/a.md": "---\ntitle: 'Tin: một'\ndate: 2019-03-11T20:23:00+07:00\n"
            "categories: [Chính trị, Lạ]\ntags: [lúa]\nauthors: [Lê Mai]\ndescription: Sapo\n"
            "aliases: [/cu/a/]\nweight: 3\nkhac: 1\n---\n\n"
            '[b]({{< ref "b.md" >}}) và [b]({{< relref "/posts/b#muc" >}})\n\n'
            '{{< figure src="/images/lua.jpg" alt="Lúa" caption="Ruộng lúa" >}}\n\n'
            "{{< youtube abc >}}\n\n{{< hop a=1 >}}Trong{{< /hop >}}\n\n"
            "{{< highlight go >}}\nx := 1 // {{< giu >}}\n{{< /highlight >}}\n",
            "content/posts/b/index.md": "+++\ntitle = 'Tin hai'\ndate = 2019-03-12\ndraft = true\n"
            "categories = ['Chính trị']\n[cover]\nimage = 'anh.png'\n+++\n\n![a](anh.png)\n",
            "content/posts/b/anh.png": "PICTURE",
            "content/news/c.md": "---\ntitle: Tin ba\ndate: 2019-03-13 08:00:00\nlastmod: 2019-03-14\n"
            "category: Chính trị\n---\nx\n",
            "content/about.md": "---\ntitle: Giới thiệu\n---\nChúng tôi.\n",
            "static/images/lua.jpg": "PICTURE",
            "themes/x/README.md": "# x\n",
        }
    )
    imported = bring(root)
    first = imported.text("2019/03/2019-03-11-a.md")
    assert first.startswith(
        "Title: Tin: một\nDate: 2019-03-11 20:23\nCategory: Chính trị\nAuthor: Lê Mai\n"
        "Summary: Sapo\nTags: lúa, Lạ\nSlug: a\nRedirect-From: /cu/a/\nRedirect-From: /posts/a/\n\n"
    )
    assert first.count("]({filename}/drafts/b.md") == 2
    assert "{filename}/drafts/b.md#muc" in first
    assert '![Lúa](/images/lua.jpg "Ruộng lúa")' in first
    assert "https://www.youtube.com/watch?v=abc" in first
    assert "```go\nx := 1 // {{< giu >}}\n```" in first
    assert "Trong" in first
    assert imported.told("shortcode") == ["hop"]
    assert imported.told("field") == ["khac"]
    second = imported.text("drafts/b.md")
    assert "Image: images/posts/b/anh.png\n" in second
    assert "](/images/posts/b/anh.png)" in second
    third = imported.text("2019/03/2019-03-13-c.md")
    assert "Date: 2019-03-13 08:00\n" in third
    assert "Modified: 2019-03-14\n" in third
    assert "Redirect-From: /2019/03/c/\n" in third
    assert "pages/about.md" in imported.files
    assert imported.entries["content/_index.md"].outcome == "left-out"
    assert rejections() == []


def test_jekyll(tree, bring, rejections):
    root = tree(
        **{
            "_config.yml": "url: https://bao.example\nbaseurl: /blog\n"
            "timezone: Asia/Ho_Chi_Minh\npermalink: pretty\n",
            "_posts/2019-03-11-lua-xuan.md": "---\nlayout: post\ntitle: Lúa xuân\n"
            "categories: [Chính trị]\nredirect_from: /cu\n---\n\n"
            "[hai]({% post_url 2019-03-12-hai %}) [ba]({{ site.baseurl }}/tai-lieu/a.pdf)\n\n"
            "![x]({{ '/assets/lua.png' | relative_url }})\n\n{% highlight ruby %}\na = 1\n"
            "{% endhighlight %}\n\n{% include hop.html %}\n\n{% raw %}{{ giữ }}{% endraw %}\n",
            "_posts/2019-03-12-hai.markdown": "---\ntitle: Hai\ndate: 2019-03-12 08:00\n"
            "category: Chính trị\npublished: false\n---\nx\n",
            "_drafts/nhap.md": "---\ntitle: Nháp\ncategory: Chính trị\n---\nx\n",
            "about.md": "---\ntitle: Về chúng tôi\npermalink: /ve/\n---\nx\n",
            "assets/lua.png": "PICTURE",
        }
    )
    imported = bring(root)
    first = imported.text("2019/03/2019-03-11-lua-xuan.md")
    assert "Date: 2019-03-11\n" in first
    assert "Redirect-From: /blog/cu/\n" in first
    assert "Redirect-From: /blog/chính trị/2019/03/11/lua-xuan/\n" in first
    assert "[hai]({filename}/drafts/hai.md)" in first
    assert "![x](/images/lua.png)" in first
    assert "```ruby\na = 1\n```" in first
    assert "{{ giữ }}" in first
    assert imported.told("shortcode") == ["include"]
    assert imported.told("file") == ["http://tree.invalid/tai-lieu/a.pdf"]
    assert "drafts/nhap.md" in imported.files
    assert "/blog/ve/ /about/" in (imported.content / "redirects.txt").read_text(encoding="utf-8")
    assert rejections() == []


def test_pelican(tree, bring, rejections):
    root = tree(
        **{
            "pelicanconf.py": "TIMEZONE = 'Asia/Ho_Chi_Minh'\nPATH = 'content'\n"
            "ARTICLE_URL = '{date:%Y}/{slug}.html'\nraise SystemExit('never run')\n",
            "content/tin/a.md": "Title: Lúa xuân\nDate: 2019-03-11 20:23\nCategory: Chính trị\n"
            "Tags: lúa, gạo\nAuthors: Lê Mai; Trần A\n\n[b]({filename}b.md) [c]({filename}/tin/b.md)\n\n"
            "![x]({static}/images/a.png) ![y](|filename|../images/a.png)\n",
            "content/tin/b.md": "Title: Hai\nDate: 2019-03-12 08:00\nCategory: Chính trị\nStatus: draft\n\nx\n",
            "content/pages/gioi-thieu.md": "Title: Giới thiệu\nSlug: gioi-thieu\n\nx\n",
            "content/images/a.png": "PICTURE",
        }
    )
    imported = bring(root)
    first = imported.text("2019/03/2019-03-11-lua-xuan.md")
    assert first.count("]({filename}/drafts/hai.md)") == 2
    assert first.count("](/images/a.png)") == 2
    assert "Redirect-From: /2019/lua-xuan.html\n" in first
    assert "Author: Lê Mai, Trần A\n" in first
    assert imported.files == [
        "2019/03/2019-03-11-lua-xuan.md",
        "drafts/hai.md",
        "pages/gioi-thieu.md",
    ]
    assert rejections() == []


def test_astro_and_eleventy(tree, bring, rejections):
    root = tree(
        **{
            "astro.config.mjs": "export default {}\n",
            "src/content/blog/a.mdx": "---\ntitle: Một\npubDate: 'Jul 08 2022'\n"
            "heroImage: '../../assets/a.png'\ncategory: Chính trị\n---\n"
            "import Hop from './Hop.astro'\n\n<Hop a={1}>Trong</Hop>\n\n[b](./b.md)\n",
            "src/content/blog/b.md": "# Tiêu đề trong bài\n\nx\n",
            "src/assets/a.png": "PICTURE",
        }
    )
    imported = bring(root)
    first = imported.text("2022/07/2022-07-08-a.md")
    assert "Image: images/a.png\n" in first
    assert "Trong" in first
    assert "import Hop" not in first
    assert "{filename}/drafts/b.md" in first
    assert "Title: Tiêu đề trong bài\n" in imported.text("drafts/b.md")
    assert imported.told("shortcode") == ["Hop"]
    assert rejections() == []


def test_a_time_without_a_zone_is_asked_about(tree, bring, edition):
    root = tree(**{"_posts/2019-03-11-a.md": "---\ntitle: A\ndate: 2019-03-11 20:23\n---\nx\n"})
    with pytest.raises(SourceError, match="--timezone Asia/Ho_Chi_Minh"):
        bring(root)
    assert list(edition.content.iterdir()) == []
    imported = bring(root, timezone="UTC", section="Chính trị")
    assert "Date: 2019-03-12 03:23\n" in imported.text("2019/03/2019-03-12-a.md")


def test_a_picture_in_code_is_no_picture(tree, bring):
    root = tree(
        **{
            "a.md": "---\ntitle: A\ndate: 2019-03-11\ncategory: Chính trị\n---\n\n"
            "```\n![x](khong.png) {% include x %}\n```\n\n`![y](khong.png)`\n"
        }
    )
    imported = bring(root)
    text = imported.text(imported.files[0])
    assert "[x]" in text
    assert "{% include x %}" in text
    assert imported.told("picture") == []


def test_what_the_reader_refuses_is_a_draft_with_all_its_words(tree, bring, rejections):
    deep = "".join("    " * depth + f"- m{depth}\n" for depth in range(20))
    root = tree(
        **{
            "a.md": f"---\ntitle: A\ndate: 2019-03-11\ncategory: Chính trị\n---\n\n> {'> ' * 20}x\n\n{deep}"
        }
    )
    imported = bring(root)
    (file,) = imported.files
    assert "m19" in imported.text(file)
    assert file.startswith("drafts/") or rejections() == []
    assert rejections() == []


def test_texts_that_are_no_markdown_are_read_or_told(tree, bring):
    root = tree(
        **{
            "_posts/2019-03-11-a.html": "---\ntitle: A\ncategory: Chính trị\n---\n<p><b>x</b></p>\n",
            "content/b.rst": "B\n=\n",
            "c.md": "---\ntitle: C\n---\nx\n",
        }
    )
    imported = bring(root)
    assert "**x**" in imported.text("2019/03/2019-03-11-a.md")
    assert imported.told("not-imported") == ["rst"]


def test_a_picture_may_count_from_the_folder_of_the_site(tree, bring):
    root = tree(
        **{
            "2019/a.md": "---\ntitle: A\ndate: 2019-03-11\ncategory: Chính trị\nimage: images/a.png\n---\nx\n",
            "images/a.png": "PICTURE",
        }
    )
    assert "Image: images/a.png\n" in bring(root).text("2019/03/2019-03-11-a.md")


def test_an_eleventy_tree(tree, bring, rejections):
    root = tree(
        **{
            "eleventy.config.js": "export default () => {}\n",
            "content/blog/mot.md": "---\ntitle: Tin một\ndate: 2019-03-11\ncategory: Chính trị\n"
            'tags: [posts, lúa]\n---\n# Tin một\n\n{% image "./a.png", "Lúa" %}\n\n'
            "[hai](./hai.md) {% hop 'x', width=\"50%\" %}{# ẩn #}Hết.\n",
            "content/blog/hai.md": "---\ntitle: Tin hai\ndate: 2019-03-12T13:00:00Z\n"
            "permalink: /rieng/{{ title | slugify }}/\ncategory: Chính trị\n---\nx\n",
            "content/blog/ba.md": "---\ntitle: Tin ba\ndate: 2019-03-13\npermalink: false\n"
            "category: Chính trị\n---\nx\n",
            "content/blog/bon.md": "---\ntitle: Tin bốn\ndate: 2019-03-14\n"
            "permalink: '/{{ khac }}/'\ncategory: Chính trị\n---\nx\n",
            "content/about.njk": "---\ntitle: Về\n---\n<p>x</p>\n",
            "content/blog/a.png": "PICTURE",
            "_includes/base.njk": "x",
        }
    )
    imported = bring(root)
    first = imported.text("2019/03/2019-03-11-mot.md")
    assert "Tags: lúa\n" in first
    assert "Redirect-From: /blog/mot/\n" in first
    assert first.partition("\n\n")[2].split() == (
        ["![Lúa](/images/blog/a.png)", "[hai]({filename}/2019/03/2019-03-12-hai.md)", "Hết."]
    )
    second = imported.text("2019/03/2019-03-12-hai.md")
    assert "Date: 2019-03-12 20:00\n" in second
    assert "Redirect-From: /rieng/tin-hai/\n" in second
    assert "Redirect-From" not in imported.text("2019/03/2019-03-13-ba.md")
    assert imported.told("address") == ["/{{ khac }}/"]
    assert imported.told("shortcode") == ["hop"]
    assert imported.told("field") == ["tags: posts"]
    assert imported.told("not-imported") == ["njk"]
    assert rejections() == []


def test_hugo_says_things_in_folders_and_names(tree, bring, rejections):
    root = tree(
        **{
            "config/_default/hugo.toml": "timeZone = 'Asia/Ho_Chi_Minh'\n"
            "[permalinks]\n  posts = '/:year/:slug/'\n",
            "content/posts/lua.vi.md": "---\ntitle: Lúa\ndate: 2019-03-11 20:23:00\n"
            "category: Chính trị\n---\nx\n",
        }
    )
    imported = bring(root)
    text = imported.text("2019/03/2019-03-11-lua.md")
    assert "Date: 2019-03-11 20:23\n" in text
    assert "Redirect-From: /2019/lua/\n" in text
    assert rejections() == []


def test_a_picture_of_jekyll_may_be_an_include(tree, bring, rejections):
    root = tree(
        **{
            "_config.yml": "timezone: Asia/Ho_Chi_Minh\n",
            "_posts/2019-03-11-lua.md": "---\ntitle: Lúa\ncategory: Chính trị\n---\n"
            '{% include figure.html src="/assets/a.png" width="50%" caption="Đồng" %}\n',
            "assets/a.png": "PICTURE",
        }
    )
    imported = bring(root)
    assert '![](/images/a.png "Đồng")' in imported.text("2019/03/2019-03-11-lua.md")
    assert rejections() == []
