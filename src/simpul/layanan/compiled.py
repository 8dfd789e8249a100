"""The catalogue as bytes: canonical JSON to freeze and hash, and the smaller JSON that travels to the phone."""

import hashlib
import json
from typing import Any

import msgspec

from simpul.layanan.schema import Catalog


def freeze(catalog: Catalog) -> bytes:
    """Canonical JSON of a version: one line of text for each service line, the same bytes for the same content."""
    raw = msgspec.to_builtins(catalog)
    lines = raw.pop("lines")
    head = _dump(raw)[:-1]
    return (head + ',"lines":[\n' + ",\n".join(_dump(line) for line in lines) + "\n]}\n").encode()


def content_hash(content: bytes) -> str:
    """SHA-256 of frozen content, in hex."""
    return hashlib.sha256(content).hexdigest()


def catalog_for_phone(catalog: Catalog) -> bytes:
    """JSON for the phone: everything but where a line comes from; deterministic, at most 60 kB after gzip."""
    raw: dict[str, Any] = msgspec.to_builtins(catalog)
    for field in raw["bidang"]:
        field.pop("record", None)
    for line in raw["lines"]:
        line.pop("sources", None)
        line.pop("uses_per_day", None)
        for question in line["questions"]:
            if "required" in question:
                question["required"] = True
    return _dump(raw).encode()


def _dump(raw: Any) -> str:
    return json.dumps(raw, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
