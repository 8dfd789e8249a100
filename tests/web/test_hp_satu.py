"""The page of one phone: its state in words, a new PIN for a kader, and the phone that follows it."""

import datetime as dt
import re
from uuid import UUID

import pytest
from django.test import Client

from factories.akun import DESA, SIBLING_DESA, Phone
from factories.balai import Balai
from factories.dunia import ENROLLED, KAB
from factories.peramban import browser_of, office, words
from simpul.akses.models import JejakAudit, Perangkat, PermintaanPin
from simpul.akses.queries import find_permintaan, perangkat_by_id
from simpul.akses.rules.words import Peran
from simpul.akses.services import add_permintaan, issue_kode
from simpul.flows.perangkat import enrol_perangkat
from simpul.jurnal.models import PosisiPerangkat
from simpul.jurnal.operations.protocol import EnrolRequest
from simpul.kernel import clock
from simpul.posyandu.models import Kader
from simpul.web.hp.keadaan import clock_words, lacking_words

HOUR = 3_600_000


@pytest.fixture
def joko(balai: Balai) -> Client:
    return browser_of(balai.dunia.joko)


def page_of(balai: Balai) -> str:
    return f"/hp/{balai.home}{balai.hp.id}/"


def ask_pin(balai: Balai) -> tuple[str, str]:
    """Bu Sari asks; the address of her request and the digits on her phone."""
    key = add_permintaan(perangkat_by_id(balai.hp.id), balai.dunia.sari, "kunci balas")
    row = find_permintaan(KAB, key)
    assert row is not None
    return f"{page_of(balai)}pin/{key}/", row.cocok


def test_it_works(balai: Balai, joko: Client) -> None:
    Perangkat.objects.filter(id=balai.hp.id).update(
        kontak_terakhir=clock.now() - dt.timedelta(minutes=5),
        belum_terkirim=3,
        versi_app="0.2.0",
        kuota_mb=512,
        simpanan_mb=40,
        simpanan_tetap=False,
        selisih_jam_ms=HOUR + 35 * 60_000,
        versi_katalog="2020.1",
        keadaan_at=clock.now(),
    )
    page = words(joko.get(page_of(balai)))
    for said in (
        "HP A Posyandu Melati 3 Aktif Bu Sari",
        "5 menit lalu",
        "3 catatan menurut HP saat terakhir terhubung",
        "Terpakai 472 MB dari 512 MB, sisa 40 MB. Hampir penuh.",
        "Peramban belum berjanji menjaga data.",
        "Jam HP terlambat 1 jam 35 menit. Catatan tetap diterima.",
        "Versi aplikasi 0.2.0",
        "2020.1, diperbarui sendiri saat HP terhubung",
        "tidak ada nomor yang terlewat",
    ):
        assert said in page
    assert not re.search("salah|lalai|ceroboh|gagal", page)


def test_a_phone_that_tells_nothing_yet(balai: Balai, joko: Client) -> None:
    page = words(joko.get(page_of(balai)))
    assert page.count("belum dilaporkan HP") == 4
    assert "None" not in page


def test_what_never_came_is_named(balai: Balai, joko: Client) -> None:
    mark = PosisiPerangkat.objects.get(kab_id=KAB, perangkat_id=balai.hp.id).urut_utuh
    balai.hp.seq = mark + 3
    balai.dunia.push(balai.hp.record("register_keluarga", keluarga_id=UUID(int=7), kepala_nama="Kadir"))
    assert f"3 catatan belum sampai: nomor {mark + 1} sampai {mark + 3}." in words(joko.get(page_of(balai)))


def test_the_village_gives_a_new_pin(balai: Balai, joko: Client) -> None:
    address, digits = ask_pin(balai)
    assert "lupa PIN" in words(joko.get("/hp/"))
    assert "Bu Sari lupa PIN." in words(joko.get(page_of(balai)))
    form = joko.get(address)
    assert digits not in form.content.decode()  # the officer hears them from her
    spoken = f"{digits[:3]} {digits[3:]}"
    done = joko.post(address, {"cara": "telepon", "angka": spoken}, follow=True)
    assert "Bu Sari bisa membuat PIN baru di HP A dalam 2 jam." in words(done)
    line = JejakAudit.objects.get(tindakan="setel_pin")
    assert (line.akun_id, line.alasan) == (balai.dunia.joko, "telepon, suaranya dikenal")
    assert "Sudah disetujui." in words(joko.get(address))
    joko.post(f"{address}penolakan/")
    assert "Permintaan ini sudah selesai" in words(joko.get(address))
    assert JejakAudit.objects.filter(tindakan="tolak_pin").exists()


def test_wrong_digits_and_no_way_of_knowing_her(balai: Balai, joko: Client) -> None:
    address, digits = ask_pin(balai)
    without = joko.post(address, {"angka": digits})
    assert (without.status_code, "Pilih dulu bagaimana" in words(without)) == (422, True)
    wrong = joko.post(address, {"cara": "bertemu", "angka": f"{(int(digits) + 1) % 10**6:06d}"})
    assert wrong.status_code == 422
    assert "Angka itu bukan angka di layar HP kader." in words(wrong)
    assert PermintaanPin.objects.get().disetujui_at is None


def test_who_may_not(balai: Balai) -> None:
    address, digits = ask_pin(balai)
    for stranger in (office(Peran.SEKRETARIS_DESA, SIBLING_DESA), office(Peran.BIDAN, DESA)):
        assert stranger.get(page_of(balai)).status_code == 403
        assert stranger.post(address, {"cara": "bertemu", "angka": digits}).status_code == 403
    chair = browser_of(balai.dunia.wati)
    assert chair.get(address).status_code == 200
    assert chair.get(f"{page_of(balai)}lembar/").status_code == 403
    assert PermintaanPin.objects.get().disetujui_at is None


def test_a_new_phone_names_the_one_it_replaces(balai: Balai, joko: Client) -> None:
    home = {"kab_id": KAB, "posyandu_id": balai.dunia.melati}
    sari = {"akun_id": balai.dunia.sari, "nama": "Bu Sari", "mulai": ENROLLED.date(), "n": 0}
    kader = Kader.objects.create(id=UUID(int=5), **home, **sari)
    sheet = f"{page_of(balai)}lembar/"
    assert "mengganti HP A yang hilang" in words(joko.get(sheet))
    assert joko.post(sheet, {"untuk": "ganti"}).status_code == 422
    printed = joko.post(sheet, {"untuk": "ganti", "kader": str(kader.id)})
    code = re.search(r"\b[A-Z0-9]{5}-[A-Z0-9]{5}\b", words(printed))
    assert code is not None
    answer = enrol_perangkat(EnrolRequest(code=code[0], public_key=Phone().public_key), None, "10.0.0.4")
    assert answer.device_letter == "B"
    assert "Mengganti HP A" in words(joko.get(f"/hp/{balai.home}{answer.device_id}/"))
    old = words(joko.get(page_of(balai)))
    assert "Diganti oleh HP B" in old
    assert "Aktif" in old  # it stays, and may still send what it holds


def test_a_sheet_for_a_pin_replaces_no_phone(balai: Balai) -> None:
    code = issue_kode(balai.dunia.sari, KAB, balai.dunia.melati).kode
    answer = enrol_perangkat(EnrolRequest(code=code, public_key=Phone().public_key), None, "10.0.0.4")
    assert Perangkat.objects.get(id=answer.device_id).mengganti_id is None


@pytest.mark.parametrize(
    ("offset", "said"),
    [
        (None, ""),
        (90_000, "Jam HP tepat."),
        (-90_000, "Jam HP tepat."),
        (-2 * 60_000, "Jam HP terlalu cepat 2 menit."),
        (365 * 24 * HOUR, "Jam HP terlambat 365 hari."),
        (25 * HOUR + 60_000, "Jam HP terlambat 1 hari 1 jam."),
        (2**53, "Jam HP terlambat"),
    ],
)
def test_the_clock_in_words(offset: int | None, said: str) -> None:
    assert clock_words(offset).startswith(said)


def test_runs_in_words() -> None:
    assert lacking_words([]) == ""
    assert lacking_words([(4, 4)]) == "1 catatan belum sampai: nomor 4."
    many = [(one, one) for one in range(1, 20, 2)]
    assert lacking_words(many) == "10 catatan belum sampai: nomor 1, 3, 5, 7, 9 dan seterusnya."
