"""Subject requests (R56): taken in from the public page or at the counter, worked on by the village, answered."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, AuditIn, Laju, Target, Tindakan
from simpul.flows.erasure import erase_warga, rows_of_person
from simpul.flows.office_act import act
from simpul.flows.password import check_own_password
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kunjungan import queries as kunjungan
from simpul.posyandu.queries import PosyanduInfo, find_posyandu, posyandu_by_ids, posyandu_under
from simpul.usulan import queries as usulan
from simpul.warga import queries as warga
from simpul.warga import services
from simpul.warga.errors import Galat
from simpul.warga.queries import PermintaanInfo
from simpul.warga.rules import JenisHak, StatusHak, show_ticket
from simpul.warga.rules.hak import NewPermintaan

ERASED_ANSWER = "Data sudah dihapus dari Posyandu, dan dari HP kader saat tersambung. Angka rekap tanpa nama tetap ada."
KIND = "permintaan_hak"
LAST_PLACE = 2**31 - 1  # no column holds a larger number


@dataclass(frozen=True, slots=True)
class Pratinjau:
    """What an erasure takes away, in counts, at which other posyandu too, and what stays."""

    timbang: int
    kunjungan: int
    hadir: int
    usulan: int
    foto: int
    anak: int
    di_tempat_lain: int
    ikut: tuple[str, ...]


def send_permintaan(new: NewPermintaan, *, address: str = "") -> str:
    """A request from the public page; returns the ticket as it is printed.

    Raises `akses.terlalu_sering`, `warga.hak_ramai` when too many came for this village from anywhere,
    `warga.hak_isian`, `wilayah.tidak_ditemukan` where no posyandu works.
    """
    akses.spend(Laju.HAK, f"alamat:{address}")
    at = clock.now()
    homes = posyandu_under(new.wilayah_id)
    if not homes:
        raise SimpulError("wilayah.tidak_ditemukan", kode=new.wilayah_id)
    services.check_permintaan(new, clock.local_date(at, homes[0].zona_waktu))
    _spend_at_office(new.wilayah_id)
    with write_transaction():
        [row] = services.receive_permintaan([new], at)
        line = AuditIn(None, Tindakan.URUS_HAK, KIND, (str(row.id),), new.kab_id, alamat=akses.hash_address(address))
        akses.write_audit([line])
    return show_ticket(row.nomor)


def _spend_at_office(wilayah_id: int) -> None:
    """Many addresses together must not bury the few officers of a village; the counter stays open to everybody."""
    try:
        akses.spend(Laju.HAK_KANTOR, f"wilayah:{wilayah_id}")
    except SimpulError as error:
        raise SimpulError(Galat.HAK_RAMAI, **error.params) from error


def village_of(wilayah_id: int) -> NewPermintaan | None:
    """The shell of a public request to a village in which a posyandu works; None elsewhere."""
    try:
        homes = posyandu_under(wilayah_id) if wilayah_id <= LAST_PLACE else []
    except SimpulError:
        return None
    if not homes or homes[0].wilayah_id != wilayah_id:
        return None
    return NewPermintaan(homes[0].kab_id, wilayah_id, homes[0].kode_desa, JenisHak.LIHAT, "", dt.date.min, "publik")


def status_of_ticket(text: str, born: dt.date, *, address: str = "") -> warga.KeadaanHak:
    """How a request stands; every look is counted. Raises `akses.terlalu_sering`, `warga.hak_tidak_ada`."""
    akses.spend(Laju.HAK, f"alamat:{address}")
    return warga.find_by_ticket(text, born)


def take_in(actor: ActorContext, home: PosyanduInfo, new: NewPermintaan, *, address: str = "") -> PermintaanInfo:
    """A request at the counter, with the identity seen. Raises `akses.ditolak`, `warga.hak_isian`, ..."""
    akses.require(actor, Tindakan.URUS_HAK, _target(home))
    at = clock.now()
    services.check_permintaan(new, clock.local_date(at, home.zona_waktu))
    with write_transaction():
        [row] = services.receive_permintaan([new], at)
        _note(actor, warga.find_permintaan(row.kab_id, row.id), "diterima", address)
    return warga.find_permintaan(row.kab_id, row.id)


def open_permintaan(actor: ActorContext, kab_id: int, permintaan_id: UUID) -> PermintaanInfo:
    """One request within reach; what is not looks like what is not there (`akses.ditolak`)."""
    try:
        info = warga.find_permintaan(kab_id, permintaan_id)
    except SimpulError as error:
        raise SimpulError("akses.ditolak") from error
    akses.require(actor, Tindakan.URUS_HAK, Target(kab_id, info.posyandu_id, info.jalur))
    return info


def note_identitas(
    actor: ActorContext, info: PermintaanInfo, home: PosyanduInfo, warga_id: UUID, identitas: str, *, address: str = ""
) -> None:
    """Who asks was seen, and which row is hers."""
    services.check_identitas(info, identitas)
    akses.require(actor, Tindakan.URUS_HAK, _target(home))
    if warga.profile(home.kab_id, [home.id], warga_id, clock.today(home.zona_waktu)) is None:
        raise SimpulError(Galat.HAK_ORANG)
    with write_transaction():
        services.note_identitas(info, home.id, warga_id, identitas, clock.now())
        _note(actor, info, "identitas dilihat", address)


def correct(
    actor: ActorContext, info: PermintaanInfo, changes: Mapping[str, Any], jawaban: str, *, address: str
) -> None:
    """Correct her facts by an operation that carries the ticket, and answer."""
    home, warga_id = _person(info)
    services.check_close(info, StatusHak.SELESAI, jawaban)
    with write_transaction():
        act(actor, home, "correct_warga", {"warga_id": str(warga_id), "alasan": f"Permintaan {info.tiket}", **changes})
        _close(actor, info, StatusHak.SELESAI, jawaban, address)


def stop(actor: ActorContext, info: PermintaanInfo, jawaban: str, *, address: str) -> None:
    """Withdraw everything that rests on consent: photos and messages."""
    home, warga_id = _person(info)
    services.check_close(info, StatusHak.SELESAI, jawaban)
    with write_transaction():
        for jenis in ("foto", "pesan"):
            act(actor, home, "set_izin", {"warga_id": str(warga_id), "jenis": jenis, "setuju": False})
        _close(actor, info, StatusHak.SELESAI, jawaban, address)


def close(actor: ActorContext, info: PermintaanInfo, then: StatusHak, jawaban: str, *, address: str = "") -> None:
    """Done (a copy was handed over) or refused with a reason; raises `warga.hak_jawaban`, `warga.hak_langkah`."""
    if then is StatusHak.SELESAI and info.jenis is JenisHak.HAPUS:
        raise SimpulError(Galat.HAK_LANGKAH)
    services.check_close(info, then, jawaban)
    _close(actor, info, then, jawaban, address)


def preview_hapus(info: PermintaanInfo) -> Pratinjau:
    """What would go and what would stay."""
    home, warga_id = _person(info)
    places = rows_of_person(home.kab_id, home.id, warga_id)
    kinds: list[str] = []
    photos: set[str] = set()
    requests, children = 0, 0
    for place, people in places.items():
        about = (home.kab_id, place, people)
        kinds += [entity for entity, _ in kunjungan.rows_about(*about)]
        photos |= kunjungan.photos_about(*about) | usulan.photos_about(*about)
        requests += len(usulan.requests_of(*about))
        children += len(warga.children_of(*about))
    names = posyandu_by_ids([home.kab_id], places.keys() - {home.id})
    return Pratinjau(
        timbang=kinds.count("penimbangan"),
        kunjungan=kinds.count("kunjungan"),
        hadir=kinds.count("kehadiran"),
        usulan=requests,
        foto=len(photos),
        anak=children,
        di_tempat_lain=warga.count_elsewhere(home.kab_id, [one for rows in places.values() for one in rows]),
        ikut=tuple(sorted(one.nama for one in names.values())),
    )


def propose_hapus(actor: ActorContext, info: PermintaanInfo, *, address: str = "") -> None:
    """The officer's yes to an erasure."""
    _person(info)
    services.check_step(info, StatusHak.DIAJUKAN)
    if info.jenis is not JenisHak.HAPUS:
        raise SimpulError(Galat.HAK_LANGKAH)
    with write_transaction():
        services.propose_hapus(info, actor.akun_id)
        _note(actor, info, "penghapusan diajukan", address)


def return_hapus(actor: ActorContext, info: PermintaanInfo, *, address: str = "") -> None:
    """The proposal is taken back."""
    services.check_step(info, StatusHak.DIPERIKSA)
    with write_transaction():
        services.return_hapus(info)
        _note(actor, info, "pengajuan ditarik", address)


def approve_hapus(actor: ActorContext, info: PermintaanInfo, password: str, *, address: str = "") -> None:
    """The village head's yes, with the password again; the job erases.

    Raises `akses.ditolak`, `warga.hak_mata_kedua`, `akses.sandi_salah`, `akses.terlalu_sering`.
    """
    akses.require(actor, Tindakan.SETUJUI_HAPUS, Target(info.kab_id, info.posyandu_id, info.jalur))
    services.check_approve_hapus(info, actor.akun_id)
    check_own_password(actor, password)
    with write_transaction():
        services.approve_hapus(info, actor.akun_id)
        _note(actor, info, "penghapusan disetujui", address)


def has_erasures() -> bool:
    """Whether an approved erasure waits for the job."""
    return bool(warga.approved_erasures())


def run_erasures(at: dt.datetime) -> int:
    """Erase whom the village agreed to erase; a job that was killed in between does it again.

    One that fails holds up nobody else; the first failure is raised when all were tried.
    """
    done, failed = 0, None
    for kab_id, key in warga.approved_erasures():
        info = warga.find_permintaan(kab_id, key)
        if info.posyandu_id is None or info.warga_id is None:
            continue
        try:
            erase_warga(kab_id, info.posyandu_id, info.warga_id, at, info.penyetuju_id)
            with write_transaction(wait_seconds=30):
                services.close_permintaan(info, StatusHak.SELESAI, ERASED_ANSWER, at)
        except Exception as error:  # noqa: BLE001  # raised below
            failed = failed or error
        else:
            done += 1
    if failed is not None:
        raise failed
    return done


def _person(info: PermintaanInfo) -> tuple[PosyanduInfo, UUID]:
    home = find_posyandu(info.kab_id, info.posyandu_id) if info.posyandu_id else None
    if home is None or info.warga_id is None:
        raise SimpulError(Galat.HAK_LANGKAH)
    return home, info.warga_id


def _close(actor: ActorContext, info: PermintaanInfo, then: StatusHak, jawaban: str, address: str) -> None:
    with write_transaction():
        services.close_permintaan(info, then, jawaban, clock.now())
        _note(actor, info, then.value, address)


def _note(actor: ActorContext, info: PermintaanInfo, step: str, address: str) -> None:
    """The line in the trail: the request and the step, never the person's name."""
    line = AuditIn(
        akun_id=actor.akun_id,
        tindakan=Tindakan.URUS_HAK,
        entitas=KIND,
        ids=(str(info.id), *([str(info.warga_id)] if info.warga_id else [])),
        kab_id=info.kab_id,
        posyandu_id=info.posyandu_id,
        alasan=f"{info.tiket}: {step}",
        alamat=akses.hash_address(address),
    )
    akses.write_audit([line])


def _target(home: PosyanduInfo) -> Target:
    return Target(home.kab_id, home.id, home.jalur)
