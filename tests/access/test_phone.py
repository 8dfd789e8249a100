"""The phone's door: each call x active, revoked, left, forged and unsigned x own, sibling and other regency x field."""

import base64
import datetime as dt
import gzip
import hashlib
import io
import re
from dataclasses import replace
from typing import Any
from uuid import UUID

import msgspec
import pytest
from django.test import Client
from django.urls import get_resolver
from msgspec import structs
from PIL import Image

from access.tabel import addresses
from factories.akun import Phone, make_kader
from factories.dunia import TODAY, Api, child
from factories.situs import LINES, Situs, answers_of
from factories.titipan import item, titipan
from simpul.akses.models import Hibah, Perangkat, PerangkatKader
from simpul.akses.services import issue_kode
from simpul.jurnal.photos import is_stored
from simpul.kernel.ids import new_id
from simpul.kernel.sealing import new_private_key, public_point
from simpul.kunjungan.models import Kunjungan
from simpul.posyandu.models import Kader
from simpul.usulan.models import Usulan
from simpul.warga.models import Warga

Places = dict[str, Situs]
pytestmark = pytest.mark.django_db
API = "/api/sync/v1"
# Written by hand: what the server answers to a phone that is in use, was revoked, has no kader with a task left,
# signs with somebody else's key, or does not sign.
CALLS = {
    #                aktif  dicabut  ditinggal  kunci lain  tanpa tanda tangan
    "GET status":    (200,  200,     200,       200,        200),
    "POST push":     (200,  200,     200,       401,        401),
    "GET pull":      (200,  403,     403,       401,        401),
    "GET snapshot":  (200,  403,     403,       401,        401),
    "GET katalog":   (200,  403,     403,       401,        401),
    "PUT foto/<sidik>": (200,  200,     200,       401,        401),
    # Anyone may bring it: what counts is who signed what lies inside.
    "POST titipan":  (200,  200,     200,       400,        200),
    "POST pin":     (200,  403,     403,       401,        401),
    # Last, for it brings a kader back to a phone that had none.
    "POST enrol":    (200,  403,     200,       401,        401),
}  # fmt: skip
# A kader picks the home of a guest from these: what stands on the sign of a neighbouring posyandu, and nothing more.
SIGN = re.compile(r'{"id":"([0-9a-f-]{36})","nama":"[^"]*","desa":"[^"]*"}')
STATES = ("aktif", "dicabut", "ditinggal", "kunci lain", "tanpa tanda tangan")
PLACES = ("own", "sibling", "other")


def bring(situs: Situs, state: str) -> None:
    """Bring the phone of a place into a state."""
    if state == "dicabut":
        revoked = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
        Perangkat.objects.filter(id=situs.hp).update(status="dicabut", dicabut_at=revoked)
    if state == "ditinggal":
        Hibah.objects.filter(akun_id=situs.kader).update(selesai=dt.date(2026, 11, 20))
    if state == "kunci lain":
        situs.key = Phone()


def call(situs: Situs, state: str, method: str, path: str, body: bytes = b"", **headers: str) -> Any:
    """A call of the phone of a place."""
    if state == "tanpa tanda tangan":
        return Client().generic(method, path, body, headers=headers)
    return situs.api.call(method, path, body, **headers)


def picture(colour: str) -> tuple[str, bytes]:
    """A photo and its hash."""
    file = io.BytesIO()
    Image.new("RGB", (20, 10), colour).save(file, "JPEG")
    return hashlib.sha256(file.getvalue()).hexdigest(), file.getvalue()


def body_of(situs: Situs, name: str) -> tuple[str, bytes, dict[str, str]]:
    """Path, body and headers of a call that would succeed."""
    sidik, content = picture("green")
    push = gzip.compress(msgspec.json.encode({"protocol": 1, "operations": []}))
    enrol = {"code": code_for(situs), "public_key": situs.key.public_key, "device_id": str(situs.hp)}
    point = base64.b64encode(public_point(new_private_key())).decode()
    forgot = {"akun_id": str(situs.kader), "reply_key": point}
    bodies: dict[str, tuple[str, bytes, dict[str, str]]] = {
        "enrol": (f"{API}/enrol", msgspec.json.encode(enrol), {}),
        "pin": (f"{API}/pin", msgspec.json.encode(forgot), {}),
        "push": (f"{API}/push", push, {"Content-Encoding": "gzip"}),
        "titipan": (f"{API}/titipan", titipan([item(situs.hp, situs.key, b"{}")]), {}),
        "foto/<sidik>": (f"{API}/foto/{sidik}?offset=0&total={len(content)}", content, {}),
    }
    return bodies.get(name, (f"{API}/{name}", b"", {}))


def code_for(situs: Situs) -> str:
    """The printed code of a further kader of a place."""
    rani = make_kader(situs.posyandu_id, "Bu Rani", kab_id=situs.kab_id)
    return issue_kode(rani, situs.kab_id, situs.posyandu_id).kode


def test_every_call_is_in_the_table() -> None:
    described = {one for one in addresses(get_resolver()) if one.startswith("api/")}
    calls = {f"api/sync/v1/{key.partition(' ')[2]}" for key in CALLS}
    # The description of the door and its root tell nothing about anyone.
    assert described - calls == {"api/openapi.json", "api/"}
    assert calls <= described


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(("column", "state"), list(enumerate(STATES)))
def test_a_call_answers_what_the_table_says(column: int, state: str, place: str, places: Places) -> None:
    situs, wrong = replace(places[place]), []
    bring(situs, state)
    for key, answers in CALLS.items():
        method, _, name = key.partition(" ")
        path, body, headers = body_of(situs, name)
        answer = call(situs, state, method, path, body, **headers)
        if answer.status_code != answers[column]:
            wrong.append(f"{key}: {answer.status_code} {answer.content[:80]!r}")
    assert wrong == []


@pytest.mark.parametrize("place", PLACES)
def test_a_phone_reads_its_own_posyandu_and_of_another_only_its_sign(place: str, places: Places) -> None:
    api = places[place].api
    same_regency = {str(one.posyandu_id) for one in places.values() if one.kab_id == places[place].kab_id}
    for whole in (api.get("/pull?after=0").content.decode(), gzip.decompress(api.get("/snapshot").content).decode()):
        assert set(SIGN.findall(whole)) <= same_regency - {str(places[place].posyandu_id)}
        read = SIGN.sub("", whole)
        for other, situs in places.items():
            assert (situs.anak in read) == (other == place), (place, other)
            assert other == place or str(situs.posyandu_id) not in read, (place, other)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("bidang", LINES)
def test_a_kader_of_one_field_records_all_six_of_her_own_posyandu(bidang: str, place: str, places: Places) -> None:
    """Her field is that of her SK; it limits nothing here, and it opens no other posyandu (R51)."""
    own, there = replace(places["own"]), places[place]
    Kader.objects.filter(id=own.baris_kader).update(bidang=["sosial"])
    Hibah.objects.filter(id=own.hibah).update(bidang=["sosial"])
    usulan_id, visit_id = new_id(), new_id()
    request, _, visit = LINES[bidang]
    said = [
        own.record("send_usulan", usulan_id=usulan_id, nomor="0001-A-0090", layanan_id=request, untuk="umum",
                   pemohon="Pak Kadir", tempat="RT 2"),
        own.record("record_kunjungan", kunjungan_id=visit_id, tanggal=TODAY, layanan_id=visit, cara="rumah",
                   subjek_jenis="orang", warga_id=there.warga, jawaban=answers_of(visit)),
    ]  # fmt: skip
    aimed = [structs.replace(one, kab_id=there.kab_id, posyandu_id=there.posyandu_id) for one in said]
    verdicts = own.api.push(aimed).json()["verdicts"]
    expected = ("accepted", None) if place == "own" else ("quarantined", "operasi.posyandu_lain")
    assert [(one["verdict"], one.get("masalah")) for one in verdicts] == [expected] * 2
    assert Usulan.objects.filter(id=usulan_id).exists() == (place == "own")
    assert Kunjungan.objects.filter(id=visit_id).exists() == (place == "own")


@pytest.mark.parametrize("place", ["sibling", "other"])
def test_a_record_about_somebody_elses_resident_tells_nothing_of_her(place: str, places: Places) -> None:
    own, there = replace(places["own"]), places[place]
    before = Warga.objects.get(id=there.warga)
    said = [
        own.record("correct_warga", warga_id=there.warga, nama="Orang Lain"),
        own.record("end_warga", warga_id=there.warga, sebab="pindah", tanggal=TODAY),
        own.record("register_warga", **child("Salin") | {"warga_id": there.warga}),
    ]
    answer = own.api.push(said)
    assert {one["verdict"] for one in answer.json()["verdicts"]} <= {"waiting", "quarantined"}
    assert there.anak not in answer.content.decode()
    after = Warga.objects.get(id=there.warga)
    assert (after.nama, after.status, after.posyandu_id) == (before.nama, before.status, there.posyandu_id)


@pytest.mark.parametrize(("place", "status"), [("own", 200), ("sibling", 403), ("other", 403)])
def test_a_code_adds_a_kader_to_a_phone_of_her_own_posyandu_only(place: str, status: int, places: Places) -> None:
    own = places["own"]
    wanted = {"code": code_for(places[place]), "public_key": own.key.public_key, "device_id": str(own.hp)}
    answer = own.api.call("POST", f"{API}/enrol", msgspec.json.encode(wanted))
    assert answer.status_code == status
    assert PerangkatKader.objects.filter(perangkat_id=own.hp).count() == (2 if place == "own" else 1)
    assert places[place].anak not in answer.content.decode()


@pytest.mark.parametrize("place", ["sibling", "other"])
def test_a_photo_lies_where_the_phone_belongs(place: str, places: Places) -> None:
    own, there = places["own"], places[place]
    sidik, content = picture("blue")
    answer = there.api.call("PUT", f"{API}/foto/{sidik}?offset=0&total={len(content)}", content)
    assert answer.json() == {"offset": len(content), "selesai": True}
    assert is_stored(there.kab_id, there.posyandu_id, sidik)
    assert not is_stored(own.kab_id, own.posyandu_id, sidik)
    # What another posyandu sent is not here, whatever its name: the phone is asked for all of it.
    begun = there.api.call("PUT", f"{API}/foto/{own.sidik}?offset=0&total=10", b"12345")
    assert begun.json() == {"offset": 5, "selesai": False}


def test_a_guessed_phone_is_nobody(places: Places) -> None:
    stranger = Api(places["own"].api.hp)
    stranger.hp.id = UUID(int=7)
    for path in ("/pull", "/snapshot", "/katalog"):
        assert (stranger.get(path).status_code, stranger.get(path).json()["code"]) == (401, "sync.hp_tidak_dikenal")
