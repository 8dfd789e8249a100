"""W-01 and W-03 and what offices write for them: read by anyone, quick, small, the same for all, about no resident."""

import datetime as dt
import io
import json
import os
from typing import Any
from uuid import UUID

import pytest
import segno
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from PIL import Image

from factories.akun import DESA, make_kader, make_posyandu
from factories.bulan import Melati
from factories.peramban import browser_of
from simpul.akses.models import JejakAudit
from simpul.akses.rules.words import Peran
from simpul.informasi.models import Kabar, TeleponTampil
from simpul.kegiatan.models import HariKegiatan, Kegiatan, Peserta
from simpul.kernel.ids import new_id
from simpul.posyandu.models import Pengurus, Posyandu, PosyanduWilayah
from simpul.posyandu.queries import find_posyandu
from simpul.web.informasi.poster import poster_facts, poster_link
from simpul.web.laporan.pdf import qr_svg
from simpul.web.publik.halaman import posyandu_page
from simpul.wilayah.models import PeristiwaWilayah, PeristiwaWilayahBaris, Wilayah, WilayahKode
from simpul.wilayah.queries import wilayah_by_kode

KAB, HOME_PAGE = 338, f"/desa/{DESA}/"
NOBODY = UUID(int=404)  # an id that no row has, the same in every process that collects
NOTICE = {
    "judul": "Kerja bakti <b>Sabtu</b>",
    "isi": "Pagi.\n\n<script>alert(1)</script>",
    "mulai": "2026-11-20",
    "n": "0",
}


def text(answer: Any) -> str:
    return answer.content.decode()


@pytest.fixture
def home(melati: Melati) -> Posyandu:
    """Melati 3 with a pattern, a place and a chair with a telephone."""
    row = Posyandu.objects.get(id=melati.dunia.melati)
    row.pola_buka, row.tempat, row.dusun = {"tanggal": 25}, "Balai desa", "Dusun Hilir"
    row.save()
    Pengurus.objects.filter(posyandu=row).delete()
    Pengurus.objects.create(
        id=new_id(), kab_id=KAB, posyandu=row, jabatan="ketua", nama="Bu Lastri", telepon="081234567890",
        mulai=dt.date(2026, 1, 1),
    )  # fmt: skip
    return row


def page_of(home: Posyandu) -> str:
    return f"{HOME_PAGE}{home.nomor_urut:04d}/"


def picture(noise: bool = False, side: int = 900) -> io.BytesIO:
    made = Image.frombytes("RGB", (side, side), os.urandom(side * side * 3)) if noise else Image.new("RGB", (40, 30))
    file = io.BytesIO()
    made.save(file, "JPEG", quality=95)
    file.seek(0)
    file.name = "foto.jpg"
    return file


def published(client: Client, address: str, **said: Any) -> Kabar:
    answer = client.post(address, NOTICE | said)
    assert answer.status_code == 302, text(answer)
    row = Kabar.objects.get(id=UUID(answer.headers["Location"].split("/")[-2]))
    assert client.post(f"/informasi/{row.kab_id}/{row.id}/penerbitan/", {"n": 1}).status_code == 302
    return row


def test_it_works(home: Posyandu) -> None:
    visitor = Client()
    for address, words in (
        ("/desa/", ["Cari Posyandu"]),
        ("/desa/?cari=tumbang", []),
        (HOME_PAGE, ["Melati 3", "Jumat, 25 Desember 2026", "hari libur", "Ketenteraman", "Buku KIA"]),
        (f"{HOME_PAGE}jadwal/", ["Dusun Hilir", "Balai desa", "Jalan masuk", "Bawa Buku KIA"]),
        (page_of(home), ["Bu Lastri", "Ketua", "Cara minta bantuan", "Berkas", "Perumahan"]),
    ):
        answer = visitor.get(address)
        assert answer.status_code == 200, address
        assert [word for word in words if word not in text(answer)] == [], address
        assert answer["Cache-Control"] == "public, max-age=300"
        assert not answer.cookies, address
        assert "Cookie" not in answer.get("Vary", ""), address
        assert len(answer.content) + 25_000 < 100_000, address
        for secret in ("Citra", "081234567890", "csrf", "<script"):
            assert secret not in text(answer), (address, secret)
    assert "X-Robots-Tag" not in visitor.get(HOME_PAGE)
    assert visitor.get(page_of(home))["X-Robots-Tag"] == "noindex"  # it names officers
    assert visitor.post(HOME_PAGE).status_code == 405


def test_a_village_is_found_by_its_name_only_where_a_posyandu_works(home: Posyandu) -> None:
    name = wilayah_by_kode(DESA).nama
    assert HOME_PAGE in text(Client().get("/desa/", {"cari": name}))
    assert "Belum ada Posyandu" in text(Client().get("/desa/", {"cari": "zzz tidak ada"}))
    assert text(Client().get("/desa/", {"cari": "%_\x00'"})).count("<li>") == 0


def test_a_posyandu_is_found_by_name_by_number_and_after_it_moved(home: Posyandu) -> None:
    visitor, canonical = Client(), page_of(home)
    for kunci in ("melati-3", "Melati-3", str(home.nomor_urut)):
        answer = visitor.get(f"{HOME_PAGE}{kunci}/")
        assert (answer.status_code, answer.headers["Location"]) == (301, canonical)
    other = Posyandu.objects.get(id=make_posyandu("Teratai 1", "62.10.02.2003"))
    village = wilayah_by_kode(DESA)
    PosyanduWilayah.objects.create(
        posyandu=other, kab_id=KAB, wilayah_id=village.id, dari=dt.date(2025, 1, 1), sampai=dt.date(2026, 1, 1)
    )
    moved = visitor.get(f"{HOME_PAGE}{other.nomor_urut:04d}/")
    assert moved.headers["Location"] == f"/desa/62.10.02.2003/{other.nomor_urut:04d}/"


@pytest.mark.parametrize("address", ["/desa/62.10/", "/desa/99.99.99.9999/", "/desa/x/jadwal/", f"{HOME_PAGE}9999/",
                                     f"{HOME_PAGE}tidak-ada/", f"/kabar/{2**40}/{NOBODY}/", f"/kabar/338/{NOBODY}/",
                                     f"/kabar/kegiatan/338/{NOBODY}/", f"/kabar/tempat/{2**40}/{NOBODY}/foto/",
                                     f"{HOME_PAGE}٣٣٣٣/", f"{HOME_PAGE}{'9' * 40}/"])  # fmt: skip
def test_what_is_not_there_is_told_kindly(home: Posyandu, address: str) -> None:
    answer = Client().get(address)
    assert answer.status_code == 404
    assert "Cari Posyandu" in text(answer)


def test_an_old_code_leads_to_what_the_village_became(home: Posyandu) -> None:
    new = Wilayah.objects.get(jalur=DESA)
    since, until = dt.date(2000, 1, 1), dt.date(2020, 1, 1)
    old = Wilayah.objects.create(
        id=9_900_001, tingkat=new.tingkat, jenis=new.jenis, induk_id=new.induk_id, nama="Lama", nama_cari="lama",
        jalur="62.10.02.2777", kab_id=KAB, zona_waktu="WIB", sah_dari=since, sah_sampai=until,
    )  # fmt: skip
    code = {"standar": "kemendagri", "kode": "62.10.02.2777", "sah_dari": since, "sah_sampai": until}
    WilayahKode.objects.create(wilayah=old, **code)
    event = PeristiwaWilayah.objects.create(jenis="gabung", tanggal_efektif=until, dasar_hukum="Perda 1/2020")
    PeristiwaWilayahBaris.objects.create(peristiwa=event, asal=old, tujuan=new)
    assert Client().get("/desa/62.10.02.2777/jadwal/").headers["Location"] == f"{HOME_PAGE}jadwal/"
    assert Client().get(f"/desa/62.10.02.2777/{home.nomor_urut}/").headers["Location"] == page_of(home)
    second = Wilayah.objects.get(jalur="62.10.02.2003")
    PeristiwaWilayahBaris.objects.create(peristiwa=event, asal=old, tujuan=second)
    choice = Client().get("/desa/62.10.02.2777/")
    assert choice.status_code == 200
    assert HOME_PAGE in text(choice)
    assert "/desa/62.10.02.2003/" in text(choice)


def test_a_notice_is_read_where_it_belongs_and_below(home: Posyandu, masuk: Any) -> None:
    desa, kab = masuk(Peran.SEKRETARIS_DESA, DESA), masuk(Peran.DPMD, "62.10")
    prov = masuk(Peran.PROVINSI, "62")
    place = {kode: wilayah_by_kode(kode).id for kode in (DESA, "62.10", "62")}
    made = {
        "posyandu": published(desa, f"/informasi/baru/posyandu/{KAB}/{home.id}/", judul="Kabar posyandu"),
        "desa": published(desa, f"/informasi/baru/tempat/{place[DESA]}/"),
        "kab": published(kab, f"/informasi/baru/tempat/{place['62.10']}/", judul="Kabar kabupaten"),
        "prov": published(prov, f"/informasi/baru/tempat/{place['62']}/", judul="Kabar provinsi"),
    }
    assert (made["prov"].kab_id, made["kab"].kab_id) == (0, KAB)
    shown = {
        address: {name for name, row in made.items() if str(row.id) in text(Client().get(address))}
        for address in (page_of(home), HOME_PAGE, "/desa/62.10.02.2003/")
    }
    assert shown == {
        page_of(home): {"posyandu", "desa", "kab", "prov"},
        HOME_PAGE: {"desa", "kab", "prov"},
        "/desa/62.10.02.2003/": {"kab", "prov"},
    }
    read = text(Client().get(f"/kabar/{KAB}/{made['desa'].id}/"))
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in read
    assert "Kerja bakti &lt;b&gt;Sabtu" in read
    assert {"kabar", "kabar_terbit"} <= set(JejakAudit.objects.values_list("entitas", flat=True))


def test_a_notice_is_not_read_before_publishing_nor_after_it_was_withdrawn(home: Posyandu, masuk: Any) -> None:
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    address = f"/informasi/baru/posyandu/{KAB}/{home.id}/"
    draft = desa.post(address, NOTICE).headers["Location"]
    public = f"/kabar/{KAB}/{draft.split('/')[-2]}/"
    assert Client().get(public).status_code == 404
    assert desa.post(f"{draft}penerbitan/", {"n": 9}).status_code == 422
    assert desa.post(f"{draft}penerbitan/", {"n": 1}).status_code == 302
    assert Client().get(public).status_code == 200
    assert "Alasan menarik kabar" in text(desa.post(f"{draft}penarikan/", {"n": 2}))
    assert desa.post(f"{draft}penarikan/", {"n": 2, "alasan": "Salah hari"}).status_code == 302
    assert Client().get(public).status_code == 404
    assert "Salah hari" in text(desa.get(draft))


def test_bad_input_keeps_what_was_typed(home: Posyandu, masuk: Any) -> None:
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    address = f"/informasi/baru/posyandu/{KAB}/{home.id}/"
    pdf = io.BytesIO(b"%PDF-1.4 %%EOF")
    pdf.name = "surat.jpg"
    huge = io.BytesIO(b"\xff\xd8" + b"0" * (10 * 1024 * 1024))
    huge.name = "besar.jpg"
    for said, words in (
        ({"sampai": "2026-11-19"}, "lebih awal dari hari pertama"),
        ({"mulai": "besok"}, "Tanggalnya belum terbaca"),
        ({"judul": ""}, "Judulnya masih kosong"),
        ({"foto": pdf}, "bukan gambar"),
        ({"foto": huge}, "Isian"),
        ({"foto": picture(), "foto_kata": "Balai"}, "Izin orang di gambar"),
        ({"n": "5"}, "baru saja diubah orang lain"),
    ):
        answer = desa.post(address, NOTICE | said)
        assert answer.status_code == 422, said
        assert words in text(answer) or "terlalu besar" in text(answer), said
        assert "&lt;script&gt;alert(1)" in text(answer), said
    assert not Kabar.objects.exists()


def test_a_picture_is_made_small_and_shown_only_with_its_notice(home: Posyandu, masuk: Any) -> None:
    desa = masuk(Peran.SEKRETARIS_DESA, DESA)
    row = published(
        desa,
        f"/informasi/baru/posyandu/{KAB}/{home.id}/",
        foto=picture(noise=True),
        foto_kata="Balai",
        foto_izin="kosong",
    )
    seen = Client().get(f"/kabar/{KAB}/{row.id}/foto/")
    assert seen["Content-Type"] == "image/jpeg"
    assert len(seen.content) < 75_000
    assert 'alt="Balai"' in text(Client().get(f"/kabar/{KAB}/{row.id}/"))
    desa.post(f"/informasi/{KAB}/{row.id}/penarikan/", {"n": 2, "alasan": "x"})
    assert Client().get(f"/kabar/{KAB}/{row.id}/foto/").status_code == 404
    assert desa.get(f"/informasi/{KAB}/{row.id}/foto/").status_code == 200


def test_a_number_is_shown_only_while_she_agrees_and_it_is_the_same(home: Posyandu, masuk: Any) -> None:
    desa, office = masuk(Peran.SEKRETARIS_DESA, DESA), f"/informasi/posyandu/{KAB}/{home.id}/"
    chair = Pengurus.objects.get(posyandu=home)
    assert "0812" not in text(Client().get(page_of(home)))
    desa.post(f"{office}telepon/{chair.id}/", {"setuju": "ya"})
    assert "081234567890" in text(Client().get(page_of(home)))
    assert "Pak Joko" in text(desa.get(office))
    Pengurus.objects.filter(id=chair.id).update(telepon="089999999999")
    assert "tel:08" not in text(Client().get(page_of(home)))
    desa.post(f"{office}telepon/{chair.id}/", {"setuju": "ya"})
    desa.post(f"{office}telepon/{chair.id}/", {"setuju": "tidak"})
    assert "tel:08" not in text(Client().get(page_of(home)))
    assert TeleponTampil.objects.filter(dicabut_at__isnull=False, dicabut_oleh__isnull=False).count() == 2
    Pengurus.objects.filter(id=chair.id).update(telepon="")
    assert desa.post(f"{office}telepon/{chair.id}/", {"setuju": "ya"}).status_code == 422


def test_the_way_in_is_written_once_by_two(home: Posyandu, masuk: Any) -> None:
    desa, office = masuk(Peran.SEKRETARIS_DESA, DESA), f"/informasi/posyandu/{KAB}/{home.id}/"
    assert desa.post(office, {"jalan_masuk": "Jalan <i>landai</i>", "n": 0}).status_code == 302
    late = desa.post(office, {"jalan_masuk": "Tangga", "n": 0})
    assert late.status_code == 422
    assert desa.post(office, {"jalan_masuk": "Jalan landai", "n": 1}).status_code == 302
    assert "Jalan landai" in text(Client().get(f"{HOME_PAGE}jadwal/"))


def test_a_regency_hides_its_pages(home: Posyandu, masuk: Any) -> None:
    kab = masuk(Peran.DPMD, "62.10")
    kab.post(f"/informasi/kabupaten/{KAB}/", {"terbuka": "tidak"})
    for address in (HOME_PAGE, f"{HOME_PAGE}jadwal/", page_of(home)):
        answer = Client().get(address)
        assert answer.status_code == 404
        assert "belum dibuka untuk umum" in text(answer)
    assert HOME_PAGE not in text(Client().get("/desa/", {"cari": wilayah_by_kode(DESA).nama}))
    kab.post(f"/informasi/kabupaten/{KAB}/", {"terbuka": "ya"})
    assert Client().get(HOME_PAGE).status_code == 200


def test_a_public_event_names_nobody(home: Posyandu) -> None:
    chair = make_kader(home.id, "Bu Rahasia")
    day, place = dt.date(2026, 12, 10), wilayah_by_kode("62.10")
    facts = {
        "kab_id": KAB, "wilayah_id": place.id, "jalur": place.jalur, "jenis": "bimtek", "tingkat": "kabupaten",
        "penyelenggara": "DPMD", "mulai": day, "selesai": day, "dana": "apbd", "status": "rencana",
        "dibuat_at": dt.datetime(2026, 11, 1, tzinfo=dt.UTC), "oleh_id": chair,
    }  # fmt: skip
    shown = Kegiatan.objects.create(id=new_id(), nama="Bimtek kader", umum=True, **facts)
    closed = Kegiatan.objects.create(id=new_id(), nama="Rapat dalam", **facts)
    HariKegiatan.objects.create(id=new_id(), kab_id=KAB, kegiatan=shown, tanggal=day)
    assert "Bimtek kader" in text(Client().get(HOME_PAGE))
    assert "Rapat dalam" not in text(Client().get(HOME_PAGE))
    page = Client().get(f"/kabar/kegiatan/{KAB}/{shown.id}/")
    assert "Kamis, 10 Desember 2026" in text(page)
    assert "Bu Rahasia" not in text(page)
    assert Client().get(f"/kabar/kegiatan/{KAB}/{closed.id}/").status_code == 404
    assert not Peserta.objects.exists()


def test_reads_do_not_grow_with_the_posyandu(home: Posyandu) -> None:
    def reads() -> int:
        with CaptureQueriesContext(connection) as found:
            assert Client().get(f"{HOME_PAGE}jadwal/").status_code == 200
        return len(found)

    before = reads()
    for number in range(6):
        make_posyandu(f"Mawar {number}")
    assert reads() == before


def test_a_sheet_and_a_poster(home: Posyandu, masuk: Any) -> None:
    desa, dinas = (
        masuk(Peran.SEKRETARIS_DESA, DESA),
        masuk(Peran.PETUGAS_OPD, "62.10", opd="dinas_sosial", bidang=("sosial",)),
    )
    sheet, village = f"/lembar/posyandu/{KAB}/{home.id}/", f"/lembar/{home.wilayah_id}/"
    page = text(desa.get(sheet))
    for words in ("Bu Lastri", "Balai desa", "D/S", "Usulan warga menurut keadaan", "Kesiapan"):
        assert words in page
    assert 'class="proyektor"' in text(desa.get(f"{village}?proyektor=1"))
    assert "D/S" not in text(dinas.get(sheet))
    assert desa.get(f"/lembar/{wilayah_by_kode('62.10').id}/").status_code in {403, 404}
    for address in (f"{sheet}lembar.pdf", f"{village}lembar.pdf", f"/informasi/posyandu/{KAB}/{home.id}/poster.pdf",
                    f"/informasi/posyandu/{KAB}/{home.id}/poster.pdf?ukuran=a3"):  # fmt: skip
        answer = desa.get(address)
        assert answer.content.startswith(b"%PDF-"), address
        assert answer.content.count(b"/Type /Page\n") + answer.content.count(b"/Type/Page/") <= 1, address


def test_the_code_on_the_poster_opens_the_page(home: Posyandu) -> None:
    info = find_posyandu(KAB, home.id)
    assert info is not None
    page = posyandu_page(info)
    facts, link = poster_facts(page, "a4"), poster_link(info)
    assert link == f"http://127.0.0.1:8000{page_of(home)}"
    assert facts["qr"] == qr_svg(link)
    assert int(segno.make(link, error="m", micro=False).version) <= 5  # large squares for old cameras
    assert [one["huruf"] for one in facts["bidang"]] == list("ABCDEF")
    assert "Bu Lastri" not in json.dumps(facts)
    assert Client().get(link.removeprefix("http://127.0.0.1:8000")).status_code == 200


def test_an_office_sees_the_notices_within_its_reach(home: Posyandu, masuk: Any) -> None:
    published(masuk(Peran.SEKRETARIS_DESA, DESA), f"/informasi/baru/posyandu/{KAB}/{home.id}/", judul="Milik Melati")
    chair = browser_of(make_kader(home.id, "Bu Ketua", Peran.KETUA_POSYANDU))
    assert "Milik Melati" in text(chair.get("/informasi/"))
    assert "Milik Melati" in text(masuk(Peran.DPMD, "62.10").get("/informasi/"))
    other = masuk(Peran.SEKRETARIS_DESA, "62.10.02.2003")
    assert "Milik Melati" not in text(other.get("/informasi/"))
    assert other.post(f"/informasi/baru/posyandu/{KAB}/{home.id}/", NOTICE).status_code in {403, 404}
    assert f"/informasi/baru/posyandu/{KAB}/{home.id}/" in text(chair.get("/informasi/baru/"))
    assert "Kecamatan" in text(masuk(Peran.DPMD, "62.10").get("/informasi/baru/?cari=kurun"))
