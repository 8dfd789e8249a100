"""What posyandu have: reads of their place, equipment and money."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from uuid import UUID

from simpul.posyandu.models import Dana, Peralatan, Sarana
from simpul.posyandu.rules.kata_sarana import JenisAlat, SumberDana
from simpul.posyandu.rules.sarana import AlatForm, DanaForm


@dataclass(frozen=True, slots=True)
class SaranaInfo:
    """The place as it was found on `diperiksa`; '' and None are not noted."""

    diperiksa: dt.date
    gedung: str
    air: str
    jamban: str
    listrik: str
    sinyal: str
    ruang: int | None
    catatan: str
    oleh: str


@dataclass(frozen=True, slots=True)
class Punya:
    """What one posyandu has now: its place, its equipment with the day it was counted, its money by year."""

    sarana: SaranaInfo | None = None
    alat: tuple[AlatForm, ...] = ()
    alat_diperiksa: dt.date | None = None
    dana: dict[int, list[DanaForm]] = field(default_factory=dict)


_FOUND = ("diperiksa", "gedung", "air", "jamban", "listrik", "sinyal", "ruang", "catatan", "oleh__nama")


def sarana_history(kab_id: int, posyandu_id: UUID) -> list[SaranaInfo]:
    """Every time the place was looked at, the last first."""
    rows = Sarana.objects.filter(kab_id=kab_id, posyandu_id=posyandu_id).order_by("-diperiksa", "-id")
    return [SaranaInfo(*row) for row in rows.values_list(*_FOUND)]


def punya_of(kab_ids: Iterable[int], posyandu_ids: Iterable[UUID]) -> dict[UUID, Punya]:
    """What these posyandu have; three reads whatever their number. One without a row is absent."""
    here = {"kab_id__in": set(kab_ids), "posyandu_id__in": set(posyandu_ids)}
    places: dict[UUID, SaranaInfo] = {}
    for posyandu_id, *row in (
        Sarana.objects.filter(**here).order_by("diperiksa", "id").values_list("posyandu_id", *_FOUND)
    ):
        places[posyandu_id] = SaranaInfo(*row)
    tools: defaultdict[UUID, list[AlatForm]] = defaultdict(list)
    counted: dict[UUID, dt.date] = {}
    for line in Peralatan.objects.filter(**here).order_by("jenis", "nama"):
        tools[line.posyandu_id].append(_alat(line))
        counted[line.posyandu_id] = line.diperiksa
    money: defaultdict[UUID, defaultdict[int, list[DanaForm]]] = defaultdict(lambda: defaultdict(list))
    for paid in Dana.objects.filter(**here).order_by("-tahun", "sumber"):
        money[paid.posyandu_id][paid.tahun].append(_dana(paid))
    return {
        key: Punya(places.get(key), tuple(tools.get(key, ())), counted.get(key), dict(money.get(key, {})))
        for key in places.keys() | tools.keys() | money.keys()
    }


def _alat(line: Peralatan) -> AlatForm:
    return AlatForm(
        jenis=JenisAlat(line.jenis),
        nama=line.nama,
        baik=line.baik,
        rusak=line.rusak,
        sumber=line.sumber,
        tahun=line.tahun,
    )


def _dana(paid: Dana) -> DanaForm:
    return DanaForm(
        sumber=SumberDana(paid.sumber),
        rencana_rp=paid.rencana_rp,
        terpakai_rp=paid.terpakai_rp,
        keterangan=paid.keterangan,
    )
