"""Reads of scores: sheets, what counts on them, corrections, and the result that follows."""

import datetime as dt
from dataclasses import dataclass, field
from fractions import Fraction
from uuid import UUID

from django.db.models import QuerySet

from simpul.lomba.models import LembarLomba, NilaiLomba
from simpul.lomba.queries.lomba import LombaInfo, butir_of, juri_of, peserta_of, tahap_of
from simpul.lomba.rules.hasil import Lembar, Peringkat, final_points, phase_points, rank
from simpul.lomba.rules.keadaan import Bekal
from simpul.lomba.rules.nilai import Butir
from simpul.lomba.rules.words import CaraNilai, Tahap


@dataclass(frozen=True, slots=True)
class LembarInfo:
    """A sheet with the scores in force; `versi` is the save it stands at."""

    id: UUID
    tahap: Tahap
    juri_id: UUID
    peserta_id: UUID
    catatan: str
    cara: CaraNilai
    versi: int
    dicatat_at: dt.datetime
    nilai: dict[UUID, int] = field(default_factory=dict)

    @property
    def as_sheet(self) -> Lembar:
        """What counts of it."""
        return Lembar(self.juri_id, self.peserta_id, self.nilai)


@dataclass(frozen=True, slots=True)
class KoreksiInfo:
    """A correction: what an item has since, and why."""

    lembar_id: UUID
    butir_id: UUID
    baris: int
    nilai: int
    alasan: str
    dicatat_at: dt.datetime


@dataclass(frozen=True, slots=True)
class Hasil:
    """Points of both phases and together, ranks of the first phase and of the whole."""

    seleksi: dict[UUID, Fraction]
    lapangan: dict[UUID, Fraction]
    peringkat_seleksi: list[Peringkat]
    peringkat: list[Peringkat]


_SHEET = ("id", "tahap", "juri_id", "peserta_id", "catatan", "cara", "versi", "dicatat_at")


def lembar_of(kab_id: int, lomba_id: UUID) -> list[LembarInfo]:
    """All sheets of a contest; two reads."""
    sheets = _sheets(LembarLomba.objects.filter(kab_id=kab_id, lomba_id=lomba_id))
    by_id = {sheet.id: sheet for sheet in sheets}
    rows = NilaiLomba.objects.filter(kab_id=kab_id, lomba_id=lomba_id).order_by("baris")
    for lembar_id, butir_id, nilai in rows.values_list("lembar_id", "butir_id", "nilai"):
        by_id[lembar_id].nilai[butir_id] = nilai
    return sheets


def find_lembar(kab_id: int, lomba_id: UUID, tahap: Tahap, juri_id: UUID, peserta_id: UUID) -> LembarInfo | None:
    """The sheet of a judge for an entrant, None while there is none."""
    here = {"kab_id": kab_id, "lomba_id": lomba_id, "juri_id": juri_id, "peserta_id": peserta_id, "tahap": tahap}
    sheets = _sheets(LembarLomba.objects.filter(**here))
    if not sheets:
        return None
    rows = NilaiLomba.objects.filter(kab_id=kab_id, lembar_id=sheets[0].id).order_by("baris")
    sheets[0].nilai.update(rows.values_list("butir_id", "nilai"))
    return sheets[0]


def koreksi_of(kab_id: int, lomba_id: UUID) -> list[KoreksiInfo]:
    """Corrections of a contest, oldest first."""
    rows = NilaiLomba.objects.filter(kab_id=kab_id, lomba_id=lomba_id, baris__gt=0).order_by("dicatat_at", "id")
    columns = ("lembar_id", "butir_id", "baris", "nilai", "alasan", "dicatat_at")
    return [KoreksiInfo(*row) for row in rows.values_list(*columns)]


def hasil_of(info: LombaInfo, butir: dict[Tahap, list[Butir]] | None = None) -> Hasil:
    """The result as the sheets in force make it; who withdrew is not in it."""
    items = butir or butir_of(info.kab_id, info.id)
    entrants = peserta_of(info.kab_id, info.id)
    present = {one.id for one in entrants}
    finalists = {one.id for one in entrants if one.finalis}
    sheets = lembar_of(info.kab_id, info.id)

    def points(tahap: Tahap, wanted: set[UUID]) -> dict[UUID, Fraction]:
        held = [one.as_sheet for one in sheets if one.tahap is tahap and one.peserta_id in wanted]
        return phase_points(items[tahap], held)

    first, second = points(Tahap.SELEKSI, present), points(Tahap.LAPANGAN, finalists)
    return Hasil(first, second, rank(first), rank(final_points(first, second, info.porsi_seleksi)))


def bekal_of(info: LombaInfo) -> Bekal:
    """What a contest has, for the decision about its next step."""
    here = (info.kab_id, info.id)
    items, judges, entrants = butir_of(*here), juri_of(*here), peserta_of(*here)
    return Bekal(
        peserta=len(entrants),
        finalis=sum(one.finalis for one in entrants),
        lembar=LembarLomba.objects.filter(kab_id=info.kab_id, lomba_id=info.id).count(),
        bernilai=len(hasil_of(info, items).peringkat),
        butir=frozenset(tahap for tahap, held in items.items() if held),
        juri=frozenset(tahap for tahap in Tahap if any(one.judges(tahap) for one in judges)),
        terkunci=frozenset(tahap for tahap, one in tahap_of(*here).items() if one.dikunci_at),
        pertimbangan=bool(info.pertimbangan),
    )


def _sheets(rows: QuerySet[LembarLomba]) -> list[LembarInfo]:
    return [
        LembarInfo(key, Tahap(tahap), juri, peserta, catatan, CaraNilai(cara), versi, at)
        for key, tahap, juri, peserta, catatan, cara, versi, at in rows.values_list(*_SHEET)
    ]
