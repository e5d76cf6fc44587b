"""`headers`: what a web server has to send."""

from invoke import Context, task

from newsroom.commands.arguments import Command
from newsroom.commands.edition_settings import edition_folder, newsroom_of
from newsroom.commands.exit_codes import exit_codes
from newsroom.commands.misuse import MisuseError


@task(
    klass=Command,
    help={"server": "nginx, caddy or apache", "production": "with publishconf.py's address"},
)
def headers(context: Context, server: str = "nginx", production: bool = False) -> None:
    """Print what belongs into a web server's configuration: headers, and how long files keep."""
    from newsroom.pages.machines.headers import SERVERS

    root = edition_folder(context)
    with exit_codes(root):
        edition = newsroom_of(root, production=production).edition
        if server not in SERVERS:
            raise MisuseError.of_server(server, SERVERS)
    print(SERVERS[server](edition))
