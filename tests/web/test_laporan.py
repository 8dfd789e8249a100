"""The monthly report (O-05, users.md 7.2 scenario 22): read, sign, print, return, and late data shown beside it."""

import json
import re
import subprocess
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.akun import DESA, SANDI, make_posyandu
from factories.bulan import TODAY, Melati
from factories.dunia import child, weighing
from simpul.akses.models import JejakAudit
from simpul.akses.rules.words import Peran
from simpul.jurnal.models import Perubahan
from simpul.laporan.models import LaporanBulanan
from simpul.laporan.rules import canonical_json, fingerprint

NOV = "2026-11"


def text(answer: Any) -> str:
    return answer.content.decode()


def address(melati: Melati, bulan: str = NOV) -> str:
    return f"/laporan/338/{melati.dunia.melati}/{bulan}/"


def sign(client: Client, melati: Melati, sandi: str = SANDI) -> Any:
    return client.post(f"{address(melati)}persetujuan/", {"kata_sandi": sandi}, follow=True)


def stored(**facts: Any) -> LaporanBulanan:
    return LaporanBulanan.objects.get(**facts)


def words_of(pdf: bytes, folder: Path) -> str:
    """What the paper says, as poppler reads it."""
    file = folder / "laporan.pdf"
    file.write_bytes(pdf)
    read = subprocess.run(["pdftotext", "-layout", str(file), "-"], check=True, capture_output=True, text=True)
    return " ".join(read.stdout.split())


def test_it_works(melati: Melati, masuk: Any) -> None:
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    shown = text(desa.get(address(melati)))
    assert "D/S: 75,0 % (6 dari 8) menjadi 87,5 % (7 dari 8)." in shown
    assert "1 balita di bawah garis merah, perlu bidan." in shown
    assert f"{melati.path}?bulan=2026-11&amp;indikator=BGM" in shown
    answer = sign(desa, melati)
    assert answer.redirect_chain == [(address(melati), 302)]
    made = stored(status="disetujui")
    assert made.nomor == "LB-0001-2026-11-1"
    assert made.oleh_nama == "Pak Joko"
    assert "Laporan disetujui dengan nomor LB-0001-2026-11-1" in text(answer)
    assert "Oleh Pak Joko, 26 November 2026 pukul 15.00 WIB." in text(answer)
    assert JejakAudit.objects.filter(tindakan="tandatangani_laporan", ids=[str(made.id)]).count() == 1
    assert Perubahan.objects.filter(entitas="laporan", entitas_id=made.id).count() == 1


def test_the_frozen_text_names_nobody_and_holds_every_rate(melati: Melati, masuk: Any) -> None:
    sign(masuk(Peran.SEKRETARIS_DESA, DESA), melati)
    made = stored()
    assert not re.search("Aisyah|Dewa|Bu Sari", made.isi)
    content = json.loads(made.isi)
    assert content["angka"]["D"] == 7
    assert [field["huruf"] for field in content["bidang"]] == list("ABCDEF")
    for rate in content["laju"]:
        assert {"pembilang", "penyebut", "nilai", "cakupan", "sumber", "periode"} <= rate.keys()
    assert content["disetujui"] == {
        "oleh": "Pak Joko",
        "jabatan": "sekretaris desa",
        "pada": "2026-11-26T08:00:00+00:00",
        "pada_lokal": "2026-11-26T15:00",
    }


def test_the_paper_says_what_was_approved(melati: Melati, masuk: Any, tmp_path: Path) -> None:
    desa, hp, guest = masuk(Peran.SEKRETARIS_DESA, DESA), melati.dunia.hp(), child("Gita", tamu=True)
    assert melati.dunia.say(hp, "register_warga", **guest).verdict == "accepted"
    assert melati.dunia.say(hp, "record_penimbangan", **weighing(guest["warga_id"])).verdict == "accepted"
    sign(desa, melati)
    made = stored()
    answer = desa.get(f"{address(melati)}{made.id}.pdf")
    assert answer["Content-Type"] == "application/pdf"
    said = words_of(answer.content, tmp_path)
    assert "Di luar S dan D, tamu dari Posyandu lain yang ditimbang: 1." in " ".join(said.split())
    kode = "-".join(made.kode_periksa[start : start + 4] for start in (0, 4, 8))
    for word in ("LB-0001-2026-11-1", kode, "Disetujui dalam sistem oleh Pak Joko, sekretaris desa", "15.00 WIB"):
        assert word in said, word
    for word in ("87,5 %", "dari 8 semua balita", "Jangan dibandingkan dengan SSGI", "Tanda tangan dan cap"):
        assert word in said, word
    for letter, field in zip("ABCDEF", json.loads(made.isi)["bidang"], strict=True):
        assert f"{letter}. {field['nama']}" in said
    assert "elektronik" not in said.lower()
    assert "DATA CONTOH" not in said
    assert not re.search("Aisyah|Dewa", said)


def test_an_altered_report_is_not_printed(melati: Melati, masuk: Any) -> None:
    """Neither one whose figure was changed, nor one whose text is no JSON any more."""
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    sign(desa, melati)
    made = stored()
    for altered in (made.isi.replace('"D":7', '"D":8'), "{"):
        LaporanBulanan.objects.filter(id=made.id).update(isi=altered)
        answer = desa.get(f"{address(melati)}{made.id}.pdf")
        assert answer.status_code == 400
        assert "tidak cocok lagi dengan saat disetujui" in text(answer)
        page = text(desa.get(address(melati)))
        assert "tidak cocok lagi dengan saat disetujui" in page
        assert "Buka PDF untuk dicetak" not in page
    LaporanBulanan.objects.filter(id=made.id).update(isi=made.isi)
    assert desa.get(f"{address(melati)}{made.id}.pdf").status_code == 200


@pytest.mark.parametrize("months", range(6))
def test_no_page_holds_the_signature_alone(melati: Melati, masuk: Any, tmp_path: Path, months: int) -> None:
    """Whatever the length of the report: the last group of rates goes with it."""
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    sign(desa, melati)
    made = stored()
    content = json.loads(made.isi)
    content["perhatian"] += [{"angka": "", "kata": f"Hal nomor {number}."} for number in range(months * 5)]
    content["bidang"][0]["kegiatan"][0]["cerita"] *= 1 + months * 2
    plain = canonical_json(content)
    LaporanBulanan.objects.filter(id=made.id).update(isi=plain, sidik=fingerprint(plain))
    said = words_of(desa.get(f"{address(melati)}{made.id}.pdf").content, tmp_path)
    last = said.rsplit("Kode periksa", 2)[1]
    assert "Tanda tangan dan cap" in last
    assert "Umur usulan terbuka" in last


def test_paper_of_example_data_says_so(melati: Melati, masuk: Any, tmp_path: Path) -> None:
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    from simpul.posyandu.models import Posyandu

    Posyandu.objects.filter(id=melati.dunia.melati).update(data_contoh=True)
    sign(desa, melati)
    assert "DATA CONTOH" in words_of(desa.get(f"{address(melati)}{stored().id}.pdf").content, tmp_path)


def test_a_wrong_password_signs_nothing_and_tries_are_few(melati: Melati, masuk: Any) -> None:
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    for _ in range(5):
        answer = sign(desa, melati, "bukan-sandi-saya")
        assert answer.status_code == 422
        assert "Kata sandi belum cocok" in text(answer)
    assert "Sudah terlalu sering dicoba" in text(sign(desa, melati))
    assert not LaporanBulanan.objects.exists()


def test_after_a_wrong_password_the_same_page_signs(melati: Melati, masuk: Any) -> None:
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    [action] = re.findall(r'action="([^"]*persetujuan/)"', text(sign(desa, melati, "bukan-sandi-saya")))
    assert desa.get(action, follow=True).redirect_chain[0][0].endswith("../")
    assert desa.get(action, follow=True).status_code == 200
    desa.post(action, {"kata_sandi": SANDI})
    assert stored().status == "disetujui"


def test_the_page_speaks_of_approval_and_not_of_signing(melati: Melati, masuk: Any) -> None:
    shown = text(masuk(Peran.SEKRETARIS_DESA, DESA).get(address(melati)))
    assert "Setujui dalam sistem" in shown
    assert "tanda tangan" not in shown


def test_only_the_village_signs(melati: Melati, masuk: Any) -> None:
    for peran, kode in ((Peran.BIDAN, DESA), (Peran.KASI_PMK, "62.10.02"), (Peran.DPMD, "62.10")):
        client = masuk(peran, kode)
        shown = text(client.get(address(melati)))
        assert "Kata sandi Anda sekali lagi" not in shown
        assert sign(client, melati).status_code == 403
        assert client.post(f"{address(melati)}pengembalian/", {"pesan": "Coba lagi"}).status_code == 403
    stranger = masuk(Peran.SEKRETARIS_DESA, "62.10.02.2003")
    assert stranger.get(address(melati)).status_code == 403
    assert sign(stranger, melati).status_code == 403
    assert masuk(Peran.PROVINSI, "62").get("/laporan/").status_code == 403
    assert not LaporanBulanan.objects.exists()


def test_signing_again_is_blocked(melati: Melati, masuk: Any) -> None:
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    sign(desa, melati)
    answer = sign(desa, melati)
    assert answer.status_code == 422
    assert "sudah disetujui dengan nomor LB-0001-2026-11-1" in text(answer)
    assert LaporanBulanan.objects.count() == 1


def test_late_data_stands_beside_what_was_reported(melati: Melati, masuk: Any) -> None:
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    sign(desa, melati)
    melati.weigh("Indra", TODAY, 12300, 880)
    melati.send()
    shown = text(desa.get(address(melati)))
    assert "Susulan sesudah disetujui" in shown
    late = " ".join(re.sub(r"<[^>]+>", " ", shown.split("Susulan sesudah")[1].split("</table>")[0]).split())
    assert "Balita ditimbang bulan ini 7 8" in late
    assert "menjadi 87,5 % (7 dari 8)." in shown  # what was approved stays
    assert json.loads(stored().isi)["angka"]["D"] == 7


def test_it_goes_back_with_a_message_and_is_signed_anew(melati: Melati, masuk: Any) -> None:
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    sign(desa, melati)
    back = f"{address(melati)}pengembalian/"
    assert "Pesan masih kosong" in text(desa.post(back, {"pesan": "  "}))
    answer = desa.post(back, {"pesan": "Tinggi Gilang belum diukur."}, follow=True)
    assert "Dikembalikan oleh Pak Joko: Tinggi Gilang belum diukur." in text(answer)
    sign(desa, melati)
    numbers = list(LaporanBulanan.objects.order_by("versi").values_list("nomor", "status"))
    assert [status for _, status in numbers] == ["disetujui", "dikembalikan", "disetujui"]
    assert numbers[2][0] == "LB-0001-2026-11-3"


def test_odd_addresses_are_not_found(melati: Melati, masuk: Any) -> None:
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    sign(desa, melati)
    made = stored()
    assert desa.get(address(melati, "2026-13")).status_code == 404
    assert desa.get(f"{address(melati, '2026-10')}{made.id}.pdf").status_code == 404
    assert desa.get(f"{address(melati)}{melati.usulan}.pdf").status_code == 404
    assert desa.post(f"{address(melati, '2027-01')}persetujuan/", {"kata_sandi": SANDI}).status_code == 400


def test_every_figure_of_the_rate_table_opens_its_list(melati: Melati, masuk: Any) -> None:
    """Where the grant allows: the midwife manages no kader, so their number is plain text to her."""
    village, midwife = masuk(Peran.SEKRETARIS_DESA, DESA), masuk(Peran.BIDAN, DESA)
    shown = text(village.get(address(melati)))
    table = shown.split('id="laju-')[1]
    links = re.findall(r'<a href="([^"]*indikator=[^"]*)">(\d+)</a>', table)
    assert len(links) >= 10
    for link, figure in links:
        listed = text(village.get(link.replace("&amp;", "&")))
        assert f": {figure}</h1>" in listed, link
    assert "indikator=kader_aktif" in shown
    assert "indikator=kader_aktif" not in text(midwife.get(address(melati)))


def test_the_list_narrows_by_state(melati: Melati, masuk: Any) -> None:
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    sign(desa, melati)
    every = text(desa.get("/laporan/?bulan=2026-11"))
    assert "Melati 3" in every
    assert "Mawar 1" in every
    signed = text(desa.get("/laporan/?bulan=2026-11&keadaan=disetujui"))
    assert "LB-0001-2026-11-1" in signed
    assert "Mawar 1" not in signed
    assert "Melati 3" not in text(desa.get("/laporan/?bulan=2026-11&keadaan=menunggu"))


@pytest.mark.parametrize("path", ["/laporan/?bulan=2026-11", "satu"])
def test_reads_do_not_grow(melati: Melati, masuk: Any, path: str) -> None:
    client = masuk(Peran.DPMD, "62.10")
    path = address(melati) if path == "satu" else path
    client.get(path)
    with CaptureQueriesContext(connection) as before:
        client.get(path)
    for number in range(6):
        make_posyandu(f"Anggrek {number}", desa=DESA)
    with CaptureQueriesContext(connection) as after:
        client.get(path)
    assert len(after) == len(before) <= 50
