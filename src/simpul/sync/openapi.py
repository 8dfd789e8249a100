"""Puts the msgspec shapes into the OpenAPI document."""

from typing import Any

from simpul.jurnal.operations.schema import schemas

ERROR = {
    "type": "object",
    "properties": {"code": {"type": "string"}, "params": {"type": "object"}, "pesan": {"type": "string"}},
    "required": ["code", "pesan"],
}
REFUSALS = ("400", "401", "403", "404", "409", "413", "429", "503")


def describe(answer: str | None, *, body: str | None = None, binary: bool = False) -> dict[str, Any]:
    """`openapi_extra` of a call: its body, its answer and its refusals, with inline definitions."""
    content = {"application/json": {"schema": _shape(answer)}} if answer else {}
    responses: dict[str, Any] = {"200": {"description": "Diterima", "content": content}}
    refusal = {"description": "Ditolak dengan alasan", "content": {"application/json": {"schema": ERROR}}}
    responses |= dict.fromkeys(REFUSALS, refusal)
    extra: dict[str, Any] = {"responses": responses}
    if body:
        extra["requestBody"] = {"required": True, "content": {"application/json": {"schema": _shape(body)}}}
    if binary:
        shape = {"type": "string", "format": "binary"}
        extra["requestBody"] = {"required": True, "content": {"application/octet-stream": {"schema": shape}}}
    return extra


def _shape(name: str) -> dict[str, Any]:
    """A definition with everything it refers to written in place."""
    definitions = schemas()["messages"]["$defs"]

    def inline(node: Any) -> Any:
        if isinstance(node, dict):
            if "$ref" in node:
                return inline(definitions[node["$ref"].rsplit("/", 1)[1]])
            return {key: inline(value) for key, value in node.items()}
        return [inline(item) for item in node] if isinstance(node, list) else node

    shape: dict[str, Any] = inline(definitions[name])
    return shape
