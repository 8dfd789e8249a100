"""Carried files as a phone makes them, and as they arrive when something went wrong on the way."""

import base64
import gzip
import hashlib
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import msgspec
from django.conf import settings

from factories.akun import Phone
from factories.dunia import Hp
from simpul.akses.rules.devices import carried_text
from simpul.flows.titipan import MARK, key_mark
from simpul.kernel.sealing import public_point, seal


def text(value: bytes) -> str:
    """Bytes as base64."""
    return base64.b64encode(value).decode()


def item(device_id: UUID, key: Phone, operation: Any) -> dict[str, str]:
    """One unsent record, sealed and signed by its phone."""
    content = operation if isinstance(operation, bytes) else msgspec.json.encode(operation)
    sealed = seal(public_point(settings.KEYRING.server), content, b"operasi")
    tanda = key.sign_text(carried_text("titipan", device_id, hashlib.sha256(sealed).hexdigest()))
    return {"device_id": str(device_id), "sealed": text(sealed), "tanda": tanda}


def photo(hp: Hp, jpeg: bytes) -> dict[str, str]:
    """One waiting photo."""
    sidik = hashlib.sha256(jpeg).hexdigest()
    tanda = hp.key.sign_text(carried_text("titipan-foto", hp.id, sidik))
    return {"device_id": str(hp.id), "sidik": sidik, "isi": text(jpeg), "tanda": tanda}


def wrap(content: bytes, *, point: bytes | None = None) -> bytes:
    """The outside of a file around any content."""
    key = point or public_point(settings.KEYRING.server)
    sealed = seal(key, content, b"titipan")
    return MARK + key_mark(key) + len(sealed).to_bytes(4) + sealed


def titipan(items: Iterable[Any], foto: Iterable[Any] = (), *, version: int = 1) -> bytes:
    """A whole file."""
    content = {"version": version, "catatan": list(items), "foto": list(foto)}
    return wrap(gzip.compress(msgspec.json.encode(content)))
