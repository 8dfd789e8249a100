"""The first-answer clock: how it rests and resumes, and what a screen says of it (R62)."""

import datetime as dt
from collections.abc import Collection

from simpul.layanan.kalender import first_answer_deadline, is_working_day, working_days_between
from simpul.usulan.rules.kalimat import long_date
from simpul.usulan.rules.status import RUNNING, Keputusan, Status


def remaining_days(returned: dt.date, batas: dt.date, holidays: Collection[dt.date]) -> int | None:
    """Working days left when the clock stops; None when it had already run out, for late stays late."""
    return None if returned > batas else working_days_between(returned, batas, holidays)


def resume_deadline(resumed: dt.date, batas: dt.date, remaining: int | None, holidays: Collection[dt.date]) -> dt.date:
    """The new last day: the working days that were left, counted from the day the papers came."""
    if remaining is None:
        return batas
    if remaining == 0:
        return _on_or_after(resumed, holidays)
    return first_answer_deadline(resumed, remaining, holidays)


def is_overdue(status: Status, batas: dt.date | None, dijawab: dt.date | None, today: dt.date) -> bool:
    """Whether nobody answered in time and the clock still runs; a planned budget year is never overdue."""
    return status in RUNNING and dijawab is None and batas is not None and today > batas


def deadline_label(
    status: Status,
    batas: dt.date | None,
    dijawab: dt.date | None,
    today: dt.date,
    keputusan: Keputusan | None = None,
    tahun_rencana: int | None = None,
) -> str:
    """What a screen says of the clock, in words; empty for a closed request."""
    if status is Status.DITUTUP:
        return ""
    if status is Status.DIKEMBALIKAN:
        return "Jam berhenti, menunggu berkas"
    if dijawab is not None:
        is_planned = status is Status.DIRENCANAKAN or keputusan is Keputusan.RENCANA
        return f"Menunggu anggaran tahun {tahun_rencana}" if is_planned else "Sudah dijawab"
    if batas is None:
        return ""
    if today > batas:
        return f"Lewat batas jawab {long_date(batas)}"
    return "Batas jawab hari ini" if today == batas else f"Jawaban pertama paling lambat {long_date(batas)}"


def _on_or_after(day: dt.date, holidays: Collection[dt.date]) -> dt.date:
    while not is_working_day(day, holidays):
        day += dt.timedelta(days=1)
    return day
