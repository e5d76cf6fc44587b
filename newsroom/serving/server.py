"""An HTTP server on loopback that shows output/ as a static host would, and what is to come."""

import errno
import json
import sys
import threading
from functools import partial
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_address
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from newsroom.language.messages import Message, ToldError
from newsroom.language.messages import message as _
from newsroom.serving.finding_page import FINDING_PATH, finding_page
from newsroom.serving.live import (
    EVENTS_PATH,
    PAGE_PATH,
    SCRIPT,
    SCRIPT_PATH,
    LiveState,
    script_tag,
)
from newsroom.serving.showing import UNSAVED_PATH, Showing

_DESK = "/.newsroom/"
_FORWARDED = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Proto", "X-Forwarded-Host")
_PATIENCE = 15  # seconds between signs of life on an event stream, so that dead ones are noticed


class _Handler(SimpleHTTPRequestHandler):
    """Serves files with the types that hosts use, 404.html, what is to come, and the bar.

    Only on loopback is anything shown that is not public: elsewhere `showing` is None.
    """

    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or a small file waits 40 ms behind its own headers
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

    def __init__(
        self, *arguments: object, live: LiveState, showing: Showing | None, directory: str
    ) -> None:
        self._live = live
        self._showing = showing
        super().__init__(*arguments, directory=directory)  # type: ignore[arg-type]

    def do_GET(self) -> None:
        """Answer with a file, its page of a folder, the event stream, or 404.html."""
        if self._showing and not self._is_for_this_machine():
            self._send(HTTPStatus.MISDIRECTED_REQUEST, "text/plain", b"Not this host")
        elif self.path == EVENTS_PATH:
            self._send_events()
        elif self.path.partition("?")[0] == SCRIPT_PATH:
            self._send(HTTPStatus.OK, "text/javascript; charset=utf-8", SCRIPT)
        elif self.path.startswith(f"{PAGE_PATH}?"):
            self._send_news()
        elif self._showing and self.path.startswith(FINDING_PATH):
            code = self.path[len(FINDING_PATH) :]
            page = finding_page(code, self._showing.edition.language)
            status = HTTPStatus.OK if page else HTTPStatus.NOT_FOUND
            self._send(status, "text/html; charset=utf-8", page or b"404")
        elif self.path.startswith(UNSAVED_PATH):
            page = (
                self._showing.unsaved_page(self.path[len(UNSAVED_PATH) :])
                if self._showing
                else None
            )
            status = HTTPStatus.OK if page else HTTPStatus.NOT_FOUND
            self._send(status, "text/html; charset=utf-8", page or b"404")
        elif self._showing and self._showing.desk and self.path == _DESK:
            self._send_to(self._showing.desk)
        else:
            self._send_file()

    def _is_for_this_machine(self) -> bool:
        """Tell whether the browser asked for this machine by name.

        A page of the web may give its own name our address, and would then read drafts. What came
        through a proxy comes from elsewhere, whatever name the proxy has put in.
        """
        if any(name in self.headers for name in _FORWARDED):
            return False
        name = urlsplit(f"//{self.headers.get('Host', '')}").hostname or ""
        return name == "localhost" or _is_loopback(name)

    def _send_news(self) -> None:
        """Send what the bar of a page shows."""
        asked = parse_qs(urlsplit(self.path).query).get("path", ["/"])[0]
        news = self._showing.news(self._output_path(asked)) if self._showing else None
        if news is None:
            self._send(HTTPStatus.NOT_FOUND, "application/json", b"null")
        else:
            data = json.dumps(news, ensure_ascii=False).encode()
            self._send(HTTPStatus.OK, "application/json", data)

    def _output_path(self, address: str) -> str:
        """Return the path in output/ of what is at an address."""
        file = Path(self.translate_path(address))
        folder = Path(self.directory)
        if not file.is_relative_to(folder):
            return ""
        path = file.relative_to(folder).as_posix()
        return f"{path}/index.html".removeprefix("./") if not file.suffix else path

    def log_message(self, format: str, *arguments: object) -> None:  # noqa: A002
        """Say nothing: the terminal is for what is wrong with the content."""

    def _send_file(self) -> None:
        build, _message = self._live.message()  # before anything is read
        file = Path(self.translate_path(self.path))
        address = self.path.partition("?")[0].partition("#")[0]
        path = self._output_path(address)
        coming = self._showing.page(path) if self._showing else None
        if file.is_dir() or (coming is not None and not file.suffix):
            if not address.endswith("/"):
                self._send_to(f"{address}/")
                return
            file /= "index.html"
        is_hidden = any(part.startswith(".") for part in Path(self.path).parts)
        is_gone = coming is None and self._showing is not None and self._showing.is_gone(path)
        status = HTTPStatus.OK
        if self._showing and coming is None and not is_hidden and not file.is_file():
            coming = self._showing.unsaved_picture(path)
        if is_hidden or is_gone or (coming is None and not file.is_file()):
            file, status, coming = Path(self.directory) / "404.html", HTTPStatus.NOT_FOUND, None
        if coming is None:
            coming = file.read_bytes() if file.is_file() else b"404"
        if file.suffix == ".html":
            coming = coming.replace(b"</body>", script_tag(build) + b"</body>")
        self._send(status, self.guess_type(str(file)), coming)

    def _send_to(self, address: str) -> None:
        self.send_response(HTTPStatus.FOUND)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _send(self, status: HTTPStatus, kind: str, data: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        if self.command != "HEAD":
            try:
                self.wfile.write(data)
            except (BrokenPipeError, ConnectionResetError):  # the tab was closed meanwhile
                self.close_connection = True

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


class _Threads(ThreadingHTTPServer):
    """Answers in threads; a browser that goes away in the middle is nobody's fault."""

    def handle_error(self, request: object, client_address: object) -> None:
        """Print what went wrong, unless the tab was closed."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


class ListenError(ToldError):
    """Nothing can be served at this address and port; the message is a sentence that says why."""


class Server:
    """Serves a folder on loopback in threads of its own; `url` is where."""

    def __init__(
        self, folder: Path, live: LiveState, showing: Showing, *, bind: str, port: int
    ) -> None:
        """Bind at once; raises ListenError if that fails. Port 0 takes a free one.

        On an address that other machines reach, nothing is shown that is not public.
        """
        self.is_on_loopback = bind == "localhost" or _is_loopback(bind)
        handler = partial(
            _Handler,
            live=live,
            showing=showing if self.is_on_loopback else None,
            directory=str(folder),
        )
        try:
            self._server = _Threads((bind, port), handler)
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


def _is_loopback(name: str) -> bool:
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


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
