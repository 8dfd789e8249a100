"""What the public reads: notices, the words and pictures of a posyandu's page, numbers of officers, open or hidden."""

import datetime as dt
from dataclasses import dataclass, replace
from uuid import UUID

from simpul.akses import services as access
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows.institusi import kab_id_of, leave_line, require_at_place
from simpul.informasi import errors, services
from simpul.informasi.queries import KabarInfo, find_kabar, tampil_of
from simpul.informasi.rules.kabar import Gambar, KabarForm, StatusKabar, check_kabar, check_publish, check_withdraw
from simpul.informasi.rules.tampil import TampilForm, check_tampil, check_telepon
from simpul.jurnal import photos
from simpul.jurnal.lampiran import JPEG, Siap, keep_lampiran, prepare
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.posyandu.queries import PosyanduInfo, find_pengurus, find_posyandu
from simpul.wilayah.queries import Tingkat, wilayah_by_ids

ACT = Tindakan.KELOLA_INFORMASI
# A page with its style sheet stays under 100 kB: the longest sides that are tried, in pixels, until a picture is small.
SIDES_PX = (720, 560, 420, 320)
MOST_BYTES = 55_000


@dataclass(frozen=True, slots=True)
class Tempat:
    """Where a notice belongs: a place, or a posyandu."""

    kab_id: int
    wilayah_id: int
    jalur: str
    posyandu_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class Isian:
    """What a form says of a notice; `foto` None keeps the picture that is there, without one unless `hapus_foto`."""

    judul: str
    isi: str
    mulai: dt.date
    sampai: dt.date | None
    foto_kata: str = ""
    foto_izin: str = ""
    foto: bytes | None = None
    hapus_foto: bool = False
    n: int = 0


@dataclass(frozen=True, slots=True)
class IsianTampil:
    """What a form says of a posyandu's page; pictures as in `Isian`."""

    jalan_masuk: str
    foto_kata: str = ""
    foto_izin: str = ""
    foto: bytes | None = None
    hapus_foto: bool = False
    n: int = 0


def picture_of(content: bytes) -> Siap:
    """A picture made again, small enough for a page that is read on a cheap phone.

    Raises `informasi.bukan_gambar`, `lampiran.terlalu_besar`, `lampiran.bukan_surat`.
    """
    paper = prepare(content)
    if paper.jenis != JPEG:
        raise SimpulError(errors.BUKAN_GAMBAR)
    for side in SIDES_PX:
        paper = replace(paper, isi=photos.reencode(paper.isi, photos.OFFICE_PIXELS, side))
        if len(paper.isi) <= MOST_BYTES:
            break
    return paper


def require_at_posyandu(actor: ActorContext, kab_id: int, posyandu_id: UUID) -> PosyanduInfo:
    """The posyandu, when the account keeps its public page; one that does not exist is refused alike."""
    home = find_posyandu(kab_id, posyandu_id)
    target = Target(kab_id=home.kab_id, posyandu_id=home.id, jalur=home.jalur) if home else Target()
    access.require(actor, ACT, target)
    if home is None:
        raise SimpulError(DITOLAK)
    return home


def place_for(actor: ActorContext, wilayah_id: int) -> Tempat:
    """A place for a notice; raises `akses.ditolak`."""
    place = require_at_place(actor, ACT, wilayah_id)
    return Tempat(kab_id_of(place), place.id, place.jalur)


def posyandu_for(actor: ActorContext, kab_id: int, posyandu_id: UUID) -> Tempat:
    """A posyandu for a notice; raises `akses.ditolak`."""
    home = require_at_posyandu(actor, kab_id, posyandu_id)
    return Tempat(home.kab_id, home.wilayah_id, home.jalur, home.id)


def open_kabar(actor: ActorContext, kab_id: int, kabar_id: UUID) -> KabarInfo:
    """A notice that the account manages; raises `akses.ditolak`."""
    found = find_kabar(kab_id, kabar_id)
    if found is None:
        raise SimpulError(DITOLAK)
    jalur = found.jalur
    if found.posyandu_id is not None:
        home = find_posyandu(kab_id, found.posyandu_id)
        jalur = home.jalur if home else jalur
    access.require(actor, ACT, Target(kab_id=found.kab_id, posyandu_id=found.posyandu_id, jalur=jalur))
    return found


def write_kabar(actor: ActorContext, where: Tempat, said: Isian, *, address: str = "") -> UUID:
    """A new draft; raises `akses.ditolak` or what `check_kabar` and `picture_of` find. Returns its id."""
    paper, key = picture_of(said.foto) if said.foto else None, new_id()
    with write_transaction():
        _require_again(actor, where)
        foto = Gambar(paper.sidik if paper else "", said.foto_kata, said.foto_izin)
        form = check_kabar(_form(key, where, said, foto, actor.akun_id))
        services.add_kabar([form], clock.now())
        _keep(where.kab_id, key, paper, actor)
        leave_line(actor, ACT, "kabar", [key], where.kab_id, address, posyandu_id=where.posyandu_id)
    return key


def change_kabar(actor: ActorContext, kab_id: int, kabar_id: UUID, said: Isian, *, address: str = "") -> None:
    """New words of a notice; raises `akses.ditolak` or what `check_kabar` and `picture_of` find."""
    paper = picture_of(said.foto) if said.foto else None
    with write_transaction():
        stored = open_kabar(actor, kab_id, kabar_id)
        where = Tempat(kab_id, stored.wilayah_id, stored.jalur, stored.posyandu_id)
        foto = Gambar(_picture(paper, "" if said.hapus_foto else stored.foto), said.foto_kata, said.foto_izin)
        services.change_kabar(check_kabar(_form(kabar_id, where, said, foto, actor.akun_id), n=stored.n))
        _keep(kab_id, kabar_id, paper, actor)
        leave_line(actor, ACT, "kabar", [kabar_id], kab_id, address, posyandu_id=stored.posyandu_id)


def publish_kabar(actor: ActorContext, kab_id: int, kabar_id: UUID, n: int, *, address: str = "") -> None:
    """Publish it; raises `akses.ditolak`, `informasi.berubah`, what `check_publish` finds."""
    with write_transaction():
        stored = open_kabar(actor, kab_id, kabar_id)
        check_publish(stored.status, stored.sampai, _today(stored.wilayah_id))
        services.set_status(kab_id, kabar_id, n, StatusKabar.TERBIT, actor.akun_id, clock.now())
        leave_line(actor, ACT, "kabar_terbit", [kabar_id], kab_id, address, posyandu_id=stored.posyandu_id)


def withdraw_kabar(actor: ActorContext, kab_id: int, kabar_id: UUID, n: int, alasan: str, *, address: str = "") -> None:
    """The public no longer reads it; raises `akses.ditolak`, what `check_withdraw` finds, `informasi.berubah`."""
    with write_transaction():
        stored = open_kabar(actor, kab_id, kabar_id)
        reason = check_withdraw(stored.status, alasan)
        services.set_status(kab_id, kabar_id, n, StatusKabar.DITARIK, actor.akun_id, clock.now(), alasan=reason)
        leave_line(
            actor, ACT, "kabar_tarik", [kabar_id], kab_id, address, posyandu_id=stored.posyandu_id, reason=reason
        )


def set_open(actor: ActorContext, kab_id: int, *, terbuka: bool, address: str = "") -> None:
    """Show or hide all public pages of a regency; raises `akses.ditolak` unless the account manages the whole of it."""
    with write_transaction():
        place = require_at_place(actor, ACT, kab_id)
        if place.tingkat is not Tingkat.KABUPATEN or place.kab_id is None:
            raise SimpulError(DITOLAK)
        services.set_open(place.kab_id, actor.akun_id, clock.now(), terbuka=terbuka)
        leave_line(actor, ACT, "tampil_kabupaten", [str(place.kab_id)], place.kab_id, address)


def set_tampil(actor: ActorContext, kab_id: int, posyandu_id: UUID, said: IsianTampil, *, address: str = "") -> None:
    """How one gets into the place, and its picture; raises `akses.ditolak` or what `check_tampil` finds."""
    paper = picture_of(said.foto) if said.foto else None
    with write_transaction():
        require_at_posyandu(actor, kab_id, posyandu_id)
        stored = tampil_of([kab_id], [posyandu_id]).get(posyandu_id)
        sidik = _picture(paper, stored.foto if stored and not said.hapus_foto else "")
        foto = Gambar(sidik, said.foto_kata, said.foto_izin)
        form = TampilForm(new_id(), kab_id, posyandu_id, said.jalan_masuk, foto, actor.akun_id, said.n)
        services.set_tampil(check_tampil(form, stored.n if stored else 0), clock.now())
        _keep(kab_id, posyandu_id, paper, actor)
        leave_line(actor, ACT, "tampil_posyandu", [posyandu_id], kab_id, address, posyandu_id=posyandu_id)


def set_telepon(
    actor: ActorContext, kab_id: int, posyandu_id: UUID, pengurus_id: UUID, *, setuju: bool, address: str = ""
) -> None:
    """Keep that an officer agreed to show the number of the registry, or no longer does.

    Raises `akses.ditolak`, `informasi.tanpa_telepon`.
    """
    with write_transaction():
        home = require_at_posyandu(actor, kab_id, posyandu_id)
        person = find_pengurus(kab_id, pengurus_id)
        if person is None or person.posyandu_id != home.id:
            raise SimpulError(DITOLAK)
        if setuju:
            nomor = check_telepon(person.telepon)
            services.agree_telepon(kab_id, posyandu_id, pengurus_id, nomor, actor.akun_id, clock.now())
        else:
            services.revoke_telepon(kab_id, posyandu_id, pengurus_id, actor.akun_id, clock.now())
        leave_line(actor, ACT, "telepon_tampil", [pengurus_id], kab_id, address, posyandu_id=posyandu_id)


def _require_again(actor: ActorContext, where: Tempat) -> None:
    if where.posyandu_id is None:
        require_at_place(actor, ACT, where.wilayah_id)
    else:
        require_at_posyandu(actor, where.kab_id, where.posyandu_id)


def _form(key: UUID, where: Tempat, said: Isian, foto: Gambar, oleh: UUID) -> KabarForm:
    return KabarForm(
        key,
        where.kab_id,
        where.wilayah_id,
        where.jalur,
        where.posyandu_id,
        said.judul,
        said.isi,
        said.mulai,
        said.sampai,
        foto,
        oleh,
        said.n,
    )


def _picture(paper: Siap | None, kept: str) -> str:
    return paper.sidik if paper else kept


def _keep(kab_id: int, owner: UUID, paper: Siap | None, actor: ActorContext) -> None:
    if paper is not None:
        keep_lampiran(kab_id, owner, paper, actor.akun_id, clock.now())


def _today(wilayah_id: int) -> dt.date:
    place = wilayah_by_ids([wilayah_id])[wilayah_id]
    return clock.today(place.zona_waktu or "WIB")
