"""The first-answer clock rests while papers are missing and never forgives lateness."""

import datetime as dt

from simpul.usulan.rules import Keputusan, Status, deadline_label, is_overdue, remaining_days, resume_deadline

MONDAY = dt.date(2026, 11, 23)
FRIDAY = dt.date(2026, 11, 27)
BATAS = dt.date(2026, 11, 30)  # five working days after the 23rd
NONE: frozenset[dt.date] = frozenset()


def test_it_works() -> None:
    left = remaining_days(MONDAY + dt.timedelta(days=1), BATAS, NONE)
    assert left == 4
    assert resume_deadline(FRIDAY, BATAS, left, NONE) == dt.date(2026, 12, 3)


def test_a_holiday_is_no_working_day() -> None:
    assert remaining_days(MONDAY, BATAS, {dt.date(2026, 11, 25)}) == 4
    assert resume_deadline(FRIDAY, BATAS, 1, {BATAS}) == dt.date(2026, 12, 1)


def test_late_stays_late() -> None:
    assert remaining_days(dt.date(2026, 12, 1), BATAS, NONE) is None
    assert resume_deadline(dt.date(2026, 12, 20), BATAS, None, NONE) == BATAS


def test_returned_on_the_last_day_leaves_the_day_it_resumes() -> None:
    assert remaining_days(BATAS, BATAS, NONE) == 0
    assert resume_deadline(dt.date(2026, 12, 5), BATAS, 0, NONE) == dt.date(2026, 12, 7)  # a Saturday


def test_overdue_only_while_somebody_must_answer() -> None:
    late = dt.date(2026, 12, 1)
    assert is_overdue(Status.DITERUSKAN, BATAS, None, late)
    assert not is_overdue(Status.DITERUSKAN, BATAS, None, BATAS)
    assert not is_overdue(Status.DIKEMBALIKAN, BATAS, None, late)
    assert not is_overdue(Status.DIJAWAB, BATAS, MONDAY, late)


def test_labels_are_honest() -> None:
    def label(status: Status, today: dt.date, answered: dt.date | None = None, **more: object) -> str:
        return deadline_label(status, BATAS, answered, today, **more)  # type: ignore[arg-type]

    assert label(Status.DIKIRIM, MONDAY) == "Jawaban pertama paling lambat Senin 30 November 2026"
    assert label(Status.DIKIRIM, BATAS) == "Batas jawab hari ini"
    assert label(Status.DIKIRIM, dt.date(2026, 12, 2)) == "Lewat batas jawab Senin 30 November 2026"
    assert label(Status.DIKEMBALIKAN, dt.date(2026, 12, 9)) == "Jam berhenti, menunggu berkas"
    planned = label(Status.DIJAWAB, dt.date(2027, 1, 4), MONDAY, keputusan=Keputusan.RENCANA, tahun_rencana=2027)
    assert planned == "Menunggu anggaran tahun 2027"
    assert label(Status.DIJAWAB, dt.date(2027, 1, 4), MONDAY) == "Sudah dijawab"
    assert label(Status.DITUTUP, dt.date(2027, 1, 4), MONDAY) == ""
