"""What the pages of competence show: gaps by posyandu and field, one posyandu, and who should be invited next."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Scope, Tindakan
from simpul.flows.terlatih import last_training, trained_fields, trained_since
from simpul.kegiatan import queries
from simpul.kernel import clock
from simpul.layanan.loader import FIELDS, load_catalog
from simpul.layanan.schema import Bidang
from simpul.posyandu import queries as posyandu
from simpul.posyandu.queries import PosyanduInfo
from simpul.web.posyandu.place import target_of

PAGE = 50


@dataclass(frozen=True, slots=True)
class Sel:
    """Kader of one field at a posyandu, and how many of them are trained."""

    kader: int
    terlatih: int

    @property
    def kurang(self) -> int:
        """How many lack a training."""
        return self.kader - self.terlatih


@dataclass(frozen=True, slots=True)
class Baris:
    """A posyandu with a cell for each field, in the order of the fields."""

    home: PosyanduInfo
    sel: tuple[Sel, ...]


def fields() -> list[Bidang]:
    """The six fields in their order."""
    by_code = {one.code: one for one in load_catalog().bidang}
    return [by_code[code] for code in FIELDS]


def overview(scope: Scope, text: str, after: str) -> dict[str, Any]:
    """A page of posyandu with their gaps, and the counts of the whole scope by field."""
    homes = posyandu.list_posyandu(scope, text=text, after=after, limit=PAGE + 1)
    counts = posyandu.count_kader_by_bidang(scope, _today(homes))
    shown = homes[:PAGE]
    return {
        "bidang": [(one, counts[one.code]) for one in fields()],
        "tanpa_bidang": counts[""],
        "baris": rows_of(shown),
        "kata": text,
        "lanjut": shown[-1].jalur if len(homes) > PAGE else "",
        "awal": not after,
    }


def rows_of(homes: Sequence[PosyanduInfo]) -> list[Baris]:
    """Gaps of some posyandu: three reads however many there are."""
    kab_ids, today = {home.kab_id for home in homes}, _today(homes)
    kader = posyandu.kader_bidang_at(kab_ids, [home.id for home in homes], today) if homes else []
    trained = trained_fields(kader, today)
    cells: dict[tuple[UUID, str], list[bool]] = {}
    for one in kader:
        for bidang in one.bidang:
            cells.setdefault((one.posyandu_id, bidang), []).append(bidang in trained[one.id])
    return [
        Baris(home, tuple(Sel(len(found := cells.get((home.id, code), [])), sum(found)) for code in FIELDS))
        for home in homes
    ]


def invite_page(scope: Scope, bidang: str, hal: int) -> dict[str, Any]:
    """Kader of a field without a training that counts: who never had one first, then the oldest.

    `hal` counts pages from 1.
    """
    today = clock.today("WIB")
    kader = posyandu.kader_of_bidang(scope, bidang, today)
    kab_ids = {one.kab_id for one in kader}
    trained = queries.last_trainings(kab_ids, bidang=bidang)
    since = trained_since(kab_ids, today)
    due = []
    for one in kader:
        last = last_training(trained, one, bidang)
        if last is None or last < since[one.kab_id]:
            due.append((last, one))
    due.sort(key=lambda row: (row[0] or dt.date.min, row[1].jalur, row[1].nama))
    start = (hal - 1) * PAGE
    return {
        "orang": due[start : start + PAGE],
        "jumlah": len(due),
        "dari": len(kader),
        "hal": hal,
        "ada_lagi": start + PAGE < len(due),
    }


def seen_fields(actor: ActorContext, home: PosyanduInfo) -> list[Bidang]:
    """Fields of which this account may see who can what at a posyandu.

    Who sees small figures there sees all six; an agency sees its own field; a province sees none of a named kader.
    """
    may = akses.decide(actor, Tindakan.LIHAT_ANGKA_KECIL, target_of(home)).allowed
    return [one for one in fields() if may or may_record(actor, home, one.code)]


def may_record(actor: ActorContext, home: PosyanduInfo, bidang: str) -> bool:
    """Whether this account records competence of a field at a posyandu."""
    return akses.decide(actor, Tindakan.CATAT_KOMPETENSI, target_of(home, bidang=bidang)).allowed


def _today(homes: Sequence[PosyanduInfo]) -> dt.date:
    return clock.today(homes[0].zona_waktu if homes else "WIB")
