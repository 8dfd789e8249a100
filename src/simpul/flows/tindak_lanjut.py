"""What follows an event: one line per posyandu with its proof, and evaluation forms."""

import datetime as dt
import hmac
from dataclasses import dataclass
from uuid import UUID

from simpul.akses import services as access
from simpul.akses.services import ActorContext, Laju, Tindakan
from simpul.flows.institusi import leave_line
from simpul.flows.kegiatan import require_kegiatan, today_at
from simpul.jurnal import lampiran
from simpul.jurnal.transactions import write_transaction
from simpul.kegiatan import queries, services
from simpul.kegiatan.queries import KegiatanInfo
from simpul.kegiatan.rules.evaluasi import check_lembar, questions_of, read_paper
from simpul.kegiatan.rules.keadaan import check_open
from simpul.kegiatan.rules.words import PintuEvaluasi, StatusKegiatan
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError

ENTITY = "tindak_lanjut"
MOST_KEPT = 5000  # of one event: more than any hall holds, so a link that got about fills no disk
LAST_PLACE = 2**31 - 1  # no column holds a larger number


@dataclass(frozen=True, slots=True)
class Bukti:
    """That a follow-up was done: the day, a sentence, a file; one of the last two may be missing."""

    selesai: dt.date
    teks: str = ""
    isi: bytes = b""


def set_tindak_lanjut(
    actor: ActorContext,
    kab_id: int,
    kegiatan_id: UUID,
    posyandu_id: UUID,
    isi: str,
    tenggat: dt.date,
    *,
    address: str = "",
) -> None:
    """The line of one posyandu; raises `akses.ditolak`, what `check_set_tindak_lanjut` finds."""
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.KELOLA_KEGIATAN, kab_id, kegiatan_id)
        said = services.check_set_tindak_lanjut(known, posyandu_id, isi)
        services.set_tindak_lanjut(known, posyandu_id, said, tenggat, actor.akun_id, clock.now())
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, [known.id, posyandu_id], kab_id, address)


def finish_tindak_lanjut(
    actor: ActorContext,
    kab_id: int,
    kegiatan_id: UUID,
    posyandu_id: UUID,
    bukti: Bukti,
    *,
    address: str = "",
) -> None:
    """It was done, with a sentence or a file as proof; raises `akses.ditolak`, `lampiran.*`, what
    `check_finish_tindak_lanjut` finds."""
    paper = lampiran.prepare(bukti.isi) if bukti.isi else None
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.KELOLA_KEGIATAN, kab_id, kegiatan_id)
        services.touch(known)
        said = services.check_finish_tindak_lanjut(
            known, posyandu_id, bukti.selesai, bukti.teks, has_file=paper is not None, today=today_at(known)
        )
        sidik = lampiran.keep_lampiran(kab_id, known.id, paper, actor.akun_id, clock.now()) if paper else ""
        services.finish_tindak_lanjut(known, posyandu_id, bukti.selesai, said, sidik)
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, ENTITY, [known.id, posyandu_id], kab_id, address)


def record_evaluasi(actor: ActorContext, kab_id: int, kegiatan_id: UUID, teks: str, *, address: str = "") -> int:
    """Forms from paper, one a line; how many.

    Raises `akses.ditolak`, `kegiatan.sudah_batal`, what `read_paper` finds.
    """
    with write_transaction():
        known = require_kegiatan(actor, Tindakan.KELOLA_KEGIATAN, kab_id, kegiatan_id)
        check_open(known.status)
        forms = read_paper(teks, questions_of(known.pertanyaan))
        services.record_evaluasi(known, forms, PintuEvaluasi.KERTAS, clock.now())
        leave_line(actor, Tindakan.KELOLA_KEGIATAN, "evaluasi", [known.id], kab_id, address)
    return len(forms)


def find_evaluasi(kab_id: int, kegiatan_id: UUID, kode: str) -> KegiatanInfo:
    """The event whose evaluation link this is, while it runs or is over; raises `kegiatan.evaluasi_tutup`."""
    try:
        known = queries.find_kegiatan(kab_id if kab_id <= LAST_PLACE else -1, kegiatan_id)
    except SimpulError as error:
        raise SimpulError("kegiatan.evaluasi_tutup") from error
    is_open = known.status in {StatusKegiatan.BERJALAN, StatusKegiatan.SELESAI}
    if not is_open or not known.kode_evaluasi or not hmac.compare_digest(known.kode_evaluasi.encode(), kode.encode()):
        raise SimpulError("kegiatan.evaluasi_tutup")
    return known


def send_evaluasi(kab_id: int, kegiatan_id: UUID, kode: str, said: dict[str, str], *, address: str = "") -> None:
    """A form from the link, of nobody in particular.

    Raises `kegiatan.evaluasi_tutup`, `akses.terlalu_sering`, what `check_lembar` finds.
    """
    known = find_evaluasi(kab_id, kegiatan_id, kode)
    if queries.count_evaluasi(kab_id, kegiatan_id) >= MOST_KEPT:
        raise SimpulError("kegiatan.evaluasi_tutup")
    form = check_lembar(said, questions_of(known.pertanyaan))
    access.spend(Laju.EVALUASI, f"alamat:{address}")
    with write_transaction():
        services.record_evaluasi(known, [form], PintuEvaluasi.TAUTAN, clock.now())
