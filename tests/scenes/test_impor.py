"""Old data at the real server: a file of 200 MB takes no memory, and a power cut in between loses nothing."""

import http.client
import os
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from django.conf import settings

from factories.berkas import csv_file, months_ago
from factories.server import Server

PEOPLE = 3000  # three transactions; the power goes out behind the first
MOST_SECONDS = 90
EDGE = "xxTEPIxx"
SIGN_IN = """
from django.contrib.sessions.backends.db import SessionStore
from simpul.akses.models import Akun
joko, store = Akun.objects.get(nama="Pak Joko", nama_pengguna__startswith="sekretaris"), SessionStore()
store["_auth_user_id"], store["_auth_user_hash"] = str(joko.pk), joko.get_session_auth_hash()
store["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
store.save()
print(store.session_key)
"""
COUNTED = """
from simpul.jurnal.models import Operasi
from simpul.warga.models import Warga
print(Warga.objects.filter(nama__startswith="Warga").count(), Operasi.objects.filter(pintu="impor").count())
"""


@dataclass
class Meja:
    """An office desk: a browser without pictures."""

    server: Server
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> str:
        """A page."""
        return self._call("GET", path, {}, [b""], 0)[2]

    def post(self, path: str, said: dict[str, str]) -> tuple[int, str, str]:
        """A form as a browser sends it; status, where it leads and the page."""
        body = b"".join(_part(name, value) for name, value in (self._token() | said).items()) + _end()
        return self._call("POST", path, _kind(), [body], len(body))

    def bring(self, path: str, pieces: Iterator[bytes], size: int) -> tuple[int, str, str]:
        """A file, piece by piece."""
        head = b"".join(_part(name, value) for name, value in self._token().items()) + _file_head()
        parts = (piece for group in ([head], pieces, [b"\r\n" + _end()]) for piece in group)
        return self._call("POST", path, _kind(), parts, len(head) + size + len(_end()) + 2)

    def _token(self) -> dict[str, str]:
        return {"csrfmiddlewaretoken": self.cookies["csrftoken"]}

    def _call(self, method: str, path: str, headers: dict[str, str], body, size: int) -> tuple[int, str, str]:  # type: ignore[no-untyped-def]  # pieces of bytes
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=120)
        try:
            line.putrequest(method, path)
            cookie = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            own = {"Cookie": cookie, "Referer": self.server.address, "Content-Length": str(size)}
            for name, value in (headers | own).items():
                line.putheader(name, value)
            line.endheaders()
            for piece in body:
                line.send(piece)
            answer = line.getresponse()
            for text in answer.headers.get_all("Set-Cookie") or []:
                name, _, value = text.split(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, answer.headers.get("Location", ""), answer.read().decode()
        finally:
            line.close()


def _kind() -> dict[str, str]:
    return {"Content-Type": f"multipart/form-data; boundary={EDGE}"}


def _part(name: str, value: str) -> bytes:
    return f'--{EDGE}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()


def _file_head() -> bytes:
    kind = "Content-Type: application/octet-stream"
    return f'--{EDGE}\r\nContent-Disposition: form-data; name="berkas"; filename="b.xlsx"\r\n{kind}\r\n\r\n'.encode()


def _end() -> bytes:
    return f"--{EDGE}--\r\n".encode()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    is_postgres = settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
    made = Server(tmp_path_factory.mktemp("server"), os.environ["DATABASE_URL"] if is_postgres else "")
    try:
        made.build(phones=1)
        made.start(jobs=True)
        yield made
    finally:
        made.remove()


@pytest.fixture
def meja(server: Server) -> Meja:
    desk = Meja(server, {"simpul": server.python(SIGN_IN).strip()})
    desk.get("/impor/")
    return desk


def _new(server: Server, meja: Meja) -> str:
    """Where a file for the posyandu of the phone is brought."""
    page = meja.get("/impor/")
    home = server.world["hp"][0]["posyandu_id"]
    found = re.search(rf"/impor/\d+/{home}/baru/", page)
    assert found is not None
    meja.get(found[0])
    return found[0]


def _peak_kb(server: Server) -> int:
    """The most memory any process of the server ever had."""
    peaks = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            is_ours = os.getpgid(int(status.parent.name)) == server.processes[0].pid
            found = re.search(r"VmHWM:\s+(\d+)", status.read_text()) if is_ours else None
        except (OSError, ProcessLookupError):
            continue
        peaks += [int(found[1])] if found else []
    return max(peaks)


@pytest.mark.once
@pytest.mark.timeout(240, func_only=True)
def test_a_file_of_200_mb_is_refused_in_a_sentence_and_takes_no_memory(server: Server, meja: Meja) -> None:
    path = _new(server, meja)
    before, block = _peak_kb(server), os.urandom(1024 * 1024)
    brought = meja.get("/impor/").count('class="lencana')
    status, _, page = meja.bring(path, (block for _ in range(200)), 200 * len(block))
    assert (status, "Berkas ini terlalu besar" in page) == (422, True)
    assert _peak_kb(server) - before < 120 * 1024
    assert meja.get("/impor/").count('class="lencana') == brought


@pytest.mark.timeout(400, func_only=True)
def test_the_power_goes_out_while_it_is_taken_in(server: Server, meja: Meja) -> None:
    lines = [["Nama", "JK", "Tgl Lahir"], *([f"Warga {n:05d}", "LP"[n % 2], _born(n)] for n in range(PEOPLE))]
    content = csv_file(lines)
    status, columns, _ = meja.bring(_new(server, meja), iter([content]), len(content))
    assert status == 302
    said = {"kolom_nama": "0", "kolom_jk": "1", "kolom_lahir": "2"}
    status, path, _ = meja.post(columns, said)
    assert (status, _wait(meja, path, "Langkah 3 dari 3")) == (302, True)
    assert meja.post(f"{path}penerapan/", {})[0] == 302
    assert _wait(meja, path, r"[1-9][\d.]* dari 3\.000")
    server.kill()
    people, operations = (int(text) for text in server.python(COUNTED).split())
    assert 0 < people == operations < PEOPLE
    server.start(jobs=True)
    assert _wait(meja, path, "Selesai")
    assert server.python(COUNTED).split() == [str(PEOPLE), str(PEOPLE)]


def _born(number: int) -> str:
    return f"{number % 28 + 1:02d}-{number % 12 + 1:02d}-{months_ago(12).year - 1 - number % 60}"


def _wait(meja: Meja, path: str, said: str) -> bool:
    """Look again until the page says it."""
    until = time.monotonic() + MOST_SECONDS
    while time.monotonic() < until:
        if re.search(said, meja.get(path)):
            return True
        time.sleep(0.1)
    return False
