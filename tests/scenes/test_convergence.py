"""Two phones, a chair and a village over a bad line: whatever is lost, doubled, mixed up or cut off, all ends the same.

The server code is the real one; only the line between is made up by hypothesis.
"""

import datetime as dt
from collections import Counter
from collections.abc import Iterable
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, note, settings
from hypothesis import strategies as st

from factories.dunia import KAB, NOON, TODAY, Dunia, Hp, child, make_dunia, sesi_of, weighing
from factories.riwayat import FED, dump
from simpul.flows import perform as perform_module
from simpul.flows.perform import perform
from simpul.flows.rebuild import rebuild_posyandu
from simpul.jurnal import positions, replay
from simpul.jurnal.models import Operasi, PosisiPerangkat
from simpul.jurnal.operations.protocol import OperationIn, Verdict
from simpul.kernel.clock import add_months, month_of
from simpul.kernel.ids import derive_id
from simpul.laporan.indicators import vector
from simpul.laporan.models import RekapBulan, RekapGulung
from simpul.laporan.queries import month_sets
from simpul.laporan.services import drain_kotak_keluar

pytestmark = pytest.mark.django_db
MONTHS = 4


class Crash(BaseException):
    """The power goes out: nothing in the program may catch it."""


class Scene:
    """What happens at one posyandu, and the line between its phones and the server."""

    def __init__(self, dunia: Dunia) -> None:
        self.dunia = dunia
        self.phones = [dunia.hp(), dunia.hp(dunia.rani), dunia.hp(dunia.wati)]
        self.sent: list[OperationIn] = []
        self.first_words: dict[UUID, Verdict] = {}
        self.people: list[dict[str, Any]] = []
        self.weighed: list[dict[str, Any]] = []

    # -- what kader do -----------------------------------------------------------------------------------------

    def act(self, hp: Hp, kind: int, choice: int) -> None:
        """One act of a kader; which person or weighing it is about follows from `choice`."""
        acts = (self.register, self.weigh, self.weigh, self.correct, self.void, self.born, self.leave, self.come)
        if kind < len(acts):
            acts[kind](hp, choice)
        elif kind == len(acts):
            self.merge(choice)
        else:
            self.choose(choice)

    def register(self, hp: Hp, choice: int) -> None:
        payload = child(f"Anak {choice % 5}", TODAY - dt.timedelta(days=200 + 37 * (choice % 20)))
        self.people.append(payload)
        hp.record("register_warga", date=self.day(choice), **payload)

    def weigh(self, hp: Hp, choice: int) -> None:
        if not self.people:
            return
        who = self.people[choice % len(self.people)]
        payload = weighing(who["warga_id"], 7000 + 50 * (choice % 60), self.day(choice // 3))
        self.weighed.append(payload)
        hp.record("record_penimbangan", **payload)

    def correct(self, hp: Hp, choice: int) -> None:
        if self.weighed:
            one = self.weighed[choice % len(self.weighed)]
            changed = {"penimbangan_id": one["penimbangan_id"], "berat_g": 8000 + 10 * (choice % 90)}
            hp.record("correct_penimbangan", alasan="salah baca", **changed)

    def void(self, hp: Hp, choice: int) -> None:
        if self.weighed:
            one = self.weighed[choice % len(self.weighed)]
            hp.record("void_penimbangan", penimbangan_id=one["penimbangan_id"], alasan="anak lain")

    def born(self, hp: Hp, choice: int) -> None:
        if self.people:
            who = self.people[choice % len(self.people)]
            birth = TODAY - dt.timedelta(days=190 + 53 * (choice % 15))
            hp.record("correct_warga", warga_id=who["warga_id"], alasan="akta", tanggal_lahir=birth)

    def leave(self, hp: Hp, choice: int) -> None:
        if self.people:
            who = self.people[choice % len(self.people)]
            hp.record("end_warga", warga_id=who["warga_id"], status="pindah", tanggal=self.day(choice))

    def come(self, hp: Hp, choice: int) -> None:
        if not self.people:
            return
        day = self.day(choice)
        sesi, who = sesi_of(self.dunia.melati, day), self.people[choice % len(self.people)]["warga_id"]
        hp.record("open_sesi", sesi_id=sesi, tanggal=day, tempat="Balai", kader_hadir=[hp.kader])
        hp.record(
            "record_kehadiran", kehadiran_id=derive_id("kehadiran", str(sesi), str(who)), sesi_id=sesi, warga_id=who
        )

    def merge(self, choice: int) -> None:
        if len(self.people) < 2:
            return
        one, two = (self.people[(choice + more) % len(self.people)]["warga_id"] for more in (0, 1))
        chair = self.phones[2]
        if choice % 4:
            chair.record("merge_warga", asal_id=one, tujuan_id=two, alasan="orang yang sama")
        else:
            chair.record("unmerge_warga", asal_id=one, alasan="bukan orang yang sama")

    def choose(self, choice: int) -> None:
        if len(self.weighed) >= 2:
            pair = [self.weighed[(choice + more) % len(self.weighed)]["penimbangan_id"] for more in (0, 1)]
            self.phones[2].record("choose_penimbangan", dipilih_id=pair[0], ditinggal_ids=[pair[1]])

    @staticmethod
    def day(choice: int) -> dt.date:
        """A day of the last months."""
        return TODAY - dt.timedelta(days=29 * (choice % MONTHS))

    # -- the line ----------------------------------------------------------------------------------------------

    def send(self, hp: Hp, weather: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """One try to send the outbox: it may be lost, cut, repeated, mixed up, or answered to nobody."""
        batch = list(hp.outbox)
        if weather % 7 == 0 or not batch:
            return
        if weather % 5 == 1:
            batch = batch[len(batch) // 2 :]
        if weather % 5 == 2:
            batch.reverse()
        if weather % 5 == 3:
            batch = [*batch, *batch[:3]]
        if weather % 11 == 4:
            self.crash(batch, monkeypatch, after=weather % 2 == 0)
            return
        verdicts = perform(batch, "hp", received_at=NOON)
        self.hear(batch, verdicts)
        if weather % 3 == 0:
            return  # the answer is lost on its way back
        mark = positions.contiguous(KAB, hp.id)
        hp.outbox = [op for op in hp.outbox if op.device_seq is None or op.device_seq > mark]

    def crash(self, batch: list[OperationIn], monkeypatch: pytest.MonkeyPatch, *, after: bool) -> None:
        """The server dies inside the transaction, or just behind its commit."""
        if after:
            self.hear(batch, perform(batch, "hp", received_at=NOON))
            return

        def die(*_: Any) -> None:
            raise Crash

        with monkeypatch.context() as patch:
            patch.setattr(perform_module, "finish", die)
            with pytest.raises(Crash):
                perform(batch, "hp", received_at=NOON)

    def hear(self, batch: Iterable[OperationIn], verdicts: Iterable[Verdict]) -> None:
        """A repeat must tell what the first answer told, unless it was waiting."""
        for operation, verdict in zip(batch, verdicts, strict=True):
            before = self.first_words.get(operation.id)
            if before is not None and before.verdict in {"accepted", "duplicate"}:
                assert verdict.verdict in {"accepted", "duplicate"}
                assert (verdict.n, verdict.outcome) == (before.n, before.outcome)
            if before is not None and before.verdict == "quarantined":
                assert (verdict.verdict, verdict.masalah, verdict.params) == (
                    before.verdict,
                    before.masalah,
                    before.params,
                )
            self.first_words[operation.id] = verdict

    def resend(self) -> None:
        """Good signal: every phone sends until the server has all of it."""
        for hp in self.phones:
            while hp.outbox:
                batch = hp.outbox[:200]
                self.hear(batch, perform(batch, "hp", received_at=NOON))
                mark = positions.contiguous(KAB, hp.id)
                left = [op for op in hp.outbox if op.device_seq is None or op.device_seq > mark]
                assert len(left) < len(hp.outbox)
                hp.outbox = left


# One act: who, what, about whom; and every third step the phone tries to send.
STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 9), st.integers(0, 400), st.integers(0, 400)), min_size=8, max_size=28
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(steps=STEPS, offset_ms=st.sampled_from([0, 31_622_400_000, -31_622_400_000]))
def test_it_converges(
    world: Dunia, monkeypatch: pytest.MonkeyPatch, steps: list[tuple[int, int, int, int]], offset_ms: int
) -> None:
    with transaction.atomic():
        scene = Scene(_fresh(world))
        scene.phones[1].clock_offset_ms = offset_ms
        recorded = _play(scene, steps, monkeypatch)
        scene.resend()
        _tell(scene)
        _nothing_lost_nothing_doubled(scene, recorded)
        _recaps_are_counts(scene)
        _rows_are_those_of_the_log(scene)
        _sums_are_recaps()
        transaction.set_rollback(True)


@pytest.fixture
def world(db: None) -> Dunia:
    return make_dunia()


def _fresh(world: Dunia) -> Dunia:
    world.letters = 0
    return world


def _play(scene: Scene, steps: list[tuple[int, int, int, int]], monkeypatch: pytest.MonkeyPatch) -> list[OperationIn]:
    recorded: list[OperationIn] = []
    scene.register(scene.phones[0], 3)
    for number, (who, kind, choice, weather) in enumerate(steps):
        hp = scene.phones[who]
        before = {op.id for phone in scene.phones for op in phone.outbox}
        scene.act(hp, kind, choice)
        recorded += [op for phone in scene.phones for op in phone.outbox if op.id not in before]
        if number % 3 == 2:
            scene.send(scene.phones[weather % 3], weather, monkeypatch)
            drain_kotak_keluar(limit=1 + weather % 3)
    return recorded


def _tell(scene: Scene) -> None:
    """The accepted log, for whoever reads a failure."""
    for item in replay.accepted(KAB, scene.dunia.melati):
        note(f"{item.n} {item.envelope.type} {item.envelope.service_date} {item.envelope.payload}")


def _nothing_lost_nothing_doubled(scene: Scene, recorded: list[OperationIn]) -> None:
    kept = Counter(Operasi.objects.filter(kab_id=KAB).values_list("id", flat=True))
    assert set(kept) >= {op.id for op in recorded}
    assert set(kept.values()) == {1}
    for hp in scene.phones:
        assert positions.contiguous(KAB, hp.id) == hp.seq
    assert not PosisiPerangkat.objects.filter(lubang_sejak__isnull=False).exists()
    numbers = sorted(n for n in Operasi.objects.filter(kab_id=KAB).values_list("n", flat=True) if n)
    assert numbers == list(range(1, len(numbers) + 1))
    waiting = Operasi.objects.filter(kab_id=KAB, status="menunggu")
    # Only work about someone or something that was itself refused may wait.
    refused = Operasi.objects.filter(kab_id=KAB, status="karantina")
    assert refused.exists() or not waiting.exists()


def _rows_are_those_of_the_log(scene: Scene) -> None:
    """Performing everything once in change order gives the same rows."""
    before = _rows(scene)
    rebuild_posyandu(KAB, scene.dunia.melati)
    after = _rows(scene)
    for name, rows in before.items():
        assert after[name] == rows, name


def _rows(scene: Scene) -> dict[str, Any]:
    found = dump(scene.dunia.melati)
    return {model.__name__: found[model.__name__] for model in FED}


def _recaps_are_counts(scene: Scene) -> None:
    first = month_of(TODAY)
    months = [add_months(first, -back) for back in range(MONTHS + 2)]
    keys = [(scene.dunia.melati, month) for month in months]
    counted = {month: vector(sets) for (_, month), sets in month_sets(KAB, keys).items()}
    stored = {row.bulan: row.angka for row in RekapBulan.objects.filter(kab_id=KAB, posyandu_id=scene.dunia.melati)}
    wrong = {
        month: (stored.get(month, {}), counted[month]) for month in months if stored.get(month, {}) != counted[month]
    }
    assert not wrong


def _sums_are_recaps() -> None:
    while drain_kotak_keluar():
        pass
    expected: Counter[tuple[dt.date, str]] = Counter()
    for row in RekapBulan.objects.filter(kab_id=KAB):
        expected.update({(row.bulan, name): value for name, value in row.angka.items() if value})
    places = set(RekapGulung.objects.values_list("wilayah_id", flat=True))
    for place in places:
        rows = RekapGulung.objects.filter(wilayah_id=place).exclude(nilai=0)
        assert {(row.bulan, row.indikator): row.nilai for row in rows} == dict(expected)
    assert places or not expected


def test_patience_ends_and_tells(world: Dunia) -> None:
    """A number that never comes holds back what follows for a day, then it is an alert."""
    hp = world.hp()
    hp.record("register_warga", **child("Yang hilang"))
    hp.outbox.clear()
    baby = child()
    late = hp.record("register_warga", **baby)
    assert [one.verdict for one in perform([late], "hp", received_at=NOON)] == ["waiting"]
    weighed = hp.record("record_penimbangan", **weighing(baby["warga_id"]))
    tomorrow = NOON + positions.PATIENCE + dt.timedelta(minutes=1)
    assert [one.verdict for one in perform([weighed], "hp", received_at=tomorrow)] == ["accepted"]
    assert Operasi.objects.get(id=late.id).status == "diterima"
    [hole] = positions.old_holes([KAB], [hp.id], tomorrow)
    assert (hole.perangkat_id, hole.urut_utuh) == (hp.id, 0)
