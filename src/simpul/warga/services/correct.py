"""correct_warga: only the fields that are present change; the old values stay in the history."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any, Final
from uuid import UUID

from msgspec import UNSET, to_builtins

from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op, Outcome
from simpul.jurnal.operations.warga import CorrectWarga
from simpul.kernel.errors import SimpulError
from simpul.warga.errors import Galat, Peringatan
from simpul.warga.models import DirektoriNik, RiwayatWarga, Warga
from simpul.warga.queries import exists, hash_number, nik_elsewhere, open_value, seal_value
from simpul.warga.rules import (
    check_birth,
    check_nik,
    check_texts,
    clean_number,
    mask_tail,
    merge_row,
    sound_key,
)
from simpul.warga.services.deciding import (
    history,
    load_standing,
    missing,
    received_date,
    span,
    standing,
    touched_months,
    update_warga,
    warning,
    written_to,
)

FIELDS: Final = (
    *("nama", "jenis_kelamin", "tanggal_lahir", "tanggal_lahir_perkiraan", "keluarga_id", "hubungan", "ibu_id"),
    *("nama_ibu", "telepon", "dusun", "rw", "rt", "memiliki_kms"),
)
# A change of these moves a person between figures.
COUNTED: Final = frozenset({"jenis_kelamin", "tanggal_lahir", "memiliki_kms"})


def check_correct_warga(ops: Sequence[Op[CorrectWarga]], ctx: Ctx) -> list[Decision]:
    """Outcome: `lama` and `baru` (only what changes, NIK by its last digits), `peringatan`, months to count again, and
    `berlaku_di` when another row stands for her."""
    people = load_standing(ctx, [op.payload.warga_id for op in ops])
    wanted = {op.payload.keluarga_id for op in ops}
    families = exists("keluarga", ctx.kab_id, ctx.posyandu_id, [one for one in wanted if isinstance(one, UUID)])
    numbers = {hash_number(number) for op in ops if (number := _number(op.payload))}
    niks = nik_elsewhere(numbers)
    today = received_date(ctx)
    decisions: list[Decision] = []
    for op in ops:
        person = people.get(op.payload.warga_id)
        if person is None:
            decisions.append(missing())
            continue
        error = _refusal(op.payload, families, today)
        decisions.append(error or _outcome(op.payload, person, niks, today))
    return decisions


def _number(payload: CorrectWarga) -> str:
    return clean_number(payload.nik) if isinstance(payload.nik, str) else ""


def _refusal(payload: CorrectWarga, families: set[UUID], today: dt.date) -> SimpulError | None:
    if isinstance(payload.nama, str) and not payload.nama.strip():
        return SimpulError(Galat.NAMA_KOSONG)
    if isinstance(payload.keluarga_id, UUID) and payload.keluarga_id not in families:
        return SimpulError(Galat.BUKAN_POSYANDU_INI)
    if payload.ibu_id == payload.warga_id:
        return SimpulError(Galat.IBU_DIRI_SENDIRI)
    if isinstance(payload.tanggal_lahir, dt.date) and (error := check_birth(payload.tanggal_lahir, today)):
        return error
    return check_texts(payload)


def _outcome(
    payload: CorrectWarga, person: Warga, niks: dict[bytes, list[tuple[int, UUID]]], today: dt.date
) -> Outcome:
    """Decide against the row in memory, and change it there for the next of the batch."""
    current = {name: getattr(person, name) for name in FIELDS}
    wanted = {name: value for name in FIELDS if (value := getattr(payload, name)) is not UNSET}
    merged = merge_row("warga", current, wanted)
    changed = {name: value for name, value in merged.items() if value != current[name]}
    lama: Outcome = to_builtins({name: current[name] for name in changed})
    baru: Outcome = to_builtins(changed)
    for name, value in changed.items():
        setattr(person, name, value)
    if payload.nik is not UNSET:
        _change_nik(payload, person, lama, baru)
    if payload.nik_pasti is not UNSET or "nik" in baru:
        # Another number was compared with no card yet.
        _confirm_nik(payload, person, lama, baru)
    told = {"peringatan": _warnings(payload, changed, person, niks), **standing(person, payload.warga_id)}
    outcome: Outcome = {"lama": lama, "baru": baru, **told}
    if COUNTED & changed.keys():
        outcome |= span(person.terdaftar_tanggal, today)
    return outcome


def _change_nik(payload: CorrectWarga, person: Warga, lama: Outcome, baru: Outcome) -> None:
    old = open_value(person.nik_sandi, person.id.bytes) if person.nik_sandi else ""
    new = _number(payload)
    if old != new:
        lama["nik"], baru["nik"] = (mask_tail(number) if number else None for number in (old, new))
        person.nik_sandi = seal_value(new, person.id.bytes) if new else None


def _confirm_nik(payload: CorrectWarga, person: Warga, lama: Outcome, baru: Outcome) -> None:
    sure = payload.nik_pasti is True and person.nik_sandi is not None
    if person.nik_pasti != sure:
        lama["nik_pasti"], baru["nik_pasti"] = person.nik_pasti, sure
        person.nik_pasti = sure


def _warnings(
    payload: CorrectWarga, changed: Mapping[str, Any], person: Warga, niks: dict[bytes, list[tuple[int, UUID]]]
) -> list[dict[str, Any]]:
    """What the NIK says against the person: the new one, or the one she has when birth date or sex was corrected."""
    number = _number(payload)
    if not number and person.nik_sandi and {"tanggal_lahir", "jenis_kelamin"} & changed.keys():
        number = open_value(person.nik_sandi, person.id.bytes)
    if not number:
        return []
    birth = person.tanggal_lahir
    found = [warning(code, tanggal=birth.isoformat()) for code in check_nik(number, birth, person.jenis_kelamin)]
    others = [where for where, key in niks.get(hash_number(number), ()) if key != person.id]
    if person.kab_id in others:
        found.append(warning(Peringatan.NIK_TERPAKAI))
    if any(where != person.kab_id for where in others):
        found.append(warning(Peringatan.NIK_DI_DAERAH_LAIN))
    return found


def correct_warga(accepted: Sequence[Accepted[CorrectWarga]]) -> list[Change]:
    """Write the new values, the NIK directory and the history."""
    for item in accepted:
        update_warga(item, written_to(item), **_columns(item))
    RiwayatWarga.objects.bulk_create(
        [history(item, written_to(item), "perbaikan", item.payload.alasan) for item in accepted]
    )
    return [Change("warga", written_to(item), months=touched_months(item.outcome)) for item in accepted]


def _columns(item: Accepted[CorrectWarga]) -> dict[str, Any]:
    payload, baru = item.payload, item.outcome["baru"]
    columns = {name: getattr(payload, name) for name in baru if name not in {"nik", "nik_pasti"}}
    if "nik_pasti" in baru:
        # Decided, not said: another number was compared with no card.
        columns["nik_pasti"] = baru["nik_pasti"]
    if "nama" in columns:
        columns["nama"] = " ".join(columns["nama"].split())
        columns["nama_bunyi"] = sound_key(columns["nama"])
    if "nik" in baru:
        columns |= _write_nik(item, _number(payload))
    return columns


def _write_nik(item: Accepted[CorrectWarga], number: str) -> dict[str, Any]:
    """Put the number into the directory and return its columns."""
    kab_id, warga_id = item.envelope.kab_id, written_to(item)
    DirektoriNik.objects.filter(kab_id=kab_id, warga_id=warga_id).delete()
    if not number:
        return {"nik_sandi": None, "nik_hash": None}
    nik_hash = hash_number(number)
    DirektoriNik.objects.create(nik_hash=nik_hash, kab_id=kab_id, warga_id=warga_id)
    return {"nik_sandi": seal_value(number, warga_id.bytes), "nik_hash": nik_hash}
