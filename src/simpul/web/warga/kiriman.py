"""What other posyandu offer: our child weighed there as a guest, and people who moved here."""

from dataclasses import dataclass
from uuid import UUID

from django.http import HttpRequest

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.elsewhere import pending_weighings
from simpul.kernel import clock
from simpul.kunjungan.queries import BarisPenimbangan
from simpul.posyandu.queries import PosyanduInfo, posyandu_by_ids
from simpul.warga.queries import (
    BarisOrang,
    arrivals_for,
    candidates_for,
    guests_for,
    list_people,
    traits_of,
)
from simpul.web.actor import note_read
from simpul.web.posyandu.place import may_at
from simpul.web.warga.words import age

MOST_CANDIDATES = 5


@dataclass(frozen=True, slots=True)
class Calon:
    """Somebody here whom the guest may be; `pasti` when both carry one NIK."""

    orang: BarisOrang
    pasti: bool


@dataclass(frozen=True, slots=True)
class TamuKita:
    """A guest of another posyandu who belongs here; weights are shown to who may read them."""

    orang: BarisOrang
    umur: str
    tempat: str
    timbang: list[BarisPenimbangan]
    berbobot: bool
    calon: list[Calon]


@dataclass(frozen=True, slots=True)
class Datang:
    """Somebody who moved here."""

    orang: BarisOrang
    umur: str
    tempat: str


@dataclass(frozen=True, slots=True)
class Kiriman:
    """Everything offered to a posyandu."""

    home: PosyanduInfo
    tamu: list[TamuKita]
    datang: list[Datang]
    boleh_terima: bool


def kiriman_of(request: HttpRequest, actor: ActorContext, home: PosyanduInfo) -> Kiriman:
    """Guests with something new, and newcomers; the reading noted, also at the posyandu that offers."""
    today, may = clock.today(home.zona_waktu), may_at(actor, home)
    guests, arrivals = guests_for(home.kab_id, home.id), arrivals_for(home.kab_id, home.id)
    places = posyandu_by_ids([home.kab_id], {one.posyandu_id for one in (*guests, *arrivals)})
    traits = traits_of(home.kab_id, [one.id for one in guests])
    people = {one.id: one for one in list_people(home.kab_id, [home.id], active_only=True)}
    shown: list[TamuKita] = []
    for one in guests:
        rows = pending_weighings(home.kab_id, home.id, one)
        if rows:
            found = candidates_for(home.kab_id, home.id, *traits[one.id])
            likely = [Calon(people[key], sure) for key, sure in found if key in people][:MOST_CANDIDATES]
            place = places[one.posyandu_id].nama
            sees = may(Tindakan.LIHAT_KESEHATAN)
            shown.append(TamuKita(one, age(one.tanggal_lahir, today), place, rows, sees, likely))
    came = [Datang(one, age(one.tanggal_lahir, today), places[one.posyandu_id].nama) for one in arrivals]
    _note(request, actor, home, [*(one.orang for one in shown), *arrivals])
    return Kiriman(home, shown, came, may(Tindakan.KELOLA_WARGA))


def _note(request: HttpRequest, actor: ActorContext, home: PosyanduInfo, people: list[BarisOrang]) -> None:
    by_place: dict[UUID, list[UUID]] = {}
    for one in people:
        by_place.setdefault(one.posyandu_id, []).append(one.id)
    for place, ids in by_place.items():
        note_read(
            request, actor, Tindakan.LIHAT_WARGA, "warga", ids, kab_id=home.kab_id, posyandu_id=place,
            alasan="kiriman antarposyandu",
        )  # fmt: skip
