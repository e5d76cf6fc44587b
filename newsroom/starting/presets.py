"""What a provincial newspaper of a language begins with: sections, folders, first content."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Preset:
    """The suggestions of one language; every one of them may be answered otherwise.

    `first_article`, `headline` and `imprint` are the slugs of the content that an edition begins
    with, `guide` is the file name of what colleagues should read.
    """

    timezone: str
    sections: tuple[str, ...]
    topic_folder: str
    author_folder: str
    archive_folder: str
    corrections_folder: str
    first_article: str
    headline: str
    imprint: str
    guide: str


PRESETS = {
    "vi": Preset(
        timezone="Asia/Ho_Chi_Minh",
        sections=(
            *("Chính trị", "Kinh tế", "Xã hội", "Văn hóa", "Thể thao", "Pháp luật"),
            *("Giáo dục", "Y tế", "Quốc tế", "Nông thôn mới", "Đất và người"),
        ),
        topic_folder="chu-de",
        author_folder="tac-gia",
        archive_folder="luu-tru",
        corrections_folder="dinh-chinh",
        first_article="so-bao-dau-tien",
        headline="tin-van",
        imprint="toa-soan",
        guide="HUONG-DAN.md",
    ),
    "en": Preset(
        timezone="Europe/London",
        sections=(
            *("News", "Politics", "Business", "Community", "Culture", "Sport"),
            *("Education", "Health", "Courts", "Countryside", "Opinion"),
        ),
        topic_folder="topics",
        author_folder="authors",
        archive_folder="archive",
        corrections_folder="corrections",
        first_article="our-first-edition",
        headline="in-brief",
        imprint="imprint",
        guide="GUIDE.md",
    ),
    "fr": Preset(
        timezone="Europe/Paris",
        sections=(
            *("Politique", "Économie", "Société", "Culture", "Sports", "Faits divers"),
            *("Éducation", "Santé", "International", "Campagnes", "Opinions"),
        ),
        topic_folder="sujets",
        author_folder="auteurs",
        archive_folder="archives",
        corrections_folder="rectificatifs",
        first_article="notre-premier-numero",
        headline="en-bref",
        imprint="mentions-legales",
        guide="GUIDE.md",
    ),
}


def preset_of(language: str) -> Preset:
    """Return the suggestions for a language or what it is a variety of; English ones for others."""
    return PRESETS.get(language.partition("-")[0].lower(), PRESETS["en"])
