"""The events of governance.md 6.2 as their sources tell them, numbers and mistakes included."""

import datetime as dt
from dataclasses import dataclass

from simpul.kegiatan.rules.forms import HariForm, KategoriForm, KegiatanForm, NarasumberForm
from simpul.kegiatan.rules.words import JenisKategori, JenisKegiatan, SumberDana, TingkatKegiatan
from simpul.kernel.ids import new_id

J, T, K = JenisKegiatan, TingkatKegiatan, JenisKategori
BIDANG = ("pendidikan", "kesehatan", "pekerjaan_umum", "perumahan_rakyat", "trantibumlinmas", "sosial")


@dataclass(frozen=True)
class Peristiwa:
    """An event of a source: its host by code, and the form an office would fill in."""

    sumber: str
    kode: str
    jenis: JenisKegiatan
    nama: str
    tingkat: TingkatKegiatan
    penyelenggara: str
    hari: tuple[tuple[str, str], ...] = ()  # (date, the words of the source)
    tempat: str = ""
    kategori: tuple[tuple[str, JenisKategori, int | None], ...] = ()
    dinyatakan: int | None = None
    narasumber: tuple[tuple[str, str], ...] = ()  # (agency, field)

    def form(self, wilayah_id: int, **changes) -> KegiatanForm:
        """As it is typed."""
        facts = {
            "id": new_id(),
            "wilayah_id": wilayah_id,
            "jenis": self.jenis,
            "nama": self.nama,
            "penyelenggara": self.penyelenggara,
            "tingkat": self.tingkat,
            "tempat": self.tempat,
            "hari": tuple(HariForm(dt.date.fromisoformat(date), text) for date, text in self.hari),
            "dana": SumberDana.APBD,
            "jumlah_dinyatakan": self.dinyatakan,
            "kategori": tuple(KategoriForm(nama, jenis, kuota) for nama, jenis, kuota in self.kategori),
            "narasumber": tuple(NarasumberForm("", agency, field) for agency, field in self.narasumber),
        }
        return KegiatanForm(**(facts | changes))


GUNUNG_MAS = Peristiwa(
    "R5", "62.10", J.SOSIALISASI, "Sosialisasi Posyandu enam SPM", T.KABUPATEN, "Pemkab Gunung Mas",
    kategori=(
        ("Tim Pembina Posyandu kabupaten", K.TIM_PEMBINA, 50),
        ("Ketua TP PKK kecamatan", K.TP_PKK_KECAMATAN, 12),
        ("Ketua TP PKK desa dan kelurahan", K.TP_PKK_DESA, 127),
        ("Panitia dan tamu undangan", K.PANITIA, 11),
    ),
    dinyatakan=200,
    narasumber=(
        ("Ketua TP PKK Gunung Mas", ""), ("DPMD", ""), ("Dinas Kesehatan", "kesehatan"),
        ("Dinas Pendidikan, Kepemudaan dan Olahraga", "pendidikan"), ("Dinas Pekerjaan Umum", "pekerjaan_umum"),
        ("Dinas Sosial", "sosial"), ("Satuan Polisi Pamong Praja", "trantibumlinmas"),
        ("Badan Penanggulangan Bencana Daerah", "trantibumlinmas"),
    ),
)  # fmt: skip
ASAHAN = Peristiwa(
    "R1", "12.09", J.SOSIALISASI, "Sosialisasi Penerapan Posyandu 6 SPM", T.KABUPATEN, "Pemkab Asahan",
    hari=(("2025-12-10", "Selasa, 10 Desember 2025"),), tempat="Hotel Antariksa Kisaran",
    kategori=(("Kader Posyandu se-Kabupaten", K.KADER, None), ("Kasi PMK kecamatan", K.KASI_PMK, None)),
)  # fmt: skip
BANTEN = Peristiwa(
    "R3", "36", J.SOSIALISASI, "Sosialisasi Transformasi Posyandu", T.PROVINSI, "DPMD Provinsi Banten",
    hari=(("2024-12-06", "Jumat (6/12/2024)"),), tempat="Aula DPMD Provinsi Banten, KP3B Curug",
)  # fmt: skip
TABALONG = Peristiwa(
    "R4", "63.09", J.BIMTEK, "Bimtek peningkatan kapasitas kader Kecamatan Kelua", T.KECAMATAN, "Pemkab Tabalong",
    hari=(("2025-06-30", "Senin (30/6)"), ("2025-07-01", "")), tempat="Hotel Jelita Tanjung",
    kategori=(("Kader Posyandu se-Kecamatan Kelua", K.KADER, 122),), dinyatakan=122,
)  # fmt: skip
BOJONEGORO_2024 = Peristiwa(
    "R39", "35.22", J.BIMTEK, "Bimtek Posyandu enam bidang", T.KABUPATEN, "DPMD Bojonegoro",
    hari=(("2024-12-16", ""), ("2024-12-17", "")),
    kategori=(("Kasi PM kecamatan", K.KASI_PMK, 28), ("Kader enam bidang per kecamatan", K.KADER, 28 * 6)),
    dinyatakan=196, narasumber=(("Balai Besar Pemerintahan Desa Malang", ""),),
)  # fmt: skip
BOJONEGORO_2025 = Peristiwa(
    "R98", "35.22", J.BIMTEK, "Bimtek Tim Pembina Posyandu kecamatan", T.KABUPATEN, "DPMD Bojonegoro",
    hari=(("2025-08-20", ""), ("2025-08-21", "")),
    kategori=(("Kasi kecamatan", K.KASI_PMK, 28), *((f"Ketua bidang {one}", K.KETUA_BIDANG, 28) for one in BIDANG)),
    dinyatakan=196, narasumber=(("DPMD", ""), ("Tim Pembina Posyandu", "")),
)  # fmt: skip
SOKO = Peristiwa(
    "R95", "35.22", J.PELATIHAN, "Pelatihan kader Posyandu Desa Soko", T.DESA, "Pemerintah Desa Soko",
    hari=(("2025-08-12", ""),), kategori=(("Kader", K.KADER, 36),), dinyatakan=36,
    narasumber=(("DPMD", ""), ("TA P3MD", ""), ("Camat", ""), ("Satgas TMMD", "")),
)  # fmt: skip
KUKAR = Peristiwa(
    "R15", "64.02", J.SOSIALISASI, "Sosialisasi Posyandu 6 SPM", T.KABUPATEN, "DPMD Kutai Kartanegara",
    hari=(("2025-09-18", ""),),
    kategori=(("TP PKK", K.TP_PKK_KECAMATAN, None), ("Kecamatan", K.KASI_PMK, None), ("OPD", K.OPD, None)),
)  # fmt: skip
KENDAL = Peristiwa(
    "R20", "33.24", J.SOSIALISASI, "Sosialisasi bagi sekretaris desa lima kecamatan", T.KABUPATEN, "Dispermades Kendal",
    hari=(("2025-07-16", ""),), kategori=(("Sekretaris desa", K.SEKRETARIS_DESA, None),),
)  # fmt: skip
BULELENG = Peristiwa(
    "R99", "51.08", J.SOSIALISASI, "Sosialisasi bertahap 2026", T.KABUPATEN, "DPMD Buleleng", tempat="Zoom, lalu desa",
)  # fmt: skip
BALI = Peristiwa(
    "R100", "51", J.BIMTEK, "Bimtek kader Posyandu se-Bali", T.PROVINSI, "TP Posyandu Provinsi Bali",
    hari=(("2026-03-10", ""), ("2026-03-11", ""), ("2026-03-12", "")),
    kategori=(("Kader", K.KADER, 2000),), dinyatakan=2000,
)  # fmt: skip
DENPASAR = Peristiwa(
    "R101", "51.71", J.SOSIALISASI, "Enam dinas memaparkan bidangnya", T.KABUPATEN, "Pemkot Denpasar",
    hari=(("2026-01-29", ""),), narasumber=tuple((f"Dinas bidang {one}", one) for one in BIDANG),
)  # fmt: skip
MEGAWON = Peristiwa(
    "R102", "33.19", J.STUDI_TIRU, "Studi tiru dari Rembang ke Posyandu Megawon", T.DESA, "Posyandu Megawon",
    kategori=(("Pengurus dan PKK", K.PENGURUS, 40),), dinyatakan=40,
)  # fmt: skip
PERISTIWA = (
    GUNUNG_MAS, ASAHAN, BANTEN, TABALONG, BOJONEGORO_2024, BOJONEGORO_2025, SOKO, KUKAR, KENDAL, BULELENG, BALI,
    DENPASAR, MEGAWON,
)  # fmt: skip
