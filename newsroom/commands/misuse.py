"""Misuse: what commands are asked for that cannot be done, and what to ask for instead."""

from collections.abc import Iterable
from pathlib import Path

from newsroom.language.messages import ToldError
from newsroom.language.messages import message as _


class MisuseError(ToldError):
    """The arguments ask for what cannot be done; the message is a sentence that says so."""

    @classmethod
    def of_no_edition(cls, folder: Path) -> "MisuseError":
        """Return that no settings of an edition lie in this folder."""
        return cls(
            _("There is no edition in {folder}: it has no pelicanconf.py.").format(folder=folder)
        )

    @classmethod
    def of_no_folder(cls) -> "MisuseError":
        """Return that no folder was named for a new edition."""
        return cls(_("Name the folder of the new edition, such as `newsroom init fen-courier`."))

    @classmethod
    def of_another_edition(cls, folder: Path) -> "MisuseError":
        """Return that an edition lies already where one was to be begun."""
        return cls(
            _(
                "There is an edition in {folder} already; nothing was written. `newsroom upgrade "
                "--check` tells what a new version changes for it."
            ).format(folder=folder)
        )

    @classmethod
    def of_language(cls, tag: str) -> "MisuseError":
        """Return that a tag names no language."""
        return cls(
            _("“{answer}” is no tag of a language; write one such as vi, en or fr-CA.").format(
                answer=tag
            )
        )

    @classmethod
    def of_no_theme(cls, folder: Path) -> "MisuseError":
        """Return that an edition has no theme folder that could hold words of its own."""
        return cls(
            _(
                "The edition has no theme folder of its own: make {folder}, and write "
                "THEME = “theme” into pelicanconf.py."
            ).format(folder=folder / "theme")
        )

    @classmethod
    def of_backend(cls, backend: str, backends: Iterable[str]) -> "MisuseError":
        """Return that no editor knows this service."""
        return cls(
            _("“{backend}” is no backend: name one of {backends} with --backend.").format(
                backend=backend, backends=", ".join(backends)
            )
        )

    @classmethod
    def of_repository(cls) -> "MisuseError":
        """Return that an editor must be told which repository it writes to."""
        return cls(_("Name the repository as OWNER/NAME with --repo."))

    @classmethod
    def of_content_elsewhere(cls, content: Path, root: Path) -> "MisuseError":
        """Return that the content is in no repository with the settings."""
        return cls(
            _("{folder} does not lie in {root}, whose repository the editor writes to.").format(
                folder=content, root=root
            )
        )

    @classmethod
    def of_editor_in_site(cls, folder: Path, output: Path) -> "MisuseError":
        """Return that an editor is no part of the newspaper's site."""
        return cls(
            _("{folder} lies in {taken}: name another folder with --output.").format(
                folder=folder, taken=output
            )
        )

    @classmethod
    def of_subject(cls, word: str, known: Iterable[str]) -> "MisuseError":
        """Return that neither a code nor a page of the handbook has this name."""
        from difflib import get_close_matches

        near = get_close_matches(word, list(known), 3)
        if not near:
            return cls(
                _("There is no “{word}”: `newsroom explain` lists what there is.").format(word=word)
            )
        return cls(
            _("There is no “{word}”. Is one of these meant: {near}?").format(
                word=word, near=", ".join(near)
            )
        )

    @classmethod
    def of_no_room(cls, folder: Path) -> "MisuseError":
        """Return that a file is in the place of a new edition's folder."""
        return cls(_("{folder} is a file, not a folder.").format(folder=folder))

    @classmethod
    def of_no_public_settings(cls, folder: Path) -> "MisuseError":
        """Return that the settings of the public edition are missing."""
        return cls(
            _(
                "There is no publishconf.py in {folder}: it says where readers find the edition. "
                "It begins with `from pelicanconf import *` and sets SITEURL."
            ).format(folder=folder)
        )

    @classmethod
    def of_files(cls, names: Iterable[str], content: Path) -> "MisuseError":
        """Return that no files of the content have these names."""
        return cls(
            _("{names}: no file or folder in {folder}.").format(
                names=", ".join(names), folder=content
            )
        )

    @classmethod
    def of_no_pages(cls) -> "MisuseError":
        """Return that no pages were named to import."""
        return cls(
            _(
                "Name what to import, such as `invoke import export.xml` or "
                "`invoke import pages/*.txt`."
            )
        )

    @classmethod
    def of_a_map(cls, file: str) -> "MisuseError":
        """Return that a map is there already, on which somebody may have worked."""
        return cls(_("{file} is there already: name another file.").format(file=file))

    @classmethod
    def of_missing_packages(cls, names: Iterable[str]) -> "MisuseError":
        """Return that packages are missing that only an import needs."""
        return cls(
            _("An import needs {packages}: {command}").format(
                packages=", ".join(names), command="pip install 'pelican-newsroom[import]'"
            )
        )

    @classmethod
    def of_kind(cls, kind: str, known: Iterable[str]) -> "MisuseError":
        """Return that there is no template for articles of this kind."""
        return cls(
            _("There is no kind “{kind}”; --kind takes one of these: {kinds}.").format(
                kind=kind, kinds=", ".join(known)
            )
        )

    @classmethod
    def of_date(cls, date: str) -> "MisuseError":
        """Return that a text is no date."""
        return cls(
            _("“{answer}” is no date; write one such as 2026-12-01 06:00.").format(answer=date)
        )

    @classmethod
    def of_template(cls, kind: str) -> "MisuseError":
        """Return that a template is no text."""
        return cls(
            _("theme/articles/{kind}.md is no UTF-8: save it anew as UTF-8.").format(kind=kind)
        )

    @classmethod
    def of_an_article(cls, file: Path) -> "MisuseError":
        """Return that there is an article of this day and title already."""
        return cls(
            _(
                "{file} is there already: give another --title or --date, or go on with that file."
            ).format(file=file)
        )

    @classmethod
    def of_encoding(cls, file: Path) -> "MisuseError":
        """Return that a file is no UTF-8, so that nothing can be written into it."""
        return cls(_("{file} is no UTF-8: save it anew as UTF-8.").format(file=file))

    @classmethod
    def of_a_change(cls, file: Path) -> "MisuseError":
        """Return that somebody saved a file while it was being changed."""
        return cls(
            _("{file} was saved by somebody else meanwhile; nothing was written.").format(file=file)
        )

    @classmethod
    def of_editor(cls, editor: str) -> "MisuseError":
        """Return that no editor can be opened."""
        return cls(
            _(
                "No editor “{editor}” can be opened: write the name of one into the environment "
                "variable EDITOR."
            ).format(editor=editor)
        )

    @classmethod
    def of_nothing_built(cls, output: Path) -> "MisuseError":
        """Return that there is nothing yet to compare an output folder with."""
        return cls(_("Nothing has been built into {folder} yet.").format(folder=output))

    @classmethod
    def of_server(cls, server: str, known: Iterable[str]) -> "MisuseError":
        """Return that no web server has this name."""
        return cls(
            _("There is no server “{server}”; --server takes one of these: {servers}.").format(
                server=server, servers=", ".join(known)
            )
        )
