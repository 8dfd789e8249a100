"""register_warga: a new person. The same child twice is accepted and flagged, never refused."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from typing import Any
from uuid import UUID

from simpul.jurnal.bulk import bulk_insert
from simpul.jurnal.contracts import Accepted, Change, Ctx, Decision, Op, Outcome
from simpul.jurnal.operations.warga import RegisterWarga
from simpul.kernel.errors import SimpulError
from simpul.warga.errors import Galat, Peringatan
from simpul.warga.models import DirektoriNik, Status, Warga
from simpul.warga.queries import exists, hash_number, nik_elsewhere, seal_value
from simpul.warga.rules import (
    LIKELY,
    Ciri,
    Key,
    check_birth,
    check_nik,
    check_texts,
    check_work_date,
    clean_number,
    duplicate_score,
    index_keys,
    is_filler,
    search_keys,
    sound_key,
)
from simpul.warga.services.deciding import received_date, span, touched_months, warning

MOST_LIKELY = 3
BIRTH_WEIGHT_LEAST_G, BIRTH_WEIGHT_MOST_G = 300, 7000  # health.md 2.0


class _Registry:
    """People of the posyandu, found by what makes them likely duplicates; grows while the batch is decided."""

    def __init__(self, ctx: Ctx, ops: Sequence[Op[RegisterWarga]]) -> None:
        ids = [op.payload.warga_id for op in ops]
        self.taken = set(Warga.objects.filter(kab_id=ctx.kab_id, id__in=ids).values_list("id", flat=True))
        family = {op.payload.keluarga_id for op in ops} - {None}
        self.families = exists("keluarga", ctx.kab_id, ctx.posyandu_id, [one for one in family if one])
        self.names: dict[UUID, str] = {}
        self.numbers: set[str] = set()
        self.index: dict[Key, list[tuple[UUID, Ciri]]] = defaultdict(list)
        numbers = (clean_number(op.payload.nik) for op in ops)
        self.niks = nik_elsewhere({hash_number(number) for number in numbers if number})
        self._load(ctx)

    def _load(self, ctx: Ctx) -> None:
        rows = Warga.objects.filter(
            kab_id=ctx.kab_id, posyandu_id=ctx.posyandu_id, digabung_ke__isnull=True, arsip_tanggal__isnull=True
        ).values_list(
            *("id", "nama", "nama_bunyi", "tanggal_lahir", "tanggal_lahir_perkiraan", "jenis_kelamin"),
            *("nama_ibu", "ibu_id", "nomor_sementara"),
        )
        people = list(rows)
        self.names = {row[0]: row[1] for row in people}
        for key, _, sound, birth, guessed, sex, mother, mother_id, number in people:
            mother_sound = sound_key(mother or self.names.get(mother_id, ""))
            self.add(key, Ciri(sound, birth, guessed, sex, mother_sound), number)

    def add(self, warga_id: UUID, person: Ciri, number: str | None) -> None:
        """Put a person in, so that the next of the batch is compared with her too."""
        for key in index_keys(person):
            self.index[key].append((warga_id, person))
        if number:
            self.numbers.add(number)

    def likely(self, person: Ciri) -> list[str]:
        """Ids of people she may be, the likeliest first."""
        near = dict(known for key in search_keys(person) for known in self.index.get(key, ()))
        scored = ((duplicate_score(person, other), key) for key, other in near.items())
        found = sorted(((score, str(key)) for score, key in scored if score >= LIKELY), reverse=True)
        return [key for _, key in found][:MOST_LIKELY]


def check_register_warga(ops: Sequence[Op[RegisterWarga]], ctx: Ctx) -> list[Decision]:
    """Refuses impossible dates, an empty name and strangers as family; warns about everything else.

    Outcome: `peringatan`, `mungkin_sama` (ids), `dari` and `hingga` (months to count again).
    """
    registry = _Registry(ctx, ops)
    today = received_date(ctx)
    decisions: list[Decision] = []
    for op in ops:
        error = _refusal(op, registry, today)
        decisions.append(error or _outcome(op, registry, ctx, today))
    return decisions


def _refusal(op: Op[RegisterWarga], registry: _Registry, today: dt.date) -> SimpulError | None:
    payload = op.payload
    if not payload.nama.strip():
        return SimpulError(Galat.NAMA_KOSONG)
    if payload.warga_id in registry.taken:
        return SimpulError(Galat.SUDAH_TERDAFTAR)
    if payload.keluarga_id and payload.keluarga_id not in registry.families:
        return SimpulError(Galat.BUKAN_POSYANDU_INI)
    weight_g = payload.berat_lahir_g
    if weight_g is not None and not BIRTH_WEIGHT_LEAST_G <= weight_g <= BIRTH_WEIGHT_MOST_G:
        return SimpulError(Galat.BERAT_LAHIR, berat=weight_g)
    return (
        check_texts(payload)
        or check_birth(payload.tanggal_lahir, today)
        or check_work_date(op.envelope.service_date, today)
    )


def _outcome(op: Op[RegisterWarga], registry: _Registry, ctx: Ctx, today: dt.date) -> Outcome:
    payload = op.payload
    mother = payload.nama_ibu or (registry.names.get(payload.ibu_id, "") if payload.ibu_id else "")
    new = Ciri(
        sound_key(payload.nama),
        payload.tanggal_lahir,
        payload.tanggal_lahir_perkiraan,
        payload.jenis_kelamin,
        sound_key(mother),
    )
    likely = registry.likely(new)
    warnings, same_nik = _number_warnings(op, registry, ctx.kab_id)
    likely = list(dict.fromkeys([*same_nik, *likely]))[:MOST_LIKELY]
    if likely:
        warnings.append(warning(Peringatan.MUNGKIN_SAMA))
    registry.taken.add(payload.warga_id)
    registry.names[payload.warga_id] = payload.nama
    registry.add(payload.warga_id, new, payload.nomor_sementara)
    first = max(op.envelope.service_date, payload.tanggal_lahir)
    return {"peringatan": warnings, "mungkin_sama": likely, **span(first, today)}


def _number_warnings(op: Op[RegisterWarga], registry: _Registry, kab_id: int) -> tuple[list[dict[str, Any]], list[str]]:
    """Warnings about NIK and temporary number, and the ids of this posyandu that carry the same NIK."""
    payload = op.payload
    warnings = []
    if payload.nomor_sementara and payload.nomor_sementara in registry.numbers:
        warnings.append(warning(Peringatan.NOMOR_SEMENTARA_GANDA, nomor=payload.nomor_sementara))
    number = clean_number(payload.nik)
    if not payload.nik:
        return warnings, []
    birth = payload.tanggal_lahir
    found = check_nik(number, birth, payload.jenis_kelamin)
    warnings += [warning(code, tanggal=birth.isoformat()) for code in found]
    holders = registry.niks.setdefault(hash_number(number), []) if number else []
    if any(where == kab_id for where, _ in holders):
        warnings.append(warning(Peringatan.NIK_TERPAKAI))
    if any(where != kab_id for where, _ in holders):
        warnings.append(warning(Peringatan.NIK_DI_DAERAH_LAIN))
    # A number that only fills the form is everybody's: it finds nobody.
    same = [str(key) for where, key in holders if where == kab_id and key in registry.names and not is_filler(number)]
    holders.append((kab_id, payload.warga_id))
    return warnings, same


def register_warga(accepted: Sequence[Accepted[RegisterWarga]]) -> list[Change]:
    """Write the people, and their NIK into the directory."""
    bulk_insert([_row(item) for item in accepted])
    listed = [_listed(item) for item in accepted if clean_number(item.payload.nik)]
    if listed:
        bulk_insert(listed)
    return [Change("warga", item.payload.warga_id, months=touched_months(item.outcome)) for item in accepted]


def _listed(item: Accepted[RegisterWarga]) -> DirektoriNik:
    nik_hash = hash_number(clean_number(item.payload.nik))
    return DirektoriNik(nik_hash=nik_hash, kab_id=item.envelope.kab_id, warga_id=item.payload.warga_id)


def _row(item: Accepted[RegisterWarga]) -> Warga:
    payload = item.payload
    name, number = " ".join(payload.nama.split()), clean_number(payload.nik)
    likely = item.outcome["mungkin_sama"]
    return Warga(
        id=payload.warga_id,
        kab_id=item.envelope.kab_id,
        posyandu_id=item.envelope.posyandu_id,
        n=item.n,
        nama=name,
        nama_bunyi=sound_key(name),
        jenis_kelamin=payload.jenis_kelamin,
        tanggal_lahir=payload.tanggal_lahir,
        tanggal_lahir_perkiraan=payload.tanggal_lahir_perkiraan,
        nik_sandi=seal_value(number, payload.warga_id.bytes) if number else None,
        nik_hash=hash_number(number) if number else None,
        nomor_sementara=payload.nomor_sementara,
        keluarga_id=payload.keluarga_id,
        hubungan=payload.hubungan,
        ibu_id=payload.ibu_id,
        nama_ibu=payload.nama_ibu,
        telepon=payload.telepon,
        dusun=payload.dusun,
        rw=payload.rw,
        rt=payload.rt,
        status=Status.TAMU if payload.tamu else Status.AKTIF,
        asal_posyandu_id=payload.asal_posyandu_id,
        asal_teks=payload.asal_teks,
        asal_warga_id=payload.asal_warga_id,
        memiliki_kms=payload.memiliki_kms,
        berat_lahir_g=payload.berat_lahir_g,
        izin_foto=payload.izin_foto,
        izin_pesan=payload.izin_pesan,
        dasar_hukum=payload.dasar_hukum,
        terdaftar_tanggal=item.envelope.service_date,
        perlu_tinjau=bool(likely),
        mungkin_sama=likely,
    )
