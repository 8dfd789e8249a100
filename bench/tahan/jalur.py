"""The line between a simulated phone and the server: it keeps no promise."""

import contextlib
import http.client
import json
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from factories.dunia import Hp

PUSH, PULL = "/api/sync/v1/push", "/api/sync/v1/pull"


class Jalur:
    """Calls to one port. What does not come through answers None; nothing is raised for a dead server."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.faults: dict[str, int] = {}
        self.odd: list[str] = []

    def push(self, hp: "Hp", body: bytes, fault: str) -> dict[str, Any] | None:
        """One push: `hilang` is never sent, `putus` is cut half way, of `tuli` the answer is not heard."""
        if fault:
            self.faults[fault] = self.faults.get(fault, 0) + 1
        if fault == "hilang":
            return None
        headers = signed_headers(hp, "POST", PUSH, body) | {"Content-Encoding": "gzip"}
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            if fault == "putus":
                self._half(line, headers, body)
                return None
            line.request("POST", PUSH, body, headers)
            if fault == "tuli":
                # Long enough for the server to have it, and then nobody listens.
                time.sleep(0.01)
                return None
            return self._read(line)
        except (OSError, http.client.HTTPException):
            self.faults["server mati"] = self.faults.get("server mati", 0) + 1
            time.sleep(0.2)
            return None
        finally:
            line.close()

    @staticmethod
    def _half(line: http.client.HTTPConnection, headers: dict[str, str], body: bytes) -> None:
        line.putrequest("POST", PUSH)
        for name, value in (headers | {"Content-Length": str(len(body))}).items():
            line.putheader(name, value)
        line.endheaders()
        line.send(body[: len(body) // 2])

    def _read(self, line: http.client.HTTPConnection) -> dict[str, Any] | None:
        answer = line.getresponse()
        content = answer.read()
        if answer.status == 200:
            found: dict[str, Any] = json.loads(content)
            return found
        if answer.status == 503:
            self.faults["sibuk"] = self.faults.get("sibuk", 0) + 1
            time.sleep(0.3)
        else:
            self.odd.append(f"{answer.status} {content[:120]!r}")
        return None

    def get(self, hp: "Hp", path: str) -> bytes | None:
        """A signed GET, or None when it did not come through."""
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        with contextlib.closing(line), contextlib.suppress(OSError, http.client.HTTPException):
            line.request("GET", path, headers=signed_headers(hp, "GET", path, b""))
            answer = line.getresponse()
            content = answer.read()
            if answer.status == 200:
                return content
        return None


def signed_headers(hp: "Hp", method: str, path: str, body: bytes) -> dict[str, str]:
    """The three headers that a phone puts on each call."""
    signed = hp.key.sign(method, path, body)
    return {
        "X-Simpul-Device": str(hp.id),
        "X-Simpul-Time": str(signed["time_ms"]),
        "X-Simpul-Signature": str(signed["signature"]),
    }
