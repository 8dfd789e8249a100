"""Events are planned, changed, moved through their states and given their papers, at the place that holds them."""

import datetime as dt
from uuid import UUID

from simpul.akses import services as access
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows import institusi
from simpul.flows.institusi import kab_id_of, leave_line, refused_alike, require_at_place
from simpul.jurnal import lampiran
from simpul.jurnal.transactions import write_transaction
from simpul.kegiatan import queries, services
from simpul.kegiatan.queries import KegiatanInfo
from simpul.kegiatan.rules.evaluasi import read_questions
from simpul.kegiatan.rules.forms import KegiatanForm, check_berkas, check_surat
from simpul.kegiatan.rules.keadaan import check_open
from simpul.kegiatan.rules.words import StatusKegiatan
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError

ENTITY = "kegiatan"


def target_of(info: KegiatanInfo) -> Target:
    """An event as the decision function sees it."""
    return Target(kab_id=info.kab_id, jalur=info.jalur)


def require_kegiatan(actor: ActorContext, action: Tindakan, kab_id: int, kegiatan_id: UUID) -> KegiatanInfo:
    """The event, when the account may do the act there; one that does not exist is refused like one out of reach."""
    with refused_alike(actor, action):
        info = queries.find_kegiatan(kab_id, kegiatan_id)
    access.require(actor, action, target_of(info))
    return info


def today_at(info: KegiatanInfo) -> dt.date:
    """Today by the clock on the wall of the place that holds an event."""
    return institusi.today_at(info.wilayah_id)


def zone_of(info: KegiatanInfo) -> str:
    """WIB, WITA or WIT."""
    return institusi.zone_at(info.wilayah_id)


def create_kegiatan(actor: ActorContext, form: KegiatanForm, *, address: str = "", contoh: bool = False) -> int:
    """A new event; returns the regency it is kept under (0 above one).

    Raises `akses.ditolak`, what `check_create_kegiatan` finds.
    """
    with write_transaction():
        place = require_at_place(actor, Tindakan.KELOLA_KEGIATAN, form.wilayah_id)
        ready, kab_id = services.check_create_kegiatan(form), kab_id_of(place)
        services.create_kegiatan(ready, place, kab_id, actor.akun_id, clock.now(), contoh=contoh)
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, [form.id], kab_id, address)
    return kab_id


def change_kegiatan(actor: ActorContext, kab_id: int, form: KegiatanForm, *, address: str = "") -> None:
    """An event as planned anew; raises `akses.ditolak`, what `check_change_kegiatan` finds."""
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.KELOLA_KEGIATAN, kab_id, form.id)
        services.touch(known)
        known = queries.find_kegiatan(kab_id, form.id)
        services.change_kegiatan(services.check_change_kegiatan(form, known), known)
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, [form.id], kab_id, address)


def set_status(
    actor: ActorContext, kab_id: int, kegiatan_id: UUID, ke: StatusKegiatan, alasan: str = "", *, address: str = ""
) -> None:
    """The next state; raises `akses.ditolak`, what `check_set_status` finds."""
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.KELOLA_KEGIATAN, kab_id, kegiatan_id)
        services.touch(known)
        known = queries.find_kegiatan(kab_id, kegiatan_id)
        services.set_status(known, services.check_set_status(known, ke, alasan), alasan)
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, [known.id], kab_id, address, reason=alasan.strip()[:300])


def set_surat(actor: ActorContext, kab_id: int, kegiatan_id: UUID, surat: dict[str, str], *, address: str = "") -> None:
    """The letter of invitation; raises `akses.ditolak`, `kegiatan.sudah_batal`, what `check_surat` finds."""
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.KELOLA_KEGIATAN, kab_id, kegiatan_id)
        check_open(known.status)
        services.set_surat(known, check_surat(surat))
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, [known.id], kab_id, address)


def set_pertanyaan(actor: ActorContext, kab_id: int, kegiatan_id: UUID, teks: str, *, address: str = "") -> None:
    """The questions of the evaluation form; raises `akses.ditolak`, `kegiatan.sudah_batal`, `kegiatan.sudah_dijawab`
    once a form was filled, what `read_questions` finds."""
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.KELOLA_KEGIATAN, kab_id, kegiatan_id)
        services.check_set_pertanyaan(known)
        services.set_pertanyaan(known, read_questions(teks))
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, [known.id], kab_id, address)


def add_materi(
    actor: ActorContext,
    kab_id: int,
    kegiatan_id: UUID,
    judul: str,
    bidang: str,
    isi: bytes = b"",
    *,
    address: str = "",
) -> None:
    """A material, with its file when there is one; raises `akses.ditolak`, `lampiran.*`, what `check_berkas` finds."""
    said = check_berkas(judul, bidang, needed=True)
    paper = lampiran.prepare(isi) if isi else None
    with write_transaction():
        known = _open(actor, kab_id, kegiatan_id)
        sidik = lampiran.keep_lampiran(kab_id, known.id, paper, actor.akun_id, clock.now()) if paper else ""
        services.add_materi(known, said, bidang, sidik, clock.now())
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, [known.id], kab_id, address)


def add_dokumentasi(
    actor: ActorContext, kab_id: int, kegiatan_id: UUID, keterangan: str, isi: bytes, *, address: str = ""
) -> None:
    """A picture of the event; raises `akses.ditolak`, `lampiran.*`, `kegiatan.bukan_foto` for a PDF."""
    said, paper = check_berkas(keterangan, "", needed=False), lampiran.prepare(isi)
    if paper.jenis != lampiran.JPEG:
        raise SimpulError("kegiatan.bukan_foto")
    with write_transaction():
        known = _open(actor, kab_id, kegiatan_id)
        sidik = lampiran.keep_lampiran(kab_id, known.id, paper, actor.akun_id, clock.now())
        services.add_dokumentasi(known, said, sidik, clock.now())
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, [known.id], kab_id, address)


def remove_berkas(
    actor: ActorContext, kab_id: int, kegiatan_id: UUID, berkas_id: UUID, alasan: str, *, address: str = ""
) -> None:
    """A material or picture taken off; raises `akses.ditolak`, `kegiatan.alasan_kosong`, `lampiran.tidak_ada`."""
    if not alasan.strip():
        raise SimpulError("kegiatan.alasan_kosong")
    with write_transaction():
        known = _open(actor, kab_id, kegiatan_id)
        if not services.remove_berkas(known, berkas_id):
            raise SimpulError("lampiran.tidak_ada")
        ids = [known.id, berkas_id]
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, ids, kab_id, address, reason=alasan.strip()[:300])


def _open(actor: ActorContext, kab_id: int, kegiatan_id: UUID) -> KegiatanInfo:
    known = require_kegiatan(actor, Tindakan.KELOLA_KEGIATAN, kab_id, kegiatan_id)
    check_open(known.status)
    return known
