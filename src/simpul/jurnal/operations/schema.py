"""Writes what the structs say: JSON Schema for contracts/sync and TypeScript types for the phone."""

import json
from pathlib import Path
from typing import Any

import msgspec

from simpul.jurnal.operations import protocol
from simpul.jurnal.operations.registry import OPERATION_TYPES
from simpul.jurnal.operations.rows import ROWS

MESSAGES = (
    protocol.OperationIn,
    protocol.PushRequest,
    protocol.PushResponse,
    protocol.PullResponse,
    protocol.EnrolRequest,
    protocol.EnrolResponse,
    protocol.DeviceState,
    protocol.PinRequest,
    protocol.PinResponse,
    protocol.StatusResponse,
    protocol.SnapshotHeader,
    protocol.Titipan,
    protocol.TitipanResponse,
)
HEADER = "// Generated from simpul.jurnal.operations by `simpul skema`; do not edit.\n"


def schemas() -> dict[str, dict[str, Any]]:
    """One JSON Schema document each for operations, rows and messages, with `$defs` by struct name."""
    groups: dict[str, list[type[msgspec.Struct]]] = {
        "operations": [kind.payload for kind in OPERATION_TYPES.values()],
        "rows": list(ROWS.values()),
        "messages": list(MESSAGES),
    }
    documents = {}
    for name, types in groups.items():
        _, components = msgspec.json.schema_components(types, ref_template="#/$defs/{name}")
        documents[name] = {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"simpul-sync-{protocol.PROTOCOL}-{name}",
            "$defs": dict(sorted(components.items())),
        }
    return documents


def typescript() -> str:
    """Interfaces of every struct, and the maps from operation type and entity to their interface."""
    found: dict[str, dict[str, Any]] = {}
    for document in schemas().values():
        found.update(document["$defs"])
    parts = [HEADER]
    parts += [_interface(name, definition) for name, definition in sorted(found.items())]
    parts.append(_map("OperationPayloads", {k.name: k.payload.__name__ for k in OPERATION_TYPES.values()}))
    parts.append(_map("Rows", {entity: row.__name__ for entity, row in ROWS.items()}))
    versions = {kind.name: kind.version for kind in OPERATION_TYPES.values()}
    parts.append(f"export const OPERATION_VERSIONS = {json.dumps(versions, indent=2)} as const;\n")
    subjects = {kind.name: list(kind.subjects) for kind in OPERATION_TYPES.values()}
    parts.append(f"export const OPERATION_SUBJECTS: Record<string, [string, string][]> = {json.dumps(subjects)};\n")
    parts.append(f"export const PROTOCOL = {protocol.PROTOCOL};\n")
    return "\n".join(parts)


def write(root: Path) -> list[Path]:
    """Write all generated files below the project root; returns their paths."""
    files = {root / "contracts" / "sync" / f"{name}.json": dump(document) for name, document in schemas().items()}
    files[root / "pwa" / "src" / "domain" / "contracts.generated.ts"] = typescript()
    for path, content in files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    return list(files)


def dump(document: dict[str, Any]) -> str:
    """JSON as it is committed: indented, sorted, with a last newline."""
    return json.dumps(document, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def _interface(name: str, definition: dict[str, Any]) -> str:
    required = set(definition.get("required", []))
    lines = [f"/** {line} */" for line in [definition.get("description", "").strip().split("\n")[0]] if line]
    lines.append(f"export interface {name} {{")
    for field, schema in definition.get("properties", {}).items():
        mark = "" if field in required else "?"
        lines.append(f"  {field}{mark}: {_type(schema)};")
    return "\n".join([*lines, "}"]) + "\n"


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return str(schema["$ref"].rsplit("/", 1)[1])
    if "enum" in schema:
        return " | ".join(json.dumps(value) for value in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(dict.fromkeys(_type(option) for option in schema["anyOf"]))
    return _basic(schema)


def _basic(schema: dict[str, Any]) -> str:
    match schema.get("type"):
        case "array":
            inner = _type(schema.get("items", {}))
            return f"({inner})[]" if "|" in inner else f"{inner}[]"
        case "object":
            return f"Record<string, {_type(schema.get('additionalProperties', {}) or {})}>"
        case "integer" | "number":
            return "number"
        case "string" | "boolean" | "null" as plain:
            return str(plain)
        case _:
            return "unknown"


def _map(name: str, entries: dict[str, str]) -> str:
    body = "\n".join(f"  {key}: {value};" for key, value in entries.items())
    return f"export interface {name} {{\n{body}\n}}\n"
