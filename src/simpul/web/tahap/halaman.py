"""What the page of the way to six fields shows: counts of the places below, and the posyandu of a kecamatan."""

from dataclasses import dataclass
from functools import reduce
from typing import Any

from django.http import QueryDict

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Scope, Target, Tindakan
from simpul.flows.tahap import planner_of
from simpul.posyandu import queries as posyandu
from simpul.posyandu.rules.tahap import LAST_WAVE, Laju, TahapForm
from simpul.web.asked import asked, asked_uuid
from simpul.web.registrasi.halaman import SIGNS, above_in
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import Tingkat, WilayahRow
from simpul.wilayah.rules import bounds_of

PAGE = 50
YES_NO = {"ya": True, "tidak": False}


@dataclass(frozen=True, slots=True)
class BarisLaju:
    """Counts of a place, by the waves that are used."""

    nama: str
    alamat: str
    laju: Laju
    gelombang: list[int]


def tahap_page(actor: ActorContext, scope: Scope, place: WilayahRow, said: QueryDict) -> dict[str, Any]:
    """Counts below a place; from the kecamatan down also its posyandu, which a regency may tick."""
    under, after = bounds_of(place.jalur), asked(said, "setelah", 30)
    lists = place.tingkat >= Tingkat.KECAMATAN
    found = posyandu.tahap_page(scope, under, after=after, limit=PAGE + 1) if lists else []
    homes = found[:PAGE]
    signs = SIGNS.get(place.tingkat)
    counts = posyandu.tahap_counts(scope, under, signs or len(place.jalur), actor.pada)
    total = reduce(Laju.plus, counts.values(), Laju())
    waves = [wave for wave, count in enumerate(total.gelombang) if count and wave]
    below = wilayah.children(place.id) if signs else []
    return {
        "tempat": place,
        "di_atas": above_in(scope, place),
        "baris": [
            _line(row.label, f"/tahap/?tempat={row.id}", counts[row.jalur], waves)
            for row in below
            if row.jalur in counts
        ],
        "jumlah": _line("Jumlah", "", total, waves),
        "gelombang": waves,
        "tahun": actor.pada.year,
        "homes": homes,
        "desa": wilayah.labels({home.wilayah_id for home in homes}),
        "setelah": homes[-1].jalur if len(found) > PAGE else "",
        "boleh": may_plan(actor, place),
        "pilihan_gelombang": range(1, LAST_WAVE + 1),
    }


def may_plan(actor: ActorContext, place: WilayahRow) -> bool:
    """Whether the account plans for a place: its regency must lie in a grant."""
    if place.tingkat < Tingkat.KABUPATEN:
        return False
    planner = wilayah.wilayah_by_id(planner_of(place.id))
    target = Target(kab_id=planner.kab_id, jalur=planner.jalur)
    return akses.decide(actor, Tindakan.KELOLA_POSYANDU, target).allowed


def tahap_form(form: QueryDict, place: WilayahRow) -> TahapForm:
    """What was asked for: for those ticked, or for all of the place."""
    everyone = asked(form, "cakupan") == "semua"
    ticked = {key for text in form.getlist("pilih")[:1000] if (key := asked_uuid(text))}
    return TahapForm(
        wilayah_id=place.id,
        posyandu=None if everyone else ticked,
        kini=_number(form, "kini"),
        percontohan=YES_NO.get(asked(form, "percontohan")),
        gelombang=_number(form, "gelombang"),
        target_tahun=_number(form, "target_tahun"),
    )


def _number(form: QueryDict, name: str) -> int | None:
    text = asked(form, name)
    if not text:
        return None
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 4 else 9_999


def _line(nama: str, alamat: str, laju: Laju, waves: list[int]) -> BarisLaju:
    return BarisLaju(nama, alamat, laju, [laju.gelombang[wave] for wave in waves])
