"""Tests of an event: questions, the link, papers typed once, and an answer without an account."""

from collections.abc import Sequence
from uuid import UUID

from simpul.akses import services as access
from simpul.akses.services import ActorContext, Laju, Tindakan
from simpul.flows.institusi import leave_line
from simpul.flows.kegiatan import require_kegiatan
from simpul.jurnal.transactions import write_transaction
from simpul.kegiatan import queries, services
from simpul.kegiatan.errors import TES_TUTUP
from simpul.kegiatan.queries import TesInfo
from simpul.kegiatan.rules.soal import Ketikan
from simpul.kegiatan.rules.words import TahapTes
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError

ENTITY = "tes"


def set_soal(actor: ActorContext, kab_id: int, kegiatan_id: UUID, teks: str, *, address: str = "") -> int:
    """The questions; how many. Raises `akses.ditolak`, what `check_set_soal` finds."""
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.KELOLA_KEGIATAN, kab_id, kegiatan_id)
        services.touch(known)
        rows = services.check_set_soal(known, teks)
        services.set_soal(known, rows, clock.now())
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, [known.id], kab_id, address)
    return len(rows)


def open_tes(actor: ActorContext, kab_id: int, kegiatan_id: UUID, tahap: TahapTes | None, *, address: str = "") -> None:
    """Open a stage to the link, or close it; raises `akses.ditolak`, what `check_open_tes` finds."""
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.KELOLA_KEGIATAN, kab_id, kegiatan_id)
        services.open_tes(known, services.check_open_tes(known, tahap))
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, [known.id], kab_id, address)


def record_lembar(
    actor: ActorContext, kab_id: int, kegiatan_id: UUID, tahap: TahapTes, typed: Sequence[Ketikan], *, address: str = ""
) -> int:
    """Sheets typed from paper; how many are new or put right. Raises `akses.ditolak`, what `check_record_lembar`
    finds."""
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.CATAT_HADIR, kab_id, kegiatan_id)
        services.touch(known)
        ready = services.check_record_lembar(known, tahap, typed)
        services.record_lembar(known, tahap, ready, clock.now())
        if ready:
            leave_line(actor, Tindakan.CATAT_HADIR, ENTITY, list(ready), kab_id, address)
    return len(ready)


def find_open_tes(kab_id: int, kode: str) -> TesInfo:
    """The test of a link while a stage is open; raises `kegiatan.tes_tutup`, also for a link that never was."""
    tes = queries.tes_by_kode(kab_id, kode)
    if tes is None or tes.buka is None:
        raise SimpulError(TES_TUTUP)
    return tes


def answer_tes(kab_id: int, kode: str, peserta_kode: str, answers: Sequence[int], *, address: str) -> str:
    """A participant answers by the code of her badge; her name, for the page to thank her.

    Raises `kegiatan.tes_tutup`, `akses.terlalu_sering`, what `check_answer_tes` finds.
    """
    access.spend(Laju.EVALUASI, f"alamat:{address}")
    with write_transaction():
        tes = find_open_tes(kab_id, kode)
        known = queries.find_kegiatan(kab_id, tes.kegiatan_id)
        services.touch(known)
        person = services.check_answer_tes(known, tes, peserta_kode, answers)
        stage: TahapTes = tes.buka or TahapTes.PRE
        services.answer_tes(known, stage, person.id, answers, clock.now())
    return person.nama
