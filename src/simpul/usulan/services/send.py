"""A request arrives: it gets its number checked or issued, its agency proposed and its clock started."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import msgspec

from simpul.akses import queries as akses
from simpul.jurnal.bulk import bulk_insert
from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op, Outcome
from simpul.jurnal.keys import data_keys
from simpul.jurnal.operations.usulan import SendUsulan
from simpul.kernel.clock import month_of
from simpul.kernel.errors import SimpulError
from simpul.layanan.answers import Severity, validate_answers
from simpul.layanan.engine import evaluate, receiver
from simpul.layanan.kalender import first_answer_deadline
from simpul.layanan.schema import USULAN_KINDS, Line
from simpul.usulan import queries
from simpul.usulan.errors import Galat
from simpul.usulan.models import Usulan
from simpul.usulan.rules import (
    OFFICE_LETTER,
    Nomor,
    Status,
    format_nomor,
    nomor_warnings,
    office_prefix,
    parse_nomor,
)
from simpul.usulan.rules.kalimat import say_sent
from simpul.usulan.services.answers import split_answers
from simpul.usulan.services.history import history_row
from simpul.usulan.services.subjek import Subjek, load_subjek
from simpul.usulan.services.tempat import Tempat, find_line, load_tempat

_FROM_OUTCOME = (
    "nomor", "nomor_bentrok", "peringatan", "bidang", "jenis", "opd_usul", "berkas_diminta", "rt", "katalog_versi",
    "sla_hari", "sla_sumber", "status",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Batch:
    """What the decisions of one batch share."""

    tempat: Tempat
    numbers: "_Numbers"
    subjek: Subjek


@dataclass(slots=True)
class _Numbers:
    """Numbers already in use, letters of devices, and the highest number the office has given out."""

    serial: int
    taken: dict[str, UUID]
    letters: dict[UUID, str]
    last_office: int


def check_send_usulan(ops: Sequence[Op[SendUsulan]], ctx: Ctx) -> list[Decision]:
    """Decide number, agency, first-answer deadline and sentence of each new request.

    A number with the wrong posyandu, device or one that is taken is kept as it came and carries an alert. Refuses
    a confidential line, a line that makes no request, a number of another shape, and answers that do not fit.
    """
    tempat = load_tempat(ctx)
    batch = _Batch(tempat, _load_numbers(ops, ctx, tempat), load_subjek(ctx.kab_id, ops))
    return [_decide(op, batch) for op in ops]


def send_usulan(accepted: Sequence[Accepted[SendUsulan]]) -> list[Change]:
    """Write the requests with their first line of history."""
    keys: dict[UUID, bytes] = {}
    for kab_id in {one.envelope.kab_id for one in accepted}:
        owners = [_owner(one) for one in accepted if one.outcome["dilindungi"]]
        keys |= data_keys(kab_id, owners) if owners else {}
    bulk_insert([_row(one, keys.get(_owner(one))) for one in accepted])
    bulk_insert([history_row(one, one.payload.usulan_id) for one in accepted])
    return [
        Change("usulan", one.payload.usulan_id, months=frozenset({month_of(one.envelope.service_date)}))
        for one in accepted
    ]


def _decide(op: Op[SendUsulan], batch: _Batch) -> Decision:
    try:
        line = _line(op, batch.tempat)
        nomor, warnings = _number(op, batch.numbers)
    except SimpulError as error:
        return error
    if op.payload.mendesak and op.payload.alasan_mendesak is None:
        warnings = [*warnings, Galat.URGENT_WITHOUT_REASON]
    return _outcome(op, batch, line, nomor, warnings)


def _line(op: Op[SendUsulan], tempat: Tempat) -> Line:
    line = find_line(tempat.catalog(op.envelope), op.payload.layanan_id)
    if line.rahasia:
        raise SimpulError(Galat.SEALED_LINE)
    kind = next((kind for kind in line.kinds if kind in USULAN_KINDS), None)
    if kind is None:
        raise SimpulError(Galat.NOT_A_REQUEST, baris=line.title)
    problems = validate_answers(line, op.payload.jawaban, kind=kind)
    hard = next((problem for problem in problems if problem.severity is Severity.KERAS), None)
    if hard is not None:
        raise SimpulError(hard.code, **hard.params)
    return line


def _number(op: Op[SendUsulan], numbers: _Numbers) -> tuple[str, list[Galat]]:
    """The number of the request and its alerts; the office's counter is decided here, once."""
    if op.payload.nomor is None:
        if op.envelope.device_id is not None:
            raise SimpulError(Galat.NUMBER_MISSING)
        numbers.last_office += 1
        text, warnings = format_nomor(Nomor(numbers.serial, OFFICE_LETTER, numbers.last_office)), []
    else:
        text = op.payload.nomor
        nomor = parse_nomor(text)
        if nomor is None:
            raise SimpulError(Galat.NUMBER_SHAPE, nomor=text[:16])
        letter = numbers.letters.get(op.envelope.device_id) if op.envelope.device_id else None
        warnings = nomor_warnings(nomor, numbers.serial, letter)
    holder = numbers.taken.setdefault(text, op.payload.usulan_id)
    return text, [*warnings, Galat.NUMBER_TAKEN] if holder != op.payload.usulan_id else warnings


def _outcome(op: Op[SendUsulan], batch: _Batch, line: Line, nomor: str, warnings: list[Galat]) -> Outcome:
    tempat = batch.tempat
    payload = op.payload
    catalog = tempat.catalog(op.envelope)
    opd = receiver(line, evaluate(line, payload.jawaban, batch.subjek.facts(op)))
    days = line.deadline_days or 0
    received = tempat.day_of(op.envelope)
    batas = first_answer_deadline(received, days, tempat.holidays(op.envelope))
    protected = {question.id for question in line.questions if question.dilindungi}
    return {
        "nomor": nomor,
        "nomor_bentrok": Galat.NUMBER_TAKEN in warnings,
        "peringatan": [str(code) for code in warnings],
        "bidang": line.bidang,
        "jenis": str(next(kind for kind in line.kinds if kind in USULAN_KINDS)),
        "opd_usul": opd,
        "berkas_diminta": [document.code for document in line.documents],
        "dilindungi": sorted(protected & set(payload.jawaban)),
        "rt": batch.subjek.rt_of(payload),
        "katalog_versi": catalog.version,
        "sla_hari": days,
        "sla_sumber": catalog.deadline_label,
        "batas_jawab": batas.isoformat(),
        "tanggal": received.isoformat(),
        "status": str(Status.DIKIRIM),
        "kalimat": say_sent(nomor, batas, catalog.deadline_label),
    }


def _load_numbers(ops: Sequence[Op[SendUsulan]], ctx: Ctx, tempat: Tempat) -> _Numbers:
    serial = tempat.home.nomor_urut
    devices = {op.envelope.device_id for op in ops if op.envelope.device_id is not None}
    return _Numbers(
        serial=serial,
        taken=queries.number_holders(ctx.kab_id, [op.payload.nomor for op in ops if op.payload.nomor]),
        letters=akses.device_letters(devices) if devices else {},
        last_office=queries.last_counter(ctx.kab_id, office_prefix(serial)),
    )


def _owner(accepted: Accepted[SendUsulan]) -> UUID:
    """Whose data key protects the answers: the person's, else the posyandu's."""
    return accepted.payload.warga_id or accepted.envelope.posyandu_id


def _row(accepted: Accepted[SendUsulan], key: bytes | None) -> Usulan:
    envelope, payload, outcome = accepted.envelope, accepted.payload, accepted.outcome
    return Usulan(
        id=payload.usulan_id,
        kab_id=envelope.kab_id,
        posyandu_id=envelope.posyandu_id,
        n=accepted.n,
        layanan_id=payload.layanan_id,
        untuk=payload.untuk,
        warga_id=payload.warga_id,
        keluarga_id=payload.keluarga_id,
        kunjungan_id=payload.kunjungan_id,
        pemohon=payload.pemohon,
        tempat=payload.tempat,
        cerita=payload.cerita,
        mendesak=payload.mendesak,
        alasan_mendesak=payload.alasan_mendesak,
        lokasi=msgspec.to_builtins(payload.lokasi),
        foto=payload.foto,
        foto_benda=payload.foto_benda,
        oleh=outcome["oleh"],
        pengirim_id=envelope.actor_id,
        dikirim_tanggal=envelope.service_date,
        diterima_server_at=accepted.received_at,
        diterima_tanggal=dt.date.fromisoformat(outcome["tanggal"]),
        batas_jawab=dt.date.fromisoformat(outcome["batas_jawab"]),
        **{name: outcome[name] for name in _FROM_OUTCOME},
        **split_answers(payload.jawaban, outcome["dilindungi"], key, payload.usulan_id),
    )
