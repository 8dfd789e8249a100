"""Signing in (O-01): the printed first password, one's own, the second factor, and what stays shut meanwhile."""

import datetime as dt
from collections.abc import Callable

import pytest
from django.test import Client

from factories.akun import DESA, SANDI, load_kurun, make_office
from factories.faktor import code_of, enrolled, secret_on
from factories.peramban import browser_of, office, printed, words
from simpul.akses.models import Akun, FaktorKedua, Hibah, JejakAudit, KodePemulihan
from simpul.akses.rules.words import Peran
from simpul.flows import akun as flows
from simpul.kernel import clock

pytestmark = pytest.mark.django_db
OWN = "sawah-hijau-subur-9"
NOON = dt.datetime(2026, 11, 26, 5, 0, tzinfo=dt.UTC)
Later = Callable[[dt.timedelta], None]


@pytest.fixture(autouse=True)
def later(db: None, monkeypatch: pytest.MonkeyPatch) -> Later:
    """The clock stands at noon until a test moves it on."""
    moment = [NOON]
    monkeypatch.setattr(clock, "now", lambda: moment[0])
    load_kurun()

    def move(step: dt.timedelta) -> None:
        moment[0] += step

    return move


def login_of(peran: Peran, kode: str = "62.10", **grant: str) -> str:
    return str(Akun.objects.get(id=make_office(peran, kode, **grant).akun_id).nama_pengguna)


def type_password(login: str, password: str, address: str = "10.0.0.7", lanjut: str = "/akun/saya/") -> Client:
    desk = Client(REMOTE_ADDR=address)
    desk.post("/masuk/", {"nama_pengguna": login, "kata_sandi": password, "lanjut": lanjut})
    return desk


def is_in(desk: Client) -> bool:
    return desk.get("/akun/saya/").status_code == 200


def test_it_works() -> None:
    hesti = office(Peran.PENGELOLA, "62.10", "Bu Hesti")
    form = {"nama": "Pak Agus", "nama_pengguna": "agus", "peran": "dpmd", "tempat": f"w:{kab()}"}
    first = printed(hesti.post("/akun/baru/", form))
    desk = type_password("agus", first)
    assert desk.get("/masuk/kode/").headers["Location"] == "/masuk/sandi/"
    assert desk.post("/masuk/sandi/", {"baru": OWN, "lagi": OWN}).headers["Location"] == "/masuk/hp/"
    secret = secret_on(desk.get("/masuk/hp/"))
    assert not is_in(desk)
    sheet = desk.post("/masuk/hp/", {"kode": f" {code_of(secret)[:3]} {code_of(secret)[3:]}"})
    assert "Kode pemulihan Simpul" in words(sheet)
    assert 'href="/akun/saya/"' in sheet.content.decode()
    assert is_in(desk)
    akun = Akun.objects.get(nama_pengguna="agus")
    assert (akun.check_password(OWN), akun.sandi_awal_at) == (True, None)
    assert secret not in bytes(FaktorKedua.objects.get(akun=akun).rahasia)
    own = JejakAudit.objects.filter(akun=akun).order_by("at", "id").values_list("entitas", flat=True)
    assert sorted(own) == ["faktor", "sandi"]


def kab() -> int:
    from simpul.wilayah.queries import wilayah_by_kode

    return wilayah_by_kode("62.10").id


def test_nothing_opens_before_the_last_step() -> None:
    desk = type_password(login_of(Peran.DPMD), SANDI)
    for path in ("/", "/angka/", "/acuan/", "/akun/saya/", "/akun/saya/hp/", "/warga/", "/laporan/"):
        assert desk.get(path).headers["Location"].startswith("/masuk/?next="), path
    assert desk.get("/masuk/hp/").status_code == 200


def test_the_next_time_the_app_is_asked_and_each_code_works_once(later: Later) -> None:
    akun_id = make_office(Peran.DPMD, "62.10").akun_id
    secret, _ = enrolled(akun_id)
    login = str(Akun.objects.get(id=akun_id).nama_pengguna)
    desk = type_password(login, SANDI)
    assert desk.get("/masuk/hp/").headers["Location"] == "/masuk/kode/"
    assert desk.post("/masuk/kode/", {"kode": code_of(secret)}).status_code == 422  # it was used to enrol
    later(dt.timedelta(seconds=30))
    code = code_of(secret)
    assert desk.post("/masuk/kode/", {"kode": code}).headers["Location"] == "/akun/saya/"
    assert is_in(desk)
    again = type_password(login, SANDI)
    assert again.post("/masuk/kode/", {"kode": code}).status_code == 422
    assert not is_in(again)


def test_a_recovery_code_stands_for_the_phone_once() -> None:
    akun_id = make_office(Peran.DPMD, "62.10").akun_id
    _, codes = enrolled(akun_id)
    login = str(Akun.objects.get(id=akun_id).nama_pengguna)
    assert KodePemulihan.objects.filter(sidik__in=codes).count() == 0  # kept as hashes
    for _, expected in ((1, True), (2, False)):
        desk = type_password(login, SANDI)
        desk.post("/masuk/kode/", {"kode": codes[0].upper().replace("-", " ")})
        assert is_in(desk) is expected


def test_wrong_codes_close_one_desk_and_not_the_others(later: Later) -> None:
    akun_id = make_office(Peran.DPMD, "62.10").akun_id
    secret, _ = enrolled(akun_id)
    login = str(Akun.objects.get(id=akun_id).nama_pengguna)
    later(dt.timedelta(minutes=1))
    desk = type_password(login, SANDI)
    said = [words(desk.post("/masuk/kode/", {"kode": "000000"})) for _ in range(6)]
    assert ["belum cocok" in one for one in said] == [True] * 5 + [False]
    assert "terlalu sering" in said[-1]
    desk.post("/masuk/kode/", {"kode": code_of(secret)})
    assert not is_in(desk)
    # A colleague at the same address, and she herself elsewhere, go in.
    colleague_id = make_office(Peran.DPMD, "62.10", "Bu Ani").akun_id
    _, codes = enrolled(colleague_id)
    colleague = type_password(str(Akun.objects.get(id=colleague_id).nama_pengguna), SANDI)
    colleague.post("/masuk/kode/", {"kode": codes[0]})
    assert is_in(colleague)
    elsewhere = type_password(login, SANDI, "10.0.0.8")
    elsewhere.post("/masuk/kode/", {"kode": code_of(secret)})
    assert is_in(elsewhere)


@pytest.mark.parametrize(
    ("peran", "kode", "asked"),
    [
        (Peran.SEKRETARIS_DESA, DESA, False),
        (Peran.KEPALA_DESA, DESA, False),
        (Peran.BIDAN, DESA, False),
        (Peran.KASI_PMK, "62.10.02", False),
        (Peran.DPMD, "62.10", True),
        (Peran.DP3A, "62.10", True),
        (Peran.POLISI, "62.10.02", True),
        (Peran.PROVINSI, "62", True),
        (Peran.PENGELOLA, "62.10", True),
        (Peran.PETUGAS_OPD, "62.10", True),
    ],
)
def test_who_must_have_one(peran: Peran, kode: str, asked: bool) -> None:
    desk = type_password(
        login_of(peran, kode, **({"opd": "dinas_sosial"} if peran is Peran.PETUGAS_OPD else {})), SANDI
    )
    assert is_in(desk) is not asked
    assert (desk.get("/masuk/hp/").status_code == 200) is asked


def test_an_account_of_the_demo_needs_none() -> None:
    login = login_of(Peran.DPMD)
    Akun.objects.filter(nama_pengguna=login).update(contoh=True)
    assert is_in(type_password(login, SANDI))


def test_a_printed_password_opens_nothing_but_the_change() -> None:
    boss = make_office(Peran.PENGELOLA, "62.10")
    login = login_of(Peran.SEKRETARIS_DESA, DESA)
    first = flows.reset_password(boss, Akun.objects.get(nama_pengguna=login).id)
    desk = type_password(login, first)
    assert not is_in(desk)
    for baru, lagi, sentence in (
        (first, first, "sama dengan yang sekarang"),
        (OWN, OWN + "x", "belum sama"),
        ("pendek", "pendek", "mudah ditebak"),
        ("", "", "mudah ditebak"),
    ):
        answer = desk.post("/masuk/sandi/", {"baru": baru, "lagi": lagi})
        assert (answer.status_code, sentence in words(answer)) == (422, True), baru
    assert desk.post("/masuk/sandi/", {"baru": OWN, "lagi": OWN}).headers["Location"] == "/akun/saya/"
    assert is_in(desk)
    assert not is_in(type_password(login, first))


def test_an_old_sheet_and_a_long_wait_open_nothing(later: Later) -> None:
    boss = make_office(Peran.PENGELOLA, "62.10")
    login = login_of(Peran.SEKRETARIS_DESA, DESA)
    first = flows.reset_password(boss, Akun.objects.get(nama_pengguna=login).id)
    desk = type_password(login, first)
    later(dt.timedelta(minutes=16))
    assert desk.get("/masuk/sandi/").headers["Location"] == "/masuk/"
    late = desk.post("/masuk/sandi/", {"baru": OWN, "lagi": OWN})
    assert (late.status_code, "Waktu untuk masuk sudah lewat" in words(late)) == (401, True)
    later(dt.timedelta(days=14))
    answer = Client().post("/masuk/", {"nama_pengguna": login, "kata_sandi": first})
    assert (answer.status_code, "lewat 14 hari" in words(answer)) == (401, True)


def test_a_reset_meanwhile_closes_the_door() -> None:
    boss = make_office(Peran.PENGELOLA, "62.10")
    login = login_of(Peran.SEKRETARIS_DESA, DESA)
    akun_id = Akun.objects.get(nama_pengguna=login).id
    desk = type_password(login, flows.reset_password(boss, akun_id))
    flows.reset_password(boss, akun_id)
    assert desk.post("/masuk/sandi/", {"baru": OWN, "lagi": OWN}).status_code == 401
    assert not Akun.objects.get(id=akun_id).check_password(OWN)


@pytest.mark.parametrize("path", ["/masuk/kode/", "/masuk/sandi/", "/masuk/hp/"])
def test_a_visitor_finds_no_step(path: str) -> None:
    assert Client().get(path).headers["Location"] == "/masuk/"
    assert Client().post(path, {"kode": "123456", "baru": OWN, "lagi": OWN}).status_code == 401


def test_a_new_role_asks_at_the_next_sign_in(later: Later) -> None:
    boss = make_office(Peran.PENGELOLA, "62.10")
    rina = make_office(Peran.BIDAN, DESA).akun_id
    desk = browser_of(rina)
    assert is_in(desk)
    from simpul.akses.services import NewHibah

    flows.add_hibah(boss, rina, NewHibah(Peran.DPMD, wilayah_id=kab()))
    assert not is_in(desk)
    assert not is_in(type_password(str(Akun.objects.get(id=rina).nama_pengguna), SANDI))


def test_who_manages_the_account_resets_the_factor(later: Later) -> None:
    hesti = office(Peran.PENGELOLA, "62.10", "Bu Hesti")
    agus = make_office(Peran.DPMD, "62.10", "Pak Agus").akun_id
    enrolled(agus)
    desk = browser_of(agus)
    assert "Setel ulang kode HP" in words(hesti.get(f"/akun/{agus}/"))
    assert hesti.post(f"/akun/{agus}/faktor/").status_code == 302
    assert not is_in(desk)
    assert not FaktorKedua.objects.exists()
    assert JejakAudit.objects.filter(entitas="faktor", ids=[str(agus)]).count() == 1
    assert type_password(str(Akun.objects.get(id=agus).nama_pengguna), SANDI).get("/masuk/hp/").status_code == 200


def test_ones_own_factor_by_choice(later: Later) -> None:
    mira = make_office(Peran.KASI_PMK, "62.10.02", "Bu Mira").akun_id
    desk = browser_of(mira)
    secret = secret_on(desk.get("/akun/saya/hp/"))
    assert desk.post("/akun/saya/hp/", {"kode": "12345x"}).status_code == 422
    assert "Kode pemulihan" in words(desk.post("/akun/saya/hp/", {"kode": code_of(secret)}))
    assert "Kode pemulihan yang tersisa: 10" in words(desk.get("/akun/saya/"))
    before = set(KodePemulihan.objects.values_list("sidik", flat=True))
    later(dt.timedelta(seconds=30))
    assert desk.post("/akun/saya/pemulihan/", {"kode": code_of(secret)}).status_code == 200
    assert not before & set(KodePemulihan.objects.values_list("sidik", flat=True))
    later(dt.timedelta(seconds=30))
    assert desk.post("/akun/saya/hp/pelepasan/", {"kode": "000000"}).status_code == 422
    assert desk.post("/akun/saya/hp/pelepasan/", {"kode": code_of(secret)}).status_code == 302
    assert is_in(desk)
    assert not FaktorKedua.objects.exists()


def test_a_role_that_needs_one_keeps_it() -> None:
    agus = make_office(Peran.DPMD, "62.10").akun_id
    _, codes = enrolled(agus)
    said = browser_of(agus).post("/akun/saya/hp/pelepasan/", {"kode": codes[0]})
    assert (said.status_code, "tetap dipakai" in words(said)) == (422, True)
    assert FaktorKedua.objects.filter(akun_id=agus).exists()


@pytest.mark.parametrize("odd", ["", "١٢٣٤٥٦", "1" * 300, "\x00", "-1", "12345", "1234567", "0x1234"])
def test_odd_codes_are_wrong_codes(odd: str) -> None:
    agus = make_office(Peran.DPMD, "62.10").akun_id
    enrolled(agus)
    desk = type_password(str(Akun.objects.get(id=agus).nama_pengguna), SANDI)
    assert desk.post("/masuk/kode/", {"kode": odd}).status_code == 422
    assert not is_in(desk)


def test_a_role_that_begins_tomorrow_asks_for_it_today() -> None:
    """A session of this evening lasts into the morning on which the role begins."""
    login = login_of(Peran.DPMD)
    role = Hibah.objects.filter(akun__nama_pengguna=login)
    role.update(mulai=NOON.date() + dt.timedelta(days=2))
    assert type_password(login, SANDI).get("/masuk/hp/").status_code == 302
    role.update(mulai=NOON.date() + dt.timedelta(days=1))
    assert type_password(login, SANDI).get("/masuk/hp/").status_code == 200
