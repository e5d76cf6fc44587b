"""`serve`: the edition on a journalist's machine."""

import os
from functools import partial

from invoke import Context, task

from newsroom.commands.arguments import Command
from newsroom.commands.command_line import (
    MisuseError,
    declared_language,
    edition_folder,
    exit_codes,
    newsroom_of,
)


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
        zone = newsroom_of(root, production=False).edition.zone
        moment = read_moment(as_of, zone) if as_of else None
        if as_of and moment is None:
            raise MisuseError.of_date(as_of)
        session = Session(
            lambda: newsroom_of(root, production=False),
            root,
            jobs=os.cpu_count() or 1,
            tell=partial(print_session, language=language),
            as_of=int(moment[1].timestamp()) if moment else None,
        )
        try:
            server = session.serve(bind=bind, port=port)
        except ListenError as error:
            raise MisuseError(error.message) from error
        print_serving(server.url, language)
        try:
            session.follow()
        except KeyboardInterrupt:
            session.stop.set()
        finally:
            server.stop()
            session.close()
