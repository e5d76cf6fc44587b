"""A desk behind a proxy, as its tests reach it: with accounts, over HTTP, from any address."""

import http.client
import json
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from argon2 import PasswordHasher

from newsroom.desk.accounts import passwords
from newsroom.desk.accounts.account import Account
from newsroom.desk.accounts.account_file import AccountFile
from newsroom.desk.accounts.roles import Role
from newsroom.desk.door import Door
from newsroom.desk.server import DeskServer
from newsroom.serving.showing import Showing
from newsroom.settings.desk import DeskSettings
from tests.engine.newspaper import Newspaper

HOST, PREVIEWS = "desk.example", "previews.example"
SETTINGS = DeskSettings(f"https://{HOST}", f"https://{PREVIEWS}", publishes=True)
PASSWORD = "bốn từ dễ nhớ"
HASHER = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)  # of no use but to tests
CHEAP = HASHER.hash(PASSWORD)
PEOPLE = {"Lê Mai": Role.WRITER, "Phạm Bình": Role.EDITOR}


def accounts_in(root: Path) -> AccountFile:
    """Return accounts of a writer and an editor, whose password is checked at once."""
    root.mkdir(exist_ok=True)
    accounts = AccountFile(root)
    for name, role in PEOPLE.items():
        accounts.add(Account(name, role, f"{role}@example.com", CHEAP))
    return accounts


@contextmanager
def far_desk(newspaper: Newspaper, settings: DeskSettings = SETTINGS, port=0):
    """Run the desk of a newspaper that is built; yield its port and its accounts."""
    showing = Showing(newspaper.edition(), None)
    showing.renew(newspaper.edition(), newspaper.build().rejections)
    accounts = accounts_in(newspaper.root)
    door = Door.of(settings, accounts, newspaper.root)
    desk = DeskServer(showing, "http://127.0.0.1:1", port=port, door=door).start()
    try:
        with pytest.MonkeyPatch.context() as patch:
            # Names that nobody has are checked as long as others: here, that is a moment.
            patch.setattr(passwords, "_HASHER", HASHER)
            patch.setattr(passwords, "_nobody_s", lambda: CHEAP)
            yield desk, accounts
    finally:
        desk.stop()
        showing.close()


class Visitor:
    """A browser somewhere, that reaches the desk through the proxy."""

    def __init__(self, desk, address="10.0.0.1"):
        self.machine, self.port = "127.0.0.1", desk.port
        self.headers = {
            "Host": HOST,
            "X-Forwarded-Proto": "https",
            "X-Forwarded-For": address,
            "Origin": f"https://{HOST}",
        }
        self.cookies = {}
        self.csrf = ""

    def send(self, method, path, body=None, **headers):
        """Return status, headers and text; a header that is None is not sent."""
        status, answered, data = self.read(method, path, body, **headers)
        return status, answered, data.decode()

    def read(self, method, path, body=None, **headers):
        """Return status, headers and bytes; a header that is None is not sent."""
        cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        given = {**self.headers, "Cookie": cookie, "X-Newsroom-CSRF": self.csrf}
        given |= {name.replace("_", "-"): value for name, value in headers.items()}
        connection = http.client.HTTPConnection(self.machine, self.port, timeout=20)
        sent = {name: value for name, value in given.items() if value is not None}
        connection.request(method, path, body, sent)
        answer = connection.getresponse()
        data = answer.read()
        for line in answer.headers.get_all("Set-Cookie") or []:
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value
        connection.close()
        return answer.status, answer.headers, data

    def log_in(self, name, password=PASSWORD, after="", **headers):
        """Try to log in; return status and headers."""
        form = urlencode({"name": name, "password": password})
        status, answered, _text = self.send(
            "POST", f"/.newsroom/login{after}", form.encode(), **headers
        )
        if status == 303:
            self.csrf = json.loads(self.get("session")[1])["csrf"]
        return status, answered

    def get(self, path):
        status, _headers, text = self.send("GET", f"/.newsroom/{path}")
        return status, text

    def post(self, where, sent, **headers):
        status, _headers, text = self.send(
            "POST", f"/.newsroom/{where}", json.dumps(sent), **headers
        )
        return status, json.loads(text) if text.startswith("{") else text

    def opened(self, path):
        """Return the version of a file that the editor opens."""
        text = self.get(f"edit?path={quote(path)}")[1]
        return json.loads(text.partition('id="opened">')[2].partition("</script>")[0])

    def save(self, path, fields, body="Chữ."):
        sent = {"path": path, "version": self.opened(path)["version"], "fields": fields}
        return self.post("save", {**sent, "body": body})
