"""Merges, the archive, undoing, moves and guests in any order: figures and rows are those of the log."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from factories.dunia import KAB, NOON, TODAY, Dunia, child, make_dunia, weighing
from factories.riwayat import FED, dump
from simpul.akses import services as akses
from simpul.flows.elsewhere import accept_guest, move_people, receive_people
from simpul.flows.office_act import act
from simpul.flows.rebuild import rebuild_posyandu
from simpul.kernel import clock
from simpul.kernel.clock import add_months, month_of
from simpul.kernel.errors import SimpulError
from simpul.laporan.indicators import vector
from simpul.laporan.models import RekapBulan
from simpul.laporan.queries import month_sets
from simpul.posyandu.queries import PosyanduInfo, find_posyandu
from simpul.warga import queries as warga
from simpul.warga.models import Warga

pytestmark = pytest.mark.django_db
MONTHS = 5
JULY = dt.date(2026, 7, 1)
# What is done, at which posyandu, and two choices: about whom, and with whom or when.
STEPS = st.lists(
    st.tuples(st.integers(0, 10), st.booleans(), st.integers(0, 40), st.integers(0, 40)), min_size=5, max_size=14
)


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> Dunia:
    monkeypatch.setattr(clock, "now", lambda: NOON)
    return make_dunia()


class Village:
    """Its secretary, and two posyandu between which people are mixed up."""

    def __init__(self, dunia: Dunia) -> None:
        dunia.letters = 0
        self.dunia = dunia
        self.joko = akses.load_actor(dunia.joko, NOON)
        self.places = [_place(dunia.melati), _place(dunia.mawar)]
        self.hps = {dunia.melati: dunia.hp(), dunia.mawar: dunia.hp(dunia.tum, dunia.mawar)}
        self.done: list[str] = []
        for number, home in enumerate((0, 0, 0, 1, 1, 1)):
            # The third of each place is a guest who belongs to the other.
            guest = {"tamu": True, "asal_posyandu_id": self.places[1 - home].id} if number % 3 == 2 else {}
            self._register(self.places[home], f"Hana {number % 2}", **guest)

    def _register(self, home: PosyanduInfo, name: str, **more: Any) -> None:
        facts = child(name, dt.date(2025, 3, 10), **more)
        hp = self.hps[home.id]
        assert self.dunia.say(hp, "register_warga", date=JULY, **facts).verdict == "accepted"
        self._weigh(home, facts["warga_id"], 0)

    def step(self, kind: int, home: PosyanduInfo, one: int, two: int) -> None:
        """One act; what the checks refuse is not done."""
        rows = list(Warga.objects.filter(kab_id=KAB, posyandu_id=home.id).order_by("n").values_list("id", flat=True))
        who, other = rows[one % len(rows)], rows[two % len(rows)]
        acts = (self._merge, self._merge, self._unmerge, self._distinguish, self._move, self._back)
        acts += (self._archive, self._restore)
        try:
            if kind < len(acts):
                acts[kind](home, who, other)
            elif kind == 8:
                self._accept(home, who)
            elif kind == 9:
                self._receive(home)
            else:
                self._weigh(home, who, two)
        except SimpulError as error:
            self.done.append(f"{kind} {error.code}")
        else:
            self.done.append(f"{kind} {home.nama} {who} {other}")

    def _merge(self, home: PosyanduInfo, who: UUID, other: UUID) -> None:
        act(self.joko, home, "merge_warga", {"asal_id": str(who), "tujuan_id": str(other), "alasan": "orang yang sama"})

    def _unmerge(self, home: PosyanduInfo, who: UUID, _: UUID) -> None:
        act(self.joko, home, "unmerge_warga", {"asal_id": str(who), "alasan": "ternyata kembar"})

    def _distinguish(self, home: PosyanduInfo, who: UUID, other: UUID) -> None:
        facts = {"warga_id": str(who), "lain_id": str(other), "alasan": "bukan orang yang sama"}
        act(self.joko, home, "distinguish_warga", facts)

    def _move(self, home: PosyanduInfo, who: UUID, _: UUID) -> None:
        there = self.places[0] if home == self.places[1] else self.places[1]
        move_people(self.joko, home, [who], dt.date(2026, 10, 3), ke=there)

    def _back(self, home: PosyanduInfo, who: UUID, _: UUID) -> None:
        """The move was a mistake."""
        act(self.joko, home, "end_warga", {"warga_id": str(who), "status": "aktif", "tanggal": "2026-10-20"})

    def _archive(self, home: PosyanduInfo, who: UUID, _: UUID) -> None:
        act(self.joko, home, "archive_warga", {"warga_id": str(who), "alasan": "salah daftar"})

    def _restore(self, home: PosyanduInfo, who: UUID, _: UUID) -> None:
        act(self.joko, home, "restore_warga", {"warga_id": str(who)})

    def _accept(self, home: PosyanduInfo, who: UUID) -> None:
        for guest in warga.guests_for(KAB, home.id)[:1]:
            accept_guest(self.joko, home, guest.id, who)

    def _receive(self, home: PosyanduInfo) -> None:
        receive_people(self.joko, home, [one.id for one in warga.arrivals_for(KAB, home.id)])

    def _weigh(self, home: PosyanduInfo, who: UUID, choice: int) -> None:
        day = TODAY - dt.timedelta(days=29 * (choice % MONTHS))
        facts = weighing(who, 8000 + 40 * choice, day)
        assert self.dunia.say(self.hps[home.id], "record_penimbangan", date=day, **facts).verdict == "accepted"


@settings(
    max_examples=10,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(steps=STEPS)
def test_any_order_ends_in_counts_and_in_the_rows_of_the_log(
    world: Dunia, steps: list[tuple[int, bool, int, int]]
) -> None:
    with transaction.atomic():
        village = Village(world)
        for kind, at_mawar, one, two in steps:
            village.step(kind, village.places[at_mawar], one, two)
        for line in village.done:
            note(line)
        for home in village.places:
            _figures_are_counts(home.id)
            _nobody_stands_for_a_merged_row(home.id)
        before = _rows(world)
        for home in village.places:
            rebuild_posyandu(KAB, home.id)
        after = _rows(world)
        for name, rows in before.items():
            assert after[name] == rows, name
        transaction.set_rollback(True)


def _figures_are_counts(posyandu_id: UUID) -> None:
    months = [add_months(month_of(TODAY), -back) for back in range(MONTHS + 1)]
    counted = month_sets(KAB, [(posyandu_id, month) for month in months])
    stored = {row.bulan: row.angka for row in RekapBulan.objects.filter(kab_id=KAB, posyandu_id=posyandu_id)}
    for month in months:
        assert stored.get(month, {}) == vector(counted[posyandu_id, month]), month


def _nobody_stands_for_a_merged_row(posyandu_id: UUID) -> None:
    root = warga.merged_map(KAB, [posyandu_id])
    assert set(root.values()).isdisjoint(root)


def _rows(world: Dunia) -> dict[str, Any]:
    found = dump(world.melati)
    return {model.__name__: found[model.__name__] for model in FED}


def _place(posyandu_id: UUID) -> PosyanduInfo:
    found = find_posyandu(KAB, posyandu_id)
    assert found is not None
    return found
