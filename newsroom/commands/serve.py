"""`serve`: the edition on a journalist's machine."""

import os
from functools import partial
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from invoke import Context, task

from newsroom.commands.arguments import Command
from newsroom.commands.edition_settings import declared_language, edition_folder, newsroom_of
from newsroom.commands.exit_codes import exit_codes
from newsroom.commands.misuse import MisuseError

if TYPE_CHECKING:
    from newsroom.desk.server import DeskServer
    from newsroom.press import Press
    from newsroom.serving.server import Server
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
    from newsroom.terminal import print_serving, print_session

    root = edition_folder(context)
    language = declared_language(root)
    with exit_codes(root):
        newsroom = newsroom_of(root, production=False)
        edition = newsroom.edition
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
        desk = _desk(session, server, newsroom, root, bind=bind, port=port)
        try:
            session.follow()
        except KeyboardInterrupt:
            session.stop.set()
        finally:
            if desk:
                desk.stop()
            server.stop()
            session.close()


def _desk(
    session: "Session", server: "Server", newsroom: "Press", root: Path, *, bind: str, port: int
) -> "DeskServer | None":
    """Return the desk beside a session, already answering, and say where; None if there is none.

    There is none where its packages are missing, and none on an address that other machines reach
    unless people have accounts.
    """
    if not all(map(find_spec, ("starlette", "uvicorn", "argon2"))):
        return None
    from newsroom.desk.access.door import ClosedError, Door
    from newsroom.desk.accounts.account import AccountError
    from newsroom.desk.accounts.account_file import AccountFile
    from newsroom.desk.server import LOOPBACK, DeskServer
    from newsroom.settings.desk import desk_settings
    from newsroom.terminal import print_closed_desk, print_desk, print_far_desk

    language, settings = newsroom.edition.language, desk_settings(newsroom.settings)
    try:
        door = Door.of(settings, AccountFile(root), root)
        if settings.address or not server.is_on_loopback:
            door.refuse_closed()
    except (ClosedError, AccountError) as error:
        print_closed_desk(error, language)
        if not server.is_on_loopback:
            return None
        door = Door.of(settings, root=root)
    desk = DeskServer(
        session.showing,
        server.url.rstrip("/"),
        bind=LOOPBACK if server.is_on_loopback else bind,
        port=port + 1 if port else 0,
        door=door,
    ).start()
    if desk.home:
        print_desk(desk.url, language)
    if desk.public:
        print_far_desk(desk.public, language)
    return desk
