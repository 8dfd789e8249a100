"""Competence of kader: seen or tested at a posyandu, learnt at an event, awarded by the Puskesmas, and who is next."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.akses import services as access
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows.institusi import leave_line
from simpul.flows.kegiatan import require_kegiatan, today_at
from simpul.flows.registri import require_at
from simpul.flows.sertifikat import needed_percent
from simpul.flows.undangan import add_peserta
from simpul.jurnal.transactions import write_transaction
from simpul.kegiatan import queries, services
from simpul.kegiatan.errors import KADER_TIDAK_ADA
from simpul.kegiatan.queries import KegiatanInfo
from simpul.kegiatan.rules.butir import KESEHATAN, butir_by_kode
from simpul.kegiatan.rules.kecakapan import KecakapanForm, TandaForm
from simpul.kegiatan.rules.peserta import MOST_AT_ONCE, NewPeserta
from simpul.kegiatan.rules.words import AsalPeserta
from simpul.kegiatan.services import Lulusan, Tambahan
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.posyandu import queries as posyandu
from simpul.posyandu.queries import KaderInfo, PosyanduInfo

ENTITY = "kecakapan"


@dataclass(frozen=True, slots=True)
class Undangan:
    """Someone who should be trained next: her last training in the field, None for never."""

    kader: posyandu.KaderBidang
    pelatihan: dt.date | None


def record_kecakapan(
    actor: ActorContext, kab_id: int, posyandu_id: UUID, form: KecakapanForm, *, address: str = ""
) -> None:
    """What a kader showed; raises `akses.ditolak` for a field that is not the account's, `kegiatan.kader_tidak_ada`,
    what `check_record_kecakapan` finds."""
    with write_transaction():
        home = _home(actor, kab_id, posyandu_id)
        ready = services.check_record_kecakapan(form, clock.today(home.zona_waktu))
        for bidang in {butir_by_kode()[kode].bidang for kode in ready.butir}:
            access.require(actor, Tindakan.CATAT_KOMPETENSI, _target(home, bidang))
        person_at(home, form.kader_id)
        services.record_kecakapan(kab_id, ready, actor.akun_id, clock.now())
        leave_line(actor, Tindakan.CATAT_KOMPETENSI, ENTITY, [form.kader_id], kab_id, address, posyandu_id=home.id)


def record_tanda(actor: ActorContext, kab_id: int, posyandu_id: UUID, form: TandaForm, *, address: str = "") -> None:
    """A level that the Puskesmas awarded; raises `akses.ditolak`, `kegiatan.kader_tidak_ada`, what
    `check_record_tanda` finds."""
    with write_transaction():
        home = _home(actor, kab_id, posyandu_id)
        access.require(actor, Tindakan.CATAT_KOMPETENSI, _target(home, KESEHATAN))
        person_at(home, form.kader_id)
        ready = services.check_record_tanda(kab_id, form, clock.today(home.zona_waktu))
        services.record_tanda(kab_id, ready, actor.akun_id, clock.now())
        leave_line(actor, Tindakan.CATAT_KOMPETENSI, ENTITY, [form.id], kab_id, address, posyandu_id=home.id)


def cancel_kecakapan(
    actor: ActorContext, kab_id: int, posyandu_id: UUID, kader_id: UUID, row_id: UUID, alasan: str, *, address: str = ""
) -> None:
    """A row that was wrong; raises `akses.ditolak`, `kegiatan.kader_tidak_ada`, what `check_cancel_kecakapan` finds."""
    with write_transaction():
        home = _home(actor, kab_id, posyandu_id)
        ids = rows_of_person(person_at(home, kader_id))
        why = services.check_cancel_kecakapan(kab_id, ids, row_id, alasan)
        field = next((one.bidang for one in queries.kecakapan_of(kab_id, ids) if one.id == row_id), KESEHATAN)
        access.require(actor, Tindakan.CATAT_KOMPETENSI, _target(home, field))
        services.cancel_kecakapan(kab_id, row_id, why, clock.now())
        leave_line(actor, Tindakan.CATAT_KOMPETENSI, ENTITY, [row_id], kab_id, address, posyandu_id=home.id, reason=why)


def learn_from_kegiatan(
    actor: ActorContext, kab_id: int, kegiatan_id: UUID, butir: Sequence[str], *, own_field: bool, address: str = ""
) -> Lulusan:
    """Everyone of the kader register who attended enough comes by these competences.

    Raises `akses.ditolak`, what `check_learn_from_kegiatan` finds.
    """
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.KELOLA_KEGIATAN, kab_id, kegiatan_id)
        services.touch(known)
        people = kader_on_list(known)
        fields = {key: one.bidang for key, one in people.items()}
        perlu, today = needed_percent(known), today_at(known)
        made = services.check_learn_from_kegiatan(known, butir, fields, perlu, today, own_field=own_field)
        kab_of = {key: one.kab_id for key, one in people.items()}
        services.learn_from_kegiatan(known, made, kab_of, actor.akun_id, clock.now())
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, [known.id], kab_id, address)
    return made


def kader_on_list(known: KegiatanInfo) -> dict[UUID, posyandu.KaderBidang]:
    """Who of an event's list stands in the kader register."""
    people = queries.peserta_page(known.kab_id, known.id, limit=None)
    ids = [one.kader_id for one in people if one.kader_id is not None]
    return posyandu.kader_by_ids(posyandu.kab_ids_under(known.wilayah_id), ids)


def count_kader_on_list(known: KegiatanInfo) -> int:
    """How many they are."""
    return queries.count_kader_listed(known.kab_id, known.id, posyandu.kab_ids_under(known.wilayah_id))


def invite_kader(
    actor: ActorContext,
    kab_id: int,
    kegiatan_id: UUID,
    kategori_id: UUID,
    chosen: Sequence[UUID],
    *,
    address: str = "",
) -> Tambahan:
    """Kader whose training is due are put on the list of an event; who stands there already stays there once.

    Raises `akses.ditolak` also for a kader out of reach, `kegiatan.daftar_kosong`, `kegiatan.kader_tidak_ada`, what
    `check_add_peserta` finds.
    """
    known = require_kegiatan(actor, Tindakan.KELOLA_KEGIATAN, kab_id, kegiatan_id)
    if not chosen:
        raise SimpulError("kegiatan.daftar_kosong")
    found = posyandu.kader_by_ids(posyandu.kab_ids_under(known.wilayah_id), chosen[: MOST_AT_ONCE + 1])
    if len(found) < len(set(chosen)):
        raise SimpulError(KADER_TIDAK_ADA)
    places = {(one.kab_id, one.posyandu_id) for one in found.values()}
    homes = posyandu.posyandu_by_ids({kab_id for kab_id, _ in places}, {key for _, key in places})
    for home in homes.values():
        access.require(actor, Tindakan.LIHAT_POSYANDU, _target(home))
    return add_peserta(
        actor, kab_id, kegiatan_id, [_guest(one, homes[one.posyandu_id], kategori_id) for one in found.values()],
        address=address,
    )  # fmt: skip


def _guest(one: posyandu.KaderBidang, home: PosyanduInfo, kategori_id: UUID) -> NewPeserta:
    return NewPeserta(
        new_id(),
        kategori_id,
        one.nama,
        "Kader",
        one.posyandu,
        one.bidang[0] if len(one.bidang) == 1 else "",
        asal=AsalPeserta.REGISTRI,
        asal_jalur=home.jalur,
        posyandu_id=home.id,
        kader_id=one.id,
        akun_id=one.akun_id,
    )


def person_at(home: PosyanduInfo, kader_id: UUID) -> KaderInfo:
    """A kader of a posyandu; raises `kegiatan.kader_tidak_ada`."""
    person = posyandu.find_kader(home.kab_id, kader_id)
    if person is None or person.posyandu_id != home.id:
        raise SimpulError(KADER_TIDAK_ADA)
    return person


def rows_of_person(person: KaderInfo) -> list[UUID]:
    """All rows of the register that are this person: her account carries her from one term to the next."""
    if person.akun_id is None:
        return [person.id]
    return [
        person.id,
        *(one.id for one in posyandu.kader_of_akun(person.kab_id, person.akun_id) if one.id != person.id),
    ]


def _home(actor: ActorContext, kab_id: int, posyandu_id: UUID) -> PosyanduInfo:
    require_at(actor, Tindakan.LIHAT_PEMBINAAN, (kab_id, posyandu_id))
    home = posyandu.find_posyandu(kab_id, posyandu_id)
    if home is None:
        raise SimpulError("akses.ditolak", tindakan=Tindakan.LIHAT_PEMBINAAN.value)
    return home


def _target(home: PosyanduInfo, bidang: str | None = None) -> Target:
    return Target(kab_id=home.kab_id, posyandu_id=home.id, jalur=home.jalur, bidang=bidang)
