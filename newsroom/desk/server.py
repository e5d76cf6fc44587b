"""The desk's server, in a thread: for this machine with a key, for others behind a proxy."""

import socket
import threading
from typing import Self

import uvicorn
from starlette.types import ASGIApp

from newsroom.desk.app import desk_app
from newsroom.desk.door import Door
from newsroom.desk.entrances import entrance_of_previews
from newsroom.desk.far_previews import FarPreviews
from newsroom.desk.guard import HOME
from newsroom.serving.showing import Showing

LOOPBACK = "127.0.0.1"


class DeskServer:
    """Serves the desk beside the edition; `url` is its address with the key.

    Where other machines can reach it, it has no key, and takes what comes through the proxy that
    the settings name; then `url` is the address for everybody.
    """

    def __init__(
        self,
        showing: Showing,
        site: str,
        *,
        port: int,
        bind: str = LOOPBACK,
        door: Door | None = None,
    ) -> None:
        """Listen at a port, or at any that is free if that is taken.

        `site` is the address at which the edition is shown, without a slash at its end. A `door`
        that nobody is named for lets in who has the key.
        """
        self._showing = showing
        self._socket = _listening(bind, port)
        door = door or Door.of()
        self.port: int = self._socket.getsockname()[1]
        local = f"{bind}:{self.port}" if bind == LOOPBACK else ""
        app: ASGIApp = desk_app(showing, door, local=local, site=site)
        if door.login:
            app = FarPreviews(app, showing, entrance_of_previews(door.settings))
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            server_header=False,
            lifespan="off",
            proxy_headers=False,  # what a proxy tells counts where the settings say so: Entrance
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True
        )
        self.public = f"{door.settings.address}{HOME}" if door.login else ""
        self.home = f"http://{local}{HOME}" if local else ""
        self.url = f"{self.home}?key={door.key}" if local else self.public

    def start(self) -> Self:
        """Begin to answer."""
        self._showing.desk = self.home or self.public
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop answering and let go of the port."""
        self._server.should_exit = self._server.force_exit = True
        self._thread.join()
        self._socket.close()


def _listening(bind: str, port: int) -> socket.socket:
    made = socket.socket(socket.AF_INET6 if ":" in bind else socket.AF_INET)
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((bind, port))
    except OSError:
        made.bind((bind, 0))
    made.listen()  # so that nobody is turned away who comes before the first answer
    return made
