"""Puts the msgspec shapes, the signature and the files that travel into the OpenAPI document."""

from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from simpul.jurnal.operations.schema import schemas

Spec = dict[str, Any]
ERROR: Spec = {
    "type": "object",
    "properties": {"code": {"type": "string"}, "params": {"type": "object"}, "pesan": {"type": "string"}},
    "required": ["code", "pesan"],
}
REFUSALS = ("400", "401", "403", "404", "409", "410", "413", "429", "503")
# A signed call carries all three; the text that is signed is method, path with query, time and SHA-256 of the body.
SIGNATURE: dict[str, tuple[str, str]] = {
    "perangkat": ("X-Simpul-Device", "Id perangkat"),
    "waktu": ("X-Simpul-Time", "Waktu server menurut HP, milidetik sejak 1970"),
    "tanda_tangan": (
        "X-Simpul-Signature",
        "ECDSA P-256 atas METODE, alamat dengan kueri, waktu dan SHA-256 isi, dipisah baris baru; base64 dari r lalu s",
    ),
}
SIGNED: Spec = {name: [] for name in SIGNATURE}
FILE: Spec = {"type": "string", "format": "binary"}


class DescribedAPI(NinjaAPI):
    """The API with its signature among the security schemes."""

    def get_openapi_schema(self, **place: Any) -> OpenAPISchema:
        """The document at /api/openapi.json."""
        document = super().get_openapi_schema(**place)
        document["components"]["securitySchemes"] = {
            name: {"type": "apiKey", "in": "header", "name": header, "description": words}
            for name, (header, words) in SIGNATURE.items()
        }
        return document


def describe(answer: Spec, *, body: Spec | None = None, security: tuple[Spec, ...] = (SIGNED,)) -> Spec:
    """`openapi_extra` of a call: its body, its answer, its refusals and how it is signed; `{}` is no signature."""
    refusal = {"description": "Ditolak dengan alasan", "content": {"application/json": {"schema": ERROR}}}
    extra: Spec = {"responses": answer | dict.fromkeys(REFUSALS, refusal), "security": list(security)}
    if body:
        extra["requestBody"] = {"required": True, "content": body}
    return extra


def message(name: str) -> Spec:
    """Content of one of the messages of contracts/sync, with its definitions in place."""
    return {"application/json": {"schema": _shape(name)}}


def answers(content: Spec, words: str = "Diterima", **headers: str) -> Spec:
    """A 200 with this content, and what its headers say."""
    described = {name: {"description": text, "schema": {"type": "string"}} for name, text in headers.items()}
    return {"200": {"description": words, "content": content, **({"headers": described} if described else {})}}


def _shape(name: str) -> Spec:
    """A definition with everything it refers to written in place."""
    definitions = schemas()["messages"]["$defs"]

    def inline(node: Any) -> Any:
        if isinstance(node, dict):
            if "$ref" in node:
                return inline(definitions[node["$ref"].rsplit("/", 1)[1]])
            return {key: inline(value) for key, value in node.items()}
        return [inline(item) for item in node] if isinstance(node, list) else node

    shape: Spec = inline(definitions[name])
    return shape
