"""German, as far as its typesetting and its addresses go."""

from newsroom.language.locales.conventions import MEASURES, Conventions, QuoteMarks, words
from newsroom.language.locales.locale import Locale

LOCALE = Locale(
    language="de",
    signs={"%": " prozent ", "‰": " promille ", "&": " und ", "+": " plus ", "@": " at "},
    conventions=Conventions(
        quotes=QuoteMarks("„", "“", "‚", "‘"),
        units=words(
            f"""{MEASURES}, Januar, Februar, März, April, Mai, Juni, Juli, August, September,
            Oktober, November, Dezember, Tausend, Millionen, Milliarden, Mio., Mrd., Uhr"""
        ),
        before_number=words(
            """Nr., Artikel, Art., Abschnitt, Kapitel, Teil, Seite, S., Abb., Tabelle, Band, Bd.,
            §, Bezirk, Raum, Klasse"""
        ),
        before_capital=words("Herr, Herrn, Frau, Dr., Prof., St., Gen., Dipl.-Ing."),
        elisions=words("s, ne, nen, ner, n"),
    ),
)
