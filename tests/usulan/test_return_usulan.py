"""The village asks for what is missing; the clock rests."""

import datetime as dt

import pytest

from factories.usulan import THURSDAY, Meja
from simpul.kernel.errors import SimpulError
from simpul.usulan.models import RiwayatUsulan

ALASAN = "foto sisi kiri belum ada."


def test_it_works(meja: Meja) -> None:
    row = meja.send()
    meja.do("return_usulan", usulan_id=str(row.id), alasan=ALASAN, berkas_kurang=["ktp", "foto_rumah_tiga_sisi"])
    read = meja.read(row.id)
    assert (read.status, read.jam_berhenti, read.sisa_hari) == ("dikembalikan", THURSDAY, 5)
    assert read.berkas_kurang == ["ktp", "foto_rumah_tiga_sisi"]
    said = RiwayatUsulan.objects.filter(kab_id=row.kab_id, usulan_id=row.id).latest("n").kalimat
    assert said == f"Usulan {row.nomor} kurang Salinan KTP dan Foto rumah dari 3 sisi: {ALASAN}"


def test_after_the_last_day_nothing_is_left(meja: Meja) -> None:
    row = meja.send()
    meja.later(days=14)
    meja.do("return_usulan", usulan_id=str(row.id), alasan=ALASAN)
    assert meja.read(row.id).sisa_hari is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"alasan": " "}, "usulan.pesan_kosong"),
        ({"alasan": "Satu. Dua. Tiga."}, "usulan.pesan_panjang"),
        ({"berkas_kurang": ["paspor"]}, "usulan.berkas_tidak_dikenal"),
    ],
)
def test_it_is_refused(meja: Meja, change: dict[str, object], code: str) -> None:
    row = meja.send()
    with pytest.raises(SimpulError) as caught:
        meja.do("return_usulan", **{"usulan_id": str(row.id), "alasan": ALASAN, **change})
    assert caught.value.code == code
    assert meja.read(row.id).status == "dikirim"


def test_again_is_refused(meja: Meja) -> None:
    row = meja.send()
    meja.do("return_usulan", usulan_id=str(row.id), alasan=ALASAN)
    with pytest.raises(SimpulError) as caught:
        meja.do("return_usulan", usulan_id=str(row.id), alasan=ALASAN)
    assert caught.value.code == "usulan.sudah_dikembalikan"


def test_an_opd_may_ask_too(meja: Meja) -> None:
    row = meja.send()
    meja.do("forward_usulan", usulan_id=str(row.id), opd="dinas_perkim")
    meja.later(days=1)
    meja.do("return_usulan", usulan_id=str(row.id), alasan=ALASAN, berkas_kurang=["ktp"])
    meja.later(days=3)
    meja.do("complete_usulan", usulan_id=str(row.id), berkas={"ktp": "ab" * 32})
    read = meja.read(row.id)
    # Returned on Friday with four days left, completed on Monday 30 November.
    assert (read.status, read.opd, read.batas_jawab) == ("diteruskan", "dinas_perkim", dt.date(2026, 12, 4))
