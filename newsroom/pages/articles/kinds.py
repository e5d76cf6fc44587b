"""What readers see of the kind of a text: nothing of plain news, a label of all else."""

from newsroom.content.article import ArticleKind
from newsroom.language.messages import mark as _

LABELS: dict[str, str] = {
    ArticleKind.OPINION: _("Opinion"),
    ArticleKind.EDITORIAL: _("Editorial"),
    ArticleKind.ANALYSIS: _("Analysis"),
    ArticleKind.EXPLAINER: _("Explainer"),
    ArticleKind.INTERVIEW: _("Interview"),
    ArticleKind.REPORTAGE: _("Reportage"),
    ArticleKind.REVIEW: _("Review"),
    ArticleKind.LETTER: _("Letter"),
    ArticleKind.OBITUARY: _("Obituary"),
    ArticleKind.NOTICE: _("Notice"),
    ArticleKind.SPONSORED: _("Paid content"),
}
"""The labels by kind. Paid content is called what it is, in words that readers cannot mistake."""

TYPES: dict[str, str] = {
    ArticleKind.OPINION: "OpinionNewsArticle",
    ArticleKind.EDITORIAL: "OpinionNewsArticle",
    ArticleKind.ANALYSIS: "AnalysisNewsArticle",
    ArticleKind.EXPLAINER: "BackgroundNewsArticle",
    ArticleKind.REPORTAGE: "ReportageNewsArticle",
    ArticleKind.REVIEW: "ReviewNewsArticle",
    ArticleKind.SPONSORED: "AdvertiserContentArticle",
}
"""The types of schema.org by kind; of all others `NewsArticle`."""
