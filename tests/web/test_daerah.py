"""Lists and reports of a region speak its own catalogue: names of its lines, also of those only it has."""

import datetime as dt
from typing import Any
from uuid import UUID

import pytest

from factories.akun import make_office, make_posyandu
from factories.usulan import Meja
from factories.wilayah import DECREE, SINCE, rows_of
from simpul.akses.rules.words import Peran
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Kunjungan
from simpul.laporan.queries import activities
from simpul.laporan.rules import Kegiatan
from simpul.laporan.services import recount
from simpul.posyandu.models import Posyandu
from simpul.posyandu.queries import PosyanduInfo, find_posyandu, line_title
from simpul.wilayah.services import load_wilayah

KECAMATAN, DESA = "51.01.01", "51.01.01.2001"
TODAY, NOVEMBER = dt.date(2026, 11, 26), dt.date(2026, 11, 1)
AFTERNOON = dt.datetime(2026, 11, 26, 8, 0, tzinfo=dt.UTC)
OWN = "Gangguan di wilayah desa adat"


@pytest.fixture
def bali(db: None, monkeypatch: pytest.MonkeyPatch) -> PosyanduInfo:
    """A posyandu of Bali with a record of a line it renamed, of one it hides, and a request of one only it has."""
    monkeypatch.setattr(clock, "now", lambda: AFTERNOON)
    load_wilayah(rows_of(KECAMATAN), sah_dari=SINCE, dasar_hukum=DECREE)
    row = Posyandu.objects.get(id=make_posyandu(desa=DESA))
    joko = make_office(Peran.SEKRETARIS_DESA, DESA).akun_id
    record(row, joko, "KES-08", "kesehatan", "pendataan")
    record(row, joko, "PEN-07", "pendidikan", "kegiatan")
    Meja(row).send(layanan_id="TRA-51-01")
    home = find_posyandu(row.kab_id, row.id)
    assert home is not None
    return home


def record(home: Posyandu, akun_id: UUID, layanan_id: str, bidang: str, jenis: str) -> None:
    Kunjungan.objects.create(
        id=new_id(),
        kab_id=home.kab_id,
        posyandu=home,
        n=1,
        layanan_id=layanan_id,
        bidang=bidang,
        jenis=jenis,
        katalog_versi="2026.11.1",
        tanggal=TODAY,
        cara="lapangan",
        subjek_jenis="tempat",
        hasil="selesai",
        dicatat_oleh_id=akun_id,
        oleh="Pak Joko",
        dicatat_at=AFTERNOON,
    )


def told(found: list[Kegiatan]) -> str:
    return " ".join(one.cerita for one in found)


def test_a_report_names_lines_as_the_region_does(bali: PosyanduInfo) -> None:
    found = activities(bali, NOVEMBER, {})
    assert "Krama tanpa BPJS atau JKN" in told(found["kesehatan"])
    assert "Warga tanpa BPJS" not in told(found["kesehatan"])


def test_a_line_that_the_region_hides_keeps_its_name(bali: PosyanduInfo) -> None:
    assert line_title(bali, "PEN-07", TODAY) == "Kelas PAUD swadaya"
    assert line_title(bali, "TRA-51-01", TODAY) == OWN
    assert line_title(bali, "TRA-51-01", dt.date(2025, 12, 31)) == "TRA-51-01"  # before the layer began


def test_a_list_names_a_line_that_only_the_region_has(bali: PosyanduInfo, masuk: Any) -> None:
    recount(bali.kab_id, bali.id, [NOVEMBER], AFTERNOON)
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    shown = desa.get(f"/angka/posyandu/{bali.kab_id}/{bali.id}/?bulan=2026-11&indikator=usulan").content.decode()
    assert OWN in shown
    assert "TRA-51-01" not in shown
