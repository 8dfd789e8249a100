"""The states of an event and what may be done in each."""

from simpul.kegiatan import errors
from simpul.kegiatan.rules.words import STATUS_NAMES, StatusKegiatan
from simpul.kernel.errors import SimpulError

S = StatusKegiatan
# An event that was ended or cancelled too early goes on again, with a reason.
LANGKAH: dict[StatusKegiatan, tuple[StatusKegiatan, ...]] = {
    S.RENCANA: (S.UNDANGAN, S.BERJALAN, S.BATAL),
    S.UNDANGAN: (S.RENCANA, S.BERJALAN, S.BATAL),
    S.BERJALAN: (S.SELESAI, S.BATAL),
    S.SELESAI: (S.BERJALAN,),
    S.BATAL: (S.RENCANA,),
}
WITH_REASON = frozenset({(start, S.BATAL) for start in S} | {(S.SELESAI, S.BERJALAN), (S.BATAL, S.RENCANA)})
NEEDS_DAYS = frozenset({S.UNDANGAN, S.BERJALAN, S.SELESAI})


def check_langkah(dari: StatusKegiatan, ke: StatusKegiatan, alasan: str, *, has_days: bool) -> StatusKegiatan:
    """The state an event comes to.

    Raises `kegiatan.langkah`, `kegiatan.alasan_kosong`, `kegiatan.belum_ada_hari` where people would be invited to no
    day at all.
    """
    if ke not in LANGKAH[dari]:
        raise SimpulError(errors.LANGKAH, dari=STATUS_NAMES[dari].lower(), ke=STATUS_NAMES[ke].lower())
    if (dari, ke) in WITH_REASON and not alasan.strip():
        raise SimpulError(errors.ALASAN_KOSONG)
    if ke in NEEDS_DAYS and not has_days:
        raise SimpulError(errors.BELUM_ADA_HARI)
    return ke


def check_open(status: StatusKegiatan) -> None:
    """A cancelled event is kept as it was; raises `kegiatan.sudah_batal`."""
    if status is S.BATAL:
        raise SimpulError(errors.SUDAH_BATAL)


def after_check_in(status: StatusKegiatan) -> StatusKegiatan:
    """The first one present begins an event, whoever forgot to say so; raises `kegiatan.sudah_batal`."""
    check_open(status)
    return S.BERJALAN if status in {S.RENCANA, S.UNDANGAN} else status
