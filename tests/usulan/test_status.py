"""The state machine: every act in every state."""

import pytest

from simpul.usulan.errors import Galat
from simpul.usulan.rules import (
    Act,
    Hasil,
    Keputusan,
    Status,
    next_status,
    refusal,
    responsible,
    status_label,
)

ALLOWED = {
    (Act.COMPLETE, Status.DIKIRIM),
    (Act.COMPLETE, Status.DITERIMA_DESA),
    (Act.COMPLETE, Status.DIKEMBALIKAN),
    (Act.COMPLETE, Status.DITERUSKAN),
    (Act.COMPLETE, Status.DIJAWAB),
    (Act.RECEIVE, Status.DIKIRIM),
    (Act.RETURN, Status.DIKIRIM),
    (Act.RETURN, Status.DITERIMA_DESA),
    (Act.RETURN, Status.DITERUSKAN),
    (Act.FORWARD, Status.DIKIRIM),
    (Act.FORWARD, Status.DITERIMA_DESA),
    (Act.FORWARD, Status.DIKEMBALIKAN),
    (Act.FORWARD, Status.DITERUSKAN),
    (Act.ANSWER, Status.DITERUSKAN),
    (Act.ANSWER, Status.DIJAWAB),
    *((Act.PLAN, status) for status in Status if status is not Status.DITUTUP),
    (Act.COMPLETE, Status.DIRENCANAKAN),
    (Act.FORWARD, Status.DIRENCANAKAN),
    (Act.UNPLAN, Status.DIRENCANAKAN),
    (Act.CLOSE, Status.DIRENCANAKAN),
    (Act.CLOSE, Status.DIKIRIM),
    (Act.CLOSE, Status.DITERIMA_DESA),
    (Act.CLOSE, Status.DIKEMBALIKAN),
    (Act.CLOSE, Status.DITERUSKAN),
    (Act.CLOSE, Status.DIJAWAB),
}


@pytest.mark.parametrize("act", list(Act))
@pytest.mark.parametrize("status", list(Status))
def test_it_works(act: Act, status: Status) -> None:
    assert (refusal(act, status) is None) == ((act, status) in ALLOWED)


@pytest.mark.parametrize("act", list(Act))
def test_nothing_happens_after_the_end(act: Act) -> None:
    assert refusal(act, Status.DITUTUP) is Galat.CLOSED


@pytest.mark.parametrize("status", [Status.DIKIRIM, Status.DITERIMA_DESA, Status.DIKEMBALIKAN])
def test_answer_before_referral_is_refused(status: Status) -> None:
    assert refusal(Act.ANSWER, status) is Galat.NOT_FORWARDED


def test_selesai_needs_an_opd() -> None:
    assert refusal(Act.CLOSE, Status.DITERIMA_DESA, hasil=Hasil.SELESAI) is Galat.NOT_FORWARDED
    assert refusal(Act.CLOSE, Status.DITERIMA_DESA, hasil=Hasil.SELESAI_DI_DESA) is None
    assert refusal(Act.CLOSE, Status.DIJAWAB, hasil=Hasil.SELESAI) is None


def test_a_planned_request_is_with_the_village_or_with_both() -> None:
    planned = Status.DIRENCANAKAN
    assert refusal(Act.ANSWER, planned) is refusal(Act.CLOSE, planned, hasil=Hasil.SELESAI) is Galat.NOT_FORWARDED
    assert refusal(Act.ANSWER, planned, is_forwarded=True) is None
    assert refusal(Act.CLOSE, planned, hasil=Hasil.SELESAI, is_forwarded=True) is None
    assert refusal(Act.UNPLAN, Status.DIKIRIM) is Galat.NOT_PLANNED


def test_what_leaves_a_plan_goes_to_who_had_it_last() -> None:
    planned = Status.DIRENCANAKAN
    assert next_status(Act.UNPLAN, planned) is Status.DITERIMA_DESA
    assert next_status(Act.UNPLAN, planned, is_forwarded=True) is Status.DITERUSKAN
    assert next_status(Act.UNPLAN, planned, is_forwarded=True, is_answered=True) is Status.DIJAWAB


def test_completion_goes_back_to_who_asked() -> None:
    returned = Status.DIKEMBALIKAN
    assert next_status(Act.COMPLETE, returned, resumes=True) is Status.DIKIRIM
    assert next_status(Act.COMPLETE, returned, resumes=True, is_forwarded=True) is Status.DITERUSKAN
    assert next_status(Act.COMPLETE, returned) is returned


def test_waiting_for_a_budget_is_a_state_with_a_year() -> None:
    assert status_label(Status.DIJAWAB, Keputusan.RENCANA, 2027) == "Masuk rencana tahun 2027"
    assert status_label(Status.DITUTUP, hasil=Hasil.DUPLIKAT) == "Sudah pernah diusulkan"
    assert status_label(Status.DITERUSKAN) == "Diteruskan ke dinas"


def test_somebody_holds_every_open_request() -> None:
    held = {status: responsible(status, "Dinas Sosial", "nagari") for status in Status}
    assert held == {
        Status.DIKIRIM: "Pemerintah nagari",
        Status.DITERIMA_DESA: "Pemerintah nagari",
        Status.DIKEMBALIKAN: "Kader",
        Status.DITERUSKAN: "Dinas Sosial",
        Status.DIJAWAB: "Dinas Sosial",
        Status.DIRENCANAKAN: "Pemerintah nagari",
        Status.DITUTUP: "",
    }
