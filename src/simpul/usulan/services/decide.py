"""Decisions about one request: may it, what follows, in which words. No writes."""

import datetime as dt
from collections.abc import Iterable
from typing import Any

from simpul.jurnal.contracts import Op, Outcome
from simpul.jurnal.operations.usulan import (
    AnswerUsulan,
    CloseUsulan,
    CompleteUsulan,
    ForwardUsulan,
    PlanUsulan,
    ReceiveUsulan,
    ReturnUsulan,
    UnplanUsulan,
)
from simpul.kernel.errors import SimpulError
from simpul.layanan.answers import Severity, check_answer
from simpul.layanan.errors import Galat as GalatLayanan
from simpul.usulan.errors import Galat
from simpul.usulan.models import Usulan
from simpul.usulan.rules import (
    Act,
    Hasil,
    Keputusan,
    Status,
    check_message,
    next_status,
    refusal,
    remaining_days,
    resume_deadline,
)
from simpul.usulan.rules import kalimat as say
from simpul.usulan.services.tempat import Tempat, find_line

MAX_PLAN_YEARS = 10


def receive(row: Usulan, op: Op[ReceiveUsulan], tempat: Tempat) -> Outcome:
    """The village has read it."""
    status = _step(row, Act.RECEIVE)
    return {"status": status, "kalimat": say.say_received(row.nomor, row.batas_jawab, row.sla_sumber)}


def complete(row: Usulan, op: Op[CompleteUsulan], tempat: Tempat) -> Outcome:
    """Papers or answers are added.

    It resumes the clock when every paper the village asked for is there, or when the kader writes an answer.
    """
    payload = op.payload
    if not (payload.berkas or payload.jawaban or (payload.cerita or "").strip()):
        raise SimpulError(Galat.NOTHING_ADDED)
    _check_documents(row, op, tempat, payload.berkas)
    protected = _check_answers(row, op, tempat)
    still_missing = [code for code in row.berkas_kurang if code not in payload.berkas]
    is_returned = Status(row.status) is Status.DIKEMBALIKAN
    resumes = is_returned and (not still_missing or bool((payload.cerita or "").strip()))
    status = _step(row, Act.COMPLETE, resumes=resumes)
    batas = _resumed(row, op, tempat) if resumes else row.batas_jawab
    return {
        "status": status,
        "resumes": resumes,
        "berkas_kurang": still_missing,
        "dilindungi": protected,
        "batas_jawab": batas.isoformat(),
        "kalimat": say.say_completed(row.nomor, batas, row.sla_sumber, resumed=resumes),
    }


def give_back(row: Usulan, op: Op[ReturnUsulan], tempat: Tempat) -> Outcome:
    """The village asks for what is missing; the clock rests from today."""
    status = _step(row, Act.RETURN)
    reason = check_message(op.payload.alasan)
    names = _check_documents(row, op, tempat, op.payload.berkas_kurang)
    return {
        "status": status,
        "sisa_hari": remaining_days(tempat.day_of(op.envelope), row.batas_jawab, tempat.holidays(op.envelope)),
        "kalimat": say.say_returned(row.nomor, reason, names),
    }


def forward(row: Usulan, op: Op[ForwardUsulan], tempat: Tempat) -> Outcome:
    """An OPD gets it, also with papers still missing; from one OPD to another it is moved, without blame."""
    status = _step(row, Act.FORWARD)
    name = tempat.opd_name(op.envelope, op.payload.opd)
    is_moved = bool(row.opd) and op.payload.opd != row.opd
    if Status(row.status) is Status.DITERUSKAN and not is_moved:
        raise SimpulError(Galat.SAME_OPD, opd=name)
    message = check_message(op.payload.pesan or "", required=False)
    batas = _resumed(row, op, tempat) if row.jam_berhenti else row.batas_jawab
    return {
        "status": status,
        "batas_jawab": batas.isoformat(),
        "kalimat": say.say_forwarded(row.nomor, name, message, batas, row.sla_sumber, moved=is_moved),
    }


def answer(row: Usulan, op: Op[AnswerUsulan], tempat: Tempat) -> Outcome:
    """The OPD's answer; a survey names its day, a plan its year, a refusal its reason."""
    payload = op.payload
    status = _step(row, Act.ANSWER)
    text = check_message(payload.jawaban)
    keputusan = Keputusan(payload.keputusan)
    _check_promise(payload, keputusan, tempat.day_of(op.envelope))
    name = tempat.opd_name(op.envelope, row.opd)
    return {
        "status": status,
        "jawaban_opd": text,
        "kalimat": say.say_answered(keputusan, name, text, payload.tanggal_survei, payload.tahun_rencana),
    }


def _check_promise(payload: AnswerUsulan, keputusan: Keputusan, today: dt.date) -> None:
    """A survey names a day to come, a plan a year to come; raises `usulan.tanggal_survei`, `usulan.tahun_rencana`."""
    survey, year = payload.tanggal_survei, payload.tahun_rencana
    if keputusan is Keputusan.SURVEI and (survey is None or survey < today):
        raise SimpulError(Galat.SURVEY_DATE)
    if keputusan is Keputusan.RENCANA:
        _check_year(year, today)


def _check_year(year: int | None, today: dt.date) -> None:
    if year is None or not 0 <= year - today.year <= MAX_PLAN_YEARS:
        raise SimpulError(Galat.PLAN_YEAR, tahun=today.year)


def plan(row: Usulan, op: Op[PlanUsulan], tempat: Tempat) -> Outcome:
    """The village takes it into its plan of a year; into the year it stands in already it is refused."""
    status, tahun, today = _step(row, Act.PLAN), op.payload.tahun, tempat.day_of(op.envelope)
    _check_year(tahun, today)
    if row.tahun_desa == tahun and Status(row.status) is Status.DIRENCANAKAN:
        raise SimpulError(Galat.ALREADY_PLANNED, nomor=row.nomor)
    is_resting = row.jam_berhenti is not None or Status(row.status) is Status.DIRENCANAKAN
    left = row.sisa_hari if is_resting else remaining_days(today, row.batas_jawab, tempat.holidays(op.envelope))
    return {"status": status, "sisa_hari": left, "kalimat": say.say_planned(row.nomor, tahun)}


def unplan(row: Usulan, op: Op[UnplanUsulan], tempat: Tempat) -> Outcome:
    """It leaves the plan; the days that were left when it was planned are left again."""
    status = _step(row, Act.UNPLAN)
    reason = check_message(op.payload.alasan or "", required=False)
    return {
        "status": status,
        "batas_jawab": _resumed(row, op, tempat).isoformat(),
        "kalimat": say.say_unplanned(row.nomor, row.tahun_desa or 0, reason),
    }


def close(row: Usulan, op: Op[CloseUsulan], tempat: Tempat) -> Outcome:
    """The end, with its reason."""
    hasil = Hasil(op.payload.hasil)
    status = _step(row, Act.CLOSE, hasil=hasil)
    reason = check_message(op.payload.pesan)
    return {"status": status, "kalimat": say.say_closed(row.nomor, hasil, reason)}


def _step(row: Usulan, act: Act, *, hasil: Hasil | None = None, resumes: bool = False) -> str:
    """The next status as a word; raises the refusal of this state."""
    status, is_forwarded, is_answered = Status(row.status), bool(row.opd), row.keputusan is not None
    code = refusal(act, status, hasil=hasil, is_forwarded=is_forwarded)
    if code is not None:
        raise SimpulError(code, nomor=row.nomor)
    return str(next_status(act, status, resumes=resumes, is_forwarded=is_forwarded, is_answered=is_answered))


def _resumed(row: Usulan, op: Op[Any], tempat: Tempat) -> dt.date:
    return resume_deadline(tempat.day_of(op.envelope), row.batas_jawab, row.sisa_hari, tempat.holidays(op.envelope))


def _check_documents(row: Usulan, op: Op[Any], tempat: Tempat, codes: Iterable[str]) -> list[str]:
    """Names of papers the catalogue knows, in the order given; raises `usulan.berkas_tidak_dikenal`."""
    line = find_line(tempat.catalog(op.envelope), row.layanan_id)
    known = {document.code: document.name for document in line.documents}
    unknown = next((code for code in codes if code not in known and code not in row.berkas_diminta), None)
    if unknown is not None:
        raise SimpulError(Galat.UNKNOWN_DOCUMENT, berkas=unknown)
    return [known.get(code, code) for code in codes]


def _check_answers(row: Usulan, op: Op[CompleteUsulan], tempat: Tempat) -> list[str]:
    """Ids of the added answers that are protected; raises the first problem of an answer."""
    line = find_line(tempat.catalog(op.envelope), row.layanan_id)
    for name, value in op.payload.jawaban.items():
        question = line.question(name)
        if question is None:
            raise SimpulError(GalatLayanan.UNKNOWN_QUESTION, pertanyaan=name)
        hard = [one for one in check_answer(question, value, sealed=False) if one.severity is Severity.KERAS]
        if hard:
            raise SimpulError(hard[0].code, **hard[0].params)
    return sorted(one.id for one in line.questions if one.dilindungi and one.id in op.payload.jawaban)
