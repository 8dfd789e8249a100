"""register_keluarga, correct_keluarga: a family. Its KK number is optional for ever and may come later."""

from collections.abc import Collection, Sequence
from typing import Any, Final
from uuid import UUID

from msgspec import UNSET

from simpul.jurnal.bulk import bulk_insert
from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op, Outcome
from simpul.jurnal.operations.warga import CorrectKeluarga, RegisterKeluarga
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import derive_id
from simpul.warga.errors import Galat, Peringatan
from simpul.warga.models import Keluarga, RiwayatWarga, Warga
from simpul.warga.queries import hash_number, open_value, seal_value
from simpul.warga.rules import check_texts, clean_number, mask_tail, merge_row
from simpul.warga.rules.nik import LENGTH
from simpul.warga.services.deciding import history, warning

FACTS: Final = ("kepala_nama", "alamat", "dusun", "rw", "rt")


def check_register_keluarga(ops: Sequence[Op[RegisterKeluarga]], ctx: Ctx) -> list[Decision]:
    """A second family with one KK number is accepted with `mungkin_sama`; only an empty name is refused."""
    families = Keluarga.objects.filter(kab_id=ctx.kab_id)
    taken = set(families.filter(id__in=[op.payload.keluarga_id for op in ops]).values_list("id", flat=True))
    numbers = {op.envelope.id: clean_number(op.payload.nomor_kk) for op in ops}
    same = _holders(ctx, numbers.values())
    decisions: list[Decision] = []
    for op in ops:
        error = _refusal(op.payload) or (
            SimpulError(Galat.KELUARGA_SUDAH_ADA) if op.payload.keluarga_id in taken else None
        )
        decisions.append(error or _told(str(op.payload.keluarga_id), numbers[op.envelope.id], same))
        taken.add(op.payload.keluarga_id)
    return decisions


def _holders(ctx: Ctx, numbers: Collection[str]) -> dict[bytes, list[str]]:
    """Families of the regency by the hash of their KK number, as far as these numbers ask."""
    hashes = {hash_number(number) for number in numbers if number}
    same: dict[bytes, list[str]] = {}
    if hashes:
        rows = Keluarga.objects.filter(kab_id=ctx.kab_id, kk_hash__in=hashes)
        for kk_hash, key in rows.values_list("kk_hash", "id"):
            same.setdefault(bytes(kk_hash or b""), []).append(str(key))
    return same


def _refusal(payload: RegisterKeluarga) -> SimpulError | None:
    if not payload.kepala_nama.strip():
        return SimpulError(Galat.NAMA_KOSONG)
    return check_texts(payload)


def _told(key: str, number: str, same: dict[bytes, list[str]]) -> Outcome:
    """Warnings about the number of a family; the next of the batch sees that it has it."""
    warnings: list[dict[str, Any]] = []
    likely: list[str] = []
    if number and len(number) != LENGTH:
        warnings.append(warning(Peringatan.KK_BUKAN_16_ANGKA))
    if number:
        known = same.setdefault(hash_number(number), [])
        likely = [one for one in known if one != key]
        known.append(key)
    if likely:
        warnings.append(warning(Peringatan.KK_TERPAKAI))
    return {"peringatan": warnings, "mungkin_sama": likely}


def register_keluarga(accepted: Sequence[Accepted[RegisterKeluarga]]) -> list[Change]:
    """Write the families."""
    bulk_insert([_row(item) for item in accepted])
    return [Change("keluarga", item.payload.keluarga_id) for item in accepted]


def _row(item: Accepted[RegisterKeluarga]) -> Keluarga:
    payload = item.payload
    return Keluarga(
        id=payload.keluarga_id,
        kab_id=item.envelope.kab_id,
        posyandu_id=item.envelope.posyandu_id,
        n=item.n,
        kepala_nama=" ".join(payload.kepala_nama.split()),
        **_kk_columns(payload),
        alamat=payload.alamat,
        dusun=payload.dusun,
        rw=payload.rw,
        rt=payload.rt,
    )


def _kk_columns(payload: RegisterKeluarga | CorrectKeluarga) -> dict[str, bytes | None]:
    number = _number(payload)
    if not number:
        return {"kk_sandi": None, "kk_hash": None}
    return {"kk_sandi": seal_value(number, payload.keluarga_id.bytes), "kk_hash": hash_number(number)}


def _number(payload: RegisterKeluarga | CorrectKeluarga) -> str:
    return clean_number(payload.nomor_kk) if isinstance(payload.nomor_kk, str) else ""


def check_correct_keluarga(ops: Sequence[Op[CorrectKeluarga]], ctx: Ctx) -> list[Decision]:
    """Outcome: `lama` and `baru` (the number by its last digits), `peringatan`, `mungkin_sama`."""
    ids = [op.payload.keluarga_id for op in ops]
    rows = Keluarga.objects.filter(kab_id=ctx.kab_id, posyandu_id=ctx.posyandu_id, id__in=ids)
    families = {row.id: row for row in rows}
    same = _holders(ctx, [_number(op.payload) for op in ops])
    decisions: list[Decision] = []
    for op in ops:
        family = families.get(op.payload.keluarga_id)
        if family is None:
            decisions.append(SimpulError(Galat.BUKAN_POSYANDU_INI))
        else:
            decisions.append(_correction_error(op.payload) or _corrected(op.payload, family, same))
    return decisions


def _correction_error(payload: CorrectKeluarga) -> SimpulError | None:
    if isinstance(payload.kepala_nama, str) and not payload.kepala_nama.strip():
        return SimpulError(Galat.NAMA_KOSONG)
    return check_texts(payload)


def _corrected(payload: CorrectKeluarga, family: Keluarga, same: dict[bytes, list[str]]) -> Outcome:
    """Decide against the row in memory, and change it there for the next of the batch."""
    old = open_value(family.kk_sandi, family.id.bytes) if family.kk_sandi else ""
    current = {"nomor_kk": old, **{name: getattr(family, name) for name in FACTS}}
    wanted = {name: value for name in FACTS if (value := getattr(payload, name)) is not UNSET}
    named = {"nomor_kk": _number(payload)} if payload.nomor_kk is not UNSET else {}
    merged = merge_row("keluarga", current, {**named, **wanted})
    changed = {name: value for name, value in merged.items() if value != current[name]}
    lama, baru = {name: current[name] for name in changed}, dict(changed)
    for name in wanted.keys() & changed.keys():
        setattr(family, name, changed[name])
    if "nomor_kk" in changed:
        lama["nomor_kk"], baru["nomor_kk"] = (mask_tail(one) if one else None for one in (old, changed["nomor_kk"]))
        family.kk_sandi = _kk_columns(payload)["kk_sandi"]
    return {"lama": lama, "baru": baru, **_told(str(family.id), changed.get("nomor_kk") or "", same)}


def correct_keluarga(accepted: Sequence[Accepted[CorrectKeluarga]]) -> list[Change]:
    """Write the facts; each member's history tells of them."""
    changes: list[Change] = []
    for item in accepted:
        envelope, key = item.envelope, item.payload.keluarga_id
        columns = _columns(item)
        Keluarga.objects.filter(kab_id=envelope.kab_id, id=key).update(n=item.n, **columns)
        members = Warga.objects.filter(kab_id=envelope.kab_id, keluarga_id=key, digabung_ke__isnull=True)
        ids = list(members.order_by("id").values_list("id", flat=True)) if columns else []
        members.filter(id__in=ids).update(n=item.n)
        RiwayatWarga.objects.bulk_create([_line(item, one) for one in ids])
        changes += [Change("keluarga", key), *(Change("warga", one) for one in ids)]
    return changes


def _columns(item: Accepted[CorrectKeluarga]) -> dict[str, Any]:
    baru = item.outcome["baru"]
    columns: dict[str, Any] = {name: baru[name] for name in FACTS if name in baru}
    return columns | (_kk_columns(item.payload) if "nomor_kk" in baru else {})


def _line(item: Accepted[CorrectKeluarga], warga_id: UUID) -> RiwayatWarga:
    """One line of history for each member, so each has an id of its own."""
    line = history(item, warga_id, "perbaikan", item.payload.alasan)
    line.id = derive_id("riwayat_kk", str(item.envelope.id), str(warga_id))
    return line
