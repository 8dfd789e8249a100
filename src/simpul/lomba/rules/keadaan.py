"""The states of a contest, what leads from one to the next, and what may be done in each."""

from dataclasses import dataclass

from simpul.kernel.errors import SimpulError
from simpul.lomba import errors
from simpul.lomba.rules.words import STATUS_NAMES, TAHAP_NAMES, StatusLomba, Tahap

S = StatusLomba
# A result goes back one step when an objection is right; a contest that was called off stays as it was.
LANGKAH: dict[StatusLomba, tuple[StatusLomba, ...]] = {
    S.DISIAPKAN: (S.SELEKSI, S.BATAL),
    S.SELEKSI: (S.LAPANGAN, S.DISIAPKAN, S.BATAL),
    S.LAPANGAN: (S.DITETAPKAN, S.BATAL),
    S.DITETAPKAN: (S.DIUMUMKAN, S.LAPANGAN),
    S.DIUMUMKAN: (S.DITETAPKAN,),
    S.BATAL: (),
}
WITH_REASON = frozenset(
    {(start, S.BATAL) for start in S}
    | {(S.SELEKSI, S.DISIAPKAN), (S.DITETAPKAN, S.LAPANGAN), (S.DIUMUMKAN, S.DITETAPKAN)}
)
DECIDED = frozenset({S.DITETAPKAN, S.DIUMUMKAN})


@dataclass(frozen=True, slots=True)
class Bekal:
    """What a contest has, for the decision about its next step.

    `peserta` and `finalis` count who still takes part, `lembar` the score sheets, `bernilai` the finalists with a
    result of the last phase; `butir` and `juri` name the phases that have items and judges, `terkunci` the locked ones.
    """

    peserta: int = 0
    finalis: int = 0
    lembar: int = 0
    bernilai: int = 0
    butir: frozenset[Tahap] = frozenset()
    juri: frozenset[Tahap] = frozenset()
    terkunci: frozenset[Tahap] = frozenset()
    pertimbangan: bool = False


def check_langkah(dari: StatusLomba, ke: StatusLomba, alasan: str, bekal: Bekal) -> StatusLomba:
    """The state a contest comes to.

    Raises `lomba.langkah`, `lomba.alasan_kosong`, `lomba.belum_siap` with what is missing.
    """
    if ke not in LANGKAH[dari]:
        raise SimpulError(errors.LANGKAH, dari=STATUS_NAMES[dari].lower(), ke=STATUS_NAMES[ke].lower())
    if (dari, ke) in WITH_REASON and not alasan.strip():
        raise SimpulError(errors.ALASAN_KOSONG)
    if missing := lacking(dari, ke, bekal):
        raise SimpulError(errors.BELUM_SIAP, kurang=", ".join(missing))
    return ke


def lacking(dari: StatusLomba, ke: StatusLomba, bekal: Bekal) -> list[str]:
    """What is missing for a step, in words; nothing when it may be taken."""
    wanted: list[tuple[bool, str]] = []
    if ke is S.SELEKSI:
        wanted = [(bekal.peserta > 0, "peserta"), *_phase(Tahap.SELEKSI, bekal)]
    elif dari is S.SELEKSI and ke is S.LAPANGAN:
        wanted = [
            (Tahap.SELEKSI in bekal.terkunci, "nilai seleksi yang dikunci"),
            (bekal.finalis > 0, "finalis"),
            *_phase(Tahap.LAPANGAN, bekal),
        ]
    elif dari is S.SELEKSI and ke is S.DISIAPKAN:
        wanted = [(bekal.lembar == 0, "lomba tanpa nilai (nilai sudah masuk)")]
    elif dari is S.LAPANGAN and ke is S.DITETAPKAN:
        wanted = [
            (Tahap.LAPANGAN in bekal.terkunci, "nilai lapangan yang dikunci"),
            (bekal.bernilai > 0, "finalis dengan nilai lengkap"),
        ]
    elif ke is S.DIUMUMKAN:
        wanted = [(bekal.pertimbangan, "pertimbangan juri")]
    return [name for is_there, name in wanted if not is_there]


def _phase(tahap: Tahap, bekal: Bekal) -> list[tuple[bool, str]]:
    name = TAHAP_NAMES[tahap].lower()
    return [(tahap in bekal.butir, f"instrumen {name}"), (tahap in bekal.juri, f"juri {name}")]


def check_plan(status: StatusLomba) -> None:
    """Name, dates and shares change until the result stands; raises `lomba.sudah_ditetapkan`, `lomba.sudah_batal`."""
    if status in DECIDED:
        raise SimpulError(errors.SUDAH_DITETAPKAN)
    if status is S.BATAL:
        raise SimpulError(errors.SUDAH_BATAL)


def check_instrument(status: StatusLomba, tahap: Tahap) -> None:
    """Items change before their phase begins; raises `lomba.instrumen_berjalan`."""
    early = {S.DISIAPKAN} if tahap is Tahap.SELEKSI else {S.DISIAPKAN, S.SELEKSI}
    if status not in early:
        raise SimpulError(errors.INSTRUMEN_BERJALAN, tahap=TAHAP_NAMES[tahap].lower())


def check_enter(status: StatusLomba, *, is_locked: bool) -> None:
    """Who takes part is added until the first phase is locked; raises `lomba.pendaftaran_tutup`."""
    if status not in {S.DISIAPKAN, S.SELEKSI} or is_locked:
        raise SimpulError(errors.PENDAFTARAN_TUTUP)


def check_scoring(status: StatusLomba, tahap: Tahap, *, is_locked: bool) -> None:
    """Scores come in during their phase and before its lock.

    Raises `lomba.tahap_terkunci`, `lomba.bukan_tahapnya`.
    """
    if is_locked:
        raise SimpulError(errors.TAHAP_TERKUNCI, tahap=TAHAP_NAMES[tahap].lower())
    if status.value != tahap.value:
        raise SimpulError(errors.BUKAN_TAHAPNYA, tahap=TAHAP_NAMES[tahap].lower(), keadaan=STATUS_NAMES[status].lower())


def check_correcting(status: StatusLomba, *, is_locked: bool) -> None:
    """A correction is of a locked phase, while the result does not stand.

    Raises `lomba.belum_dikunci`, `lomba.sudah_ditetapkan`, `lomba.sudah_batal`.
    """
    check_plan(status)
    if not is_locked:
        raise SimpulError(errors.BELUM_DIKUNCI)


def proof_open(status: StatusLomba, tahap: Tahap, *, is_locked: bool, is_finalist: bool) -> bool:
    """Whether proof for items of a phase is taken: until its lock, in the second phase from finalists."""
    if is_locked:
        return False
    if tahap is Tahap.SELEKSI:
        return status in {S.DISIAPKAN, S.SELEKSI}
    return status is S.LAPANGAN and is_finalist
