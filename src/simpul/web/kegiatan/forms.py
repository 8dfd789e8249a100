"""What an office typed of an event, read from its form; what is wrong is said in a sentence and stays on the page."""

import datetime as dt
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from django.http import HttpRequest, QueryDict

from simpul.kegiatan import errors, queries
from simpul.kegiatan.queries import KegiatanInfo
from simpul.kegiatan.rules.forms import HariForm, KategoriForm, KegiatanForm, NarasumberForm
from simpul.kegiatan.rules.words import (
    DANA_NAMES,
    JENIS_NAMES,
    KATEGORI_NAMES,
    TINGKAT_NAMES,
    JenisKategori,
    JenisKegiatan,
    SumberDana,
    TingkatKegiatan,
)
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kernel.tanggal import typed_date
from simpul.layanan.loader import load_catalog
from simpul.web.asked import asked, asked_number, asked_uuid

PLAIN = (
    "nama", "jenis", "tingkat", "penyelenggara", "tempat", "dana", "dana_teks", "dana_rupiah", "jumlah_dinyatakan",
    "wilayah_id", "n",
)  # fmt: skip
AREAS = ("tujuan", "narasumber", "panitia")
Word = TypeVar("Word", bound=StrEnum)
BLANK_DAYS, BLANK_CATEGORIES = 3, 4
MOST_ROWS = 60


def typed(said: QueryDict) -> dict[str, Any]:
    """The form as it was typed, to be shown again."""
    isi: dict[str, Any] = {name: asked(said, name, 400) for name in PLAIN}
    isi |= {name: said.get(name, "").replace("\x00", "")[:6000] for name in AREAS}
    isi["umum"] = bool(said.get("umum"))
    isi["hari"] = [
        {
            "tanggal": asked(said, f"tanggal-{n}", 20),
            "teks": asked(said, f"teks-{n}", 90),
            "sesi": asked(said, f"sesi-{n}", 400),
        }
        for n in range(min(asked_number(said, "hari"), MOST_ROWS))
    ]
    isi["kategori"] = [
        {
            "id": asked(said, f"kategori-{n}", 40),
            "nama": asked(said, f"kategori-nama-{n}", 140),
            "jenis": asked(said, f"kategori-jenis-{n}", 20),
            "kuota": asked(said, f"kategori-kuota-{n}", 10),
        }
        for n in range(min(asked_number(said, "kategori"), MOST_ROWS))
    ]
    return isi


def stored(info: KegiatanInfo) -> dict[str, Any]:
    """An event as its form shows it."""
    here = (info.kab_id, info.id)
    hari, kategori, narasumber = queries.hari_of(*here), queries.kategori_of(*here), queries.narasumber_of(*here)
    isi: dict[str, Any] = {name: getattr(info, name) for name in PLAIN}
    isi |= {"dana_rupiah": info.dana_rupiah or "", "tujuan": info.tujuan, "umum": info.umum}
    isi["jumlah_dinyatakan"] = "" if info.jumlah_dinyatakan is None else info.jumlah_dinyatakan
    isi["narasumber"] = "\n".join(f"{one.nama}; {one.instansi}; {one.bidang}".rstrip("; ") for one in narasumber)
    isi["panitia"] = "\n".join(f"{one['nama']}; {one['tugas']}".rstrip("; ") for one in info.panitia)
    isi["hari"] = [
        {"tanggal": day.tanggal.isoformat(), "teks": day.teks, "sesi": ", ".join(one.nama for one in day.sesi)}
        for day in hari
    ]
    isi["kategori"] = [
        {"id": str(row.id), "nama": row.nama, "jenis": row.jenis.value, "kuota": "" if row.kuota is None else row.kuota}
        for row in kategori
    ]
    return isi


def with_blanks(isi: dict[str, Any]) -> dict[str, Any]:
    """Empty rows below what is filled, and the lists to choose from."""
    days = [*isi.get("hari", []), *({"tanggal": "", "teks": "", "sesi": ""} for _ in range(BLANK_DAYS))]
    rows = [
        *isi.get("kategori", []),
        *({"id": "", "nama": "", "jenis": "lain", "kuota": ""} for _ in range(BLANK_CATEGORIES)),
    ]
    return isi | {"hari": days[:MOST_ROWS], "kategori": rows[:MOST_ROWS]}


def choices() -> dict[str, Any]:
    """Lists of the form."""
    return {
        "jenis": [(key.value, word) for key, word in JENIS_NAMES.items()],
        "tingkat": [(key.value, word) for key, word in TINGKAT_NAMES.items()],
        "dana": [(key.value, word) for key, word in DANA_NAMES.items()],
        "jenis_kategori": [(key.value, word) for key, word in KATEGORI_NAMES.items()],
        "bidang": [(one.code, one.name) for one in load_catalog().bidang],
    }


def read_form(isi: dict[str, Any], kegiatan_id: UUID | None = None) -> KegiatanForm:
    """The event that was typed.

    Raises `kegiatan.pilihan`, `kegiatan.tanggal`, `kegiatan.angka`; the rest is decided by its service.
    """
    return KegiatanForm(
        id=kegiatan_id or new_id(),
        wilayah_id=_whole(isi["wilayah_id"], "Tempat penyelenggara") or 0,
        jenis=choice(JenisKegiatan, isi["jenis"], "Jenis kegiatan"),
        nama=isi["nama"],
        penyelenggara=isi["penyelenggara"],
        tingkat=choice(TingkatKegiatan, isi["tingkat"], "Tingkat"),
        tujuan=isi["tujuan"],
        tempat=isi["tempat"],
        hari=tuple(_day(row) for row in isi["hari"] if row["tanggal"] or row["teks"]),
        dana=choice(SumberDana, isi["dana"], "Sumber dana"),
        dana_teks=isi["dana_teks"],
        dana_rupiah=_whole(isi["dana_rupiah"], "Jumlah dana"),
        jumlah_dinyatakan=_whole(isi["jumlah_dinyatakan"], "Jumlah peserta"),
        narasumber=tuple(_speaker(line) for line in isi["narasumber"].splitlines() if line.strip()),
        panitia=tuple(_pair(line) for line in isi["panitia"].splitlines() if line.strip()),
        kategori=tuple(_category(row) for row in isi["kategori"] if row["nama"]),
        umum=isi["umum"],
        n=_whole(isi["n"], "Nomor perubahan"),
    )


def read_date(text: str) -> dt.date:
    """A date as the browser or a person writes it; raises `kegiatan.tanggal`."""
    found = typed_date(text)
    if found is None:
        raise SimpulError(errors.TANGGAL, teks=text)
    return found


def chosen_ids(request: HttpRequest, name: str, most: int = 200) -> list[UUID]:
    """Ids ticked in a list."""
    return [key for text in request.POST.getlist(name)[:most] if (key := asked_uuid(text)) is not None]


def _day(row: dict[str, str]) -> HariForm:
    # A source text alone is enough where it holds the whole date.
    date = read_date(row["tanggal"] or row["teks"])
    return HariForm(date, row["teks"], tuple(part for part in row["sesi"].split(",") if part.strip()))


def _category(row: dict[str, str]) -> KategoriForm:
    kind = choice(JenisKategori, row["jenis"] or "lain", "Jenis kategori")
    return KategoriForm(row["nama"], kind, _whole(row["kuota"], "Kuota"), asked_uuid(row["id"]))


def _speaker(line: str) -> NarasumberForm:
    nama, instansi, bidang = ([part.strip() for part in line.split(";")] + ["", "", ""])[:3]
    return NarasumberForm(nama, instansi, _field(bidang))


def _field(text: str) -> str:
    if not text:
        return ""
    word = text.casefold().removeprefix("bidang ")
    for one in load_catalog().bidang:
        if word in {one.code, one.code.replace("_", " "), one.name.casefold(), one.short_name.casefold()}:
            return one.code
    raise SimpulError(errors.PILIHAN, isian=f"Bidang “{text}”")


def _pair(line: str) -> tuple[str, str]:
    nama, _, tugas = line.partition(";")
    return nama.strip(), tugas.strip()


def choice(kind: type[Word], text: str, title: str) -> Word:
    """A word of a closed list; raises `kegiatan.pilihan`."""
    try:
        return kind(text)
    except ValueError as error:
        raise SimpulError(errors.PILIHAN, isian=title) from error


def _whole(text: Any, title: str) -> int | None:
    said = str(text).replace(".", "").replace("Rp", "").strip() if text is not None else ""
    if not said:
        return None
    if not (said.isascii() and said.isdecimal() and len(said) <= 15):
        raise SimpulError(errors.ANGKA, isian=title)
    return int(said)
