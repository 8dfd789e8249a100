"""What follows the bimtek of the example: a test typed from paper, certificates, and what the kader learnt."""

import datetime as dt
import random

from simpul.akses.services import ActorContext
from simpul.flows.kecakapan import learn_from_kegiatan
from simpul.flows.sertifikat import eligible, issue_sertifikat, set_setelan
from simpul.flows.tes import record_lembar, set_soal
from simpul.kegiatan import queries
from simpul.kegiatan.queries import KegiatanInfo
from simpul.kegiatan.rules.butir import daftar_kecakapan
from simpul.kegiatan.rules.sertifikat import SetelanForm
from simpul.kegiatan.rules.soal import LETTERS, Ketikan, Soal
from simpul.kegiatan.rules.words import TahapTes

QUESTIONS = """
Berapa bidang layanan Posyandu menurut SPM?
A. Satu
B. Lima
*C. Enam

[kesehatan] Balita yang dua kali tidak naik berat badannya perlu apa?
*A. Dirujuk ke bidan atau Puskesmas
B. Ditimbang lagi tahun depan
C. Tidak perlu apa-apa

[sosial] Data warga yang didapat kader boleh diceritakan kepada siapa?
A. Tetangga
B. Semua kader
*C. Hanya petugas yang menanganinya

[pendidikan] Anak putus sekolah dicatat sebagai apa?
A. Kasus rahasia
*B. Usulan ke dinas pendidikan
C. Bukan urusan Posyandu
"""
KNOWN = {TahapTes.PRE: 0.5, TahapTes.POST: 0.8}


def follow_training(chance: random.Random, actor: ActorContext, info: KegiatanInfo) -> None:
    """Paper tests before and after, certificates for who was there, competence for the kader of each field."""
    set_soal(actor, info.kab_id, info.id, QUESTIONS)
    soal = queries.soal_of(info.kab_id, info.id)
    came = [one.peserta.id for one in eligible(info) if one.cukup]
    for tahap, share in KNOWN.items():
        typed = [Ketikan(key, _sheet(chance, soal, share)) for key in came if chance.random() < 0.95]
        if typed:
            record_lembar(actor, info.kab_id, info.id, tahap, typed)
    day = info.selesai or dt.date.max
    form = SetelanForm("", 16, day, "Kuala Kurun", "Camat contoh", "Pak Contoh (CONTOH)")
    set_setelan(actor, info.kab_id, info.id, form)
    if came:
        issue_sertifikat(actor, info.kab_id, info.id)
    chosen = [one.kode for part in daftar_kecakapan().values() for one in part.butir[:4]]
    learn_from_kegiatan(actor, info.kab_id, info.id, chosen, own_field=True)


def _sheet(chance: random.Random, soal: tuple[Soal, ...], share: float) -> str:
    return "".join(
        LETTERS[one.kunci if chance.random() < share else chance.randrange(len(one.pilihan))] for one in soal
    )
