"""The state machine of a line of a plan (governance.md 6.1): what a decision or a step makes of it."""

from simpul.rencana.rules.words import CLOSED, OF_VILLAGE, Forum, Langkah, Putusan, StatusRencana, Sumber

S = StatusRencana
_WAITING = frozenset({S.USULAN, S.MASUK_RENCANA})
_MOVES: dict[Langkah, dict[StatusRencana, StatusRencana]] = {
    Langkah.CATAT: {status: status for status in (*_WAITING, S.MASUK_ANGGARAN)},
    Langkah.MASUK_RENCANA: {S.USULAN: S.MASUK_RENCANA},
    # A paper may jump over the plan: that is told as a finding and kept.
    Langkah.MASUK_ANGGARAN: dict.fromkeys(_WAITING, S.MASUK_ANGGARAN),
    Langkah.TOLAK: dict.fromkeys(_WAITING, S.DITOLAK),
    Langkah.MULAI: {S.MASUK_ANGGARAN: S.BERJALAN},
    Langkah.SELESAI: {S.BERJALAN: S.SELESAI},
    Langkah.BATAL: dict.fromkeys(frozenset(S) - CLOSED, S.BATAL),
    Langkah.AJUKAN_LAGI: {S.DITOLAK: S.USULAN, S.BATAL: S.USULAN},
}
NEED_REASON = frozenset({Langkah.TOLAK, Langkah.BATAL, Langkah.AJUKAN_LAGI})
# Steps of whoever keeps the plan; the others are decisions of a forum.
OWN_STEPS = (Langkah.MULAI, Langkah.SELESAI, Langkah.BATAL, Langkah.AJUKAN_LAGI)
# Work that goes on, or that ended and whose papers come later.
REALISABLE = frozenset({S.BERJALAN, S.SELESAI})


def step_of(forum: Forum, putusan: Putusan) -> Langkah:
    """What a decision does: only those about the plan and the budget move a line, a postponement moves nothing."""
    if putusan is Putusan.DITOLAK:
        return Langkah.TOLAK
    if putusan is Putusan.DITUNDA:
        return Langkah.CATAT
    return {Forum.RENCANA: Langkah.MASUK_RENCANA, Forum.ANGGARAN: Langkah.MASUK_ANGGARAN}.get(forum, Langkah.CATAT)


def next_status(status: StatusRencana, langkah: Langkah, sumber: Sumber) -> StatusRencana | None:
    """The state after a step, None when it is not possible.

    Work that the village does not pay begins without a place in its budget.
    """
    if langkah is Langkah.MULAI and sumber not in OF_VILLAGE and status in _WAITING:
        return S.BERJALAN
    return _MOVES[langkah].get(status)


def steps_from(status: StatusRencana, sumber: Sumber) -> tuple[Langkah, ...]:
    """Steps that whoever keeps the plan may take now, in the order of the page."""
    return tuple(one for one in OWN_STEPS if next_status(status, one, sumber) is not None)


def can_be_decided(status: StatusRencana) -> bool:
    """Whether a forum can still say something about a line."""
    return status in _MOVES[Langkah.CATAT]
