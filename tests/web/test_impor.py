"""Old data of a village through the office pages: brought, understood, checked, taken in."""

import csv
import datetime as dt
import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factories.akun import DESA, SANDI, make_office
from factories.balai import Balai
from factories.berkas import (
    KADER,
    bring,
    choose,
    columns_of,
    fresh,
    kader_row,
    months_ago,
    nik,
    opensid,
    run,
    serial,
    take_in,
    xlsx,
)
from factories.cermin import of_device
from factories.dunia import KAB, child, weighing
from factories.peramban import browser_of, words
from factories.riwayat import dump
from simpul.akses.models import Hibah, JejakAudit
from simpul.akses.services import Peran, flush_reads, load_actor
from simpul.flows.impor import buka, jalan
from simpul.flows.laporan import sign_laporan
from simpul.flows.rebuild import rebuild_posyandu
from simpul.interop.impor.berkas import MOST_BYTES, read_file
from simpul.jurnal.models import Impor, ImporBagian, KunciData, Operasi
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Penimbangan
from simpul.laporan.models import LaporanBulanan
from simpul.warga.models import Keluarga, Warga

pytestmark = pytest.mark.django_db


@pytest.fixture
def joko(balai: Balai) -> Client:
    return browser_of(balai.dunia.joko)


def test_it_works(balai: Balai, joko: Client) -> None:
    rows = [kader_row(back, TANGGAL_UKUR=months_ago(back), BB=9.2 - back / 10) for back in range(1, 7)]
    row = bring(joko, balai.home, xlsx(("Balita", [KADER, *rows])))
    assert row.tata_letak == "kader"
    row = choose(joko, row)
    assert (row.status, row.hasil["baru"], row.hasil["timbang"], row.hasil["keliru"]) == ("siap", 1, 6, 0)
    page = words(joko.get(f"/impor/{KAB}/{row.id}/"))
    assert "1 orang baru" in page
    assert "6 hasil timbang baru" in page
    assert "Kolom yang tidak dibawa: NO, " in page
    assert not Warga.objects.filter(kab_id=KAB, nama="AISYAH NUR").exists()

    row = take_in(joko, row)

    assert (row.status, row.hasil["operasi_accepted"]) == ("selesai", 7)
    aisyah = Warga.objects.get(kab_id=KAB, nama="AISYAH NUR")
    assert (aisyah.nama_ibu, aisyah.berat_lahir_g, aisyah.nik_hash is not None) == ("SITI", 3100, True)
    weighings = Penimbangan.objects.filter(kab_id=KAB, warga=aisyah).order_by("-tanggal")
    assert [one.berat_g for one in weighings] == [9100, 9000, 8900, 8800, 8700, 8600]
    assert {one.posisi for one in weighings} == {None}
    done = words(joko.get(f"/impor/{KAB}/{row.id}/"))
    assert "Selesai. 7 catatan masuk" in done
    assert "Lihat warga" in done
    assert "Seluruh berkas salah: hubungi pengelola hari ini juga" in done
    assert "Unduh XLSX" in done
    assert b'href="/warga/" aria-current="page"' in joko.get("/impor/").content
    assert set(ImporBagian.objects.filter(kab_id=KAB).values_list("jenis", flat=True)) <= {"temuan", "nasib"}
    trail = JejakAudit.objects.filter(kab_id=KAB, tindakan="impor", entitas="impor", n=None, ids=[str(row.id)])
    said = trail.exclude(alasan="").order_by("at").values_list("alasan", flat=True)
    assert list(said) == ["berkas dibaca", "kolom dicocokkan", "dimasukkan: 7 catatan"]
    assert not trail.filter(alamat="127.0.0.1").exists(), "an address lies hashed in the trail"


def test_bringing_it_again_adds_nothing(balai: Balai, joko: Client) -> None:
    rows = [kader_row(back, TANGGAL_UKUR=months_ago(back), BB=9.2 - back / 10) for back in range(1, 4)]
    rows += [kader_row(9, NAMA_ANAK="FAJAR", NIK=0, lahir=months_ago(20), JK="L", NAMA_ORTU="RINA", BB="8,6")]
    content = xlsx(("Balita", [KADER, *rows]))
    take_in(joko, choose(joko, bring(joko, balai.home, content)))
    before = dump(balai.dunia.melati)
    again = choose(joko, bring(joko, balai.home, content))
    assert (again.hasil["baru"], again.hasil["sudah"], again.hasil["timbang"]) == (0, 2, 0)
    assert again.hasil["timbang_sudah"] == 4
    page = words(joko.get(f"/impor/{KAB}/{again.id}/"))
    assert "Tidak ada yang baru untuk dimasukkan" in page
    assert joko.post(f"/impor/{KAB}/{again.id}/penerapan/").status_code == 302
    assert dump(balai.dunia.melati) == before


def test_rebuilt_from_the_log_it_is_the_same(balai: Balai, joko: Client) -> None:
    take_in(joko, choose(joko, bring(joko, balai.home, opensid())))
    take_in(joko, choose(joko, bring(joko, balai.home, xlsx(("Balita", [KADER, kader_row(1)])))))
    before = dump(balai.dunia.melati)
    rebuild_posyandu(KAB, balai.dunia.melati)
    assert dump(balai.dunia.melati) == before


def test_residents_and_families_of_a_register(balai: Balai, joko: Client) -> None:
    row = bring(joko, balai.home, opensid())
    assert row.tata_letak == "opensid"
    row = take_in(joko, choose(joko, row))
    assert (row.hasil["baru"], row.hasil["keluarga"], row.hasil["operasi_accepted"]) == (4, 2, 6)
    [first, second] = Keluarga.objects.filter(kab_id=KAB, alamat__isnull=False).order_by("kepala_nama")
    assert (first.kepala_nama, second.kepala_nama) == ("Hasan", "Keluarga Wati")
    child = Warga.objects.get(kab_id=KAB, nama="Putri Hasan")
    mother = Warga.objects.get(kab_id=KAB, nama="Rina")
    assert (child.ibu_id, child.keluarga_id, child.rt) == (mother.id, first.id, "01")


def test_a_filler_nik_makes_nobody_overwrite_anybody(balai: Balai, joko: Client) -> None:
    shared = nik(months_ago(15))
    rows = [
        kader_row(1, NAMA_ANAK="ANI", NIK=0),
        kader_row(2, NAMA_ANAK="BUDI", NIK="0000000000000000", JK="L"),
        kader_row(3, NAMA_ANAK="CITA", NIK="9999999999999999"),
        kader_row(4, NAMA_ANAK="DINI", NIK="9999999999999999"),
        kader_row(5, NAMA_ANAK="EKA", NIK=shared),
        kader_row(6, NAMA_ANAK="FITRI", NIK=shared),
        kader_row(7, NAMA_ANAK="GITA", NIK="3.3281E+15"),
        kader_row(8, NAMA_ANAK="HANI", NIK=6210024101250000),
    ]
    row = take_in(joko, choose(joko, bring(joko, balai.home, xlsx(("Balita", [KADER, *rows])))))
    people = Warga.objects.filter(kab_id=KAB, nama__in=[one[2] for one in rows])
    assert (people.count(), people.filter(nik_hash__isnull=False).count()) == (8, 0)
    assert Penimbangan.objects.filter(kab_id=KAB, warga__in=people).values("warga").distinct().count() == 8
    told = [one.kode for one in buka.findings(row) if "nik" in one.kode]
    assert told == ["impor.nik_pengisi"] * 4 + ["impor.nik_bersama"] * 2 + ["impor.nik_terpotong"] * 2


def test_a_filler_nik_is_told_once_for_each_child_not_once_for_each_weighing(balai: Balai, joko: Client) -> None:
    rows = [
        kader_row(at, NAMA_ANAK=name, NIK="0000000000000000", TANGGAL_UKUR=serial(months_ago(back)))
        for at, (name, back) in enumerate((("ANI", 3), ("ANI", 2), ("BUDI", 3), ("ANI", 1)), 1)
    ]
    row = choose(joko, bring(joko, balai.home, xlsx(("Balita", [KADER, *rows]))))
    told = [(one.nomor, one.kode) for one in buka.findings(row) if "nik" in one.kode]
    assert told == [("2", "impor.nik_pengisi"), ("4", "impor.nik_pengisi")]
    assert (row.hasil["orang"], row.hasil["timbang"]) == (2, 4)


def test_the_traps_of_real_workbooks(balai: Balai, joko: Client) -> None:
    rows = [
        kader_row(1, NAMA_ANAK="PINDAH", BB="PINDAH RUMAH", TB=None, LILA=None, LIKA=None),
        kader_row(2, NAMA_ANAK="GRAM", BB=8600),
        kader_row(3, NAMA_ANAK="TUA", TANGGAL_UKUR=serial(months_ago(30)), lahir=months_ago(40)),
        kader_row(4, NAMA_ANAK="TANPA TANGGAL", TANGGAL_UKUR=None),
        kader_row(5, NAMA_ANAK="BERAT", BB=86),
        kader_row(6, NAMA_ANAK="", BB=8.6),
        kader_row(7, NAMA_ANAK="=HYPERLINK(0)", NIK=None),
        kader_row(8, NAMA_ANAK="SERIAL", TGL_LAHIR=serial(months_ago(15)), TANGGAL_UKUR=f"{months_ago(2):%d/%m/%Y}"),
        kader_row(9, NAMA_ANAK="ESOK", TGL_LAHIR=months_ago(-2)),
    ]
    row = choose(joko, bring(joko, balai.home, xlsx(("Balita", [["REGISTER BALITA"], [], KADER, *rows]))))
    found = {(one.nomor, one.kode.removeprefix("impor.")) for one in buka.findings(row)}
    assert found >= {
        ("4", "berat_kata"), ("5", "baris_satuan_berat"), ("6", "timbang_terlalu_lama"),
        ("7", "baris_tanggal_ukur_kosong"), ("8", "baris_di_luar_batas"), ("9", "baris_nama_kosong"),
        ("12", "baris_lahir_tidak_mungkin"),
    }  # fmt: skip
    assert row.hasil["keliru"] == 5
    assert {one.nama for one in buka.fates(row) if one.nasib != "keliru"} == {
        "PINDAH",
        "TUA",
        "=HYPERLINK(0)",
        "SERIAL",
    }

    again = choose(joko, row, satuan_berat="campur")
    assert again.hasil["keliru"] == 4


def test_rows_that_are_wrong_stop_it_until_that_is_said(balai: Balai, joko: Client) -> None:
    rows = [kader_row(1), kader_row(2, NAMA_ANAK="BUDI", JK="X", NIK=None)]
    row = choose(joko, bring(joko, balai.home, xlsx(("Balita", [KADER, *rows]))))
    row = take_in(joko, row)
    assert (row.status, Warga.objects.filter(kab_id=KAB, nama="AISYAH NUR").count()) == ("siap", 0)
    assert "Masih ada 1 baris yang keliru" in words(joko.get(f"/impor/{KAB}/{row.id}/"))
    row = take_in(joko, row, lewati="ya")
    assert (row.status, row.hasil["operasi_accepted"]) == ("selesai", 2)
    assert set(Warga.objects.filter(kab_id=KAB, nama__in=["AISYAH NUR", "BUDI"]).values_list("nama", flat=True)) == {
        "AISYAH NUR"
    }


def test_another_weight_of_a_month_goes_to_the_list(balai: Balai, joko: Client) -> None:
    when = months_ago(1)
    key, born = new_id(), months_ago(15)
    balai.dunia.at = clock.now()
    balai.hp.at = clock.now()
    balai.do("register_warga", **child("Aisyah Nur", born) | {"warga_id": key}, nama_ibu="Siti")
    balai.do("record_penimbangan", **weighing(key, 8700, when))
    rows = [
        kader_row(1, NIK=None, TANGGAL_UKUR=when.replace(day=20), BB=9.2),
        kader_row(2, NIK=None, TANGGAL_UKUR=months_ago(2), BB=8.5),
        kader_row(3, NIK=None, TANGGAL_UKUR=months_ago(3), BB=8.4),
        kader_row(4, NIK=None, TANGGAL_UKUR=months_ago(3), BB=8.1),
    ]
    row = take_in(joko, choose(joko, bring(joko, balai.home, xlsx(("Balita", [KADER, *rows])))))
    assert (row.hasil["sudah"], row.hasil["konflik"], row.hasil["timbang"]) == (1, 2, 1)
    weights = Penimbangan.objects.filter(kab_id=KAB, warga_id=key).order_by("tanggal").values_list("berat_g", flat=True)
    assert list(weights) == [8500, 8700]
    said = [one.kode for one in buka.findings(row) if one.bobot == "konflik"]
    assert said == ["impor.berat_berbeda", *["impor.berat_berbeda_di_berkas"] * 2]
    assert "sudah tercatat berat 8,7 kg; di berkas 9,2 kg" in words(joko.get(f"/impor/{KAB}/{row.id}/"))


def test_a_likely_duplicate_is_marked_and_nothing_is_overwritten(balai: Balai, joko: Client) -> None:
    balai.hp.at = balai.dunia.at = clock.now()
    balai.do("register_warga", **child("Aisyah", months_ago(15)), nama_ibu="Siti")
    row = choose(joko, bring(joko, balai.home, xlsx(("Balita", [KADER, kader_row(1)]))))
    assert row.hasil["mirip"] == 1
    take_in(joko, row)
    assert Warga.objects.get(kab_id=KAB, nama="AISYAH NUR").perlu_tinjau
    assert not Warga.objects.get(kab_id=KAB, nama="Aisyah").perlu_tinjau
    assert "AISYAH NUR" in words(joko.get(f"/warga/{balai.home}mirip/"))


def test_what_was_recorded_since_is_looked_at_first(balai: Balai, joko: Client) -> None:
    row = choose(joko, bring(joko, balai.home, xlsx(("Balita", [KADER, kader_row(1)]))))
    balai.hp.at = balai.dunia.at = clock.now()
    balai.do("register_warga", **child("Aisyah Nur", months_ago(15)), nama_ibu="Siti")
    row = take_in(joko, row)
    assert (row.status, row.hasil["sudah"], row.hasil["timbang"]) == ("siap", 1, 1)
    row = take_in(joko, row)
    assert (row.status, Warga.objects.filter(kab_id=KAB, nama__iexact="aisyah nur").count()) == ("selesai", 1)


def test_who_says_yes_recorded_it_whoever_brought_the_file(balai: Balai, joko: Client) -> None:
    row = choose(joko, bring(joko, balai.home, xlsx(("Balita", [KADER, kader_row(1)]))))
    head = make_office(Peran.KEPALA_DESA, DESA, "Pak Budi").akun_id
    Hibah.objects.filter(akun_id=balai.dunia.joko).update(selesai=clock.today("WIB") - dt.timedelta(days=1))
    row = take_in(browser_of(head), row)
    assert (row.status, row.hasil["operasi_accepted"]) == ("selesai", 2)
    assert set(Operasi.objects.filter(kab_id=KAB, pintu="impor").values_list("pelaku_id", flat=True)) == {head}


def test_who_left_office_in_between_leaves_the_rest_to_another(
    balai: Balai, joko: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jalan, "STEP", 1)
    monkeypatch.setattr(jalan, "TURN_SECONDS", 0.0)
    row = choose(joko, bring(joko, balai.home, xlsx(("Balita", [KADER, kader_row(1)]))))
    assert joko.post(f"/impor/{KAB}/{row.id}/penerapan/").status_code == 302
    jalan.work(clock.now())
    Hibah.objects.filter(akun_id=balai.dunia.joko).update(selesai=clock.today("WIB") - dt.timedelta(days=1))
    run()
    row = fresh(row)
    assert (row.status, row.hasil["sudah"], row.hasil["operasi"]) == ("siap", 1, 1)
    assert not Operasi.objects.filter(kab_id=KAB, pintu="impor", status="karantina").exists()
    row = take_in(browser_of(make_office(Peran.KEPALA_DESA, DESA, "Pak Budi").akun_id), row)
    assert (row.status, row.hasil["operasi_accepted"]) == ("selesai", 1)


def test_of_two_who_decide_at_once_one_does(balai: Balai, joko: Client) -> None:
    row = choose(joko, bring(joko, balai.home, xlsx(("Balita", [KADER, kader_row(1)]))))
    actor, seen = load_actor(balai.dunia.joko, clock.now()), fresh(row)
    buka.confirm(actor, fresh(row), skip_wrong=False)
    for act in (
        lambda: buka.cancel(actor, seen),
        lambda: buka.confirm(actor, seen, skip_wrong=False),
        lambda: buka.understand(actor, seen, {}, [], []),
    ):
        with pytest.raises(SimpulError, match="sudah lewat"):
            act()
    run()
    assert (fresh(row).status, Warga.objects.filter(kab_id=KAB, nama="AISYAH NUR").count()) == ("selesai", 1)


def test_it_goes_on_after_the_machine_stopped_in_the_middle(
    balai: Balai, joko: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(jalan, "STEP", 3)
    rows = [kader_row(n, NAMA_ANAK=f"ANAK {chr(65 + n)}", NIK=None, lahir=months_ago(15, n + 1)) for n in range(6)]
    row = choose(joko, bring(joko, balai.home, xlsx(("Balita", [KADER, *rows]))))
    assert joko.post(f"/impor/{KAB}/{row.id}/penerapan/").status_code == 302
    done: list[int] = []

    def stop(*_: object) -> None:
        done.append(1)
        if len(done) == 2:
            raise KeyboardInterrupt

    with monkeypatch.context() as broken:
        broken.setattr(jalan.store, "finish_piece", stop)
        with pytest.raises(KeyboardInterrupt):
            run()
    assert 0 < Warga.objects.filter(kab_id=KAB, nama__startswith="ANAK ").count() < 12
    run()
    assert fresh(row).status == "selesai"
    people = Warga.objects.filter(kab_id=KAB, nama__startswith="ANAK ")
    assert (people.count(), Penimbangan.objects.filter(kab_id=KAB, warga__in=people).count()) == (6, 6)


def test_a_signed_report_stays_as_it_was_signed(balai: Balai, joko: Client) -> None:
    last = months_ago(1, 1)
    joko_akun = load_actor(balai.dunia.joko, clock.now())
    assert joko_akun is not None
    signed = sign_laporan(joko_akun, KAB, balai.dunia.melati, last, SANDI)
    before = LaporanBulanan.objects.values().get(kab_id=KAB, id=signed.id)
    take_in(joko, choose(joko, bring(joko, balai.home, xlsx(("Balita", [KADER, kader_row(1)])))))
    assert LaporanBulanan.objects.values().get(kab_id=KAB, id=signed.id) == before
    assert "susulan" in words(joko.get(f"/laporan/{balai.home}{last:%Y-%m}/")).lower()


def test_the_phone_gets_last_months_weight(balai: Balai, joko: Client) -> None:
    phone = of_device(balai.hp.id)
    take_in(joko, choose(joko, bring(joko, balai.home, xlsx(("Balita", [KADER, kader_row(1)])))))
    assert phone.differences() == {}
    [weight] = [row for (entity, _), row in phone.rows.items() if entity == "penimbangan"]
    assert (weight["berat_g"], weight["tanggal"], weight["posisi"]) == (9200, months_ago(1).isoformat(), None)


def test_pasted_rows_of_the_whole_village(balai: Balai, joko: Client) -> None:
    lines = [
        ("Nama", "L/P", "Tgl Lahir", "Posyandu", "Catatan"),
        ("Aisyah", "P", f"{months_ago(15):%d-%m-%Y}", "POSYANDU MELATI 3", "-"),
        ("Fajar", "L", f"{months_ago(25):%d-%m-%Y}", "Mawar 1", "-"),
        ("Gilang", "L", f"{months_ago(25):%d-%m-%Y}", "Kenanga", "-"),
    ]
    row = bring(joko, balai.home, tempel="\n".join("\t".join(line) for line in lines), untuk="desa")
    unknown = joko.post(f"/impor/{KAB}/{row.id}/kolom/", columns_of(joko, row))
    assert "Belum dipilih" in words(unknown)
    row = choose(joko, row, tanpa_cocok="ya")
    assert (row.hasil["keliru"], row.hasil["baru"]) == (1, 2)
    take_in(joko, row, lewati="ya")
    homes = dict(Warga.objects.filter(kab_id=KAB, nama__in=["Aisyah", "Fajar"]).values_list("nama", "posyandu_id"))
    assert homes == {"Aisyah": balai.dunia.melati, "Fajar": balai.dunia.mawar}


def test_columns_are_chosen_and_remembered(balai: Balai, joko: Client) -> None:
    content = xlsx(("Lembar", [["Siapa", "Kapan lahir", "Gender", "Timbang"], ["Aisyah", months_ago(9), "P", 8.1]]))
    row = bring(joko, balai.home, content)
    path = f"/impor/{KAB}/{row.id}/kolom/"
    wrong = joko.post(path, columns_of(joko, row))
    assert (wrong.status_code, "Kolom Nama belum dipilih" in words(wrong)) == (422, True)
    twice = joko.post(path, {"kolom_nama": "0", "kolom_jk": "2", "kolom_lahir": "0"})
    assert "Satu kolom dipilih untuk dua isian" in words(twice)
    assert "Siapa (Aisyah)" in words(twice)
    row = choose(joko, row, kolom_nama="0", kolom_lahir="1", kolom_jk="2")
    assert row.hasil["baru"] == 1
    later = bring(joko, balai.home, content)
    assert columns_of(joko, later)["kolom_jk"] == ["2"]


def test_the_examples_of_the_columns_are_a_named_read(balai: Balai, joko: Client) -> None:
    def reads() -> int:
        flush_reads()
        return JejakAudit.objects.filter(kab_id=KAB, tindakan="impor", ids=[str(row.id)], alasan="").count()

    row = bring(joko, balai.home, xlsx(("Balita", [KADER, kader_row(1)])))
    path = f"/impor/{KAB}/{row.id}/kolom/"
    assert reads() == 0
    assert "AISYAH NUR" in words(joko.get(path))
    assert reads() == 1
    assert joko.post(path, {"kolom_nama": "0"}).status_code == 422
    assert reads() == 2
    form = columns_of(joko, row)
    assert reads() == 3
    assert joko.post(path, form).status_code == 302  # shows nobody
    assert reads() == 3


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"%PDF-1.7", "bukan tabel"),
        (xlsx(("Balita", [KADER, kader_row(1)]))[:900], "tidak utuh"),
        (b"x" * (MOST_BYTES + 10), "terlalu besar"),
        (xlsx(("Kosong", [])), "judul kolom belum ditemukan"),
    ],
)
def test_a_bad_file_gets_its_sentence_and_leaves_nothing(balai: Balai, joko: Client, content: bytes, said: str) -> None:
    answer = joko.post(f"/impor/{balai.home}baru/", {"berkas": SimpleUploadedFile("balita.xlsx", content)})
    assert (answer.status_code, said in words(answer)) == (422, True)
    assert "Belum ada yang dimasukkan" in words(answer)
    assert not Impor.objects.filter(kab_id=KAB).exists()


def test_the_list_of_findings_is_data_only(balai: Balai, joko: Client) -> None:
    number = nik(months_ago(15))
    rows = [kader_row(1, NAMA_ANAK="=HYPERLINK(0)", NIK="99"), kader_row(2, NAMA_ANAK="@SUM(A1)", BB="=1+1")]
    row = choose(joko, bring(joko, balai.home, xlsx(("Balita", [KADER, *rows]))))
    text = joko.get(f"/impor/{KAB}/{row.id}/baris.csv").content.decode("utf-8-sig")
    assert ";'=1+1;" in text
    assert not [
        cell for line in csv.reader(io.StringIO(text), delimiter=";") for cell in line if cell[:1] in "=+-@" and cell
    ]
    book = joko.get(f"/impor/{KAB}/{row.id}/baris.xlsx").content
    found = dict(read_file(book))
    assert [line[1] for line in found["Orang"][1:]] == ["'=HYPERLINK(0)", "'@SUM(A1)"]
    assert number not in text
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        assert not [name for name in parts.namelist() if b"<f>" in parts.read(name)]


def test_what_nobody_goes_on_with_is_removed(balai: Balai, joko: Client) -> None:
    left = bring(joko, balai.home, xlsx(("Balita", [KADER, kader_row(1)])))
    done = take_in(joko, choose(joko, bring(joko, balai.home, xlsx(("Balita", [KADER, kader_row(2)])))))
    assert jalan.clean(clock.now() + dt.timedelta(days=8)) == 1
    assert (fresh(left).status, fresh(done).jumlah) == ("kedaluwarsa", 1)
    assert jalan.clean(clock.now() + dt.timedelta(days=31)) == 1
    assert not ImporBagian.objects.filter(kab_id=KAB).exists()
    assert not KunciData.objects.filter(kab_id=KAB, id__in=[left.id, done.id]).exists()
    assert "Isinya sudah dihapus" in words(joko.get(f"/impor/{KAB}/{done.id}/"))
    assert jalan.clean(clock.now() + dt.timedelta(days=32)) == 0


def test_staged_rows_lie_encrypted(balai: Balai, joko: Client) -> None:
    row = bring(joko, balai.home, xlsx(("Balita", [KADER, kader_row(1)])))
    pieces = [bytes(one) for one in ImporBagian.objects.filter(kab_id=KAB, impor=row).values_list("isi", flat=True)]
    assert pieces
    assert not [one for one in pieces if b"AISYAH" in one or nik(months_ago(15)).encode() in one]
    cancelled = joko.post(f"/impor/{KAB}/{row.id}/pembatalan/", follow=True)
    assert "Tidak ada yang dimasukkan" in words(cancelled)
    assert not ImporBagian.objects.filter(kab_id=KAB).exists()
