"""What the use cases of the registry are given (forms) and what their checks hand on (ready rows)."""

import datetime as dt
from dataclasses import dataclass, field
from uuid import UUID

from simpul.layanan.daerah import Daerah
from simpul.posyandu.rules.pola import BukaLain
from simpul.posyandu.rules.words import AlasanBerhenti, Jabatan, MetodeUmur, StatusPosyandu, TipeAsal


@dataclass(frozen=True, slots=True, kw_only=True)
class AsalIn:
    """A former posyandu that was merged into this one."""

    tipe: TipeAsal
    nama: str = ""
    dilebur: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PosyanduForm:
    """The facts of a posyandu that an office may write. Degrees are WGS84; `nomor_registrasi` '' is none."""

    nama: str
    dusun: str = ""
    rw: str = ""
    alamat: str = ""
    tempat: str = ""
    lat: float | None = None
    lon: float | None = None
    nomor_registrasi: str = ""
    status: StatusPosyandu = StatusPosyandu.AKTIF
    pola_buka: dict[str, int] | None = None
    buka_lain: tuple[BukaLain, ...] = ()
    dibentuk_tahun: int | None = None
    enam_bidang_sejak: dt.date | None = None
    is_perusahaan: bool = False
    asal: tuple[AsalIn, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPosyandu:
    """A posyandu to be added to a desa or kelurahan from a date; `id` was made where the form opened."""

    id: UUID
    desa_id: int
    dari: dt.date
    form: PosyanduForm
    data_contoh: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadyPosyandu:
    """A checked new posyandu with what was decided: its regency, serial number, path and zone."""

    new: NewPosyandu
    kab_id: int
    nomor_urut: int
    jalur: str
    zona_waktu: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EditPosyandu:
    """New facts of a known posyandu."""

    id: UUID
    kab_id: int
    form: PosyanduForm


@dataclass(frozen=True, slots=True, kw_only=True)
class MovePosyandu:
    """A posyandu that belongs to another desa from a date, by an act of law."""

    id: UUID
    kab_id: int
    desa_id: int
    dari: dt.date
    jalur: str = ""  # filled by the check
    zona_waktu: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class KaderForm:
    """A kader as her SK names her. Her `bidang` feed registry and reports; they never limit what she records."""

    id: UUID
    kab_id: int
    posyandu_id: UUID
    nama: str
    mulai: dt.date
    bidang: tuple[str, ...] = ()
    telepon: str = ""
    sk_nomor: str = ""
    akun_id: UUID | None = None
    lkd_lain: tuple[str, ...] = ()
    kelamin: str = ""
    lahir: dt.date | None = None
    pendidikan: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PengurusForm:
    """Someone who takes a post of the board on a date; whoever holds it leaves that day."""

    id: UUID
    kab_id: int
    posyandu_id: UUID
    jabatan: Jabatan
    nama: str
    mulai: dt.date
    bidang: str = ""  # only for a ketua bidang
    telepon: str = ""
    sk_nomor: str = ""
    akun_id: UUID | None = None
    lkd_lain: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class EndOffice:
    """The end of a kader or of a member of the board: `selesai` is the first day without the post."""

    id: UUID
    kab_id: int
    selesai: dt.date
    alasan: AlasanBerhenti


@dataclass(frozen=True, slots=True, kw_only=True)
class AcuanForm:
    """What a regency has set: emergency numbers that answer, posts that receive sealed reports, age method, and the
    days on which its offices rest beside those of the nation."""

    kab_id: int
    nomor_darurat: tuple[tuple[str, str], ...] = ()  # (name, number)
    penerima_kasus: tuple[str, ...] = field(default=("kepala_desa",))
    metode_umur: MetodeUmur = MetodeUmur.BULAN_PENUH
    libur_daerah: tuple[tuple[dt.date, str], ...] = ()  # (day, name)


@dataclass(frozen=True, slots=True, kw_only=True)
class LapisanForm:
    """What a regency sets in the catalogue from a day on; `oleh` is the account that did."""

    id: UUID
    kab_id: int
    mulai: dt.date
    isi: Daerah
    oleh: UUID
