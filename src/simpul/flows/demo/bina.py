"""Coaching of the example: held and planned visits, findings, promises, a diary, numbers of the old strata."""

import datetime as dt
import random
from collections.abc import Sequence
from uuid import UUID

from simpul.kernel import clock
from simpul.kernel.ids import derive_id
from simpul.pembinaan import services
from simpul.pembinaan.rules.buku_harian import CatatanForm
from simpul.pembinaan.rules.daftar import ANSWERS, DAFTAR
from simpul.pembinaan.rules.kunjungan import HasilForm, JanjiIn, RencanaForm, Sasaran, TemuanIn
from simpul.pembinaan.rules.strata import IsianStrata
from simpul.posyandu.queries import PosyanduInfo
from simpul.wilayah.queries import ancestors

VISITED = 6  # so many posyandu of the first kecamatan
COACH = "Kasi PMK contoh"
FOUND = (
    ("Jadwal buka belum terpasang di balai", "Ketua Posyandu"),
    ("Dua kader belum punya SK", "Sekretaris desa"),
    ("Buku cadangan belum tersedia", "Ketua Posyandu"),
)
PROMISED = ("Jadwal dipasang sebelum hari buka", "Nama kader diusulkan ke SK berikutnya", "Buku cadangan dibeli")
NOTES = (
    "Rapat dengan sekretaris desa tentang jadwal buka bulan depan. Semua desa hadir.",
    "Menyapa Posyandu yang belum mengirim laporan. Kendalanya sinyal, dibantu lewat titip kirim.",
    "Menyiapkan bimtek kader bersama Puskesmas.",
)


def make_coaching(homes: Sequence[PosyanduInfo], kasi: UUID, sekdes: UUID, today: dt.date) -> None:
    """Visits to the first posyandu; call in a write transaction."""
    chance = random.Random("bina")  # noqa: S311  # repeatable on purpose
    kecamatan = ancestors(homes[0].wilayah_id)[-1]
    near = [home for home in homes if home.jalur.startswith(f"{kecamatan.jalur}.")][:VISITED]
    for number, home in enumerate(near):
        day = today - dt.timedelta(days=20 + 3 * number)
        held = _plan(home, kasi, day, "lama", "Melihat hari buka dan papan jadwal")
        services.record_hasil(_result(chance, home, held, number, day), clock.now())
        if number % 2 == 0:
            ahead = today + dt.timedelta(days=4 + number)
            _plan(home, kasi, ahead, "baru", "Menengok kesepakatan kunjungan lalu")
    notes = [
        CatatanForm(
            derive_id("contoh", "buku", str(kecamatan.id), str(number)), homes[0].kab_id, kecamatan.id,
            kecamatan.jalur, today - dt.timedelta(days=3 * number), text, None, None, kasi,
        )
        for number, text in enumerate(NOTES)
    ]  # fmt: skip
    services.add_catatan(notes, clock.now())
    services.state_strata(_stated(near[0], sekdes, today.year), clock.now())


def _plan(home: PosyanduInfo, kasi: UUID, day: dt.date, which: str, tujuan: str) -> UUID:
    key = derive_id("contoh", "bina", str(home.id), which)
    there = Sasaran(home.kab_id, home.wilayah_id, home.jalur, home.id)
    services.plan_kunjungan([RencanaForm(key, there, "", day, tujuan, COACH, "Puskesmas", kasi)], clock.now())
    return key


def _result(chance: random.Random, home: PosyanduInfo, held: UUID, number: int, day: dt.date) -> HasilForm:
    answers = list(ANSWERS)
    what, owner = FOUND[number % len(FOUND)]
    due = day + dt.timedelta(days=14 + 7 * (number % 3))
    key = str(home.id)
    return HasilForm(
        kab_id=home.kab_id,
        id=held,
        versi=1,
        tanggal=day,
        daftar={item.kode: (chance.choice((answers[0], *answers)), "") for item in DAFTAR},
        saran="Bagi tugas meja sebelum hari buka.",
        temuan=[TemuanIn(derive_id("contoh", "temuan-bina", key), what, owner, due)],
        janji=[JanjiIn(derive_id("contoh", "janji", key), PROMISED[number % len(PROMISED)], "Ketua Posyandu", due)],
    )


def _stated(home: PosyanduInfo, sekdes: UUID, tahun: int) -> list[IsianStrata]:
    said = {"kia": 71, "kb": 58, "imunisasi": 83, "program": 1}
    return [
        IsianStrata(
            derive_id("contoh", "strata", kode), home.kab_id, home.id, tahun, kode, nilai, "Rekap contoh", sekdes
        )
        for kode, nilai in said.items()
    ]
