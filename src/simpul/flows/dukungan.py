"""The support that is real in a desa, typed by the village; and the tap of a family, which leaves no name."""

import datetime as dt
import secrets
from uuid import UUID

from simpul.akses import services as access
from simpul.akses.rules.sandi import fold_secret_word, new_secret_word
from simpul.akses.services import ActorContext, Laju, Tindakan
from simpul.flows.institusi import kab_id_of, leave_line
from simpul.flows.registri import require_at
from simpul.flows.tim import require_near
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.pembinaan import queries, services
from simpul.pembinaan.errors import Galat
from simpul.pembinaan.queries import NilaiRow
from simpul.pembinaan.rules.dukungan import AnggaranForm, HadirForm, Nilai, check_anggaran, check_hadir, check_nilai
from simpul.pembinaan.rules.tim import plain
from simpul.posyandu.queries import PosyanduInfo, find_posyandu
from simpul.wilayah.queries import Tingkat, WilayahRow

CODE_LENGTH = 8


def state_sk(actor: ActorContext, wilayah_id: int, nomor: str, tanggal: dt.date | None, *, address: str = "") -> None:
    """What a village says of its decree while the paper is not recorded; empty takes it back.

    Raises `akses.ditolak`, `pembinaan.bukan_desa`, `pembinaan.teks_panjang`.
    """
    with write_transaction():
        place, tempat = _village(actor, wilayah_id)
        services.state_sk(tempat, plain(nomor, "nomor"), tanggal, actor.akun_id, clock.now())
        leave_line(actor, Tindakan.KELOLA_AKSI, "dukungan_desa", [str(place.id)], tempat[0], address)


def add_anggaran(actor: ActorContext, wilayah_id: int, form: AnggaranForm, *, address: str = "") -> None:
    """A budget line of a desa; raises `akses.ditolak`, `pembinaan.bukan_desa`, what `check_anggaran` raises."""
    with write_transaction():
        _, tempat = _village(actor, wilayah_id)
        ready = check_anggaran(form, actor.pada)
        services.add_anggaran([(tempat, ready)], actor.akun_id, clock.now())
        leave_line(actor, Tindakan.KELOLA_AKSI, "anggaran_desa", [form.id], tempat[0], address)


def strike_anggaran(actor: ActorContext, wilayah_id: int, anggaran_id: UUID, *, address: str = "") -> None:
    """A line that was wrong is struck out; raises `akses.ditolak`, `pembinaan.anggaran.tidak_ada`."""
    with write_transaction():
        _, tempat = _village(actor, wilayah_id)
        if not services.strike_anggaran(tempat[0], wilayah_id, anggaran_id, clock.now()):
            raise SimpulError(Galat.ANGGARAN_TIDAK_ADA)
        leave_line(actor, Tindakan.KELOLA_AKSI, "anggaran_desa", [anggaran_id], tempat[0], address)


def record_hadir(actor: ActorContext, form: HadirForm, *, address: str = "") -> None:
    """Who of the officials came to an opening day of a posyandu; raises `akses.ditolak`, what `check_hadir` raises.

    A session knows its kader only, so the village says who else was there.
    """
    with write_transaction():
        require_at(actor, Tindakan.KELOLA_AKSI, (form.kab_id, form.posyandu_id))
        home = _home(form.kab_id, form.posyandu_id)
        require_near(actor, Tindakan.KELOLA_AKSI, home.wilayah_id)
        ready = check_hadir(form, services.seen_hadir(form), clock.today(home.zona_waktu))
        services.record_hadir([(home.jalur, ready)], actor.akun_id, clock.now())
        key = f"{form.posyandu_id}|{form.tanggal}"
        leave_line(
            actor, Tindakan.KELOLA_AKSI, "hadir_pejabat", [key], form.kab_id, address, posyandu_id=form.posyandu_id
        )


def open_nilai(actor: ActorContext, kab_id: int, posyandu_id: UUID, tanggal: dt.date, *, address: str = "") -> NilaiRow:
    """The rating page of an opening day, made once; raises `akses.ditolak`."""
    with write_transaction():
        require_at(actor, Tindakan.KELOLA_INFORMASI, (kab_id, posyandu_id))
        known = queries.rating_at(kab_id, posyandu_id, tanggal)
        if known is None:
            home, kode = _home(kab_id, posyandu_id), new_secret_word(CODE_LENGTH, secrets.choice).replace("-", "")
            services.open_nilai([(kab_id, posyandu_id, home.jalur, tanggal, kode)], actor.akun_id, clock.now())
            leave_line(actor, Tindakan.KELOLA_INFORMASI, "nilai_hari", [kode], kab_id, address, posyandu_id=posyandu_id)
        found = queries.rating_at(kab_id, posyandu_id, tanggal)
    if found is None:
        raise SimpulError(Galat.NILAI_TIDAK_ADA)
    return found


def rating_of(kode: str) -> tuple[NilaiRow, PosyanduInfo]:
    """The rating page of a printed code, with its posyandu; raises `pembinaan.nilai.tidak_ada`."""
    row = queries.find_rating(fold_secret_word(kode))
    home = find_posyandu(row.kab_id, row.posyandu_id) if row else None
    if row is None or home is None:
        raise SimpulError(Galat.NILAI_TIDAK_ADA)
    return row, home


def tap_nilai(kode: str, nilai: str, *, address: str) -> None:
    """One tap of a family on a face; nothing of who it was is kept.

    Raises `akses.terlalu_sering`, `pembinaan.nilai.tidak_ada`, `pembinaan.nilai_pilihan`, what `check_nilai` raises.
    """
    access.spend(Laju.NILAI, f"alamat:{address}")
    row, home = rating_of(kode)
    check_nilai(row.tanggal, clock.today(home.zona_waktu))
    face = next((one for one in Nilai if one.value == nilai), None)
    if face is None:
        raise SimpulError(Galat.NILAI_PILIHAN)
    with write_transaction():
        services.count_nilai(row.kab_id, row.id, face)


def _village(actor: ActorContext, wilayah_id: int) -> tuple[WilayahRow, tuple[int, int, str]]:
    place = require_near(actor, Tindakan.KELOLA_AKSI, wilayah_id)
    if place.tingkat is not Tingkat.DESA:
        raise SimpulError(Galat.BUKAN_DESA)
    return place, (kab_id_of(place), place.id, place.jalur)


def _home(kab_id: int, posyandu_id: UUID) -> PosyanduInfo:
    home = find_posyandu(kab_id, posyandu_id)
    if home is None:  # the decision before refuses what is not there
        raise LookupError(posyandu_id)
    return home
