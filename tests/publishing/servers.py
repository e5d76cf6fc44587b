"""Real servers on loopback, each with a folder of its own, and a wire that counts and cuts."""

import base64
import hashlib
import os
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import pytest

from newsroom.publishing.hosts.rclone import find_rclone

USER, PASSWORD = "newsroom", "correct-horse"
PATIENCE = 60  # seconds until a server starts, on a machine that is busy with other tests
S3_KEY, S3_SECRET = "newsroom-key", "newsroom-secret"


@dataclass
class Server:
    """A running server: what rclone calls it, the folder it serves, what clients must know."""

    kind: str
    root: Path
    port: int
    environment: Mapping[str, str] = field(default_factory=dict)
    fields: Mapping[str, object] = field(default_factory=dict)

    def remote(self, folder: str, port: int = 0) -> str:
        """Return a folder of the server as rclone addresses it, by another port if one is given."""
        port = port or self.port
        keys = self.root.parent
        return {
            "local": f"{self.root}/{folder}",
            "sftp": f":sftp,host=127.0.0.1,port={port},user={USER},key_file={keys}/user:{folder}",
            "openssh": f":sftp,host=127.0.0.1,port={port},user={os.environ.get('USER', 'root')},"
            f"key_file={keys}/user:{self.root}/{folder}",
            "ftp": f":ftp,host=127.0.0.1,port={port},user={USER}:{folder}",
            "webdav": f":webdav,url='http://127.0.0.1:{port}',user={USER}:{folder}",
            "s3": f":s3,provider=Rclone,endpoint='http://127.0.0.1:{port}',env_auth=true:{folder}",
        }[self.kind]

    def keys(self, port: int = 0) -> dict[str, str]:
        """Return the environment in which obstore finds the buckets of a server for S3."""
        return {
            **self.environment,
            "AWS_ENDPOINT_URL": f"http://127.0.0.1:{port or self.port}",
            "AWS_ALLOW_HTTP": "true",
            "AWS_REGION": "here",
        }

    def make_bucket(self, name: str) -> None:
        """Make an empty bucket."""
        make = [str(find_rclone()), "mkdir", self.remote(name)]
        subprocess.run(make, env={**os.environ, **self.environment}, check=True)

    def folder(self, name: str) -> Path:
        """Return the folder on disk that `remote` leads to."""
        return self.root / name


def needs(program: str) -> str:
    """Return where a server's program is; skip without it (in CI: fail)."""
    found = shutil.which(program, path=f"{os.environ['PATH']}:/usr/sbin:/usr/local/sbin")
    if found is None:
        message = f"{program} is missing (Debian: apt install nginx-light openssh-server)"
        pytest.skip(message)
    return found


# Below those that systems give to whoever names none: nobody else takes a port between its being
# looked for and its server's start. Each process of tests begins at others.
_ports = count(10_000 + 32 * (os.getpid() % 600))


def free_port() -> int:
    """Return a port for a server that cannot choose one itself."""
    for port in _ports:
        with socket.socket() as listener, suppress(OSError):
            listener.bind(("127.0.0.1", port))
            return port
    raise AssertionError


@contextmanager
def running(command: list[str], port: int, env: Mapping[str, str] | None = None) -> Iterator[None]:
    """Run a server until the end of the block, which begins when it answers."""
    process = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=env
    )
    try:
        deadline = time.monotonic() + PATIENCE
        while True:
            assert process.poll() is None, f"{command[0]} ended: {' '.join(command)}"
            with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
                break
            assert time.monotonic() < deadline, f"{command[0]} does not answer"
            time.sleep(0.01)  # what starts needs the processor
        yield
    finally:
        process.terminate()
        process.wait()


def make_keys(folder: Path) -> None:
    """Make the key of a host, that of its user, and that of a stranger."""
    for name in ("host", "user", "stranger"):
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(command, check=True)


def known_hosts(folder: Path, port: int, key: str = "host") -> Path:
    """Return a file that says which key the host on `port` has."""
    file = folder / f"known-{port}-{key}"
    words = (folder / f"{key}.pub").read_text().split()[:2]
    file.write_text(f"[127.0.0.1]:{port} {' '.join(words)}\n")
    return file


@contextmanager
def rclone_server(kind: str, folder: Path) -> Iterator[Server]:
    """Run `rclone serve`: sftp, ftp, webdav or s3."""
    root = folder / "root"
    root.mkdir()
    port = free_port()
    environment = {"RCLONE_CONFIG": "/dev/null", "RCLONE_VFS_CACHE_POLL_INTERVAL": "0"}
    options = {
        "sftp": ["--key", f"{folder}/host", "--authorized-keys", f"{folder}/user.pub"],
        "ftp": ["--user", USER, "--pass", PASSWORD, "--passive-port", "30000-32000"],
        # With --pass it would spend 50 ms on bcrypt at each request.
        "webdav": ["--htpasswd", f"{folder}/htpasswd"],
        "s3": ["--auth-key", f"{S3_KEY},{S3_SECRET}"],
    }[kind]
    fields: dict[str, object] = {}
    secrets = {
        "sftp": {},
        "ftp": {"RCLONE_FTP_PASS": obscured(PASSWORD)},
        "webdav": {"RCLONE_WEBDAV_PASS": obscured(PASSWORD)},
        "s3": {"AWS_ACCESS_KEY_ID": S3_KEY, "AWS_SECRET_ACCESS_KEY": S3_SECRET},
    }[kind]
    hashed = base64.b64encode(hashlib.sha1(PASSWORD.encode()).digest()).decode()
    (folder / "htpasswd").write_text(f"{USER}:{{SHA}}{hashed}\n")
    if kind == "sftp":
        make_keys(folder)
        fields["known_hosts"] = str(known_hosts(folder, port))
    command = [str(find_rclone()), "serve", kind, str(root), "--addr", f"127.0.0.1:{port}"]
    with running([*command, *options], port, env={**os.environ, **environment}):
        yield Server(kind, root, port, secrets, fields)


def obscured(password: str) -> str:
    command = [str(find_rclone()), "obscure", password]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@contextmanager
def openssh_server(folder: Path) -> Iterator[Server]:
    """Run OpenSSH's own server, for SFTP and for the shell of releases."""
    program = needs("sshd")
    root = folder / "root"
    root.mkdir()
    make_keys(folder)
    port = free_port()
    Path("/run/sshd").mkdir(exist_ok=True)
    shutil.copy(folder / "user.pub", folder / "authorized")
    (folder / "sshd_config").write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {folder}/host\nPidFile none\n"
        f"AuthorizedKeysFile {folder}/authorized\nStrictModes no\nUsePAM no\n"
        "PasswordAuthentication no\nPermitRootLogin prohibit-password\n"
        "Subsystem sftp internal-sftp\nMaxStartups 100\n"
    )
    fields = {"known_hosts": str(known_hosts(folder, port))}
    with running([program, "-D", "-f", str(folder / "sshd_config")], port):
        yield Server("openssh", root, port, {}, fields)


@contextmanager
def nginx_server(folder: Path, document_root: Path) -> Iterator[str]:
    """Run nginx, which shows a folder, and give its address."""
    program = needs("nginx")
    port = free_port()
    (folder / "nginx.conf").write_text(
        f"""
        daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/error.log;
        {"user root;" if os.getuid() == 0 else ""}
        events {{ worker_connections 256; }}
        http {{
            access_log {folder}/access.log; types {{ text/html html; }}
            client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
            fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi;
            scgi_temp_path {folder}/scgi;
            server {{
                listen 127.0.0.1:{port}; root {document_root}; index index.html;
            }}
        }}"""
    )
    with running([program, "-p", str(folder), "-c", str(folder / "nginx.conf")], port):
        yield f"http://127.0.0.1:{port}"


class Wire:
    """A way to a server that counts what goes over it, and calls out at chosen moments.

    `chunks` are what clients sent at a time, `lines` their HTTP requests, in order; `sent` and
    `received` are bytes. `on_chunk` is called with the number of each chunk before it goes on.
    """

    def __init__(self, target: int) -> None:
        self.sent = self.received = self.chunks = 0
        self.lines: list[str] = []
        self.on_chunk: Callable[[int], None] = lambda _number: None
        self._lock = threading.Lock()
        self._target = target
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def reset(self) -> None:
        self.sent = self.received = self.chunks = 0
        self.lines.clear()

    def close(self) -> None:
        self._listener.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _address = self._listener.accept()
                threading.Thread(target=self._connect, args=(client,), daemon=True).start()

    def _connect(self, client: socket.socket) -> None:
        with (
            client,
            suppress(ConnectionRefusedError),  # the server has ended, and so does the wire
            socket.create_connection(("127.0.0.1", self._target)) as server,
        ):
            for end in (client, server):  # small pieces go on as they come
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            back = threading.Thread(target=self._carry, args=(server, client, self._down))
            back.start()
            self._carry(client, server, self._up)
            back.join()

    def _carry(
        self, source: socket.socket, sink: socket.socket, count: Callable[[bytes], None]
    ) -> None:
        with suppress(OSError):
            while data := source.recv(1 << 16):
                count(data)
                sink.sendall(data)
        for end in (source, sink):
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)

    def _up(self, data: bytes) -> None:
        with self._lock:
            self.sent += len(data)
            self.chunks += 1
            number = self.chunks
            first = data.partition(b"\r\n")[0]
            if first.endswith(b"HTTP/1.1"):
                self.lines.append(first.decode().removesuffix(" HTTP/1.1"))
        self.on_chunk(number)

    def _down(self, data: bytes) -> None:
        with self._lock:
            self.received += len(data)


@contextmanager
def wire_to(server: Server) -> Iterator[Wire]:
    """Lay a wire to a server."""
    wire = Wire(server.port)
    try:
        yield wire
    finally:
        wire.close()
