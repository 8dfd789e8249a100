"""What the forms of the registry say, read into the forms of its use cases; an unreadable field is an empty one."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from django.http import QueryDict

from simpul.akses.errors import AKUN_TIDAK_ADA
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.posyandu import errors
from simpul.posyandu.queries import AsalInfo, KaderInfo, PengurusInfo, PosyanduInfo
from simpul.posyandu.rules import (
    AlasanBerhenti,
    AsalIn,
    EndOffice,
    Jabatan,
    KaderForm,
    Kelamin,
    LkdLain,
    Pendidikan,
    PengurusForm,
    PosyanduForm,
    StatusPosyandu,
    TipeAsal,
)
from simpul.web.asked import asked, asked_number
from simpul.web.posyandu.buka import others_form, others_shown

W = TypeVar("W", bound=StrEnum)
# What the columns hold; the inputs say the same, so nobody types beyond them.
LENGTHS = {"nama": 80, "dusun": 120, "rw": 40, "alamat": 200, "telepon": 20}
ASAL = {
    TipeAsal.BALITA: "Posyandu balita",
    TipeAsal.REMAJA: "Posyandu remaja",
    TipeAsal.LANSIA: "Posyandu lansia",
    TipeAsal.KELUARGA: "Posyandu keluarga",
    TipeAsal.POSBINDU: "Posbindu PTM",
    TipeAsal.BKB: "Bina Keluarga Balita (BKB)",
    TipeAsal.PAUD: "Pos PAUD",
}
ALASAN = {
    AlasanBerhenti.MASA_JABATAN_BERAKHIR: "Masa tugas berakhir",
    AlasanBerhenti.MENGUNDURKAN_DIRI: "Mengundurkan diri",
    AlasanBerhenti.PINDAH_DOMISILI: "Pindah rumah",
    AlasanBerhenti.TIDAK_SEHAT: "Tidak sehat",
    AlasanBerhenti.MENINGGAL: "Meninggal",
    AlasanBerhenti.TIDAK_AKTIF_3_BULAN: "Tidak aktif tiga bulan",
    AlasanBerhenti.DIBERHENTIKAN: "Diberhentikan",
    AlasanBerhenti.PENGURUS_PARPOL: "Menjadi pengurus partai politik",
    AlasanBerhenti.PERBUATAN_TERCELA: "Perbuatan tercela",
    AlasanBerhenti.PIDANA_INKRACHT: "Putusan pidana tetap",
}
# In words, those that a form offers and those that another act writes.
SEBAB = ALASAN | {
    AlasanBerhenti.BIDANG_BERGANTI: "Bidang tugas berganti",
    AlasanBerhenti.POSYANDU_DILEBUR: "Posyandu dilebur",
}
STATUS = {
    StatusPosyandu.AKTIF: "Aktif",
    StatusPosyandu.NONAKTIF: "Tidak aktif",
    StatusPosyandu.DILEBUR: "Dilebur ke Posyandu lain",
}
MINGGU = {1: "minggu ke-1", 2: "minggu ke-2", 3: "minggu ke-3", 4: "minggu ke-4", 5: "terakhir"}


def posyandu_form(form: QueryDict) -> PosyanduForm:
    """Facts of a posyandu; raises `posyandu.pola_salah`, `posyandu.lokasi_salah`, `posyandu.tahun_salah`."""
    year = _text(form, "dibentuk_tahun")
    if year and not _is_number(year):
        raise SimpulError(errors.TAHUN_SALAH, tahun=year)
    return PosyanduForm(
        **{name: _text(form, name) for name in ("nama", "dusun", "rw", "alamat", "tempat")},
        lat=_degrees(form, "lat"),
        lon=_degrees(form, "lon"),
        status=_choice(StatusPosyandu, form.get("status"), StatusPosyandu.AKTIF),
        pola_buka=_pola(form),
        buka_lain=others_form(form),
        dibentuk_tahun=int(year) if year else None,
        enam_bidang_sejak=_date(form, "enam_bidang_sejak"),
        is_perusahaan=bool(form.get("is_perusahaan")),
        asal=tuple(_asal(form, tipe) for tipe in TipeAsal if tipe.value in form.getlist("asal")),
    )


def village_id(form: QueryDict) -> int:
    """The chosen desa or kelurahan; raises `posyandu.bukan_desa` when none was chosen."""
    chosen = asked_number(form, "desa_id", 18)
    if not chosen:
        raise SimpulError(errors.BUKAN_DESA)
    return chosen


def shown_posyandu(home: PosyanduInfo | None, asal: list[AsalInfo]) -> dict[str, object]:
    """What the form shows before anyone typed: the facts as they are, by field name."""
    if home is None:
        return {"status": StatusPosyandu.AKTIF.value, "pola": ""}
    pola = home.pola_buka or {}
    names = ("nama", "dusun", "rw", "alamat", "tempat", "dibentuk_tahun", "is_perusahaan")
    return {
        **{name: getattr(home, name) for name in names},
        "enam_bidang_sejak": home.enam_bidang_sejak.isoformat() if home.enam_bidang_sejak else "",
        "lat": _shown(home.lat),
        "lon": _shown(home.lon),
        "status": home.status.value,
        "pola": "tanggal" if "tanggal" in pola else "minggu" if pola else "",
        **pola,
        **others_shown(home.buka_lain),
        "asal_dipilih": [row.tipe.value for row in asal],
        **{f"asal-nama-{row.tipe.value}": row.nama for row in asal},
        **{f"asal-tanggal-{row.tipe.value}": row.dilebur.isoformat() if row.dilebur else "" for row in asal},
    }


def kader_form(form: QueryDict, home: PosyanduInfo, today: dt.date) -> KaderForm:
    """A new kader; without a date she begins today."""
    return KaderForm(
        id=new_id(),
        kab_id=home.kab_id,
        posyandu_id=home.id,
        nama=_text(form, "nama"),
        mulai=_date(form, "mulai") or today,
        bidang=tuple(form.getlist("bidang")),
        telepon=_text(form, "telepon"),
        sk_nomor=_text(form, "sk_nomor"),
        **_personal(form),
    )


def bidang_form(form: QueryDict, home: PosyanduInfo, today: dt.date, known: KaderInfo) -> KaderForm:
    """Other fields of a kader from a day on; what is known of her goes on with her."""
    kept = {name: getattr(known, name) for name in ("lkd_lain", "kelamin", "lahir", "pendidikan")}
    return replace(kader_form(form, home, today), **kept)


def kader_edit(form: QueryDict, kader: KaderInfo) -> KaderForm:
    """Facts of a kader put right; posyandu, first day and account stay."""
    return KaderForm(
        id=kader.id,
        kab_id=kader.kab_id,
        posyandu_id=kader.posyandu_id,
        nama=_text(form, "nama"),
        mulai=kader.mulai,
        bidang=tuple(form.getlist("bidang")),
        telepon=_text(form, "telepon"),
        sk_nomor=_text(form, "sk_nomor"),
        akun_id=kader.akun_id,
        **_personal(form),
    )


def pengurus_edit(form: QueryDict, known: PengurusInfo) -> PengurusForm:
    """Name, telephone and decree of a member of the board put right."""
    return PengurusForm(
        id=known.id,
        kab_id=known.kab_id,
        posyandu_id=known.posyandu_id,
        jabatan=known.jabatan,
        bidang=known.bidang,
        nama=_text(form, "nama"),
        mulai=known.mulai,
        telepon=_text(form, "telepon"),
        sk_nomor=_text(form, "sk_nomor"),
        akun_id=known.akun_id,
        lkd_lain=_lkd(form),
    )


def pengurus_form(form: QueryDict, home: PosyanduInfo, today: dt.date) -> PengurusForm:
    """Who takes a post of the board; the post is written `jabatan` or `ketua_bidang:<bidang>`.

    Raises `akses.akun.tidak_ada` for an account that cannot be read.
    """
    jabatan, _, bidang = form.get("jabatan", "").partition(":")
    return PengurusForm(
        id=new_id(),
        kab_id=home.kab_id,
        posyandu_id=home.id,
        jabatan=_choice(Jabatan, jabatan, Jabatan.KETUA),
        bidang=bidang,
        nama=_text(form, "nama"),
        mulai=_date(form, "mulai") or today,
        telepon=_text(form, "telepon"),
        sk_nomor=_text(form, "sk_nomor"),
        akun_id=_akun(form),
        lkd_lain=_lkd(form),
    )


def end_form(form: QueryDict, kab_id: int, person_id: UUID, today: dt.date) -> EndOffice:
    """The end of an office; without a date today is the first day without it."""
    return EndOffice(
        id=person_id,
        kab_id=kab_id,
        selesai=_date(form, "selesai") or today,
        alasan=_choice(AlasanBerhenti, form.get("alasan"), AlasanBerhenti.MASA_JABATAN_BERAKHIR),
    )


def _personal(form: QueryDict) -> dict[str, Any]:
    sex, school = _text(form, "kelamin"), _text(form, "pendidikan")
    return {
        "lkd_lain": _lkd(form),
        "kelamin": sex if sex in set(Kelamin) else "",
        "lahir": _date(form, "lahir"),
        "pendidikan": school if school in set(Pendidikan) else "",
    }


def _lkd(form: QueryDict) -> tuple[str, ...]:
    ticked = form.getlist("lkd_lain")
    return tuple(one.value for one in LkdLain if one.value in ticked)


def _asal(form: QueryDict, tipe: TipeAsal) -> AsalIn:
    nama, dilebur = _text(form, f"asal-nama-{tipe.value}"), _date(form, f"asal-tanggal-{tipe.value}")
    return AsalIn(tipe=tipe, nama=nama, dilebur=dilebur)


def _pola(form: QueryDict) -> dict[str, int] | None:
    names: Mapping[str, tuple[str, ...]] = {"minggu": ("minggu_ke", "hari"), "tanggal": ("tanggal",)}
    wanted = names.get(form.get("pola", ""), ())
    if not wanted:
        return None
    if not all(_is_number(_text(form, name)) for name in wanted):
        raise SimpulError(errors.POLA_SALAH)
    return {name: int(_text(form, name)) for name in wanted}


def _akun(form: QueryDict) -> UUID | None:
    chosen = _text(form, "akun_id")
    try:
        return UUID(chosen) if chosen else None
    except ValueError as error:
        raise SimpulError(AKUN_TIDAK_ADA) from error


def _degrees(form: QueryDict, name: str) -> float | None:
    text = _text(form, name).replace(",", ".")
    if not text:
        return None
    try:
        return float(text)
    except ValueError as error:
        raise SimpulError(errors.LOKASI_SALAH) from error


def _date(form: QueryDict, name: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(_text(form, name))
    except ValueError:
        return None


def _text(form: QueryDict, name: str) -> str:
    return asked(form, name, LENGTHS.get(name, 80))


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and len(text) < 7


def _shown(value: float | None) -> str:
    return "" if value is None else str(value).replace(".", ",")


def _choice(words: type[W], value: str | None, default: W) -> W:
    return next((word for word in words if word.value == value), default)
