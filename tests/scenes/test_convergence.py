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

from factories.cermin import of_device
from factories.dunia import KAB, NOON, TODAY, Dunia, Hp, child, make_dunia, sesi_of, weighing
from factories.riwayat import FED, dump
from simpul.akses import queries as akses
from simpul.flows import perform as perform_module
from simpul.flows.perform import perform
from simpul.flows.push import PushResult, Sent, push
from simpul.flows.rebuild import rebuild_posyandu
from simpul.jurnal import positions, replay
from simpul.jurnal.models import Operasi, PosisiPerangkat
from simpul.jurnal.operations.protocol import OperationIn, Verdict
from simpul.kernel import clock
from simpul.kernel.clock import add_months, month_of
from simpul.kernel.ids import derive_id, new_id
from simpul.laporan.indicators import vector
from simpul.laporan.models import RekapBulan, RekapGulung
from simpul.laporan.queries import month_sets
from simpul.laporan.services import drain_kotak_keluar
from simpul.sync import pull as pull_module

pytestmark = pytest.mark.django_db
MONTHS = 4
PAGE = 15  # rows of a pull: small, so that there are many pages


class Crash(BaseException):
    """The power goes out: nothing in the program may catch it."""


class Scene:
    """What happens at one posyandu, and the line between its phones and the server."""

    def __init__(self, dunia: Dunia) -> None:
        self.dunia = dunia
        self.phones = [dunia.hp(), dunia.hp(dunia.rani), dunia.hp(dunia.wati)]
        self.devices = {hp.id: akses.perangkat_by_id(hp.id) for hp in self.phones}
        self.copies = {hp.id: of_device(hp.id) for hp in self.phones}
        self.sent: list[OperationIn] = []
        self.first_words: dict[UUID, Verdict] = {}
        self.people: list[dict[str, Any]] = []
        self.weighed: list[dict[str, Any]] = []
        self.asked = 0

    # -- what kader do -----------------------------------------------------------------------------------------

    def act(self, hp: Hp, kind: int, choice: int) -> None:
        """One act of a kader; which person or weighing it is about follows from `choice`."""
        acts = (
            *(self.register, self.weigh, self.weigh, self.correct, self.void, self.born, self.leave, self.come),
            *(self.ask, self.archive, self.restore),
        )
        if kind < len(acts):
            acts[kind](hp, choice)
        elif kind == len(acts):
            self.merge(choice)
        else:
            self.choose(choice)

    def register(self, hp: Hp, choice: int) -> None:
        mother = self.people[choice % len(self.people)]["warga_id"] if self.people and choice % 3 == 0 else None
        payload = child(f"Anak {choice % 5}", TODAY - dt.timedelta(days=200 + 37 * (choice % 20)), ibu_id=mother)
        self.people.append(payload)
        hp.record("register_warga", date=self.day(choice), **payload)

    def weigh(self, hp: Hp, choice: int) -> None:
        if not self.people:
            return
        who = self.people[choice % len(self.people)]
        payload = weighing(who["warga_id"], 7000 + 50 * (choice % 60), self.day(choice // 3))
        self.weighed.append(payload)
        hp.record("record_penimbangan", date=TODAY, **payload)

    def correct(self, hp: Hp, choice: int) -> None:
        if self.weighed:
            one = self.weighed[choice % len(self.weighed)]
            changed = {"penimbangan_id": one["penimbangan_id"], "berat_g": 8000 + 10 * (choice % 90)}
            hp.record("correct_penimbangan", date=TODAY, alasan="salah baca", **changed)

    def void(self, hp: Hp, choice: int) -> None:
        if self.weighed:
            one = self.weighed[choice % len(self.weighed)]
            hp.record("void_penimbangan", date=TODAY, penimbangan_id=one["penimbangan_id"], alasan="anak lain")

    def born(self, hp: Hp, choice: int) -> None:
        if self.people:
            who = self.people[choice % len(self.people)]
            birth = TODAY - dt.timedelta(days=190 + 53 * (choice % 15))
            hp.record("correct_warga", date=TODAY, warga_id=who["warga_id"], alasan="akta", tanggal_lahir=birth)

    def leave(self, hp: Hp, choice: int) -> None:
        if self.people:
            who = self.people[choice % len(self.people)]
            hp.record("end_warga", date=TODAY, warga_id=who["warga_id"], status="pindah", tanggal=self.day(choice))

    def archive(self, hp: Hp, choice: int) -> None:
        if self.people:
            who = self.people[choice % len(self.people)]
            hp.record("archive_warga", date=self.day(choice // 7), warga_id=who["warga_id"], alasan="salah daftar")

    def restore(self, hp: Hp, choice: int) -> None:
        if self.people:
            hp.record("restore_warga", date=TODAY, warga_id=self.people[choice % len(self.people)]["warga_id"])

    def come(self, hp: Hp, choice: int) -> None:
        if not self.people:
            return
        day = self.day(choice)
        sesi, who = sesi_of(self.dunia.melati, day), self.people[choice % len(self.people)]["warga_id"]
        hp.record("open_sesi", date=TODAY, sesi_id=sesi, tanggal=day, tempat="Balai", kader_hadir=[hp.kader])
        hp.record(
            "record_kehadiran",
            date=TODAY,
            kehadiran_id=derive_id("kehadiran", str(sesi), str(who)),
            sesi_id=sesi,
            warga_id=who,
        )

    def ask(self, hp: Hp, choice: int) -> None:
        if not self.people:
            return
        self.asked += 1
        about = {"layanan_id": "SOS-03", "untuk": "orang", "tempat": "RT 02", "jawaban": {"desil": 2}}
        nomor, who = f"0001-{hp.letter}-{self.asked:04d}", self.people[choice % len(self.people)]["warga_id"]
        hp.record("send_usulan", date=TODAY, usulan_id=new_id(), nomor=nomor, warga_id=who, **about)

    def merge(self, choice: int) -> None:
        if len(self.people) < 2:
            return
        one, two = (self.people[(choice + more) % len(self.people)]["warga_id"] for more in (0, 1))
        chair = self.phones[2]
        if choice % 4:
            chair.record("merge_warga", date=TODAY, asal_id=one, tujuan_id=two, alasan="orang yang sama")
        else:
            chair.record("unmerge_warga", date=TODAY, asal_id=one, alasan="bukan orang yang sama")

    def choose(self, choice: int) -> None:
        if len(self.weighed) >= 2:
            pair = [self.weighed[(choice + more) % len(self.weighed)]["penimbangan_id"] for more in (0, 1)]
            self.phones[2].record("choose_penimbangan", date=TODAY, dipilih_id=pair[0], ditinggal_ids=[pair[1]])

    @staticmethod
    def day(choice: int) -> dt.date:
        """A day of the last months."""
        return TODAY - dt.timedelta(days=29 * (choice % MONTHS))

    # -- the line ----------------------------------------------------------------------------------------------

    def send(self, hp: Hp, weather: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """One try to send the outbox: it may be lost, cut, repeated, mixed up, or answered to nobody.

        Then the phone asks for news, unless that is lost as well.
        """
        self.push_some(hp, weather, monkeypatch)
        if weather % 4:
            self.copies[hp.id].pull()

    def push_some(self, hp: Hp, weather: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """The sending half of a try."""
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
            self.crash(hp, batch, monkeypatch, after=weather % 2 == 0)
            return
        result = self.push(hp, batch)
        if weather % 3:  # else the answer is lost on its way back
            hp.outbox = _above(hp, result.contiguous_seq)

    def push(self, hp: Hp, batch: list[OperationIn]) -> PushResult:
        """What the door does with a push whose signature was right."""
        result = push(self.devices[hp.id], Sent(batch))
        self.hear(batch, result.verdicts)
        return result

    def crash(self, hp: Hp, batch: list[OperationIn], monkeypatch: pytest.MonkeyPatch, *, after: bool) -> None:
        """The server dies inside the transaction, or just behind its commit."""
        if after:
            self.push(hp, batch)
            return

        def die(*_: Any) -> None:
            raise Crash

        with monkeypatch.context() as patch:
            patch.setattr(perform_module, "finish", die)
            with pytest.raises(Crash):
                push(self.devices[hp.id], Sent(batch))

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
                left = _above(hp, self.push(hp, hp.outbox[:200]).contiguous_seq)
                assert len(left) < len(hp.outbox)
                hp.outbox = left


def _above(hp: Hp, mark: int) -> list[OperationIn]:
    """What a phone still holds when the server has everything up to a number."""
    return [op for op in hp.outbox if op.device_seq is None or op.device_seq > mark]


# How far a phone's clock is wrong, and whether the phone knows (from the last server time it saw).
CLOCKS = st.tuples(
    st.sampled_from([dt.timedelta(0), dt.timedelta(minutes=-7), dt.timedelta(days=366), dt.timedelta(days=-366)]),
    st.booleans(),
)
# One act: who, what, about whom; and every third step the phone tries to send.
STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.integers(0, 12), st.integers(0, 400), st.integers(0, 400)), min_size=8, max_size=28
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.data_too_large],
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(steps=STEPS, clocks=st.tuples(CLOCKS, CLOCKS, CLOCKS))
def test_it_converges(
    world: Dunia, monkeypatch: pytest.MonkeyPatch, steps: list[tuple[int, int, int, int]], clocks: tuple[Any, ...]
) -> None:
    with transaction.atomic():
        scene = Scene(_fresh(world))
        for hp, (wrong, is_known) in zip(scene.phones, clocks, strict=True):
            hp.at = NOON + wrong
            hp.clock_offset_ms = -int(wrong.total_seconds() * 1000) if is_known else 0
        recorded = _play(scene, steps, monkeypatch)
        scene.resend()
        _tell(scene)
        _nothing_lost_nothing_doubled(scene, recorded)
        _phones_hold_what_a_snapshot_says(scene)
        _recaps_are_counts(scene)
        _rows_are_those_of_the_log(scene)
        _sums_are_recaps()
        transaction.set_rollback(True)


@pytest.fixture
def world(db: None, monkeypatch: pytest.MonkeyPatch) -> Dunia:
    monkeypatch.setattr(clock, "now", lambda: NOON)
    monkeypatch.setattr(pull_module, "PAGE", PAGE)
    return make_dunia()


def _fresh(world: Dunia) -> Dunia:
    world.letters = 0
    return world


def _play(scene: Scene, steps: list[tuple[int, int, int, int]], monkeypatch: pytest.MonkeyPatch) -> list[OperationIn]:
    for choice in (3, 6, 9):
        scene.register(scene.phones[0], choice)
        scene.ask(scene.phones[0], choice)
    recorded = list(scene.phones[0].outbox)
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


def _phones_hold_what_a_snapshot_says(scene: Scene) -> None:
    for hp in scene.phones:
        assert scene.copies[hp.id].differences() == {}


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
    weighed = hp.record("record_penimbangan", date=TODAY, **weighing(baby["warga_id"]))
    tomorrow = NOON + dt.timedelta(days=3, minutes=1)
    assert [one.verdict for one in perform([weighed], "hp", received_at=tomorrow)] == ["accepted"]
    assert Operasi.objects.get(id=late.id).status == "diterima"
    [hole] = positions.old_holes([KAB], [hp.id], tomorrow)
    assert (hole.perangkat_id, hole.urut_utuh) == (hp.id, 0)
