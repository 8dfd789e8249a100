"""Contests of the example: one that is over, with its result and a charter, and one in its first phase."""

from collections.abc import Sequence
from uuid import UUID

from simpul.akses.services import ActorContext
from simpul.flows import lomba, penilaian
from simpul.flows.institusi import kab_id_of
from simpul.flows.piagam import issue_juara
from simpul.kernel.ids import derive_id
from simpul.lomba import queries
from simpul.lomba.rules.forms import ButirForm, JuriForm, LombaForm, MasaTahap
from simpul.lomba.rules.penilaian import LembarForm
from simpul.lomba.rules.peserta import NewPeserta
from simpul.lomba.rules.piagam import TandaForm
from simpul.lomba.rules.words import JenisLomba, StatusLomba, Tahap
from simpul.posyandu.queries import PosyanduInfo
from simpul.wilayah.queries import WilayahRow

# The proposed instrument of governance.md 6.3: each item 0 to 4.
ITEMS = (
    ButirForm("Kelembagaan: SK, pengurus, kader", 25, 4),
    ButirForm("Enam bidang berjalan", 40, 4),
    ButirForm("Tindak lanjut usulan", 15, 4),
    ButirForm("Inovasi", 10, 4),
    ButirForm("Peran serta warga", 10, 4),
)
JUDGES = (("Juri contoh satu", "Dinas Kesehatan"), ("Juri contoh dua", "TP PKK kabupaten"))
ENTRANTS, FINALISTS = 4, 3


def make_contests(homes: Sequence[PosyanduInfo], dpmd: ActorContext, regency: WilayahRow, pada: MasaTahap) -> None:
    """Both; `pada` are the first and last day of the contest that is over."""
    if pada.mulai is None or pada.selesai is None or not homes:
        return
    over = _contest(homes, dpmd, regency, "Lomba Posyandu enam SPM tingkat kabupaten", pada)
    _phase(dpmd, over, Tahap.SELEKSI, StatusLomba.SELEKSI)
    first = [one.peserta_id for one in queries.hasil_of(over).peringkat_seleksi[:FINALISTS]]
    lomba.set_finalis(dpmd, over.kab_id, over.id, first)
    _phase(dpmd, over, Tahap.LAPANGAN, StatusLomba.LAPANGAN)
    reasons = "Pemenang menjalankan enam bidang tiap bulan dan menindaklanjuti usulan warga tepat waktu."
    lomba.set_pertimbangan(dpmd, over.kab_id, over.id, reasons)
    for step in (StatusLomba.DITETAPKAN, StatusLomba.DIUMUMKAN):
        lomba.set_status(dpmd, over.kab_id, over.id, step)
    winner = queries.hasil_of(over).peringkat[0].peserta_id
    signed = TandaForm(pada.selesai, f"{regency.nama} (CONTOH)", "Kepala DPMD contoh", "Nama contoh")
    issue_juara(dpmd, over.kab_id, over.id, [winner], signed)
    running = _contest(homes, dpmd, regency, "Lomba inovasi Posyandu", MasaTahap(pada.selesai))
    lomba.set_status(dpmd, running.kab_id, running.id, StatusLomba.SELEKSI)
    _sheet(dpmd, running, Tahap.SELEKSI, 0, 0)


def _contest(
    homes: Sequence[PosyanduInfo], dpmd: ActorContext, regency: WilayahRow, nama: str, pada: MasaTahap
) -> queries.LombaInfo:
    key, year = derive_id("contoh", "lomba", nama), pada.mulai.year if pada.mulai else 0
    plan = LombaForm(
        key, regency.id, JenisLomba.POSYANDU, nama, year, f"Pemerintah {regency.label} (CONTOH)", seleksi=pada
    )
    kab_id = kab_id_of(regency)
    lomba.create_lomba(dpmd, plan, contoh=True)
    for tahap in Tahap:
        lomba.set_butir(dpmd, kab_id, key, tahap, ITEMS)
    lomba.add_peserta(dpmd, kab_id, key, [_entrant(home, nama) for home in homes[:ENTRANTS]])
    for juri, instansi in JUDGES:
        form = JuriForm(derive_id("contoh", "juri", nama, juri), juri, instansi, frozenset(Tahap))
        lomba.add_juri(dpmd, kab_id, key, form)
    return queries.find_lomba(kab_id, key)


def _entrant(home: PosyanduInfo, nama: str) -> NewPeserta:
    key = derive_id("contoh", "peserta-lomba", nama, str(home.id))
    who = f"posyandu:{home.id}"
    return NewPeserta(key, who, f"Posyandu {home.nama}", home.kab_id, home.wilayah_id, home.kode_desa, home.id)


def _phase(dpmd: ActorContext, info: queries.LombaInfo, tahap: Tahap, status: StatusLomba) -> None:
    """A phase from its begin to its lock, with a sheet of every judge for everyone in it."""
    lomba.set_status(dpmd, info.kab_id, info.id, status)
    entrants = queries.peserta_of(info.kab_id, info.id)
    for number, one in enumerate(entrants):
        if tahap is Tahap.SELEKSI or one.finalis:
            for judge in range(len(JUDGES)):
                _sheet(dpmd, info, tahap, judge, number)
    penilaian.lock_tahap(dpmd, info.kab_id, info.id, tahap)


def _sheet(dpmd: ActorContext, info: queries.LombaInfo, tahap: Tahap, judge: int, number: int) -> None:
    here = (info.kab_id, info.id)
    judges, entrant = queries.juri_of(*here), queries.peserta_of(*here)[number]
    given: dict[UUID, int | None] = {
        item.id: 2 + (number + place + judge) % 3 for place, item in enumerate(queries.butir_of(*here)[tahap])
    }
    form = LembarForm(tahap, judges[judge].id, entrant.id, given, "Catatan contoh: papan jadwal rapi.", 0)
    penilaian.record_lembar(dpmd, *here, form)
