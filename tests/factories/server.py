"""A real installation in processes of its own: made once, served by `simpul serve`, killed, and served again."""

import contextlib
import gzip
import http.client
import json
import os
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
import psycopg
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from factories.akun import Phone
from factories.dunia import Hp

PROJECT = Path(__file__).parents[2]
SYNC = "/api/sync/v1"


@dataclass
class Server:
    """One installation below `folder`. Without a `database_url` it is SQLite; else a database of its own there."""

    folder: Path
    database_url: str = ""
    world: dict[str, Any] = field(default_factory=dict)
    processes: list[subprocess.Popen[bytes]] = field(default_factory=list)

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
        if self.database_url:
            self._maintain(f"CREATE DATABASE {self._database}")
        command = [sys.executable, "-m", "factories.server_world", json.dumps(wanted)]
        made = subprocess.run(command, cwd=PROJECT, env=self._environment(), check=True, capture_output=True)
        self.world = json.loads(made.stdout.splitlines()[-1])
        return self.world

    def phones(self) -> list[Hp]:
        """The enrolled phones of the world, with their keys."""
        return [_phone(one) for one in self.world["hp"]]

    def start(self, *, jobs: bool = False) -> None:
        """Serve; with `jobs` the job loop runs too (on SQLite it always does, in the same process)."""
        self._run("serve", "--port", str(self.port))
        if jobs and self.database_url:
            self._run("pekerja")
        for _ in range(600):
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
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            return answer.status, answer.read()
        finally:
            line.close()

    def _run(self, *arguments: str) -> None:
        command = [sys.executable, "-m", "simpul.config.cli", *arguments]
        streams: dict[str, Any] = {"stdout": subprocess.DEVNULL, "start_new_session": True}
        self.processes.append(subprocess.Popen(command, cwd=PROJECT, env=self._environment(), **streams))

    def _environment(self) -> dict[str, str]:
        own = {
            "SIMPUL_DATA": str(self.folder),
            "SIMPUL_ALAMAT": self.address,
            "DJANGO_SETTINGS_MODULE": "simpul.config.settings",
            "PYTHONPATH": f"{PROJECT / 'src'}{os.pathsep}{PROJECT / 'tests'}",
        }
        if self.database_url:
            own["DATABASE_URL"] = urlsplit(self.database_url)._replace(path=f"/{self._database}").geturl()
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("SIMPUL_", "DATABASE_", "DJANGO_"))
        }
        return kept | own

    @property
    def _database(self) -> str:
        return f"simpul_server_{self.port}"

    def _maintain(self, statement: str) -> None:
        with psycopg.connect(self.database_url, autocommit=True) as connection:
            connection.execute(statement)  # type: ignore[call-overload]  # our own text


def _phone(told: dict[str, Any]) -> Hp:
    key = Phone()
    key.key = load_pem_private_key(told["kunci"].encode(), None)
    return Hp(UUID(told["id"]), UUID(told["posyandu_id"]), UUID(told["kader"]), told["huruf"], key)
