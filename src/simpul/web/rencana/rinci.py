"""One line of a plan with everything needed to go on with it."""

from dataclasses import dataclass

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.rencana import queries
from simpul.rencana.queries import ProgramInfo, RealisasiInfo, RencanaInfo
from simpul.rencana.rules.angka import rupiah
from simpul.rencana.rules.baris import Keadaan, Keputusan, Temuan, findings
from simpul.rencana.rules.status import REALISABLE, can_be_decided, steps_from
from simpul.rencana.rules.words import (
    CLOSED,
    LANGKAH_NAMES,
    PUTUSAN_NAMES,
    Forum,
    Langkah,
    Sumber,
    forum_label,
)
from simpul.usulan.queries import UsulanItem, inbox
from simpul.usulan.rules import Status
from simpul.web.rencana.reach import target_of_line
from simpul.web.rencana.words import BarisRencana, lines_of
from simpul.wilayah.rules import bounds_of


@dataclass(frozen=True, slots=True)
class Peristiwa:
    """A step of the line in words."""

    tanggal: object
    kata: str
    alasan: str
    oleh: str


@dataclass(frozen=True, slots=True)
class RinciRencana:
    """The page of one line."""

    baris: BarisRencana
    temuan: list[Temuan]
    riwayat: list[Peristiwa]
    realisasi: list[RealisasiInfo]
    jumlah_realisasi: str
    usulan: list[UsulanItem]
    usulan_lain: int
    program: list[ProgramInfo]
    forum: dict[str, str]
    putusan: dict[str, str]
    langkah: dict[str, str]
    boleh_ubah: bool
    boleh_realisasi: bool


def rinci_of(actor: ActorContext, line: RencanaInfo) -> RinciRencana:
    """Everything the page says of a line this account sees."""
    [baris] = lines_of([line])
    steps, done = queries.history_of(line.kab_id, line.id), queries.realised_by(line.kab_id, line.id)
    target = target_of_line(line)
    keeps = akses.decide(actor, Tindakan.KELOLA_RENCANA, target).allowed
    decides = akses.decide(actor, Tindakan.TETAPKAN_RENCANA, target).allowed and can_be_decided(line.status)
    linked = queries.requests_of([line.kab_id], [line.id]).get(line.id, [])
    scope = akses.posyandu_scope(actor, Tindakan.LIHAT_USULAN)
    seen = inbox(scope, [line.kab_id], actor.pada, statuses=frozenset(Status), ids=linked) if linked and scope else []
    decisions = [Keputusan(one.forum, one.putusan, one.tanggal) for one in steps if one.forum and one.putusan]
    spent = [(one.tanggal, one.biaya) for one in done]
    return RinciRencana(
        baris=baris,
        temuan=findings(Keadaan(line.tahun, line.status, line.biaya, line.bulan, decisions, spent), baris.kata),
        riwayat=[_event(baris, one) for one in steps],
        realisasi=done,
        jumlah_realisasi=rupiah(sum(amount for _, amount in spent)),
        usulan=seen,
        usulan_lain=len(linked) - len(seen),
        program=queries.program_near([line.kab_id], bounds_of(line.jalur), line.tahun, line.bidang),
        forum={one.value: forum_label(one, baris.kata) for one in Forum} if decides else {},
        putusan={one.value: name for one, name in PUTUSAN_NAMES.items()},
        langkah=_steps(line) if keeps else {},
        boleh_ubah=keeps and line.status not in CLOSED,
        boleh_realisasi=keeps and line.status in REALISABLE,
    )


def _steps(line: RencanaInfo) -> dict[str, str]:
    return {one.value: LANGKAH_NAMES[one] for one in steps_from(line.status, Sumber(line.sumber))}


def _event(baris: BarisRencana, one: queries.TahapInfo) -> Peristiwa:
    if one.forum and one.putusan:
        words = f"{forum_label(one.forum, baris.kata)}: {PUTUSAN_NAMES[one.putusan].lower()}"
    else:
        words = LANGKAH_NAMES.get(Langkah(one.langkah), one.langkah)
    return Peristiwa(one.tanggal, words, one.alasan, one.oleh)
