"""What `import` is asked, as the order of an import; or why there is none."""

import os
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from newsroom.edition import Edition
from newsroom.importing.archive import ImportOrder, items_of
from newsroom.importing.sources import SourceError, SourceTerms, kind_of, kinds
from newsroom.importing.sources.scraped_text import KIND as SCRAPED
from newsroom.importing.steps.maps import author_map, section_map
from newsroom.importing.steps.media import Mirror, mirror_of
from newsroom.importing.steps.placing import Terms
from newsroom.importing.survey import lines_of, proposed_sections, survey
from newsroom.language.folding import fold
from newsroom.language.messages import message as _
from newsroom.language.slugs import slugify

_SLUG = re.compile(r"[a-z0-9][a-z0-9._-]{0,60}")


@dataclass(frozen=True, slots=True)
class Options:
    """The options of the command, as they were written; empty where they were not."""

    kind: str = ""
    section: str = ""
    sections: str = ""
    authors: str = ""
    media: tuple[str, ...] = ()
    columns: str = ""
    rules: str = ""
    timezone: str = ""
    name: str = ""
    jobs: int = 0


def sources_of(paths: Iterable[Path], kind: str) -> tuple[tuple[Path, str], ...]:
    """Return the sources with their kinds; raises SourceError for one that is unknown."""
    if kind and kind not in kinds():
        raise SourceError(
            _("There is no kind “{kind}”; --from takes one of these: {kinds}.").format(
                kind=kind, kinds=", ".join(kinds())
            )
        )
    found: list[tuple[Path, str]] = []
    for path in paths:
        if not path.exists():
            raise SourceError(_("There is no file or folder {path}.").format(path=path))
        known = kind or kind_of(path)
        inside = _exports_in(path) if not known and path.is_dir() else ()
        if inside:
            found += inside
            continue
        if not known:
            raise SourceError(
                _("{path} is of no kind that is known. Say what it is: --from {kinds}.").format(
                    path=path, kinds=", ".join(kinds())
                )
            )
        found.append((path, known))
    return tuple(found)


def _exports_in(folder: Path) -> tuple[tuple[Path, str], ...]:
    """Return the exports that lie in a folder, with their kinds: one may name them all at once."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return tuple((path, kind) for path in files if (kind := kind_of(path)) and path.suffix != ".md")


def is_scraped(sources: tuple[tuple[Path, str], ...]) -> bool:
    """Tell whether all sources are pages of the old website scraped as text."""
    return all(kind == SCRAPED for _path, kind in sources)


def order_of(
    sources: tuple[tuple[Path, str], ...], options: Options, edition: Edition
) -> ImportOrder:
    """Return the order of an import; raises SourceError for an option that means nothing."""
    terms = Terms(
        edition=edition,
        sections=section_map(_file(options.sections), _section(options.section, edition), edition),
        authors=author_map(_file(options.authors)),
        zone=_zone(options.timezone, edition),
    )
    source_terms = SourceTerms(edition.language, _file(options.rules), _file(options.columns))
    return ImportOrder(
        name=_name(options.name, sources),
        sources=sources,
        source_terms=source_terms,
        terms=terms,
        mirrors=(*map(_mirror, options.media), *_own_mirrors(sources)),
        jobs=options.jobs or os.cpu_count() or 1,
    )


def _file(written: str) -> Path | None:
    return Path(written).resolve() if written else None


def _section(written: str, edition: Edition) -> str:
    for section in edition.sections:
        if fold(written) in {section.slug, *(fold(name) for _language, name in section.names)}:
            return section.name(edition.language)
    if written:
        names = ", ".join(one.name(edition.language) for one in edition.sections)
        raise SourceError(
            _(
                "The edition has no section “{section}”. Write --section and one of: {sections}."
            ).format(section=written, sections=names)
        )
    return ""


def _zone(written: str, edition: Edition) -> ZoneInfo | None:
    if not written:
        return None
    try:
        return ZoneInfo(written)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise SourceError(
            _("“{zone}” is no time zone. Write one such as --timezone {own}.").format(
                zone=written, own=edition.timezone
            )
        ) from error


def _mirror(written: str) -> Mirror:
    mirror = mirror_of(written)
    if mirror is None:
        raise SourceError(
            _(
                "--media {media}: write how the old addresses begin, “=” and the folder of their "
                "files: --media https://www.example.vn/uploads=./uploads."
            ).format(media=written)
        )
    return mirror


def _own_mirrors(sources: tuple[tuple[Path, str], ...]) -> Iterable[Mirror]:
    """Yield the folders that sources themselves are, where their pictures lie beside the texts."""
    for path, kind in sources:
        find = getattr(kinds()[kind], "mirrors", None)
        if find is not None:
            yield from (Mirror(prefix, folder.resolve()) for prefix, folder in find(path))


def _name(written: str, sources: tuple[tuple[Path, str], ...]) -> str:
    """Return the name of the ledger: the one asked for, or that of the first source."""
    if not written:
        path, kind = sources[0]
        stem = path.resolve().name if path.is_dir() else path.stem
        if len(sources) > 1:
            stem = path.resolve().parent.name
        is_said = stem.startswith(kind) or len({kind for _path, kind in sources}) > 1
        return slugify(stem if is_said else f"{kind}-{stem}", "en")
    if not _SLUG.fullmatch(written):
        raise SourceError(
            _("--name {name}: write small letters, digits and hyphens.").format(name=written)
        )
    return written


def files_in(sources: tuple[tuple[Path, str], ...]) -> list[Path]:
    """Return the files of scraped pages, those of folders in the order of their names."""
    return [
        file
        for path, _kind in sources
        for file in (sorted(path.glob("*.txt")) if path.is_dir() else [path])
    ]


def survey_of(order: ImportOrder) -> Iterable[str]:
    """Return the lines that say what the sources hold."""
    return lines_of(survey(items_of(order)), order.terms.sections, order.terms.edition.language)


def proposal_of(order: ImportOrder) -> str:
    """Return a proposed map as TOML: of the columns of a table, else of the categories."""
    path, kind = order.sources[0]
    propose = getattr(kinds()[kind], "propose", None)
    if propose is not None and order.source_terms.columns is None:
        return str(propose(path, order.source_terms))
    found = survey(items_of(order))
    return proposed_sections(found, order.terms.sections, order.terms.edition.language)
