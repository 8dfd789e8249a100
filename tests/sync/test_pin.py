"""Lupa PIN through the phone's door: asked, confirmed by an officer, fetched once; the register key stays a secret."""

import base64
import datetime as dt
import secrets
from dataclasses import replace
from typing import Any

import msgspec
import pytest
from django.conf import settings as now

from factories.akun import DESA, SIBLING_DESA, make_office
from factories.dunia import KAB, Api, Dunia, Hp
from simpul.akses.models import BatasLaju, Hibah, JejakAudit, Perangkat, PermintaanPin
from simpul.akses.queries import find_permintaan
from simpul.akses.rules.words import Peran
from simpul.akses.services import ActorContext, issue_kode
from simpul.flows.perangkat import revoke_perangkat
from simpul.flows.pin import confirm_pin, refuse_pin
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.sealing import new_private_key, open_seal, public_point, seal

KEY = secrets.token_bytes(32)


class Lupa:
    """A kader on a phone who forgot her PIN."""

    def __init__(self, api: Api, hp: Hp) -> None:
        self.api, self.akun = api, str(hp.kader)
        self.private = new_private_key()
        envelope = seal(public_point(now.KEYRING.server), KEY, f"register|{hp.id}".encode())
        self.recovery = base64.b64encode(envelope).decode()

    @property
    def reply_key(self) -> str:
        return base64.b64encode(public_point(self.private)).decode()

    def ask(self, **more: Any) -> Any:
        body = msgspec.json.encode({"akun_id": self.akun, "reply_key": self.reply_key, **more})
        return self.api.call("POST", "/api/sync/v1/pin", body)

    def status(self, **more: Any) -> str:
        return self.ask(**more).json()["status"]

    def fetch(self) -> bytes:
        answer = self.ask(recovery=self.recovery).json()
        return open_seal(self.private, base64.b64decode(answer["sealed"]), b"register-pin")


@pytest.fixture
def lupa(api: Api, hp: Hp) -> Lupa:
    return Lupa(api, hp)


@pytest.fixture
def joko(dunia: Dunia) -> ActorContext:
    return make_office(Peran.SEKRETARIS_DESA, DESA, "Pak Joko Dua")


def confirm(actor: ActorContext, digits: str = "", cara: str = "bertemu langsung") -> None:
    row = find_permintaan(KAB, PermintaanPin.objects.latest("diminta_at").id)
    assert row is not None
    confirm_pin(actor, row, digits or row.cocok, cara=cara, address="10.0.0.9")


def test_it_works(lupa: Lupa, joko: ActorContext) -> None:
    first = lupa.ask().json()
    assert (first["status"], len(first["check"])) == ("menunggu", 6)
    assert lupa.ask().json()["check"] == first["check"]
    assert PermintaanPin.objects.count() == 1
    confirm(joko, f"{first['check'][:3]} {first['check'][3:]}")
    assert lupa.status() == "disetujui"
    assert lupa.fetch() == KEY
    trail = list(JejakAudit.objects.filter(entitas="permintaan_pin").order_by("at").values_list("tindakan", "door"))
    assert trail == [("minta_pin", "hp"), ("setel_pin", "kantor"), ("pakai_pin", "hp")]
    assert JejakAudit.objects.get(tindakan="setel_pin").alasan == "bertemu langsung"


def test_the_server_keeps_nothing_of_the_key(lupa: Lupa, joko: ActorContext) -> None:
    lupa.ask()
    assert lupa.ask(recovery=lupa.recovery).json()["sealed"] == ""  # not before the yes
    confirm(joko)
    lupa.fetch()
    kept = str(list(PermintaanPin.objects.values())) + str(list(JejakAudit.objects.values()))
    for secret in (lupa.recovery, base64.b64encode(KEY).decode(), KEY.hex()):
        assert secret not in kept


def test_a_server_key_that_was_turned_still_opens_it(lupa: Lupa, joko: ActorContext, settings: Any) -> None:
    turned = replace(settings.KEYRING, server=new_private_key(), server_old=(settings.KEYRING.server,))
    settings.KEYRING = turned
    lupa.ask()
    confirm(joko)
    assert lupa.fetch() == KEY


def test_a_lost_answer_comes_again_for_a_while_and_then_never(lupa: Lupa, joko: ActorContext) -> None:
    lupa.ask()
    confirm(joko)
    assert lupa.fetch() == lupa.fetch() == KEY
    assert JejakAudit.objects.filter(tindakan="pakai_pin").count() == 1
    PermintaanPin.objects.update(dipakai_at=clock.now() - dt.timedelta(minutes=16))
    assert lupa.ask(recovery=lupa.recovery).json() | {"server_time_ms": 0, "check": ""} == {
        "status": "berakhir",
        "check": "",
        "server_time_ms": 0,
        "sealed": "",
    }


def test_a_yes_for_one_phone_never_opens_what_was_taken_from_another(
    lupa: Lupa, joko: ActorContext, dunia: Dunia
) -> None:
    """Whoever found a phone, and has a request of her own that an office confirmed, still has nothing."""
    other = Lupa(Api(dunia.hp(dunia.rani)), dunia.hp(dunia.rani))
    lupa.ask()
    confirm(joko)
    unnamed = base64.b64encode(seal(public_point(now.KEYRING.server), KEY, b"register")).decode()
    for taken in (other.recovery, unnamed):
        assert lupa.ask(recovery=taken).json()["code"] == "pin.kunci_lain"
    assert lupa.fetch() == KEY


def test_time_runs_out(lupa: Lupa, joko: ActorContext) -> None:
    lupa.ask()
    PermintaanPin.objects.update(kedaluwarsa=clock.now() - dt.timedelta(seconds=1))
    assert lupa.status() == "berakhir"
    with pytest.raises(SimpulError, match="lewat waktunya"):
        confirm(joko)
    again = Lupa(lupa.api, lupa.api.hp)
    assert again.status() == "menunggu"
    confirm(joko)
    assert PermintaanPin.objects.latest("diminta_at").kedaluwarsa <= clock.now() + dt.timedelta(hours=2)


def test_a_new_request_ends_the_one_before(lupa: Lupa, joko: ActorContext) -> None:
    lupa.ask()
    stolen = PermintaanPin.objects.get()
    Lupa(lupa.api, lupa.api.hp).ask()
    assert lupa.status() == "berakhir"
    row = find_permintaan(KAB, stolen.id)
    assert row is not None
    with pytest.raises(SimpulError, match="lewat waktunya"):
        confirm_pin(joko, row, row.cocok, cara="telepon")


def test_no_is_no_also_after_a_yes(lupa: Lupa, joko: ActorContext) -> None:
    lupa.ask()
    confirm(joko)
    row = find_permintaan(KAB, PermintaanPin.objects.get().id)
    assert row is not None
    refuse_pin(joko, row)
    answer = lupa.ask(recovery=lupa.recovery).json()
    assert (answer["status"], answer["sealed"]) == ("ditolak", "")


def test_other_digits_confirm_nothing_and_cannot_be_guessed(lupa: Lupa, joko: ActorContext) -> None:
    right = lupa.ask().json()["check"]
    wrong = f"{(int(right) + 1) % 10**6:06d}"
    for _ in range(5):
        with pytest.raises(SimpulError, match="bukan angka di layar"):
            confirm(joko, wrong)
    with pytest.raises(SimpulError) as caught:
        confirm(joko, right)
    assert caught.value.code == "akses.terlalu_sering"
    assert lupa.status() == "menunggu"


@pytest.mark.parametrize(
    ("peran", "kode"), [(Peran.SEKRETARIS_DESA, SIBLING_DESA), (Peran.KASI_PMK, "62.10.02"), (Peran.DPMD, "62.10")]
)
def test_who_may_not_confirm(lupa: Lupa, peran: Peran, kode: str) -> None:
    lupa.ask()
    with pytest.raises(SimpulError) as caught:
        confirm(make_office(peran, kode, "Orang Lain"))
    assert caught.value.code == "akses.ditolak"
    assert lupa.status() == "menunggu"


def test_nobody_confirms_her_own(dunia: Dunia, hp: Hp, api: Api) -> None:
    Hibah.objects.filter(akun_id=hp.kader).update(peran=Peran.KETUA_POSYANDU)
    Lupa(api, hp).ask()
    from simpul.akses.services import load_actor

    sari = load_actor(hp.kader, clock.now())
    assert sari is not None
    with pytest.raises(SimpulError) as caught:
        confirm(sari)
    assert caught.value.code == "pin.diri_sendiri"


def test_a_revoked_phone_gets_nothing(lupa: Lupa, joko: ActorContext) -> None:
    lupa.ask()
    confirm(joko)
    revoke_perangkat(joko, lupa.api.hp.id)
    answer = lupa.ask(recovery=lupa.recovery)
    assert (answer.status_code, answer.json()["code"]) == (403, "akses.hp_dicabut")


def test_only_for_a_kader_of_this_phone(dunia: Dunia, lupa: Lupa) -> None:
    lupa.akun = str(dunia.rani)
    assert lupa.ask().json()["code"] == "pin.kader_tidak_ada"
    lupa.akun = str(dunia.sari)
    Hibah.objects.filter(akun_id=dunia.sari).delete()
    assert lupa.ask().json()["code"] == "akses.bukan_kader"


def test_another_phone_cannot_fetch_it(dunia: Dunia, lupa: Lupa, joko: ActorContext) -> None:
    lupa.ask()
    confirm(joko)
    other = dunia.hp()
    thief = Lupa(Api(other), other)
    thief.private = lupa.private  # even with the same reply key
    answer = thief.ask(recovery=lupa.recovery).json()
    assert (answer["status"], answer["sealed"]) == ("menunggu", "")


def test_the_sheet_of_the_village_is_a_yes(dunia: Dunia, lupa: Lupa) -> None:
    other = issue_kode(dunia.rani, KAB, dunia.melati).kode
    assert lupa.ask(code=other).json()["code"] == "akses.kode_salah"
    assert lupa.ask(code="ACDEFGHJKM").json()["code"] == "akses.kode_salah"
    assert BatasLaju.objects.filter(kunci__startswith="aktivasi:").exists()
    code = issue_kode(dunia.sari, KAB, dunia.melati).kode
    assert lupa.status(code=code) == "disetujui"
    assert lupa.status(code=code) == "disetujui"
    assert lupa.fetch() == KEY
    again = Lupa(lupa.api, lupa.api.hp)
    assert again.ask(code=code).json()["code"] == "akses.kode_terpakai"


def test_many_new_requests_must_wait(lupa: Lupa, api: Api, hp: Hp) -> None:
    for _ in range(5):
        assert Lupa(api, hp).status() == "menunggu"
    assert Lupa(api, hp).ask().status_code == 429


@pytest.mark.parametrize("reply_key", ["", "bukan kunci", base64.b64encode(bytes(65)).decode(), "A" * 120])
def test_an_odd_key_is_refused(lupa: Lupa, reply_key: str) -> None:
    assert lupa.ask(reply_key=reply_key).json()["code"] == "sync.isi_rusak"
    assert not PermintaanPin.objects.exists()


@pytest.mark.parametrize("content", [b"x", bytes(65), b"", secrets.token_bytes(140)])
def test_an_odd_envelope_opens_nothing(lupa: Lupa, joko: ActorContext, content: bytes) -> None:
    lupa.ask()
    confirm(joko)
    sent = base64.b64encode(content).decode() or "?"
    assert lupa.ask(recovery=sent).json()["code"] == "pin.kunci_lain"
    assert PermintaanPin.objects.get().dipakai_at is None
    point = base64.b64encode(public_point(new_private_key())).decode()
    assert lupa.ask(recovery=point).json()["code"] == "pin.kunci_lain"
    short = seal(public_point(now.KEYRING.server), b"pendek", f"register|{lupa.api.hp.id}".encode())
    assert lupa.ask(recovery=base64.b64encode(short).decode()).json()["code"] == "pin.kunci_lain"
    assert Perangkat.objects.filter(id=lupa.api.hp.id, status="aktif").exists()
