"""A real installation in processes of its own: made once, served by `simpul serve`, killed, and served again."""

import contextlib
import gzip
import http.client
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

import msgspec
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from factories import cetakan
from factories.akun import Phone
from factories.dunia import Hp
from factories.sarang import Hatched, Nest
from simpul.kernel.keyring import create_keyring

PROJECT = Path(__file__).parents[2]
SYNC = "/api/sync/v1"
WORLD = "dunia.json"  # what was told of the world, beside its data
FILE = "simpul.sqlite3"
# A process that may keep no bytecode compiles nine hundred modules before its first word.
NOT_INHERITED = ("SIMPUL_", "DATABASE_", "DJANGO_", "PYTHONDONTWRITEBYTECODE")


@dataclass
class Server:
    """One installation below `folder`. Without a `database_url` it is SQLite; else a database of its own there."""

    folder: Path
    database_url: str = ""
    world: dict[str, Any] = field(default_factory=dict)
    processes: list[subprocess.Popen[bytes] | Hatched] = field(default_factory=list)
    more: dict[str, str] = field(default_factory=dict)
    is_quiet: bool = False
    name: str = ""

    def __post_init__(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self.port: int = probe.getsockname()[1]

    @property
    def address(self) -> str:
        """What a browser would type."""
        return f"http://127.0.0.1:{self.port}"

    def build(self, **wanted: Any) -> dict[str, Any]:
        """Keys, tables and the world of `factories.server_world`; returns what that told."""
        if cetakan.is_running():
            self._copy(wanted)
        else:
            self.make_database()
            self._make_world(wanted)
        self.world = json.loads((self.folder / WORLD).read_text("utf-8"))
        return self.world

    def _copy(self, wanted: dict[str, Any]) -> None:
        """The installation that this run of the tests made before, or makes now."""

        file, template = tables(self.database_url)

        def make(folder: Path, database: str) -> None:
            if not database:
                shutil.copyfile(file, folder / FILE)
            Server(folder, self.database_url, name=database)._make_world(wanted)

        what = json.dumps(wanted, sort_keys=True)
        folder, database = cetakan.cast(what, self.database_url, make, template=template)
        shutil.copytree(folder, self.folder, dirs_exist_ok=True)
        if database:
            self._maintain(f"CREATE DATABASE {self._database} TEMPLATE {database}")

    def _make_world(self, wanted: dict[str, Any]) -> None:
        command = [sys.executable, "-m", "factories.server_world", json.dumps(wanted)]
        made = subprocess.run(command, cwd=PROJECT, env=self.environment(), check=True, capture_output=True)
        (self.folder / WORLD).write_bytes(made.stdout.splitlines()[-1])

    def phones(self) -> list[Hp]:
        """The enrolled phones of the world, with their keys."""
        return [phone(one) for one in self.world["hp"]]

    def make_database(self) -> None:
        """An empty database of its own where that is PostgreSQL."""
        if self.database_url:
            self._maintain(f"CREATE DATABASE {self._database}")

    def run(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """A command to its end."""
        command = [sys.executable, "-m", "simpul.config.cli", *arguments]
        known = self.environment() | environment
        return subprocess.run(command, cwd=PROJECT, env=known, check=False, capture_output=True, text=True)

    def make_keys(self) -> None:
        """A key file of its own."""
        create_keyring(self.folder / "kunci.json")

    def python(self, text: str) -> str:
        """What a few lines print inside this installation."""
        begin = "import django; django.setup()\n"
        command = [sys.executable, "-c", begin + text]
        return subprocess.run(
            command, cwd=PROJECT, env=self.environment(), check=True, capture_output=True, text=True
        ).stdout

    def start(self, *, jobs: bool = False, nest: Nest | None = None) -> None:
        """Serve; with `jobs` the job loop runs too (on SQLite it always does, in the same process)."""
        words = "serve", "--port", str(self.port)
        if nest:
            self.processes.append(nest.serve(*words))
        else:
            self._run(*words)
        if jobs and self.database_url:
            self._run("pekerja")
        for _ in range(2400):  # two minutes: a machine with much else to do needs one
            with contextlib.suppress(OSError, http.client.HTTPException):
                if self.get(f"{SYNC}/status")[0] == 200:
                    return
            assert self.processes[0].poll() is None, "server berhenti"
            time.sleep(0.05)
        raise AssertionError("server tidak menjawab")

    def kill(self) -> None:
        """The power goes out: every process of the server ends where it stands."""
        for process in self.processes:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        self.processes.clear()

    def remove(self) -> None:
        """End it, and take its database away."""
        self.kill()
        if self.database_url:
            self._maintain(f"DROP DATABASE IF EXISTS {self._database} WITH (FORCE)")

    def get(self, path: str) -> tuple[int, bytes]:
        """An unsigned GET."""
        return self._call("GET", path, b"", {})

    def call(self, hp: Hp, method: str, path: str, body: bytes = b"", **headers: str) -> tuple[int, Any]:
        """A call that a phone signs; status and JSON."""
        signed = hp.key.sign(method, path, body)
        headers |= {
            "X-Simpul-Device": str(hp.id),
            "X-Simpul-Time": str(signed["time_ms"]),
            "X-Simpul-Signature": signed["signature"],
        }
        status, content = self._call(method, path, body, headers)
        return status, json.loads(content)

    def push(self, hp: Hp, operations: list[Any]) -> tuple[int, Any]:
        """A gzip push."""
        body = gzip.compress(msgspec.json.encode({"protocol": 1, "operations": operations}))
        return self.call(hp, "POST", f"{SYNC}/push", body, **{"Content-Encoding": "gzip"})

    def _call(self, method: str, path: str, body: bytes, headers: dict[str, str]) -> tuple[int, bytes]:
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=120)
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            return answer.status, answer.read()
        finally:
            line.close()

    def _run(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "simpul.config.cli", *arguments]
        streams: dict[str, Any] = {"stdout": subprocess.DEVNULL, "start_new_session": True}
        if self.is_quiet:
            streams["stderr"] = subprocess.DEVNULL
        self.processes.append(subprocess.Popen(command, cwd=PROJECT, env=self.environment(), **streams))

    @property
    def url(self) -> str:
        """The address of its database."""
        if self.database_url:
            return urlsplit(self.database_url)._replace(path=f"/{self._database}").geturl()
        return f"sqlite:///{self.folder / FILE}"

    def environment(self) -> dict[str, str]:
        """What a command of this installation needs; backups are made when a test says so."""
        own = {
            "SIMPUL_DATA": str(self.folder),
            "SIMPUL_ALAMAT": self.address,
            "SIMPUL_CADANGAN_JAM": "mati",
            "DJANGO_SETTINGS_MODULE": "simpul.config.settings",
            "PYTHONPATH": f"{PROJECT / 'src'}{os.pathsep}{PROJECT / 'tests'}",
        }
        if self.database_url:
            own["DATABASE_URL"] = self.url
        kept = {name: value for name, value in os.environ.items() if not name.startswith(NOT_INHERITED)}
        return kept | own | self.more

    @property
    def _database(self) -> str:
        return self.name or f"simpul_server_{self.port}"

    def _maintain(self, statement: str) -> None:
        cetakan.maintain(self.database_url, statement)


def tables(database_url: str = "") -> tuple[Path, str]:
    """The tables of this version without a row: an SQLite file or, where an address is given, a database to copy.

    A migration from nothing takes seven seconds, so a run makes one. It never outlives the run; and who copies it
    migrates again, which finds nothing to do.
    """

    def make(folder: Path, database: str) -> None:
        made = Server(folder, database_url, name=database)
        made.make_keys()
        command = [sys.executable, "-m", "django", "migrate", "--verbosity", "0"]
        subprocess.run(command, cwd=PROJECT, env=made.environment(), check=True)

    folder, database = cetakan.cast("tabel", database_url, make)
    return folder / FILE, database


def phone(told: dict[str, Any]) -> Hp:
    """A phone of the world, with its key."""
    key = Phone()
    key.key = load_pem_private_key(told["kunci"].encode(), None)
    return Hp(UUID(told["id"]), UUID(told["posyandu_id"]), UUID(told["kader"]), told["huruf"], key)
