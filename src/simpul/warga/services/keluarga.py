"""register_keluarga: a new family; its KK number is optional for ever."""

from collections.abc import Sequence
from typing import Any

from simpul.jurnal.bulk import bulk_insert
from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op, Outcome
from simpul.jurnal.operations.warga import RegisterKeluarga
from simpul.kernel.errors import SimpulError
from simpul.warga.errors import Galat, Peringatan
from simpul.warga.models import Keluarga
from simpul.warga.queries import hash_number, seal_value
from simpul.warga.rules import check_texts, clean_number
from simpul.warga.rules.nik import LENGTH
from simpul.warga.services.deciding import warning


def check_register_keluarga(ops: Sequence[Op[RegisterKeluarga]], ctx: Ctx) -> list[Decision]:
    """A second family with one KK number is accepted with `mungkin_sama`; only an empty name is refused."""
    families = Keluarga.objects.filter(kab_id=ctx.kab_id)
    taken = set(families.filter(id__in=[op.payload.keluarga_id for op in ops]).values_list("id", flat=True))
    numbers = {op.envelope.id: clean_number(op.payload.nomor_kk) for op in ops}
    hashes = {hash_number(number) for number in numbers.values() if number}
    same: dict[bytes, list[str]] = {}
    if hashes:
        for kk_hash, key in families.filter(kk_hash__in=hashes).values_list("kk_hash", "id"):
            same.setdefault(bytes(kk_hash or b""), []).append(str(key))
    decisions: list[Decision] = []
    for op in ops:
        error = _refusal(op.payload) or (
            SimpulError(Galat.KELUARGA_SUDAH_ADA) if op.payload.keluarga_id in taken else None
        )
        decisions.append(error or _outcome(op, numbers[op.envelope.id], same))
        taken.add(op.payload.keluarga_id)
    return decisions


def _refusal(payload: RegisterKeluarga) -> SimpulError | None:
    if not payload.kepala_nama.strip():
        return SimpulError(Galat.NAMA_KOSONG)
    return check_texts(payload)


def _outcome(op: Op[RegisterKeluarga], number: str, same: dict[bytes, list[str]]) -> Outcome:
    warnings: list[dict[str, Any]] = []
    likely: list[str] = []
    if op.payload.nomor_kk and len(number) != LENGTH:
        warnings.append(warning(Peringatan.KK_BUKAN_16_ANGKA))
    if number:
        known = same.setdefault(hash_number(number), [])
        likely = list(known)
        known.append(str(op.payload.keluarga_id))
    if likely:
        warnings.append(warning(Peringatan.KK_TERPAKAI))
    return {"peringatan": warnings, "mungkin_sama": likely}


def register_keluarga(accepted: Sequence[Accepted[RegisterKeluarga]]) -> list[Change]:
    """Write the families."""
    bulk_insert([_row(item) for item in accepted])
    return [Change("keluarga", item.payload.keluarga_id) for item in accepted]


def _row(item: Accepted[RegisterKeluarga]) -> Keluarga:
    payload = item.payload
    number = clean_number(payload.nomor_kk)
    return Keluarga(
        id=payload.keluarga_id,
        kab_id=item.envelope.kab_id,
        posyandu_id=item.envelope.posyandu_id,
        n=item.n,
        kepala_nama=" ".join(payload.kepala_nama.split()),
        kk_sandi=seal_value(number, payload.keluarga_id.bytes) if number else None,
        kk_hash=hash_number(number) if number else None,
        alamat=payload.alamat,
        dusun=payload.dusun,
        rw=payload.rw,
        rt=payload.rt,
    )
