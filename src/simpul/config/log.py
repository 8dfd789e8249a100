"""Logs without personal data: a line of JSON or of text, the route instead of the address, no message of an exception.

What an exception says may hold a row of the database or what somebody typed; its kind and its places in the code are
enough to find it.
"""

import json
import logging
import time
import uuid
from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse

from simpul.kernel.clock import now

logger = logging.getLogger("simpul.permintaan")
Handler = Callable[[HttpRequest], HttpResponse]


def request_log(handler: Handler) -> Handler:
    """One line for each request: its id, method, route, status and milliseconds. Never address, query or account."""

    def middleware(request: HttpRequest) -> HttpResponse:
        begin = time.perf_counter()
        key = uuid.uuid4().hex[:12]
        request.simpul_id = key  # type: ignore[attr-defined]  # for the log alone
        response = handler(request)
        facts = {
            "permintaan": key,
            "cara": request.method,
            "rute": route_of(request),
            "status": response.status_code,
            "ms": round((time.perf_counter() - begin) * 1000, 1),
        }
        logger.info("permintaan", extra={"fakta": facts})
        response.headers["X-Permintaan"] = key
        return response

    return middleware


def route_of(request: HttpRequest) -> str:
    """The pattern of the address, whose ids have no values."""
    match = getattr(request, "resolver_match", None)
    return f"/{match.route}" if match is not None else "-"


def facts_of(record: logging.LogRecord) -> dict[str, Any]:
    """What a record tells that is nobody's secret."""
    told: dict[str, Any] = {
        "waktu": now().isoformat(timespec="milliseconds"),
        "tingkat": record.levelname,
        "nama": record.name,
        "pesan": _message(record),
    }
    told |= getattr(record, "fakta", {})
    if record.exc_info and record.exc_info[1] is not None:
        told["galat"] = _places(record.exc_info[1])
    return told


def _message(record: logging.LogRecord) -> str:
    request = getattr(record, "request", None)
    if isinstance(request, HttpRequest):
        # Django's own lines name the address as it was typed.
        return f"{getattr(record, 'status_code', '')} {route_of(request)}".strip()
    return record.getMessage()


def _places(error: BaseException) -> list[str]:
    """Kinds of an exception and of what led to it, each with the places in the code, the innermost last."""
    told = []
    seen: BaseException | None = error
    while seen is not None:
        told.append(type(seen).__name__)
        step = seen.__traceback__
        while step is not None:
            code = step.tb_frame.f_code
            told.append(f"{code.co_filename.rpartition('/')[2]}:{step.tb_lineno} {code.co_name}")
            step = step.tb_next
        seen = seen.__cause__ or seen.__context__
    return told


class JsonLines(logging.Formatter):
    """A line of JSON for each record."""

    def format(self, record: logging.LogRecord) -> str:
        return json.dumps(facts_of(record), ensure_ascii=False, default=str)


class TextLines(logging.Formatter):
    """The same for eyes."""

    def format(self, record: logging.LogRecord) -> str:
        told = facts_of(record)
        first = " ".join(str(told.pop(name)) for name in ("waktu", "tingkat", "nama", "pesan"))
        places = told.pop("galat", [])
        rest = " ".join(f"{name}={value}" for name, value in told.items())
        return "\n    ".join([f"{first} {rest}".strip(), *places])
