"""Old payloads made new: one tested function per type and version that has been replaced."""

from collections.abc import Callable
from typing import Any

from simpul.jurnal.operations import OPERATION_TYPES

# (type, version) -> payload of the next version. Empty until the first payload changes.
UPCASTERS: dict[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}


def upcast(kind: str, version: int, payload: dict[str, Any]) -> tuple[int, dict[str, Any]]:
    """The payload in its present version, step by step."""
    target = OPERATION_TYPES[kind].version
    while version < target:
        payload = UPCASTERS[kind, version](payload)
        version += 1
    return version, payload
