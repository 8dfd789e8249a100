"""What an account and a grant must look like before they are written."""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from uuid import UUID
from zoneinfo import ZoneInfo

from simpul.akses import errors
from simpul.akses.rules.words import Peran
from simpul.kernel.clock import ZONES
from simpul.kernel.errors import SimpulError
from simpul.wilayah.rules import Tingkat

_LOGIN = re.compile(r"[a-z0-9][a-z0-9._@-]{2,59}")

_DESA, _KEC, _KAB = Tingkat.DESA, Tingkat.KECAMATAN, Tingkat.KABUPATEN
_EVERY_TIER: frozenset[Tingkat | None] = frozenset(Tingkat)
# Tiers a role may be given at; None stands for a single posyandu.
PLACES: dict[Peran, frozenset[Tingkat | None]] = {
    Peran.KADER: frozenset({None}),
    Peran.KETUA_POSYANDU: frozenset({None}),
    Peran.SEKRETARIS_POSYANDU: frozenset({None}),
    Peran.KETUA_BIDANG: frozenset({None}),
    Peran.BIDAN: frozenset({None, _DESA, _KEC}),
    Peran.PETUGAS_PUSKESMAS: frozenset({None, _DESA, _KEC}),
    Peran.SEKRETARIS_DESA: frozenset({_DESA}),
    Peran.KEPALA_DESA: frozenset({_DESA}),
    Peran.KASI_PMK: frozenset({_KEC}),
    Peran.PETUGAS_OPD: frozenset({_KAB}),
    Peran.DPMD: frozenset({_KAB}),
    Peran.PROVINSI: frozenset({Tingkat.PROVINSI, Tingkat.NASIONAL}),
    Peran.PENGELOLA: frozenset({_DESA, _KEC, _KAB, Tingkat.PROVINSI, Tingkat.NASIONAL}),
    Peran.DP3A: frozenset({_KAB}),
    Peran.POLISI: frozenset({_KEC, _KAB}),
    Peran.TIM_FASILITATOR: _EVERY_TIER,
    Peran.TIM_PERENCANA: _EVERY_TIER,
    Peran.TIM_PELAKSANA: _EVERY_TIER,
    Peran.TIM_PEMBINA: _EVERY_TIER,
}


@dataclass(frozen=True, slots=True)
class NewHibah:
    """A grant to be given: exactly one of `wilayah_id` and (`kab_id`, `posyandu_id`). `selesai` is the first day
    without it; `mulai` None is today."""

    peran: Peran
    wilayah_id: int | None = None
    posyandu_id: UUID | None = None
    kab_id: int | None = None
    bidang: tuple[str, ...] = ()
    opd: str = ""
    mulai: dt.date | None = None
    selesai: dt.date | None = None
    sk: str = ""


def grant_date(moment: dt.datetime) -> dt.date:
    """The date by which grants begin and end. One zone for all, so that an end given today holds at once."""
    return moment.astimezone(ZoneInfo(ZONES["WIB"])).date()


def fold_login(text: str) -> str:
    """A login name as it is stored and compared."""
    return unicodedata.normalize("NFKC", text).strip().lower()


def check_login(text: str) -> str:
    """The folded login name; raises `akses.nama_pengguna_salah`."""
    login = fold_login(text)
    if not _LOGIN.fullmatch(login):
        raise SimpulError(errors.NAMA_PENGGUNA_SALAH, nama=text)
    return login


def check_hibah(new: NewHibah, tingkat: Tingkat | None) -> None:
    """Refuse a grant whose place, dates or OPD do not fit its role; `tingkat` None is a posyandu.

    Raises `akses.hibah_tempat_salah`, `akses.hibah_tanggal_terbalik`, `akses.hibah_dinas_kosong`.
    """
    is_posyandu = new.posyandu_id is not None and new.kab_id is not None
    if is_posyandu == (new.wilayah_id is not None) or tingkat not in PLACES[new.peran]:
        raise SimpulError(errors.HIBAH_TEMPAT_SALAH)
    if new.mulai is not None and new.selesai is not None and new.selesai < new.mulai:
        raise SimpulError(errors.HIBAH_TANGGAL_TERBALIK)
    if new.peran is Peran.PETUGAS_OPD and not new.opd:
        raise SimpulError(errors.HIBAH_DINAS_KOSONG)
