"""The sync door: /api/sync/v1, described in /api/openapi.json."""

import datetime as dt
from typing import Annotated, Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse, JsonResponse
from ninja import Query, Router
from ninja.errors import ValidationError

from simpul import __version__
from simpul.flows.perangkat import enrol_perangkat, note_snapshot, require_reader
from simpul.flows.photos import receive_foto
from simpul.flows.pin import ask_pin
from simpul.flows.push import Sent, push
from simpul.flows.titipan import receive_titipan
from simpul.jurnal.operations.protocol import (
    PROTOCOL,
    EnrolRequest,
    PinRequest,
    PushResponse,
    StatusResponse,
)
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.sealing import public_point
from simpul.layanan.loader import current_version
from simpul.sync import wire
from simpul.sync.openapi import FILE, SIGNED, DescribedAPI, answers, describe, message
from simpul.sync.pull import pull
from simpul.sync.signature import signed_device
from simpul.sync.snapshot import Resume, snapshot

STATUS = {
    "sync.terlalu_besar": 413,
    "sync.jam": 409,
    "sync.mulai_ulang": 409,
    "sync.riwayat_lain": 410,
    "sync.tanpa_tanda_tangan": 401,
    "sync.tanda_tangan": 401,
    "sync.hp_tidak_dikenal": 401,
    "foto.terlalu_besar": 413,
    "titipan.terlalu_besar": 413,
    "foto.belum_tersimpan": 503,
    "sibuk.coba_lagi": 503,
    "akses.terlalu_sering": 429,
}
router = Router(tags=["sync"])
Number = Annotated[int, Query(ge=0, le=2**53)]
SNAPSHOT = answers(
    {"application/gzip": {"schema": FILE}},
    "Gzip berisi baris JSON. Baris pertama SnapshotHeader, lalu satu baris tiap data: [letak entitas, nilai, ...].",
)
CATALOG = answers({"application/json": {"schema": {"type": "object"}}}, "Katalog daerah ini, gzip", ETag="Sidik isi")
CATALOG |= {"304": {"description": "HP sudah punya isi dengan sidik di If-None-Match"}}
RECEIVED = {
    "type": "object",
    "properties": {"offset": {"type": "integer", "minimum": 0}, "selesai": {"type": "boolean"}},
    "required": ["offset", "selesai"],
}
PIECE = answers({"application/json": {"schema": RECEIVED}}, "Berapa bita yang sudah ada di server")


@router.get("/status", openapi_extra=describe(answers(message("StatusResponse")), security=({},)))
def status(request: HttpRequest) -> HttpResponse:
    """Server time, public keys and versions; needs no signature."""
    return wire.answer(
        StatusResponse(
            server_time_ms=int(clock.now().timestamp() * 1000),
            protocol=PROTOCOL,
            catalog_version=current_version(),
            minimum_app_version=settings.SIMPUL_APP_MINIMUM,
            server_key=wire.text(public_point(settings.KEYRING.server)),
            kasus_key=wire.text(public_point(settings.KEYRING.kasus)),
        )
    )


@router.post(
    "/enrol",
    openapi_extra=describe(answers(message("EnrolResponse")), body=message("EnrolRequest"), security=({}, SIGNED)),
)
def enrol(request: HttpRequest) -> HttpResponse:
    """Turn a printed code into an enrolled phone, or add a kader to a signed one."""
    wanted = wire.read_json(request, EnrolRequest)
    device = signed_device(request) if wanted.device_id is not None else None
    return wire.answer(enrol_perangkat(wanted, device, wire.address(request)))


@router.post("/pin", openapi_extra=describe(answers(message("PinResponse")), body=message("PinRequest")))
def forgotten_pin(request: HttpRequest) -> HttpResponse:
    """Lupa PIN: ask for a new one, and ask again until an office has answered."""
    device = signed_device(request)
    return wire.answer(ask_pin(wire.read_json(request, PinRequest), device, wire.address(request)))


@router.post("/push", openapi_extra=describe(answers(message("PushResponse")), body=message("PushRequest")))
def push_operations(request: HttpRequest) -> HttpResponse:
    """Up to 200 operations, gzip; a verdict for each."""
    device = signed_device(request)
    sent = wire.read_json(request, wire.LoosePush)
    if sent.protocol not in range(PROTOCOL - 2, PROTOCOL + 1):
        raise SimpulError("sync.protokol", versi=sent.protocol)
    readable, unreadable = wire.split(device, sent)
    result = push(device, Sent(readable, unreadable, sent.unsent, sent.storage_free_mb, state=wire.state_of(sent)))
    return wire.answer(
        PushResponse(
            verdicts=result.verdicts,
            contiguous_seq=result.contiguous_seq,
            server_time_ms=int(clock.now().timestamp() * 1000),
            device_status=result.device_status.value,
        )
    )


@router.get("/pull", openapi_extra=describe(answers(message("PullResponse"))))
def pull_changes(request: HttpRequest, after: Number = 0, history: UUID | None = None) -> HttpResponse:
    """What changed after the cursor, in the history the phone knows."""
    return wire.answer(pull(_active(request), after, history))


@router.get("/snapshot", openapi_extra=describe(SNAPSHOT))
def get_snapshot(
    request: HttpRequest, cursor: Number | None = None, since: dt.date | None = None, offset: Number = 0
) -> HttpResponse:
    """The whole posyandu as gzip lines; a phone that was cut off tells what it has."""
    device = _active(request)
    content = snapshot(device, None if cursor is None else Resume(cursor, since, offset))
    note_snapshot(device, wire.address(request))
    return HttpResponse(content, content_type="application/gzip")


@router.get("/katalog", openapi_extra=describe(CATALOG))
def get_katalog(request: HttpRequest) -> HttpResponse:
    """The catalogue of this posyandu's region, gzip."""
    device = _active(request)
    return wire.catalog(request, device)


@router.put("/foto/{sidik}", openapi_extra=describe(PIECE, body={"application/octet-stream": {"schema": FILE}}))
def put_foto(request: HttpRequest, sidik: str, offset: Number = 0, total: Number = 0) -> HttpResponse:
    """A piece of a photo, named by its SHA-256; answers how many bytes are here."""
    device = signed_device(request)
    wire.check_sidik(sidik)
    piece = wire.body_of(request)
    there = receive_foto(device, sidik, offset, piece, is_last=offset + len(piece) == total)
    return JsonResponse({"offset": there, "selesai": there == total})


@router.post(
    "/titipan",
    openapi_extra=describe(
        answers(message("TitipanResponse")), body={"application/octet-stream": {"schema": FILE}}, security=({},)
    ),
)
def put_titipan(request: HttpRequest) -> HttpResponse:
    """A carried file (Titip kirim), unopened, from any phone; its records carry the signatures of their own."""
    return wire.answer(receive_titipan(wire.file_of(request), wire.address(request)))


def _active(request: HttpRequest) -> Any:
    """A phone that was revoked, or whose kader all left, may only upload."""
    device = signed_device(request)
    require_reader(device)
    return device


api = DescribedAPI(
    title="Simpul",
    version=__version__,
    docs_url=None,
    openapi_url="/openapi.json",
    urls_namespace="api",
)
api.add_router("/sync/v1", router)


@api.exception_handler(SimpulError)
def refused(request: HttpRequest, error: SimpulError) -> HttpResponse:
    """A refusal as JSON, with the sentence a person can read."""
    family = {"akses": 403, "sibuk": 503}.get(error.code.split(".")[0], 400)
    answer = JsonResponse(
        {"code": error.code, "params": error.params, "pesan": str(error)}, status=STATUS.get(error.code, family)
    )
    if answer.status_code in {429, 503}:
        answer.headers["Retry-After"] = str(error.params.get("detik", 5))
    return answer


@api.exception_handler(ValidationError)
def unreadable(request: HttpRequest, _: ValidationError) -> HttpResponse:
    """An address whose numbers cannot be read, as a refusal like any other."""
    return refused(request, SimpulError("sync.isi_rusak"))
