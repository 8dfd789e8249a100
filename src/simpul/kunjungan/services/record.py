"""record_penimbangan: one weighing and measuring, assessed, compared with the last, kept beside another of its date."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from simpul.jurnal.bulk import bulk_insert
from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op, Outcome
from simpul.jurnal.operations.kunjungan import CarryPenimbangan, RecordPenimbangan
from simpul.kernel.errors import SimpulError
from simpul.kunjungan.errors import Galat, Peringatan
from simpul.kunjungan.models import Penimbangan, Sesi
from simpul.kunjungan.rules import (
    Timbang,
    Ukuran,
    carried_id,
    check_date,
    check_hard,
    check_soft,
    check_vitamin_a,
    conflicts,
)
from simpul.kunjungan.services.ground import (
    CLOCK_OFFSET_MS,
    Ground,
    Lalu,
    assess_pairs,
    load_sesi,
    score_columns,
)
from simpul.kunjungan.services.writing import change_of, months_in
from simpul.pertumbuhan.penilaian import Pengukuran
from simpul.pertumbuhan.usia import completed_months
from simpul.warga.queries import Orang
from simpul.warga.rules import check_texts

ENDED = ("pindah", "meninggal")


def check_record_penimbangan(ops: Sequence[Op[RecordPenimbangan]], ctx: Ctx) -> list[Decision]:
    """Refuses impossible values and dates; warns about unlikely ones the kader has not confirmed.

    Outcome: `penilaian` (pertumbuhan.assess, null when nothing was measured), `tamu`, `konflik` (ids of other counted
    weighings of the child's date), `peringatan`, `bulan` (months to count again).
    """
    ground = Ground(ctx, [op.payload.warga_id for op in ops], min(op.payload.tanggal for op in ops))
    sesi = load_sesi(ctx, [op.payload.sesi_id for op in ops])
    ids = [op.payload.penimbangan_id for op in ops]
    taken = set(Penimbangan.objects.filter(kab_id=ctx.kab_id, id__in=ids).values_list("id", flat=True))
    decisions: list[Decision | None] = []
    sound: list[tuple[Orang, Pengukuran]] = []
    for op in ops:
        found = _admit(op, ground, sesi, taken)
        decisions.append(found if isinstance(found, SimpulError) else None)
        if not isinstance(found, SimpulError):
            sound.append((found, measured_of(op.payload, op.payload.tanggal)))
        taken.add(op.payload.penimbangan_id)
    pending = zip(sound, assess_pairs(sound, ground.metode), strict=True)
    return [refused or _decide(op, ground, *next(pending)) for op, refused in zip(ops, decisions, strict=True)]


def measured_of(payload: Any, tanggal: Any) -> Pengukuran:
    """The measurement of a recorded or corrected weighing."""
    return Pengukuran(
        tanggal=tanggal,
        berat_g=payload.berat_g,
        panjang_mm=payload.panjang_mm,
        posisi=payload.posisi,
        lila_mm=payload.lila_mm,
        lingkar_kepala_mm=payload.lingkar_kepala_mm,
        edema=payload.edema,
    )


def sizes_of(taken: Pengukuran) -> Ukuran:
    """The four sizes of a measurement."""
    return Ukuran(taken.berat_g, taken.panjang_mm, taken.lila_mm, taken.lingkar_kepala_mm)


def _admit(op: Op[RecordPenimbangan], ground: Ground, sesi: dict[UUID, Sesi], taken: set[UUID]) -> Orang | SimpulError:
    """The person, or why this weighing cannot be accepted."""
    payload = op.payload
    if payload.penimbangan_id in taken:
        return SimpulError(Galat.SUDAH_TERCATAT)
    person = ground.person(payload.warga_id)
    if person is None:
        return SimpulError(Galat.ORANG_TIDAK_DITEMUKAN)
    error = check_date(payload.tanggal, ground.today, person.tanggal_lahir) or check_texts(payload)
    error = error or _check_sesi(payload, sesi)
    if error is not None:
        return error
    age_months = completed_months(person.tanggal_lahir, payload.tanggal)
    found = sizes_of(measured_of(payload, payload.tanggal))
    empty = found == Ukuran() and not payload.edema and not payload.vitamin_a
    if empty and not (payload.alasan_tidak_ditimbang or "").strip():
        return SimpulError(Galat.PENIMBANGAN_KOSONG)
    return check_hard(found, age_months) or person


def _check_sesi(payload: RecordPenimbangan, sesi: dict[UUID, Sesi]) -> SimpulError | None:
    if payload.sesi_id is None:
        return None
    day = sesi.get(payload.sesi_id)
    if day is None:
        return SimpulError(Galat.SESI_TIDAK_DITEMUKAN)
    if day.tanggal != payload.tanggal:
        dates = {"tanggal": payload.tanggal.isoformat(), "sesi": day.tanggal.isoformat()}
        return SimpulError(Galat.SESI_TANGGAL_BERBEDA, **dates)
    return None


def _decide(
    op: Op[RecordPenimbangan],
    ground: Ground,
    pair: tuple[Orang, Pengukuran],
    penilaian: dict[str, Any] | None | SimpulError,
) -> Decision:
    if isinstance(penilaian, SimpulError):
        return penilaian
    payload, person = op.payload, pair[0]
    own = Lalu(payload.penimbangan_id, person.id, payload.tanggal, payload.berat_g, payload.panjang_mm, dihitung=True)
    same = [Timbang(str(one.id), "", one.tanggal, one.dihitung) for one in [*ground.weighings(person.id), own]]
    others = conflicts(one for one in same if one.tanggal == payload.tanggal)[str(own.id)]
    outcome: Outcome = {
        "penilaian": penilaian,
        "tamu": payload.tamu or person.status == "tamu",
        "konflik": others,
        "peringatan": _warnings(op, ground, pair, penilaian, others),
        "bulan": ground.months(person.id, payload.tanggal),
    }
    ground.add(own)
    return outcome


def _warnings(
    op: Op[RecordPenimbangan],
    ground: Ground,
    pair: tuple[Orang, Pengukuran],
    penilaian: dict[str, Any] | None,
    others: list[str],
) -> list[dict[str, Any]]:
    payload, (person, taken) = op.payload, pair
    last = ground.last_before(person.id, payload.tanggal)
    found = [*check_soft(sizes_of(taken), last, penilaian, payload.dikonfirmasi)]
    age_months = completed_months(person.tanggal_lahir, payload.tanggal)
    found += check_vitamin_a(payload.vitamin_a, age_months, payload.tanggal)
    if others:
        found.append(_warn(Peringatan.DUA_PENIMBANGAN, tanggal=payload.tanggal.isoformat()))
    if person.status in ENDED and person.status_tanggal and person.status_tanggal <= payload.tanggal:
        found.append(_warn(Peringatan.ORANG_TIDAK_AKTIF))
    if abs(op.envelope.clock_offset_ms) > CLOCK_OFFSET_MS:
        found.append(_warn(Peringatan.JAM_HP_BERBEDA))
    return found


def _warn(code: Peringatan, **params: Any) -> dict[str, Any]:
    return {"kode": str(code), "params": params}


def record_penimbangan(accepted: Sequence[Accepted[RecordPenimbangan]]) -> list[Change]:
    """Write the weighings, and name each other's id where two are of one date."""
    bulk_insert([_row(item) for item in accepted])
    changes = [change_of("penimbangan", item.payload.penimbangan_id, months_in(item.outcome)) for item in accepted]
    for item in accepted:
        if item.outcome["konflik"]:
            changes += _name_in_others(item)
    return changes


def check_carry_penimbangan(ops: Sequence[Op[CarryPenimbangan]], ctx: Ctx) -> list[Decision]:
    """As of a weighing done here; its id must follow from where it was done, so that it comes once."""
    found = check_record_penimbangan(ops, ctx)
    return [
        decision
        if op.payload.penimbangan_id == carried_id(op.payload.dari_penimbangan_id, ctx.posyandu_id)
        else SimpulError(Galat.BAWAAN_SALAH_ID)
        for op, decision in zip(ops, found, strict=True)
    ]


def carry_penimbangan(accepted: Sequence[Accepted[CarryPenimbangan]]) -> list[Change]:
    """Write the weighings with where they were done."""
    return record_penimbangan(accepted)


def _name_in_others(item: Accepted[RecordPenimbangan]) -> list[Change]:
    kab_id, own = item.envelope.kab_id, str(item.payload.penimbangan_id)
    others = [UUID(text) for text in item.outcome["konflik"]]
    rows = Penimbangan.objects.filter(kab_id=kab_id, id__in=others).order_by("id")
    for key, named in rows.values_list("id", "konflik"):
        both = sorted({*named, own})
        Penimbangan.objects.filter(kab_id=kab_id, id=key).update(n=item.n, konflik=both)
    return [change_of("penimbangan", key) for key in others]


def _row(item: Accepted[RecordPenimbangan]) -> Penimbangan:
    envelope, payload, outcome = item.envelope, item.payload, item.outcome
    return Penimbangan(
        id=payload.penimbangan_id,
        kab_id=envelope.kab_id,
        posyandu_id=envelope.posyandu_id,
        n=item.n,
        warga_id=payload.warga_id,
        sesi_id=payload.sesi_id,
        tanggal=payload.tanggal,
        berat_g=payload.berat_g,
        panjang_mm=payload.panjang_mm,
        posisi=payload.posisi,
        lila_mm=payload.lila_mm,
        lingkar_kepala_mm=payload.lingkar_kepala_mm,
        edema=payload.edema,
        alasan_tidak_ditimbang=payload.alasan_tidak_ditimbang,
        vitamin_a=payload.vitamin_a,
        beri_tahu_bidan=payload.beri_tahu_bidan,
        tamu=outcome["tamu"],
        konflik=outcome["konflik"],
        penilaian=outcome["penilaian"],
        asal=getattr(payload, "sebab", ""),
        asal_nama=getattr(payload, "dari_nama", ""),
        **score_columns(outcome["penilaian"]),
        dicatat_oleh_id=envelope.actor_id,
        oleh=outcome.get("oleh", ""),
        dicatat_at=envelope.recorded_at,
    )
