"""What an office typed of a contest, read from its forms; what is wrong is said in a sentence and stays on the page."""

import datetime as dt
from enum import StrEnum
from typing import Any, TypeVar
from uuid import UUID

from django.http import QueryDict

from simpul.akses.queries import akun_by_login
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kernel.tanggal import typed_date
from simpul.lomba import errors, queries
from simpul.lomba.queries import LombaInfo
from simpul.lomba.rules.forms import USUAL_SHARE, ButirForm, JuriForm, LombaForm, MasaTahap
from simpul.lomba.rules.nilai import Butir
from simpul.lomba.rules.penilaian import LembarForm
from simpul.lomba.rules.words import JenisLomba, Tahap
from simpul.web.asked import asked, asked_number
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import Tingkat

PLAIN = (
    "nama", "jenis", "tahun", "penyelenggara", "porsi_seleksi", "wilayah_id", "n", "seleksi_mulai", "seleksi_selesai",
    "lapangan_mulai", "lapangan_selesai",
)  # fmt: skip
BLANK_ITEMS, MOST_ROWS = 6, 80
Word = TypeVar("Word", bound=StrEnum)


def typed(said: QueryDict) -> dict[str, Any]:
    """The form as it was typed, to be shown again."""
    isi: dict[str, Any] = {name: asked(said, name, 240) for name in PLAIN}
    return isi | {"uraian": said.get("uraian", "").replace("\x00", "")[:6000]}


def empty(today: dt.date) -> dict[str, Any]:
    """A new contest."""
    return {"tahun": today.year, "porsi_seleksi": USUAL_SHARE, "n": 1}


def stored(info: LombaInfo) -> dict[str, Any]:
    """A contest as its form shows it."""
    isi: dict[str, Any] = {
        name: getattr(info, name)
        for name in ("nama", "tahun", "penyelenggara", "porsi_seleksi", "wilayah_id", "n", "uraian")
    }
    for tahap, row in queries.tahap_of(info.kab_id, info.id).items():
        isi[f"{tahap}_mulai"] = row.mulai.isoformat() if row.mulai else ""
        isi[f"{tahap}_selesai"] = row.selesai.isoformat() if row.selesai else ""
    return isi | {"jenis": info.jenis.value}


def read_form(isi: dict[str, Any], lomba_id: UUID | None = None) -> LombaForm:
    """The contest that was typed; raises `lomba.pilihan`, `lomba.angka`, `lomba.tanggal`."""
    return LombaForm(
        id=lomba_id or new_id(),
        wilayah_id=whole(isi["wilayah_id"], "Tempat penyelenggara"),
        jenis=choice(JenisLomba, isi["jenis"], "Yang dilombakan"),
        nama=isi["nama"],
        tahun=whole(isi["tahun"], "Tahun"),
        penyelenggara=isi["penyelenggara"],
        uraian=isi["uraian"],
        porsi_seleksi=whole(isi["porsi_seleksi"], "Bagian seleksi"),
        seleksi=MasaTahap(_day(isi["seleksi_mulai"]), _day(isi["seleksi_selesai"])),
        lapangan=MasaTahap(_day(isi["lapangan_mulai"]), _day(isi["lapangan_selesai"])),
        n=whole(isi["n"], "Nomor perubahan"),
    )


def typed_items(said: QueryDict) -> list[dict[str, str]]:
    """The rows of an instrument that hold something."""
    rows = [
        {name: asked(said, f"{name}-{n}", 240 if name == "nama" else 8) for name in ("nama", "bobot", "maks")}
        for n in range(min(asked_number(said, "baris"), MOST_ROWS))
    ]
    return [row for row in rows if row["nama"] or row["bobot"]]


def stored_items(items: list[Butir]) -> list[dict[str, str]]:
    """An instrument as its form shows it."""
    return [{"nama": one.nama, "bobot": str(one.bobot), "maks": str(one.maks)} for one in items]


def with_blanks(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Empty rows below what is filled."""
    return [*rows, *({"nama": "", "bobot": "", "maks": "4"} for _ in range(BLANK_ITEMS))][:MOST_ROWS]


def read_items(rows: list[dict[str, str]]) -> list[ButirForm]:
    """The instrument that was typed; raises `lomba.angka`."""
    return [
        ButirForm(
            row["nama"],
            whole(row["bobot"], f"Bobot {row['nama']}"),
            whole(row["maks"], f"Nilai tertinggi {row['nama']}"),
        )
        for row in rows
    ]


def typed_judge(said: QueryDict) -> dict[str, Any]:
    """A judge as typed, to be shown again."""
    isi: dict[str, Any] = {name: asked(said, name, 200) for name in ("nama", "instansi", "login", "desa")}
    return isi | {"luar": bool(said.get("luar")), "tahap": said.getlist("tahap")}


def read_judge(isi: dict[str, Any], info: LombaInfo) -> JuriForm:
    """The judge that was typed.

    Raises `akses.akun.tidak_ada`, `lomba.juri_desa` without a village, `lomba.desa_tidak_ada`, `lomba.desa_banyak`.
    """
    account = akun_by_login(isi["login"]) if isi["login"] else None
    return JuriForm(
        id=new_id(),
        nama=isi["nama"] or (account.nama if account else ""),
        instansi=isi["instansi"],
        tahap=frozenset(tahap for tahap in Tahap if tahap.value in isi["tahap"]),
        akun_id=account.id if account else None,
        desa_id=_village(isi["desa"], info, is_outside=isi["luar"]),
    )


def read_sheet(said: QueryDict, tahap: Tahap, juri_id: UUID, peserta_id: UUID, items: list[Butir]) -> LembarForm:
    """The sheet that was typed; raises `lomba.angka`."""
    return LembarForm(
        tahap,
        juri_id,
        peserta_id,
        {one.id: score(said, one) for one in items},
        said.get("catatan", "").replace("\x00", ""),
        asked_number(said, "versi"),
    )


def score(said: QueryDict, item: Butir) -> int | None:
    """The score of an item, None while the field is empty; raises `lomba.angka`."""
    text = asked(said, f"nilai-{item.id}", 8)
    return whole(text, f"Nilai {item.nama}") if text else None


def whole(text: str, isian: str) -> int:
    """A whole number of at most six digits; raises `lomba.angka`."""
    said = str(text).strip()
    if not (said.isascii() and said.isdecimal() and len(said) <= 10):
        raise SimpulError(errors.ANGKA, isian=isian)
    return int(said)


def choice(words: type[Word], text: str, isian: str) -> Word:
    """One of some words; raises `lomba.pilihan`."""
    try:
        return words(text)
    except ValueError as error:
        raise SimpulError(errors.PILIHAN, isian=isian) from error


def _day(text: str) -> dt.date | None:
    found = typed_date(text)
    if text and found is None:
        raise SimpulError(errors.TANGGAL, teks=text)
    return found


def _village(text: str, info: LombaInfo, *, is_outside: bool) -> int | None:
    if not text:
        if is_outside:
            return None
        raise SimpulError(errors.JURI_DESA)
    found = wilayah.search(text, under=info.wilayah_id, tingkat=[Tingkat.DESA], limit=6)
    same = [row for row in found if text.lower() in {row.nama.lower(), row.label.lower(), row.kode}]
    found = same or found
    if not found:
        raise SimpulError(errors.DESA_TIDAK_ADA, teks=text)
    if len(found) > 1:
        raise SimpulError(errors.DESA_BANYAK, teks=text, pilihan=", ".join(f"{one.label} {one.kode}" for one in found))
    return found[0].id
