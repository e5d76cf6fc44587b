"""`build`: the pages of all that changed."""

from invoke import Context, task

from newsroom.commands.arguments import Command
from newsroom.commands.edition_build import build_edition
from newsroom.commands.edition_settings import edition_folder


@task(
    klass=Command,
    help={
        "content": "folder of articles (default: content)",
        "output": "folder of pages (default: output; public with --production)",
        "cache": "folder of the catalogue (default: cache)",
        "jobs": "processes (default: one a core)",
        "production": "build with publishconf.py",
        "cluster": "address of a Dask scheduler whose workers make the pages",
        "cold": "forget what earlier builds knew",
        "quiet": "say nothing but what is wrong",
    },
)
def build(
    context: Context,
    content: str | None = None,
    output: str | None = None,
    cache: str | None = None,
    jobs: int = 0,
    production: bool = False,
    cluster: str = "",
    cold: bool = False,
    quiet: bool = False,
) -> None:
    """Build the edition: the pages of all that changed since the last time."""
    build_edition(
        edition_folder(context),
        content=content,
        output=output,
        cache=cache,
        jobs=jobs,
        production=production,
        cluster=cluster,
        cold=cold,
        quiet=quiet,
    )
