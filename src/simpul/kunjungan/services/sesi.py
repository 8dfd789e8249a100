"""open_sesi, close_sesi, reopen_sesi, record_kehadiran: the opening day and who came."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from simpul.jurnal.bulk import insert_values
from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op
from simpul.jurnal.operations.kunjungan import CloseSesi, OpenSesi, RecordKehadiran, ReopenSesi
from simpul.kernel.clock import local_date, month_of
from simpul.kernel.errors import SimpulError
from simpul.kunjungan.errors import Galat, Peringatan
from simpul.kunjungan.models import Kehadiran, Sesi, StatusSesi
from simpul.kunjungan.rules import check_date, kehadiran_id, may_reopen, sesi_id
from simpul.kunjungan.services.ground import CLOCK_OFFSET_MS, load_sesi
from simpul.kunjungan.services.writing import change_of, history_line, months_in
from simpul.warga.queries import Orang, people_of, rumpun_of
from simpul.warga.rules import check_texts, merge_row


def check_open_sesi(ops: Sequence[Op[OpenSesi]], ctx: Ctx) -> list[Decision]:
    """Two phones open the same day: the second adds its kader. Outcome: `tempat`, `kader_hadir`, `bulan`."""
    days = load_sesi(ctx, [op.payload.sesi_id for op in ops])
    present = {key: {"tempat": day.tempat, "kader_hadir": day.kader_hadir} for key, day in days.items()}
    today = local_date(ctx.received_at, ctx.zona_waktu)
    decisions: list[Decision] = []
    for op in ops:
        payload = op.payload
        error = check_texts(payload) or check_date(payload.tanggal, today)
        if payload.sesi_id != sesi_id(ctx.posyandu_id, payload.tanggal):
            error = SimpulError(Galat.SESI_NOMOR_SALAH, tanggal=payload.tanggal.isoformat())
        if error is not None:
            decisions.append(error)
            continue
        incoming = {"tempat": payload.tempat, "kader_hadir": [str(kader) for kader in payload.kader_hadir]}
        known = present.get(payload.sesi_id)
        merged = merge_row("sesi", known, incoming) if known else incoming
        present[payload.sesi_id] = merged
        late = abs(op.envelope.clock_offset_ms) > CLOCK_OFFSET_MS
        warnings = [{"kode": str(Peringatan.JAM_HP_BERBEDA), "params": {}}] if late else []
        bulan = [month_of(payload.tanggal).isoformat()]
        decisions.append({**merged, "peringatan": warnings, "bulan": bulan})
    return decisions


def open_sesi(accepted: Sequence[Accepted[OpenSesi]]) -> list[Change]:
    """Write the day, or what a second phone added to it. A closed day stays closed."""
    latest = {item.payload.sesi_id: item for item in accepted}
    Sesi.objects.bulk_create(
        [_sesi(item) for item in latest.values()],
        update_conflicts=True,
        unique_fields=["id"],
        update_fields=["n", "tempat", "kader_hadir"],
    )
    return [change_of("sesi", key, months_in(item.outcome)) for key, item in latest.items()]


def _sesi(item: Accepted[OpenSesi]) -> Sesi:
    return Sesi(
        id=item.payload.sesi_id,
        kab_id=item.envelope.kab_id,
        posyandu_id=item.envelope.posyandu_id,
        n=item.n,
        tanggal=item.payload.tanggal,
        tempat=item.outcome["tempat"],
        status=StatusSesi.BUKA,
        kader_hadir=item.outcome["kader_hadir"],
    )


def check_close_sesi(ops: Sequence[Op[CloseSesi]], ctx: Ctx) -> list[Decision]:
    """The day is closed with the recap the phone showed; closing it again keeps the last recap."""
    days = load_sesi(ctx, [op.payload.sesi_id for op in ops])
    decisions: list[Decision] = []
    for op in ops:
        day = days.get(op.payload.sesi_id)
        found: Decision = SimpulError(Galat.SESI_TIDAK_DITEMUKAN)
        if day is not None:
            found = {"bulan": [month_of(day.tanggal).isoformat()], "lama": {"status": day.status}}
            day.status = StatusSesi.TUTUP
        decisions.append(found)
    return decisions


def close_sesi(accepted: Sequence[Accepted[CloseSesi]]) -> list[Change]:
    """Write the end of the day."""
    for item in accepted:
        line = history_line(item, "", item.outcome["lama"], {"status": StatusSesi.TUTUP.value})
        _update(item, item.payload.sesi_id, line, status=StatusSesi.TUTUP, rekap_hp=item.payload.rekap)
    return [change_of("sesi", item.payload.sesi_id, months_in(item.outcome)) for item in accepted]


def check_reopen_sesi(ops: Sequence[Op[ReopenSesi]], ctx: Ctx) -> list[Decision]:
    """At most seven days later, by the day on which it was asked; who may is asked in akses."""
    days = load_sesi(ctx, [op.payload.sesi_id for op in ops])
    decisions: list[Decision] = []
    for op in ops:
        day = days.get(op.payload.sesi_id)
        error = _reopen_error(op, day) or check_texts(op.payload)
        if error is not None or day is None:
            decisions.append(error or SimpulError(Galat.SESI_TIDAK_DITEMUKAN))
            continue
        decisions.append({"bulan": [month_of(day.tanggal).isoformat()], "lama": {"status": day.status}})
        day.status = StatusSesi.BUKA
    return decisions


def _reopen_error(op: Op[ReopenSesi], day: Sesi | None) -> SimpulError | None:
    if day is None:
        return SimpulError(Galat.SESI_TIDAK_DITEMUKAN)
    if day.status != StatusSesi.TUTUP:
        return SimpulError(Galat.SESI_BELUM_TUTUP)
    if not may_reopen(day.tanggal, op.envelope.service_date):
        return SimpulError(Galat.SESI_LEWAT_7_HARI, tanggal=day.tanggal.isoformat())
    return None


def reopen_sesi(accepted: Sequence[Accepted[ReopenSesi]]) -> list[Change]:
    """Write that the day goes on, and why."""
    for item in accepted:
        baru = {"status": StatusSesi.BUKA.value}
        line = history_line(item, item.payload.alasan, item.outcome["lama"], baru)
        _update(item, item.payload.sesi_id, line, status=StatusSesi.BUKA)
    return [change_of("sesi", item.payload.sesi_id, months_in(item.outcome)) for item in accepted]


def _update(item: Accepted[Any], key: UUID, line: dict[str, Any], **fields: Any) -> None:
    rows = Sesi.objects.filter(kab_id=item.envelope.kab_id, id=key)
    written = rows.values_list("riwayat", flat=True).first() or []
    rows.update(n=item.n, riwayat=[*written, line], **fields)


def check_record_kehadiran(ops: Sequence[Op[RecordKehadiran]], ctx: Ctx) -> list[Decision]:
    """Outcome: `tanggal` of the day, `tamu`, `bulan`."""
    days = load_sesi(ctx, [op.payload.sesi_id for op in ops])
    rumpun = rumpun_of(ctx)
    people = people_of(ctx, [op.payload.warga_id for op in ops])
    today = local_date(ctx.received_at, ctx.zona_waktu)
    decisions: list[Decision] = []
    for op in ops:
        payload = op.payload
        day = days.get(payload.sesi_id)
        person = people.get(rumpun.root_of(payload.warga_id))
        if day is None or payload.kehadiran_id != kehadiran_id(payload.sesi_id, payload.warga_id):
            decisions.append(SimpulError(Galat.SESI_TIDAK_DITEMUKAN))
        elif person is None or person.posyandu_id != ctx.posyandu_id:
            decisions.append(SimpulError(Galat.ORANG_TIDAK_DITEMUKAN))
        else:
            error = check_date(day.tanggal, today, person.tanggal_lahir)
            decisions.append(error or _attendance(payload, day, person))
    return decisions


def _attendance(payload: RecordKehadiran, day: Sesi, person: Orang) -> Decision:
    return {
        "tanggal": day.tanggal.isoformat(),
        "tamu": payload.tamu or person.status == "tamu",
        "bulan": [month_of(day.tanggal).isoformat()],
    }


def record_kehadiran(accepted: Sequence[Accepted[RecordKehadiran]]) -> list[Change]:
    """Write who came; the last word about a person at a day counts."""
    latest = {item.payload.kehadiran_id: item for item in accepted}
    insert_values(Kehadiran, [_kehadiran(item) for item in latest.values()], update=("n", "hadir", "tamu"))
    return [change_of("kehadiran", key, months_in(item.outcome)) for key, item in latest.items()]


def _kehadiran(item: Accepted[RecordKehadiran]) -> dict[str, Any]:
    payload = item.payload
    return {
        "id": payload.kehadiran_id,
        "kab_id": item.envelope.kab_id,
        "posyandu_id": item.envelope.posyandu_id,
        "n": item.n,
        "sesi_id": payload.sesi_id,
        "warga_id": payload.warga_id,
        "tanggal": item.outcome["tanggal"],
        "hadir": payload.hadir,
        "tamu": item.outcome["tamu"],
    }
