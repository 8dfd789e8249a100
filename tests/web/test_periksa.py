"""W-09: anyone learns whether a report is genuine, and nothing of what it says."""

from typing import Any

from django.test import Client

from factories.akun import DESA, SANDI
from factories.bulan import Melati
from simpul.akses.rules.limits import LIMITS, Laju
from simpul.akses.rules.words import Peran
from simpul.kernel.verification import group_code
from simpul.laporan.models import LaporanBulanan


def text(answer: Any) -> str:
    return answer.content.decode()


def signed(melati: Melati, masuk: Any) -> tuple[Client, str, str]:
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    report = f"/laporan/338/{melati.dunia.melati}/2026-11/"
    desa.post(f"{report}persetujuan/", {"kata_sandi": SANDI})
    return desa, report, group_code(LaporanBulanan.objects.get().kode_periksa)


def test_it_works(melati: Melati, masuk: Any) -> None:
    _, _, kode = signed(melati, masuk)
    visitor = Client()
    assert visitor.get(f"/periksa/?kode={kode.lower().replace('-', ' ')}").headers["Location"] == f"/periksa/{kode}/"
    answer = visitor.get(f"/periksa/{kode}/")
    assert answer.status_code == 200
    assert "Laporan ini asli" in text(answer)
    assert "LB-0001-2026-11-1" in text(answer)
    for secret in ("Melati 3", "Pak Joko", "Citra", "87,5"):
        assert secret not in text(answer)


def test_a_returned_report_counts_as_replaced(melati: Melati, masuk: Any) -> None:
    desa, report, kode = signed(melati, masuk)
    desa.post(f"{report}pengembalian/", {"pesan": "Tinggi belum diukur."})
    assert "Laporan ini sudah diganti" in text(Client().get(f"/periksa/{kode}/"))


def test_a_changed_text_is_told(melati: Melati, masuk: Any) -> None:
    _, _, kode = signed(melati, masuk)
    made = LaporanBulanan.objects.get()
    for altered in (made.isi.replace('"D":7', '"D":8'), "bukan JSON", ""):
        LaporanBulanan.objects.filter(id=made.id).update(isi=altered)
        answer = text(Client().get(f"/periksa/{kode}/"))
        assert "Isi laporan ini berubah" in answer
        assert "LB-0001" not in answer


def test_an_unknown_code_is_told_kindly(db: None) -> None:
    for kode in ("AAAA-BBBB-CCCC", "000", "%F0%9F%98%80"):
        answer = Client().get(f"/periksa/{kode}/")
        assert answer.status_code == 404
        assert "Kode tidak dikenal" in text(answer)
    assert Client().get("/periksa/").status_code == 200


def test_codes_cannot_be_tried_out(db: None) -> None:
    visitor = Client()
    for _ in range(LIMITS[Laju.VERIFIKASI].burst):
        assert visitor.get("/periksa/AAAA-BBBB-CCCC/").status_code == 404
    answer = visitor.get("/periksa/AAAA-BBBB-CCCC/")
    assert answer.status_code == 429
    assert int(answer.headers["Retry-After"]) > 0
    assert "Sudah terlalu sering dicoba" in text(answer)


def test_it_is_found_from_the_door_and_from_every_page(melati: Melati, masuk: Any) -> None:
    for client, path in ((Client(), "/masuk/"), (masuk(Peran.SEKRETARIS_DESA, DESA), "/laporan/")):
        assert 'href="/periksa/"' in text(client.get(path))
