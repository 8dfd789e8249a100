"""Tim Pembina of a tier: posts, what a post brings, whose decree forms it, and who follows whom (governance.md 2.1)."""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any
from uuid import UUID

from simpul.akses.rules.words import Peran
from simpul.kernel.errors import SimpulError
from simpul.pembinaan.errors import Galat
from simpul.posyandu.rules.istilah import istilah_of
from simpul.wilayah.rules import JenisWilayah, Tingkat, fold_name

BIDANG = ("pendidikan", "kesehatan", "pekerjaan_umum", "perumahan_rakyat", "trantibumlinmas", "sosial")
LONGEST = {"nama": 120, "jabatan_pokok": 120, "instansi": 120, "dasar": 200, "nomor": 80, "penanda": 120}


class JabatanTim(StrEnum):
    """Posts of a team; the advisers stand above it, the directors are the heads of the agencies."""

    PENASIHAT = "penasihat"
    TIM_PENGARAH = "tim_pengarah"
    KETUA = "ketua"
    WAKIL = "wakil"
    SEKRETARIS = "sekretaris"
    BENDAHARA = "bendahara"
    KETUA_BIDANG = "ketua_bidang"
    ANGGOTA = "anggota"


JABATAN_NAMES: dict[JabatanTim, str] = {
    JabatanTim.PENASIHAT: "Penasihat",
    JabatanTim.TIM_PENGARAH: "Tim pengarah",
    JabatanTim.KETUA: "Ketua",
    JabatanTim.WAKIL: "Wakil ketua",
    JabatanTim.SEKRETARIS: "Sekretaris",
    JabatanTim.BENDAHARA: "Bendahara",
    JabatanTim.KETUA_BIDANG: "Ketua bidang",
    JabatanTim.ANGGOTA: "Anggota",
}


class Fungsi(StrEnum):
    """What a member does in the team; each brings a role to the account of who holds the post."""

    FASILITATOR = "fasilitator"
    PERENCANA = "perencana"
    PELAKSANA = "pelaksana"
    PEMBINA = "pembina"


ROLE_OF: dict[Fungsi, Peran] = {
    Fungsi.FASILITATOR: Peran.TIM_FASILITATOR,
    Fungsi.PERENCANA: Peran.TIM_PERENCANA,
    Fungsi.PELAKSANA: Peran.TIM_PELAKSANA,
    Fungsi.PEMBINA: Peran.TIM_PEMBINA,
}
# One person at a time; a field lead is one for each field. Deputies, members, advisers and directors are several.
SINGLE = frozenset({JabatanTim.KETUA, JabatanTim.SEKRETARIS, JabatanTim.BENDAHARA, JabatanTim.KETUA_BIDANG})


@dataclass(frozen=True, slots=True)
class TimForm:
    """A team of a place with the basis of its chair in the words of the decree; nobody is chair by marriage here."""

    wilayah_id: int
    dasar_ketua: str = ""
    nama: str = ""


@dataclass(frozen=True, slots=True)
class SkForm:
    """The decree of a team. `sidik` names its scan; '' while only its number is known."""

    id: UUID
    nomor: str
    tanggal: dt.date
    penanda: str = ""
    penanda_jabatan: str = ""
    berlaku_mulai: dt.date | None = None
    berlaku_sampai: dt.date | None = None
    sidik: str = ""


@dataclass(frozen=True, slots=True)
class AnggotaForm:
    """A person in a post from a day on; `selesai` is the first day without it, `akun_id` who signs in.

    `pemegang` is who held a single post when the form was opened, so that nobody is put out of it unseen.
    """

    id: UUID
    nama: str
    jabatan: JabatanTim
    mulai: dt.date
    selesai: dt.date | None = None
    bidang: str = ""
    jabatan_pokok: str = ""
    instansi: str = ""
    dasar: str = ""
    fungsi: tuple[Fungsi, ...] = ()
    akun_id: UUID | None = None
    pemegang: UUID | None = None


@dataclass(frozen=True, slots=True)
class Masa:
    """Who holds or held a post, as far as a rule must know."""

    id: UUID
    nama: str
    jabatan: JabatanTim
    bidang: str
    mulai: dt.date
    selesai: dt.date | None

    def holds(self, day: dt.date) -> bool:
        """Whether the post is held on a day."""
        return self.mulai <= day and (self.selesai is None or day < self.selesai)


def team_name(label: str) -> str:
    """'Tim Pembina Posyandu Kecamatan Sepang'; that of the nation has no place in its name."""
    return f"Tim Pembina Posyandu {label}" if label and label != "Indonesia" else "Tim Pembina Posyandu Pusat"


def signer_of(tingkat: Tingkat, jenis: JenisWilayah) -> str:
    """Whose decree forms the team of a place (governance.md 2.1)."""
    match tingkat:
        case Tingkat.NASIONAL:
            return "Menteri Dalam Negeri"
        case Tingkat.PROVINSI:
            return "Gubernur"
        case Tingkat.KABUPATEN:
            is_city = jenis in {JenisWilayah.KOTA, JenisWilayah.KOTA_ADMINISTRASI}
            return "Wali Kota" if is_city else "Bupati"
        case Tingkat.KECAMATAN:
            return "Camat"
        case Tingkat.DESA:
            return istilah_of(jenis).kepala.capitalize()


def check_tim(form: TimForm) -> TimForm:
    """The form as it is stored; raises `pembinaan.teks_panjang`."""
    return replace(form, dasar_ketua=plain(form.dasar_ketua, "dasar"), nama=plain(form.nama, "nama"))


def check_sk(form: SkForm) -> SkForm:
    """The decree as it is stored; raises `pembinaan.sk_tanpa_nomor`, `pembinaan.teks_panjang`.

    What is odd about its dates is a finding, for paper is kept as it says (`rules/temuan_tim.py`).
    """
    nomor = plain(form.nomor, "nomor")
    if not nomor:
        raise SimpulError(Galat.SK_TANPA_NOMOR)
    signer: dict[str, Any] = {
        "penanda": plain(form.penanda, "penanda"),
        "penanda_jabatan": plain(form.penanda_jabatan, "penanda"),
    }
    return replace(form, nomor=nomor, **signer)


def check_facts(form: AnggotaForm) -> AnggotaForm:
    """A member as stored, without the others.

    Raises `pembinaan.anggota_tanpa_nama`, `pembinaan.bidang_kosong`, `pembinaan.masa_terbalik`,
    `pembinaan.teks_panjang`.
    """
    words: dict[str, Any] = {
        name: plain(getattr(form, name), name) for name in ("nama", "jabatan_pokok", "instansi", "dasar")
    }
    if not words["nama"]:
        raise SimpulError(Galat.ANGGOTA_TANPA_NAMA)
    bidang = form.bidang if form.bidang in BIDANG else ""
    if form.jabatan is JabatanTim.KETUA_BIDANG and not bidang:
        raise SimpulError(Galat.BIDANG_KOSONG)
    if form.selesai is not None and form.selesai < form.mulai:
        raise SimpulError(Galat.MASA_TERBALIK, mulai=form.mulai)
    fungsi = tuple(one for one in Fungsi if one in form.fungsi)
    return replace(form, bidang=bidang, fungsi=fungsi, **words)


def seat_of(jabatan: JabatanTim, bidang: str) -> tuple[JabatanTim, str]:
    """What is held by one person at a time: of field leads each field is a seat of its own."""
    return jabatan, bidang if jabatan is JabatanTim.KETUA_BIDANG else ""


def leaver_of(form: AnggotaForm, known: Sequence[Masa]) -> Masa | None:
    """Who leaves a single post on the day the new holder begins; None when nobody does.

    Raises `pembinaan.anggota_ada` for the same line sent twice, `pembinaan.pemegang_berubah` when somebody else took
    the post since the form was opened, `pembinaan.jabatan_ganda` when two would hold it at once.
    """
    for row in known:
        if (fold_name(row.nama), row.jabatan, row.bidang, row.mulai) == (
            fold_name(form.nama), form.jabatan, form.bidang, form.mulai,
        ):  # fmt: skip
            raise SimpulError(Galat.ANGGOTA_ADA, nama=row.nama)
    if form.jabatan not in SINGLE:
        return None
    seat = seat_of(form.jabatan, form.bidang)
    held = [row for row in known if seat_of(row.jabatan, row.bidang) == seat and _meet(form, row)]
    leaver = next((row for row in held if row.selesai is None and row.mulai < form.mulai), None)
    other = next((row for row in held if row is not leaver), None)
    if other is not None:
        raise SimpulError(Galat.JABATAN_GANDA, nama=other.nama, mulai=other.mulai)
    if leaver is not None and leaver.id != form.pemegang:
        raise SimpulError(Galat.PEMEGANG_BERUBAH, nama=leaver.nama)
    return leaver


def check_end(row: Masa, selesai: dt.date) -> None:
    """Refuse an end before the beginning, or one after it has ended.

    Raises `pembinaan.masa_terbalik`, `pembinaan.sudah_selesai`.
    """
    if row.selesai is not None and row.selesai <= selesai:
        raise SimpulError(Galat.SUDAH_SELESAI, nama=row.nama, selesai=row.selesai)
    if selesai < row.mulai:
        raise SimpulError(Galat.MASA_TERBALIK, mulai=row.mulai)


def holder_of(jabatan: JabatanTim, bidang: str, known: Iterable[Masa], day: dt.date) -> Masa | None:
    """Who holds a single post on a day and has no end; None when it is free."""
    seat = seat_of(jabatan, bidang)
    open_rows = (row for row in known if row.selesai is None and seat_of(row.jabatan, row.bidang) == seat)
    return next((row for row in open_rows if row.mulai <= day), None)


def plain(text: str, part: str) -> str:
    """Words on one line; raises `pembinaan.teks_panjang` rather than cutting what somebody wrote."""
    line, most = " ".join(text.split()), LONGEST[part]
    if len(line) > most:
        raise SimpulError(Galat.TEKS_PANJANG, paling=most)
    return line


def _meet(form: AnggotaForm, row: Masa) -> bool:
    """Whether two terms share a day."""
    return (row.selesai is None or form.mulai < row.selesai) and (form.selesai is None or row.mulai < form.selesai)
