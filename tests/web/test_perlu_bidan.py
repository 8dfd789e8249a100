"""The midwife's list: who is on it, why, and who may not open it (the beginning of O-19)."""

import re
from typing import Any

import pytest

from factories.akun import DESA, make_posyandu
from factories.bulan import CHILDREN, NOVEMBER, TODAY, Melati
from factories.dunia import KAB
from simpul.akses.models import JejakAudit
from simpul.akses.rules.words import Peran
from simpul.kunjungan.queries import list_penimbangan

NAMES = re.compile("|".join(CHILDREN))


def text(answer: Any) -> str:
    return re.sub(r"\s+", " ", answer.content.decode())


def tell(melati: Melati, *names: str, ticked: bool = True) -> str:
    """The kader ticks "Beri tahu bidan" of today's weighings, or takes the tick back."""
    rows = {
        row.warga_id: row for row in list_penimbangan(KAB, [melati.dunia.melati], TODAY, NOVEMBER.replace(month=12))
    }
    for name in names:
        row = rows[melati.anak[name]]
        sizes = {"berat_g": row.berat_g, "panjang_mm": row.panjang_mm, "posisi": row.posisi}
        tick = {"penimbangan_id": row.id, "alasan": "Layanan hari yang sama", "beri_tahu_bidan": ticked}
        melati.do("correct_penimbangan", **tick, **sizes)
    melati.send()
    return f"{melati.path}perlu-bidan/?bulan=2026-11"


def test_it_works(melati: Melati, masuk: Any) -> None:
    """Scenarios 3 and 4: green but not gaining, below red, above orange; and one that the kader worries about."""
    path = tell(melati, "Fajar", "Dewa", "Eka", "Hana")
    bidan = masuk(Peran.BIDAN, DESA)
    home = text(bidan.get("/"))
    assert re.search(r'<span class="angka">4</span>anak perlu bidan', home)
    assert f'{path}">4 anak perlu bidan</a>' in home
    assert path in text(bidan.get(f"{melati.path}?bulan=2026-11"))
    shown = text(bidan.get(path))
    assert "Anak yang perlu bidan: 4" in shown
    rows = dict(zip(NAMES.findall(shown), shown.split("<tbody>")[1].split("</tr>"), strict=False))
    assert list(rows) == ["Dewa", "Eka", "Fajar", "Hana"]
    assert "segera</span> di bawah garis merah, berat tidak naik" in rows["Dewa"]
    assert "di atas garis oranye" in rows["Eka"]
    assert "berat tidak naik" in rows["Fajar"]
    assert "segera" not in rows["Fajar"]
    assert "ditandai kader" in rows["Hana"]
    assert re.search(r"13,2 kg, 90,5 cm <[^>]+>26 November 2026.*13,2 kg <[^>]+>22 Oktober 2026", rows["Fajar"])
    assert "RT 02" in rows["Fajar"]
    line = JejakAudit.objects.get(entitas="perlu_bidan")
    assert {str(melati.anak[name]) for name in rows} == set(line.ids)


def test_a_tick_taken_back_leaves_the_list(melati: Melati, masuk: Any) -> None:
    path = tell(melati, "Fajar", "Dewa")
    tell(melati, "Fajar", ticked=False)
    shown = text(masuk(Peran.PETUGAS_PUSKESMAS, "62.10.02").get(path))
    assert set(NAMES.findall(shown)) == {"Dewa"}


@pytest.mark.parametrize(
    ("peran", "kode", "grant"),
    [
        (Peran.SEKRETARIS_DESA, DESA, {}),
        (Peran.KASI_PMK, "62.10.02", {}),
        (Peran.DPMD, "62.10", {}),
        (Peran.PETUGAS_OPD, "62.10", {"opd": "dinas_kesehatan", "bidang": ("kesehatan",)}),
        (Peran.BIDAN, "62.10.02.2003", {}),
    ],
)
def test_who_may_not(melati: Melati, masuk: Any, peran: Peran, kode: str, grant: dict[str, Any]) -> None:
    path = tell(melati, "Fajar", "Dewa")
    client = masuk(peran, kode, **grant)
    answer = client.get(path)
    assert answer.status_code == 403
    assert not NAMES.search(text(answer))
    for begin in ("/", melati.path):
        assert "erlu bidan" not in text(client.get(begin, follow=True)) or peran is Peran.BIDAN


def test_an_empty_month_says_why(melati: Melati, masuk: Any) -> None:
    bidan = masuk(Peran.BIDAN, DESA)
    assert "Belum ada anak yang ditandai di Oktober 2026" in text(bidan.get(f"{melati.path}perlu-bidan/?bulan=2026-10"))
    other = make_posyandu("Mawar 9", DESA)
    assert "perlu bidan: 0" in text(bidan.get(f"/angka/posyandu/{KAB}/{other}/perlu-bidan/"))
