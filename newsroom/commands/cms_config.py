"""`cms-config`: a configuration of Sveltia CMS, for offices that write on GitHub or GitLab."""

from pathlib import Path

from invoke import Context, task

from newsroom.commands.arguments import Command
from newsroom.commands.edition_settings import edition_folder, newsroom_of
from newsroom.commands.exit_codes import exit_codes
from newsroom.commands.misuse import MisuseError


@task(
    name="cms-config",
    klass=Command,
    help={
        "backend": "github, gitlab, or test-repo to try the form",
        "repo": "the repository, as OWNER/NAME",
        "branch": "its branch (default: main)",
        "login": "address of the server for logins, if it is not the service's own",
        "months": "how many months until now the editor opens (default: 2)",
        "output": "folder for config.yml and index.html, instead of printing the former",
    },
)
def cms_config(
    context: Context,
    backend: str = "github",
    repo: str = "",
    branch: str = "main",
    login: str = "",
    months: int = 2,
    output: str = "",
) -> None:
    """Print a configuration of Sveltia CMS: the edition's sections, languages, fields, folders."""
    from datetime import UTC, datetime

    from newsroom.office.months import months_around
    from newsroom.office.sveltia import BACKENDS, Office, configuration, page
    from newsroom.press import clock

    root = edition_folder(context)
    with exit_codes(root):
        edition = newsroom_of(root, production=False).edition
        if backend not in BACKENDS:
            raise MisuseError.of_backend(backend, BACKENDS)
        if backend != "test-repo" and repo.strip("/").count("/") < 1:
            raise MisuseError.of_repository()
        if not edition.content.is_relative_to(root):
            raise MisuseError.of_content_elsewhere(edition.content, root)
        today = datetime.fromtimestamp(clock(), UTC).astimezone(edition.zone).date()
        content = edition.content.relative_to(root).as_posix()
        opened = months_around(today, max(months, 1))
        office = Office(backend, repo.strip("/"), branch, content, opened, login)
        text = configuration(edition, office)
        if not output:
            print(text, end="")
            return
        folder = Path(output)
        if folder.resolve().is_relative_to(edition.output.resolve()):
            raise MisuseError.of_editor_in_site(folder, edition.output)
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "config.yml").write_text(text, encoding="utf-8")
        (folder / "index.html").write_text(page(edition), encoding="utf-8")
