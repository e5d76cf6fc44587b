"""What is said of a template that cannot make its page: a sentence with its file and line."""

from pathlib import Path
from traceback import walk_tb

from newsroom.language.messages import Message, ToldError
from newsroom.language.messages import message as _
from newsroom.pages.theme import Theme


class ThemeFailureError(ToldError):
    """A template cannot make its page. The message says which, where and why."""


def theme_failure(error: Exception, theme: Theme) -> ThemeFailureError | None:
    """Return what to say of an error that came out of a template; None if it came from elsewhere.

    What Jinja itself says of a template stays English, after its file and line.
    """
    # Loaded here: where nothing has failed, a build without a template would wait for it in vain.
    from jinja2 import TemplateNotFound, TemplateSyntaxError  # noqa: PLC0415

    file, line = _place(error, theme)
    if isinstance(error, TemplateNotFound):
        file, line = (file, line) if file else _first_mention(str(error.name), theme)
        sentence = _("{file}, line {line}: there is no template “{name}”.")
        return _failure(sentence.format(file=file, line=line, name=error.name))
    if isinstance(error, TemplateSyntaxError):
        return _failure(f"{error.filename or error.name}, {error.lineno}: {error.message}")
    if file:
        return _failure(
            _("{file}, line {line}: {error}.").format(file=file, line=line, error=str(error))
        )
    return None


def _failure(what: Message | str) -> ThemeFailureError:
    return ThemeFailureError(
        _(
            "{what}\n`newsroom explain theming` tells what templates are given. After a new "
            "version, `newsroom upgrade --check` tells what has changed for yours."
        ).format(what=what)
    )


def _first_mention(name: str, theme: Theme) -> tuple[str, int]:
    """Return the first template and line that name another: where nothing is rendered yet."""
    for folder in theme.template_folders:
        for file in sorted(folder.rglob("*.html")):
            lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
            for number, text in enumerate(lines, start=1):
                if f'"{name}"' in text or f"'{name}'" in text:
                    return str(file), number
    return name, 1


def _place(error: Exception, theme: Theme) -> tuple[str, int]:
    """Return the template and the line that an error came out of; no name if out of none."""
    folders = theme.template_folders
    places = [
        (str(file), line)
        for frame, line in walk_tb(error.__traceback__)
        if (file := Path(frame.f_code.co_filename)).suffix in {".html", ".js"}
        and any(file.is_relative_to(folder) for folder in folders)
    ]
    return places[-1] if places else ("", 0)
