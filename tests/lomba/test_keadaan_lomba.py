"""The states of a contest: every order of acts that a model can think of keeps its promises."""

from itertools import pairwise

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from simpul.kernel.errors import SimpulError
from simpul.lomba.rules.keadaan import (
    LANGKAH,
    WITH_REASON,
    Bekal,
    check_correcting,
    check_enter,
    check_instrument,
    check_langkah,
    check_plan,
    check_scoring,
    proof_open,
)
from simpul.lomba.rules.words import StatusLomba, Tahap

S = StatusLomba
FULL = Bekal(9, 3, 4, 3, frozenset(Tahap), frozenset(Tahap), frozenset(Tahap), pertimbangan=True)


def refusal(act, *arguments, **named) -> str:
    with pytest.raises(SimpulError) as caught:
        act(*arguments, **named)
    return caught.value.code


class Lomba(RuleBasedStateMachine):
    """A contest in memory: the rule decides, the model remembers what was done and checks what must never be."""

    def __init__(self) -> None:
        super().__init__()
        self.status = S.DISIAPKAN
        self.peserta: set[int] = set()
        self.finalis: set[int] = set()
        self.butir: dict[Tahap, int] = dict.fromkeys(Tahap, 0)
        self.juri: set[Tahap] = set()
        self.nilai: dict[tuple[Tahap, int], int] = {}
        self.terkunci: dict[Tahap, dict[tuple[Tahap, int], int]] = {}
        self.pembetulan = 0
        self.pertimbangan = False

    def bekal(self) -> Bekal:
        scored = {one for tahap, one in self.nilai if tahap is Tahap.LAPANGAN}
        return Bekal(
            len(self.peserta),
            len(self.finalis),
            len(self.nilai),
            len(scored & self.finalis),
            frozenset(tahap for tahap, many in self.butir.items() if many),
            frozenset(self.juri),
            frozenset(self.terkunci),
            self.pertimbangan,
        )

    def tries(self, act, *arguments, **named) -> bool:
        try:
            act(*arguments, **named)
        except SimpulError:
            return False
        return True

    @rule(who=st.integers(0, 4))
    def enter(self, who: int) -> None:
        if self.tries(check_enter, self.status, is_locked=Tahap.SELEKSI in self.terkunci):
            self.peserta.add(who)

    @rule(tahap=st.sampled_from(Tahap))
    def write_item(self, tahap: Tahap) -> None:
        if self.tries(check_instrument, self.status, tahap):
            self.butir[tahap] += 1

    @rule(tahap=st.sampled_from(Tahap))
    def appoint(self, tahap: Tahap) -> None:
        if self.tries(check_plan, self.status):
            self.juri.add(tahap)

    @rule(tahap=st.sampled_from(Tahap), who=st.integers(0, 4), points=st.integers(0, 4))
    def give(self, tahap: Tahap, who: int, points: int) -> None:
        known = self.peserta if tahap is Tahap.SELEKSI else self.finalis
        if who in known and self.tries(check_scoring, self.status, tahap, is_locked=tahap in self.terkunci):
            self.nilai[tahap, who] = points

    @rule(tahap=st.sampled_from(Tahap))
    def lock(self, tahap: Tahap) -> None:
        given = {key: value for key, value in self.nilai.items() if key[0] is tahap}
        if given and self.tries(check_scoring, self.status, tahap, is_locked=tahap in self.terkunci):
            self.terkunci[tahap] = given

    @rule(tahap=st.sampled_from(Tahap))
    def correct(self, tahap: Tahap) -> None:
        if self.tries(check_correcting, self.status, is_locked=tahap in self.terkunci):
            self.pembetulan += 1
            assert self.status not in {S.DITETAPKAN, S.DIUMUMKAN, S.BATAL}

    @precondition(lambda self: self.status is S.SELEKSI and Tahap.SELEKSI in self.terkunci)
    @rule(many=st.integers(0, 3))
    def choose(self, many: int) -> None:
        self.finalis = set(sorted(self.peserta)[:many])

    @rule()
    def explain(self) -> None:
        self.pertimbangan = True

    @rule(ke=st.sampled_from(S), alasan=st.sampled_from(["", "   ", "keberatan diterima"]))
    def step(self, ke: StatusLomba, alasan: str) -> None:
        before = self.status
        if not self.tries(check_langkah, before, ke, alasan, self.bekal()):
            return
        assert ke in LANGKAH[before]
        assert alasan.strip() or (before, ke) not in WITH_REASON
        self.status = ke

    @invariant()
    def locked_scores_never_change(self) -> None:
        for tahap, given in self.terkunci.items():
            assert {key: value for key, value in self.nilai.items() if key[0] is tahap} == given

    @invariant()
    def a_result_stands_on_locked_scores(self) -> None:
        if self.status in {S.DITETAPKAN, S.DIUMUMKAN}:
            assert set(self.terkunci) == set(Tahap)
            assert any(tahap is Tahap.LAPANGAN and who in self.finalis for tahap, who in self.nilai)
        if self.status is S.DIUMUMKAN:
            assert self.pertimbangan

    @invariant()
    def a_phase_runs_with_what_it_needs(self) -> None:
        if self.status not in {S.DISIAPKAN, S.BATAL}:
            assert self.peserta
            assert self.butir[Tahap.SELEKSI]
        if self.status in {S.LAPANGAN, S.DITETAPKAN, S.DIUMUMKAN}:
            assert self.finalis
            assert self.butir[Tahap.LAPANGAN]
        if self.status is S.DISIAPKAN:
            assert not self.nilai


Lomba.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestLomba = Lomba.TestCase


def test_a_contest_goes_from_plan_to_announcement() -> None:
    road = [S.DISIAPKAN, S.SELEKSI, S.LAPANGAN, S.DITETAPKAN, S.DIUMUMKAN]
    for before, after in pairwise(road):
        assert check_langkah(before, after, "", FULL) is after
    assert check_langkah(S.DIUMUMKAN, S.DITETAPKAN, "keberatan diterima", FULL) is S.DITETAPKAN


@pytest.mark.parametrize(
    ("dari", "ke", "bekal", "code"),
    [
        (S.DISIAPKAN, S.DIUMUMKAN, FULL, "lomba.langkah"),
        (S.BATAL, S.DISIAPKAN, FULL, "lomba.langkah"),
        (S.LAPANGAN, S.BATAL, FULL, "lomba.alasan_kosong"),
        (S.DISIAPKAN, S.SELEKSI, Bekal(), "lomba.belum_siap"),
        (S.SELEKSI, S.LAPANGAN, Bekal(9, 3, 4, 0, frozenset(Tahap), frozenset(Tahap)), "lomba.belum_siap"),
    ],
)
def test_a_step_too_early_or_without_a_reason_is_refused(dari, ke, bekal, code) -> None:
    assert refusal(check_langkah, dari, ke, "", bekal) == code


def test_what_is_missing_is_named() -> None:
    with pytest.raises(SimpulError) as caught:
        check_langkah(S.DISIAPKAN, S.SELEKSI, "", Bekal())
    assert str(caught.value) == (
        "Belum bisa lanjut. Yang masih kurang: peserta, instrumen seleksi administrasi, juri seleksi administrasi."
    )


def test_proof_is_taken_until_the_lock_and_in_the_field_from_finalists() -> None:
    first, second = Tahap.SELEKSI, Tahap.LAPANGAN
    assert proof_open(S.SELEKSI, first, is_locked=False, is_finalist=False)
    assert not proof_open(S.SELEKSI, first, is_locked=True, is_finalist=False)
    assert not proof_open(S.LAPANGAN, second, is_locked=False, is_finalist=False)
    assert proof_open(S.LAPANGAN, second, is_locked=False, is_finalist=True)
    assert not proof_open(S.DIUMUMKAN, second, is_locked=True, is_finalist=True)
