"""What each step writes into the row: payload and outcome only, nothing is decided here."""

import datetime as dt

from simpul.jurnal.contracts import Accepted
from simpul.jurnal.keys import data_keys
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
from simpul.usulan.models import Usulan
from simpul.usulan.queries.detail import open_answers
from simpul.usulan.services.answers import split_answers


def receive(row: Usulan, accepted: Accepted[ReceiveUsulan]) -> None:
    """The status says it all."""


def complete(row: Usulan, accepted: Accepted[CompleteUsulan]) -> None:
    """Add papers, words and answers; start the clock again when that was decided."""
    payload, outcome = accepted.payload, accepted.outcome
    row.berkas = {**row.berkas, **payload.berkas}
    row.berkas_kurang = outcome["berkas_kurang"]
    if payload.cerita:
        row.cerita = "\n".join(part for part in (row.cerita, payload.cerita) if part)
    if payload.jawaban:
        _add_answers(row, accepted)
    if outcome["resumes"]:
        _start_clock(row, outcome["batas_jawab"])


def give_back(row: Usulan, accepted: Accepted[ReturnUsulan]) -> None:
    """Stop the clock and keep what is missing."""
    row.berkas_kurang = accepted.payload.berkas_kurang
    row.jam_berhenti = _day(accepted.outcome["tanggal"])
    row.sisa_hari = accepted.outcome["sisa_hari"]


def forward(row: Usulan, accepted: Accepted[ForwardUsulan]) -> None:
    """Name the OPD and the first day it had it."""
    row.opd = accepted.payload.opd
    row.diteruskan_tanggal = row.diteruskan_tanggal or _day(accepted.outcome["tanggal"])
    _start_clock(row, accepted.outcome["batas_jawab"])


def answer(row: Usulan, accepted: Accepted[AnswerUsulan]) -> None:
    """Keep the latest answer, and the day of the first."""
    payload = accepted.payload
    row.keputusan = payload.keputusan
    row.jawaban_opd = accepted.outcome["jawaban_opd"]
    row.tanggal_survei = payload.tanggal_survei
    row.tahun_rencana = payload.tahun_rencana
    row.dijawab_tanggal = row.dijawab_tanggal or _day(accepted.outcome["tanggal"])


def plan(row: Usulan, accepted: Accepted[PlanUsulan]) -> None:
    """Keep the year, and what was left of the clock; being planned is an answer."""
    row.tahun_desa = accepted.payload.tahun
    row.sisa_hari = accepted.outcome["sisa_hari"]
    row.jam_berhenti = None
    row.dijawab_tanggal = row.dijawab_tanggal or _day(accepted.outcome["tanggal"])


def unplan(row: Usulan, accepted: Accepted[UnplanUsulan]) -> None:
    """Start the clock again; where only the plan had answered, the first answer is still to come."""
    row.tahun_desa = None
    if row.keputusan is None:
        row.dijawab_tanggal = None
    _start_clock(row, accepted.outcome["batas_jawab"])


def close(row: Usulan, accepted: Accepted[CloseUsulan]) -> None:
    """Keep the result; the clock no longer matters."""
    row.hasil = accepted.payload.hasil
    row.ditutup_tanggal = _day(accepted.outcome["tanggal"])
    row.jam_berhenti = None


def _start_clock(row: Usulan, batas_jawab: str) -> None:
    row.batas_jawab = _day(batas_jawab)
    row.jam_berhenti = None
    row.sisa_hari = None


def _add_answers(row: Usulan, accepted: Accepted[CompleteUsulan]) -> None:
    protected = accepted.outcome["dilindungi"]
    opened = {name: value for name, value in accepted.payload.jawaban.items() if name not in protected}
    row.jawaban = {**row.jawaban, **opened}
    if not protected:
        return
    owner = row.warga_id or row.posyandu_id
    key = data_keys(row.kab_id, [owner]).get(owner)
    before = open_answers(row, key)
    added = {name: accepted.payload.jawaban[name] for name in protected}
    columns = split_answers({**before, **added}, [*before, *added], key, row.id)
    row.jawaban_dilindungi = columns["jawaban_dilindungi"]


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
