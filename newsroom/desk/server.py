"""The desk's server: on this machine only, in a thread, with a key in its address."""

import socket
import threading
from typing import Self

import uvicorn

from newsroom.desk.app import desk_app
from newsroom.desk.guard import HOME, Keys
from newsroom.serving.showing import Showing

_LOOPBACK = "127.0.0.1"


class DeskServer:
    """Serves the desk beside the edition; `url` is its address with the key."""

    def __init__(self, showing: Showing, site: str, *, port: int) -> None:
        """Listen at a port, or at any that is free if that is taken.

        `site` is the address at which the edition is shown, without a slash at its end.
        """
        self._showing = showing
        self._socket = _listening(port)
        address = f"{_LOOPBACK}:{self._socket.getsockname()[1]}"
        keys = Keys()
        app = desk_app(showing, keys, hosts=frozenset({address}), site=site)
        config = uvicorn.Config(
            app, log_config=None, access_log=False, server_header=False, lifespan="off"
        )
        self._server = uvicorn.Server(config)
        self._thread = threading.Thread(
            target=self._server.run, kwargs={"sockets": [self._socket]}, daemon=True
        )
        self.home = f"http://{address}{HOME}"
        self.url = f"{self.home}?key={keys.address}"

    def start(self) -> Self:
        """Begin to answer."""
        self._showing.desk = self.home
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop answering and let go of the port."""
        self._server.should_exit = self._server.force_exit = True
        self._thread.join()
        self._socket.close()


def _listening(port: int) -> socket.socket:
    made = socket.socket()
    made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        made.bind((_LOOPBACK, port))
    except OSError:
        made.bind((_LOOPBACK, 0))
    made.listen()  # so that nobody is turned away who comes before the first answer
    return made
