"""The states of an event against a model of it that is written a second time."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simpul.kegiatan.rules.keadaan import after_check_in, check_langkah, check_open
from simpul.kegiatan.rules.words import StatusKegiatan as S
from simpul.kernel.errors import SimpulError

# From, to: whether a reason is asked. What is not here is refused.
MODEL = {
    ("rencana", "undangan"): False, ("rencana", "berjalan"): False, ("rencana", "batal"): True,
    ("undangan", "rencana"): False, ("undangan", "berjalan"): False, ("undangan", "batal"): True,
    ("berjalan", "selesai"): False, ("berjalan", "batal"): True,
    ("selesai", "berjalan"): True, ("batal", "rencana"): True,
}  # fmt: skip


def outcome(start: S, end: S, reason: str, *, has_days: bool) -> str:
    try:
        return check_langkah(start, end, reason, has_days=has_days).value
    except SimpulError as error:
        return error.code


@pytest.mark.parametrize(("start", "end"), list(itertools.product(S, S)))
@pytest.mark.parametrize("reason", ["", "  ", "Anggaran dialihkan"])
@pytest.mark.parametrize("has_days", [True, False])
def test_every_step_is_as_the_model_says(start, end, reason, has_days) -> None:
    asked = MODEL.get((start.value, end.value))
    if asked is None:
        expected = "kegiatan.langkah"
    elif asked and not reason.strip():
        expected = "kegiatan.alasan_kosong"
    elif not has_days and end.value in {"undangan", "berjalan", "selesai"}:
        expected = "kegiatan.belum_ada_hari"
    else:
        expected = end.value
    assert outcome(start, end, reason, has_days=has_days) == expected


@given(st.lists(st.tuples(st.sampled_from([*S, "hadir"]), st.sampled_from(["", "Sebab"]), st.booleans()), max_size=30))
def test_no_history_leads_where_the_model_does_not(steps) -> None:
    now, came = S.RENCANA, False
    for step, reason, has_days in steps:
        before = now
        try:
            if step == "hadir":
                now, came = after_check_in(now), True
            else:
                now = check_langkah(now, step, reason, has_days=has_days)
        except SimpulError:
            assert now is before
            continue
        if step == "hadir":
            assert now in {S.BERJALAN, S.SELESAI}
            assert before is not S.BATAL
        else:
            assert (before.value, now.value) in MODEL
            assert reason or not MODEL[before.value, now.value]
        if now is S.SELESAI:
            assert came or before in {S.BERJALAN, S.SELESAI}


@pytest.mark.parametrize("status", S)
def test_a_cancelled_event_is_kept_as_it_was(status) -> None:
    if status is S.BATAL:
        with pytest.raises(SimpulError):
            check_open(status)
    else:
        check_open(status)
