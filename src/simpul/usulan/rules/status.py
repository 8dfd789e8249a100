"""The state machine of a request, and who holds it in each state (governance 5.3, users R62)."""

from enum import StrEnum

from simpul.usulan.errors import Galat


class Status(StrEnum):
    """Where a request stands. Draft is a matter of the phone and never reaches the server."""

    DIKIRIM = "dikirim"
    DITERIMA_DESA = "diterima_desa"
    DIKEMBALIKAN = "dikembalikan"
    DITERUSKAN = "diteruskan"
    DIJAWAB = "dijawab"
    DIRENCANAKAN = "direncanakan"  # masuk_perencanaan of governance 5.3: in the village's plan of a year
    DITUTUP = "ditutup"


class Act(StrEnum):
    """What can be done with a request; the values are the operation types."""

    COMPLETE = "complete_usulan"
    RECEIVE = "receive_usulan"
    RETURN = "return_usulan"
    FORWARD = "forward_usulan"
    ANSWER = "answer_usulan"
    PLAN = "plan_usulan"
    UNPLAN = "unplan_usulan"
    CLOSE = "close_usulan"


class Keputusan(StrEnum):
    """What an OPD answers."""

    DITERIMA = "diterima"
    SURVEI = "survei"
    RENCANA = "rencana"
    BELUM_BISA = "belum_bisa"


class Hasil(StrEnum):
    """How a request ended."""

    SELESAI = "selesai"
    SELESAI_DI_DESA = "selesai_di_desa"
    TIDAK_MEMENUHI_SYARAT = "tidak_memenuhi_syarat"
    DUPLIKAT = "duplikat"
    DIBATALKAN = "dibatalkan"


class PosKasus(StrEnum):
    """Posts that may be named as receivers of a sealed report."""

    KEPALA_DESA = "kepala_desa"
    DP3A = "dp3a"
    POLISI = "polisi"


class StatusKasus(StrEnum):
    """How far the named posts are with a sealed report."""

    BARU = "baru"
    DIBACA = "dibaca"
    DITANGANI = "ditangani"


OPEN = frozenset(Status) - {Status.DITUTUP}
REFERRED = frozenset({Status.DITERUSKAN, Status.DIJAWAB})
RUNNING = frozenset({Status.DIKIRIM, Status.DITERIMA_DESA, Status.DITERUSKAN})  # the first-answer clock runs
_AT_VILLAGE = frozenset({Status.DIKIRIM, Status.DITERIMA_DESA, Status.DIKEMBALIKAN})

_FROM: dict[Act, frozenset[Status]] = {
    Act.COMPLETE: OPEN,
    Act.RECEIVE: frozenset({Status.DIKIRIM}),
    Act.RETURN: frozenset({Status.DIKIRIM, Status.DITERIMA_DESA, Status.DITERUSKAN}),
    Act.FORWARD: _AT_VILLAGE | {Status.DITERUSKAN, Status.DIRENCANAKAN},
    Act.ANSWER: REFERRED | {Status.DIRENCANAKAN},
    # An OPD that cannot is answered by the village's own plan as well; another year takes the place of the first.
    Act.PLAN: OPEN,
    Act.UNPLAN: frozenset({Status.DIRENCANAKAN}),
    Act.CLOSE: OPEN,
}
_TO: dict[Act, Status] = {
    Act.RECEIVE: Status.DITERIMA_DESA,
    Act.RETURN: Status.DIKEMBALIKAN,
    Act.FORWARD: Status.DITERUSKAN,
    Act.ANSWER: Status.DIJAWAB,
    Act.PLAN: Status.DIRENCANAKAN,
    Act.CLOSE: Status.DITUTUP,
}
_STATUS_REFUSAL: dict[Status, Galat] = {
    Status.DIKIRIM: Galat.NOT_FORWARDED,
    Status.DITERIMA_DESA: Galat.ALREADY_RECEIVED,
    Status.DIKEMBALIKAN: Galat.ALREADY_RETURNED,
    Status.DITERUSKAN: Galat.ALREADY_FORWARDED,
    Status.DIJAWAB: Galat.ALREADY_ANSWERED,
    Status.DIRENCANAKAN: Galat.ALREADY_PLANNED,
    Status.DITUTUP: Galat.CLOSED,
}

_LABELS: dict[Status, str] = {
    Status.DIKIRIM: "Terkirim",
    Status.DITERIMA_DESA: "Diperiksa desa",
    Status.DIKEMBALIKAN: "Kurang berkas",
    Status.DITERUSKAN: "Diteruskan ke dinas",
    Status.DIJAWAB: "Dijawab dinas",
    Status.DIRENCANAKAN: "Masuk perencanaan {tahun}",
    Status.DITUTUP: "Selesai",
}
_DECISION_LABELS: dict[Keputusan, str] = {
    Keputusan.DITERIMA: "Diterima dinas",
    Keputusan.SURVEI: "Dijadwalkan survei",
    Keputusan.RENCANA: "Masuk rencana tahun {tahun}",
    Keputusan.BELUM_BISA: "Belum bisa",
}
_RESULT_LABELS: dict[Hasil, str] = {
    Hasil.SELESAI: "Selesai",
    Hasil.SELESAI_DI_DESA: "Selesai di desa",
    Hasil.TIDAK_MEMENUHI_SYARAT: "Tidak memenuhi syarat",
    Hasil.DUPLIKAT: "Sudah pernah diusulkan",
    Hasil.DIBATALKAN: "Dibatalkan",
}


def refusal(act: Act, status: Status, *, hasil: Hasil | None = None, is_forwarded: bool = False) -> Galat | None:
    """Why an act may not be done in this state, or None when it may.

    A request is only *selesai* after an OPD had it; solved by the village it is *selesai_di_desa*. `is_forwarded` tells
    of a planned one whether an OPD has it too.
    """
    is_at_village = status in _AT_VILLAGE or (status is Status.DIRENCANAKAN and not is_forwarded)
    if is_at_village and (act is Act.ANSWER or (act is Act.CLOSE and hasil is Hasil.SELESAI)):
        return Galat.NOT_FORWARDED
    if status in _FROM[act]:
        return None
    if act is Act.UNPLAN and status is not Status.DITUTUP:
        return Galat.NOT_PLANNED
    return _STATUS_REFUSAL[status]


def next_status(
    act: Act, status: Status, *, resumes: bool = False, is_forwarded: bool = False, is_answered: bool = False
) -> Status:
    """The state after an allowed act.

    A completion that `resumes` gives what was asked for: the request goes back to who asked, the village or, when it
    was forwarded, the OPD. One that leaves the plan goes to whoever had it last; `is_answered` by the OPD.
    """
    if act is Act.UNPLAN:
        if is_answered:
            return Status.DIJAWAB
        return Status.DITERUSKAN if is_forwarded else Status.DITERIMA_DESA
    if act is not Act.COMPLETE:
        return _TO[act]
    if not resumes:
        return status
    return Status.DITERUSKAN if is_forwarded else Status.DIKIRIM


def status_label(
    status: Status,
    keputusan: Keputusan | None = None,
    tahun_rencana: int | None = None,
    hasil: Hasil | None = None,
) -> str:
    """The word of the screens' glossary for a state; waiting for a budget year is a state of its own (R62).

    `tahun_rencana` is the year that the state names: of the village's plan, else of the OPD's answer.
    """
    if status is Status.DITUTUP and hasil is not None:
        return _RESULT_LABELS[hasil]
    if status is Status.DIJAWAB and keputusan is not None:
        return _DECISION_LABELS[keputusan].format(tahun=tahun_rencana)
    return _LABELS[status].format(tahun=tahun_rencana)


def responsible(status: Status, nama_opd: str, label_desa: str = "desa") -> str:
    """Who must act now, in words: the kader, the village or the OPD; nobody when it is closed."""
    match status:
        case Status.DIKIRIM | Status.DITERIMA_DESA | Status.DIRENCANAKAN:
            return f"Pemerintah {label_desa}"
        case Status.DIKEMBALIKAN:
            return "Kader"
        case Status.DITERUSKAN | Status.DIJAWAB:
            return nama_opd
        case Status.DITUTUP:
            return ""
