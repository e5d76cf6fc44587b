"""An HTTP server on loopback that shows output/ as a static host would."""

import errno
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from newsroom.language.messages import Message, ToldError
from newsroom.language.messages import message as _
from newsroom.serving.live import EVENTS_PATH, SCRIPT, SCRIPT_PATH, SCRIPT_TAG, LiveState

_PATIENCE = 15  # seconds between signs of life on an event stream, so that dead ones are noticed


class _Handler(SimpleHTTPRequestHandler):
    """Serves files with the types that hosts use, 404.html, and the live script."""

    protocol_version = "HTTP/1.1"
    extensions_map = {  # noqa: RUF012  (the base class declares it so)
        **SimpleHTTPRequestHandler.extensions_map,
        ".html": "text/html; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".json": "application/json",
        ".xml": "application/xml",
        ".svg": "image/svg+xml",
        ".webp": "image/webp",
        ".avif": "image/avif",
        ".woff2": "font/woff2",
        ".webmanifest": "application/manifest+json",
    }

    def __init__(self, *arguments: object, live: LiveState, directory: str) -> None:
        self._live = live
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file, its page of a folder, the event stream, or 404.html."""
        if self.path == EVENTS_PATH:
            self._send_events()
        elif self.path == SCRIPT_PATH:
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", SCRIPT)
        else:
            self._send_file()

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Say nothing: the terminal is for what is wrong with the content."""

    def _send_file(self) -> None:
        file = Path(self.translate_path(self.path))
        if file.is_dir():
            if not self.path.partition("?")[0].endswith("/"):
                self.send_response(HTTPStatus.MOVED_PERMANENTLY)
                self.send_header("Location", self.path.partition("?")[0] + "/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            file /= "index.html"
        status = HTTPStatus.OK
        if not file.is_file() or any(part.startswith(".") for part in Path(self.path).parts):
            file, status = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND
        data = file.read_bytes() if file.is_file() else b"404"
        if file.suffix == ".html":
            data = data.replace(b"</body>", SCRIPT_TAG + b"</body>")
        self._send(status, self.guess_type(str(file)), data)

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    do_HEAD = do_GET  # noqa: N815

    def _send_events(self) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        build, message = self._live.message()
        try:
            while True:
                self.wfile.write(f"data: {message}\n\n".encode())
                self.wfile.flush()
                build, message = self._live.wait(build, _PATIENCE)
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True


class ListenError(ToldError):
    """Nothing can be served at this address and port; the message is a sentence that says why."""


class Server:
    """Serves a folder on loopback in threads of its own; `url` is where."""

    def __init__(self, folder: Path, live: LiveState, *, bind: str, port: int) -> None:
        """Bind at once; raises ListenError if that fails. Port 0 takes a free one."""
        handler = partial(_Handler, live=live, directory=str(folder))
        try:
            self._server = ThreadingHTTPServer((bind, port), handler)
        except (OSError, OverflowError) as error:
            raise ListenError(_reason(error, bind, port)) from error
        self._server.daemon_threads = True
        self.url = f"http://{bind}:{self._server.server_port}/"

    def start(self) -> None:
        """Begin to answer."""
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def stop(self) -> None:
        """Stop answering and let go of the port."""
        self._server.shutdown()
        self._server.server_close()


def _reason(error: Exception, bind: str, port: int) -> Message:
    """Return why a port cannot be listened on, and what to write instead."""
    if isinstance(error, OverflowError):
        return _("There is no port {port}: name one from 1024 to 65535 with --port.").format(
            port=port
        )
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return _(
            "Port {port} is in use, perhaps by another `invoke serve`: name another with --port."
        ).format(port=port)
    if isinstance(error, PermissionError):
        return _(
            "Port {port} is for the machine's administrator: name one from 1024 up with --port."
        ).format(port=port)
    return _("{bind} is no address of this machine: name another with --bind.").format(bind=bind)
