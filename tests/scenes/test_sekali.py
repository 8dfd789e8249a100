"""A form that arrives several times at the same moment, on the served program: one row, one answer for all."""

import http.client
import re
import threading
import urllib.parse

import pytest

from factories.server import Server
from scenes.test_kill import server  # noqa: F401  # the fixture

CLICKS = 4
COUNT = "from simpul.informasi.models import Kabar; print(Kabar.objects.count())"


class Desk:
    """A browser as far as it matters here: cookies, and the token of a page."""

    def __init__(self, server: Server) -> None:  # noqa: F811
        self.server, self.cookies = server, {}

    def ask(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str, str]:
        """Status, where it leads, and the page."""
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=60)
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if form is not None:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.server.address}
        line.request(method, path, urllib.parse.urlencode(form or {}), headers)
        answer = line.getresponse()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        page = answer.read().decode()
        line.close()
        return answer.status, answer.headers.get("Location", ""), page

    def token(self, path: str) -> str:
        """What the page of a form carries."""
        return re.findall(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.ask("GET", path)[2])[-1]


@pytest.mark.timeout(240, func_only=True)
def test_clicks_at_the_same_moment_make_one_row(server: Server) -> None:  # noqa: F811
    server.start()
    desk, path = Desk(server), f"/informasi/baru/tempat/{server.world['kabupaten']}/"
    who = {"nama_pengguna": server.world["kantor"], "kata_sandi": server.world["sandi"]}
    assert desk.ask("POST", "/masuk/", who | {"csrfmiddlewaretoken": desk.token("/masuk/")})[0] == 302
    said = {"judul": "Kerja bakti", "isi": "Pagi.", "mulai": "2026-11-26", "n": "0"}
    form = said | {"csrfmiddlewaretoken": desk.token(path)}
    answers: list[tuple[int, str]] = []
    start = threading.Barrier(CLICKS)

    def click() -> None:
        start.wait()
        status, led, _ = desk.ask("POST", path, form)
        answers.append((status, led))

    threads = [threading.Thread(target=click) for _ in range(CLICKS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(answers)) == 1, answers
    assert answers[0][0] == 302
    assert server.python(COUNT).strip() == "1"
    # The same form once more, and the same words from a page that was opened anew.
    assert desk.ask("POST", path, form)[:2] == answers[0]
    assert server.python(COUNT).strip() == "1"
    assert desk.ask("POST", path, said | {"csrfmiddlewaretoken": desk.token(path)})[0] == 302
    assert server.python(COUNT).strip() == "2"
