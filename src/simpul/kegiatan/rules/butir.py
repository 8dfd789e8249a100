"""The competences of a kader, from `data/kecakapan.toml`: 25 of health in five groups, eight of each other field."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from simpul.kegiatan.rules.words import TingkatTkk
from simpul.layanan.loader import FIELDS

DATA = Path(__file__).parents[1] / "data" / "kecakapan.toml"
KESEHATAN = "kesehatan"
# A level asks for these groups, and for one of choice.
_MUST, _CHOICE = ("A", "B"), ("C", "D", "E")


@dataclass(frozen=True, slots=True)
class Butir:
    """A competence: code, words, field and group of its list."""

    kode: str
    nama: str
    bidang: str
    kelompok: str


@dataclass(frozen=True, slots=True)
class Kelompok:
    """A group of competences of a field; the fields other than health have one without a letter."""

    kode: str
    nama: str
    butir: tuple[Butir, ...]


@dataclass(frozen=True, slots=True)
class DaftarBidang:
    """The competences of a field and where the list comes from."""

    bidang: str
    sumber: str
    kelompok: tuple[Kelompok, ...]

    @property
    def butir(self) -> tuple[Butir, ...]:
        """All of them in order."""
        return tuple(one for group in self.kelompok for one in group.butir)


@cache
def daftar_kecakapan() -> dict[str, DaftarBidang]:
    """The lists of the six fields."""
    read = tomllib.loads(DATA.read_text(encoding="utf-8"))
    health, other = read[KESEHATAN], read["umum"]
    groups = tuple(
        Kelompok(g["kode"], g["nama"], tuple(Butir(k, n, KESEHATAN, g["kode"]) for k, n in g["butir"]))
        for g in health["kelompok"]
    )
    lists = {KESEHATAN: DaftarBidang(KESEHATAN, health["sumber"], groups)}
    for bidang, prefix in other["awalan"].items():
        rows = tuple(Butir(f"{prefix}{number}", nama, bidang, "") for number, nama in other["butir"])
        lists[bidang] = DaftarBidang(bidang, other["sumber"], (Kelompok("", "Kecakapan dasar", rows),))
    return {bidang: lists[bidang] for bidang in FIELDS}


@cache
def butir_by_kode() -> dict[str, Butir]:
    """Every competence by its code."""
    return {one.kode: one for part in daftar_kecakapan().values() for one in part.butir}


def tingkat_tkk(mastered: frozenset[str]) -> TingkatTkk | None:
    """The level that the recorded health skills add up to, None below the first.

    Purwa is group A, B and one of choice; madya one more; utama all five (health.md 5). What the Puskesmas awarded is
    recorded beside it and not computed.
    """
    full = {g.kode for g in daftar_kecakapan()[KESEHATAN].kelompok if {one.kode for one in g.butir} <= mastered}
    chosen = len(full & set(_CHOICE))
    if not set(_MUST) <= full or not chosen:
        return None
    return (TingkatTkk.PURWA, TingkatTkk.MADYA, TingkatTkk.UTAMA)[chosen - 1]
