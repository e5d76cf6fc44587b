"""`serve`: the edition on a journalist's machine."""

import os
from functools import partial
from importlib.util import find_spec
from typing import TYPE_CHECKING

from invoke import Context, task

from newsroom.commands.arguments import Command
from newsroom.commands.command_line import (
    MisuseError,
    declared_language,
    edition_folder,
    exit_codes,
    newsroom_of,
)

if TYPE_CHECKING:
    from newsroom.desk.server import DeskServer
    from newsroom.serving.session import Session


@task(
    klass=Command,
    help={
        "port": "default: 8000",
        "bind": "address to listen on (default: 127.0.0.1)",
        "as-of": "show the paper of that minute, such as 2026-12-01 06:00",
    },
)
def serve(context: Context, port: int = 8000, bind: str = "127.0.0.1", as_of: str = "") -> None:
    """Build, show the edition in the browser, and build again at every save."""
    from newsroom.language.dates.moment import read_moment
    from newsroom.serving.server import ListenError
    from newsroom.serving.session import Session
    from newsroom.terminal import print_desk, print_serving, print_session

    root = edition_folder(context)
    language = declared_language(root)
    with exit_codes(root):
        edition = newsroom_of(root, production=False).edition
        moment = read_moment(as_of, edition.zone) if as_of else None
        if as_of and moment is None:
            raise MisuseError.of_date(as_of)
        session = Session(
            lambda: newsroom_of(root, production=False),
            root,
            jobs=os.cpu_count() or 1,
            tell=partial(print_session, edition=edition),
            as_of=int(moment[1].timestamp()) if moment else None,
        )
        try:
            server = session.serve(bind=bind, port=port)
        except ListenError as error:
            raise MisuseError(error.message) from error
        print_serving(server.url, language)
        desk = _desk(session, server.url, port) if server.is_on_loopback else None
        if desk:
            print_desk(desk.url, language)
        try:
            session.follow()
        except KeyboardInterrupt:
            session.stop.set()
        finally:
            if desk:
                desk.stop()
            server.stop()
            session.close()


def _desk(session: "Session", site: str, port: int) -> "DeskServer | None":
    """Return the desk beside a session, already answering; None if its packages are missing."""
    if find_spec("starlette") is None or find_spec("uvicorn") is None:
        return None
    from newsroom.desk.server import DeskServer

    return DeskServer(session.showing, site.rstrip("/"), port=port + 1 if port else 0).start()
