"""POST /api/sync/v1/push: a verdict for each operation, whatever else the batch holds."""

import base64
import datetime as dt
import gzip
import importlib
from collections.abc import Callable
from typing import Any

import msgspec
import pytest
from django.conf import settings

from factories.dunia import KAB, Api, Dunia, Hp, child, make_operation, weighing
from factories.push_steps import STEPS
from simpul.akses.models import JejakAudit, Perangkat
from simpul.akses.services import revoke_perangkat
from simpul.flows import perform as perform_module
from simpul.jurnal.log import find_known
from simpul.jurnal.models import Operasi
from simpul.jurnal.operations.protocol import MAX_BYTES, MAX_GZIP_BYTES
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kernel.sealing import public_point, seal
from simpul.warga.models import Warga

pytestmark = pytest.mark.django_db


def verdicts(response: Any) -> list[tuple[str, str | None]]:
    assert response.status_code == 200, response.content
    return [(one["verdict"], one.get("masalah")) for one in response.json()["verdicts"]]


def refusal(response: Any) -> tuple[int, str]:
    return response.status_code, response.json()["code"]


def person(hp: Hp, nama: str = "Aisyah") -> Any:
    return hp.record("register_warga", **child(nama))


def test_it_works(hp: Hp, api: Api) -> None:
    response = api.push([person(hp)], unsent=3, storage_free_mb=120)
    assert verdicts(response) == [("accepted", None)]
    content = response.json()
    assert (content["contiguous_seq"], content["device_status"]) == (1, "aktif")
    assert content["verdicts"][0]["n"] == 1
    assert abs(content["server_time_ms"] - clock.now().timestamp() * 1000) < 60_000
    row = Perangkat.objects.get(id=hp.id)
    assert (row.belum_terkirim, row.simpanan_mb, row.versi_app) == (3, 120, "0.1.0")
    trail = JejakAudit.objects.get(tindakan="register_warga")
    assert (trail.akun_id, trail.n, trail.door, trail.posyandu_id) == (hp.kader, 1, "hp", hp.posyandu_id)


@pytest.mark.parametrize("kind", ["register_warga", "correct_warga", "register_keluarga"])
def test_a_guessed_number_is_answered_alike_whether_or_not_it_is_known(
    dunia: Dunia, hp: Hp, api: Api, kind: str
) -> None:
    """Whether another posyandu, village or regency knows a NIK or KK number is no phone's to ask."""
    known, free = "6210025009251207", "6210025009251208"
    mawar = dunia.hp(dunia.tum, dunia.mawar)
    dunia.say(mawar, "register_warga", **child("Citra", nik=known))
    dunia.say(mawar, "register_keluarga", keluarga_id=new_id(), kepala_nama="Budi", nomor_kk=known)
    who = child()
    assert verdicts(api.push([hp.record("register_warga", **who)])) == [("accepted", None)]
    answers = []
    for number in (known, free):
        payload: dict[str, Any] = {
            "register_warga": child("Dewi", dt.date(2024, 9, 10), nik=number),
            "correct_warga": {"warga_id": who["warga_id"], "nik": number, "alasan": "Kartu"},
            "register_keluarga": {"keluarga_id": new_id(), "kepala_nama": "Tono", "nomor_kk": number},
        }[kind]
        [verdict] = api.push([hp.record(kind, **payload)]).json()["verdicts"]
        [again] = api.push([hp.outbox[-1]]).json()["verdicts"]
        answers.append([{**one, "id": "", "n": 0} for one in (verdict, again)])
        # The log keeps it for the office.
        [told] = find_known(KAB, [hp.outbox[-1].id]).values()
        assert ("terpakai" in str(told.outcome)) is (number == known)
    assert answers[0] == answers[1]
    assert [one["verdict"] for one in answers[0]] == ["accepted", "duplicate"]


def test_again_is_the_same_answer(hp: Hp, api: Api) -> None:
    operations = [person(hp), hp.record("open_sesi", sesi_id=new_id(), tanggal="2026-01-01", tempat="", kader_hadir=[])]
    first = api.push(operations).json()
    again = api.push(operations).json()
    assert [one["verdict"] for one in first["verdicts"]] == ["accepted", "quarantined"]
    assert [one["verdict"] for one in again["verdicts"]] == ["duplicate", "quarantined"]
    for before, after in zip(first["verdicts"], again["verdicts"], strict=True):
        assert {**before, "verdict": ""} == {**after, "verdict": ""}
    assert again["contiguous_seq"] == 2
    assert Operasi.objects.filter(kab_id=KAB).count() == 2
    assert JejakAudit.objects.filter(entitas="operasi").count() == 2


def test_one_unreadable_record_among_good_ones(hp: Hp, api: Api) -> None:
    good = [msgspec.to_builtins(person(hp, nama)) for nama in ("Aisyah", "Bunga", "Citra")]
    broken = {"id": str(new_id()), "device_id": str(hp.id), "device_seq": 4, "type": 7}
    hp.seq += 1
    last = msgspec.to_builtins(person(hp, "Dewi"))
    response = api.push([*good, broken, "bukan catatan", last])
    found = verdicts(response)
    assert sorted(found[:4]) == [("accepted", None)] * 4
    assert found[4:] == [("quarantined", "operasi.isi_tidak_lengkap")] * 2
    assert response.json()["contiguous_seq"] == 5
    assert {one["id"] for one in response.json()["verdicts"]} >= {broken["id"], last["id"]}
    held = Operasi.objects.filter(kab_id=KAB, jenis="tidak_terbaca")
    assert held.count() == 2
    assert verdicts(api.push([broken]))[0] == ("quarantined", "operasi.isi_tidak_lengkap")
    assert held.count() == 2


def test_sealed_operations_are_opened(hp: Hp, api: Api) -> None:
    operation = person(hp)
    key = public_point(settings.KEYRING.server)
    envelope = base64.b64encode(seal(key, msgspec.json.encode(operation), b"operasi")).decode()
    wrong = base64.b64encode(seal(key, msgspec.json.encode(operation), b"kasus")).decode()
    response = api.push([], sealed=[envelope, wrong, "bukan amplop"])
    assert verdicts(response) == [("accepted", None), *[("quarantined", "kunci.tidak_cocok")] * 2]
    assert response.json()["verdicts"][0]["id"] == str(operation.id)


@pytest.mark.parametrize(
    ("packed", "expected"),
    [
        (gzip.compress(b'{"protocol":1}')[:-9], (400, "sync.isi_rusak")),
        (b"bukan gzip", (400, "sync.isi_rusak")),
        (gzip.compress(b"[1,2"), (400, "sync.isi_rusak")),
        (gzip.compress(b'{"protocol":1,"operations":7}'), (400, "sync.isi_rusak")),
        (gzip.compress(b'{"protocol":9}'), (400, "sync.protokol")),
        (gzip.compress(b" " * (MAX_BYTES + 1)), (413, "sync.terlalu_besar")),
        (b"x" * (MAX_GZIP_BYTES + 1), (413, "sync.terlalu_besar")),
        (b"x" * (6 * 1024 * 1024), (413, "sync.terlalu_besar")),
    ],
    ids=["torn", "no gzip", "no JSON", "no list", "protocol", "bomb", "large", "larger than any body"],
)
def test_a_body_that_cannot_be_read(api: Api, packed: bytes, expected: tuple[int, str]) -> None:
    response = api.push_bytes(b"", packed=packed)
    assert refusal(response) == expected
    assert response.json()["pesan"].endswith(".")


def test_over_200_operations_are_halved(hp: Hp, api: Api) -> None:
    operation = person(hp)
    assert refusal(api.push([operation] * 201)) == (413, "sync.terlalu_besar")
    assert not Operasi.objects.exists()


@pytest.mark.parametrize("protocol", [1, 0, -1])
def test_protocol_n_minus_2_is_read(hp: Hp, api: Api, protocol: int) -> None:
    assert verdicts(api.push([person(hp)], protocol=protocol)) == [("accepted", None)]


@pytest.mark.parametrize("days", [-366, 366])
def test_a_clock_wrong_by_a_year_holds_nothing(hp: Hp, api: Api, today: dt.date, days: int) -> None:
    device_time = clock.now() + dt.timedelta(days=days)
    kept = make_operation(
        "register_warga",
        hp.posyandu_id,
        hp.kader,
        child(),
        date=today,
        recorded_at=device_time,
        device_id=hp.id,
        device_seq=1,
    )
    assert verdicts(api.push([kept])) == [("accepted", None)]


@pytest.mark.parametrize("offset_ms", [2**53 - 1, -(2**53) + 1, 31_622_400_000])
def test_an_absurd_offset_holds_nothing(hp: Hp, api: Api, offset_ms: int) -> None:
    hp.clock_offset_ms = offset_ms
    assert verdicts(api.push([person(hp)])) == [("accepted", None)]


def test_a_service_date_to_come_waits_for_the_village(dunia: Dunia, hp: Hp, api: Api, today: dt.date) -> None:
    ahead = today + dt.timedelta(days=366)
    assert verdicts(api.push([hp.record("register_warga", date=ahead, **child())])) == [
        ("quarantined", "warga.tanggal_di_depan")
    ]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"type": "terbang"}, "operasi.jenis_tidak_dikenal"),
        ({"version": 99}, "operasi.jenis_tidak_dikenal"),
        ({"version": 0}, "operasi.jenis_tidak_dikenal"),
        ({"catalog_version": "1999.1.1"}, "operasi.katalog_tidak_dikenal"),
        ({"payload": {}}, "operasi.isi_tidak_lengkap"),
        ({"payload": "teks"}, "operasi.isi_tidak_lengkap"),
        ({"payload": None}, "operasi.isi_tidak_lengkap"),
        ({"type": "a" * 41}, "operasi.isi_tidak_lengkap"),
        ({"type": "a\u0000b"}, "operasi.isi_tidak_lengkap"),
        ({"app_version": "0\u0000"}, "operasi.isi_tidak_lengkap"),
        ({"recorded_at": "2026-11-26T05:00:00"}, "operasi.isi_tidak_lengkap"),
        ({"recorded_at": "0001-01-01T00:00:00+14:00"}, "operasi.isi_tidak_lengkap"),
        ({"recorded_at": "9999-12-31T23:59:59-12:00"}, "operasi.isi_tidak_lengkap"),
        ({"actor_id": str(new_id())}, "operasi.kader_bukan_di_hp_ini"),
        ({"device_id": str(new_id())}, "operasi.hp_lain"),
        ({"device_id": None}, "operasi.hp_lain"),
        ({"posyandu_id": str(new_id())}, "operasi.posyandu_lain"),
        ({"kab_id": 1}, "operasi.posyandu_lain"),
    ],
)
def test_what_does_not_fit_is_kept_beside_what_does(hp: Hp, api: Api, change: dict[str, Any], code: str) -> None:
    good, odd = person(hp), {**msgspec.to_builtins(person(hp, "Bunga")), **change}
    assert sorted(verdicts(api.push([odd, good]))) == [("accepted", None), ("quarantined", code)]
    assert [one for one in verdicts(api.push([odd])) if one[0] != "duplicate"] == [("quarantined", code)]
    row = Operasi.objects.get(kab_id=KAB, status="karantina")
    assert row.posyandu_id == hp.posyandu_id
    assert bytes(row.isi)


def test_a_mistaken_operation_is_no_hole(hp: Hp, api: Api) -> None:
    wrong = {**msgspec.to_builtins(person(hp)), "kab_id": 1}
    response = api.push([wrong, person(hp, "Bunga")])
    assert response.json()["contiguous_seq"] == 2


def test_another_phones_numbers_are_its_own(dunia: Dunia, hp: Hp, api: Api) -> None:
    other = dunia.hp(dunia.rani)
    stolen = {**msgspec.to_builtins(person(hp)), "device_id": str(other.id)}
    assert verdicts(api.push([stolen])) == [("quarantined", "operasi.hp_lain")]
    assert verdicts(Api(other).push([person(other)])) == [("accepted", None)]


def test_a_number_used_twice_keeps_both_and_asks_for_activation(hp: Hp, api: Api) -> None:
    first = person(hp)
    hp.seq = 0
    second = person(hp, "Bunga")
    response = api.push([first, second])
    assert verdicts(response) == [("accepted", None), ("quarantined", "operasi.nomor_urut_ganda")]
    assert response.json()["device_status"] == "aktifkan_ulang"
    assert Perangkat.objects.get(id=hp.id).status == "aktifkan_ulang"


def test_an_id_of_another_phone_is_kept_beside(dunia: Dunia, hp: Hp, api: Api) -> None:
    mine = person(hp)
    assert verdicts(api.push([mine])) == [("accepted", None)]
    other = dunia.hp(dunia.tum, dunia.mawar)
    theirs = {
        **msgspec.to_builtins(other.record("register_warga", **child("Bunga"))),
        "id": str(mine.id),
    }
    for _ in range(2):
        response = Api(other).push([theirs])
        assert verdicts(response) == [("quarantined", "operasi.id_terpakai")]
        assert response.json()["verdicts"][0]["id"] == str(mine.id)
    assert Operasi.objects.filter(posyandu_id=dunia.mawar).count() == 1
    assert verdicts(api.push([mine])) == [("duplicate", None)]


def test_two_kader_on_one_phone(dunia: Dunia, hp: Hp, api: Api) -> None:
    by_rani = hp.record("register_warga", actor=dunia.rani, **child())
    assert verdicts(api.push([by_rani])) == [("quarantined", "operasi.kader_bukan_di_hp_ini")]
    dunia.add_kader(hp.id, dunia.rani)
    later = hp.record("register_warga", actor=dunia.rani, **child("Bunga"))
    assert verdicts(api.push([later])) == [("accepted", None)]
    assert Operasi.objects.get(id=later.id).pelaku_id == dunia.rani


def test_a_revoked_phone_may_only_send_what_was_recorded_before(hp: Hp, api: Api) -> None:
    before = make_operation(
        "register_warga",
        hp.posyandu_id,
        hp.kader,
        child(),
        recorded_at=clock.now() - dt.timedelta(days=2),
        date=clock.today("WIB"),
        device_id=hp.id,
        device_seq=1,
    )
    revoke_perangkat(hp.id)
    after = make_operation(
        "register_warga",
        hp.posyandu_id,
        hp.kader,
        child("Bunga"),
        recorded_at=clock.now() + dt.timedelta(minutes=1),
        date=clock.today("WIB"),
        device_id=hp.id,
        device_seq=2,
    )
    response = api.push([before, after])
    assert verdicts(response) == [("accepted", None), ("quarantined", "operasi.hp_dicabut")]
    assert response.json()["device_status"] == "dicabut"
    for path in ("/pull?after=0", "/snapshot", "/katalog"):
        assert refusal(api.get(path)) == (403, "akses.hp_dicabut")


def test_a_busy_server_says_so_and_nothing_is_written(hp: Hp, api: Api, monkeypatch: pytest.MonkeyPatch) -> None:
    def busy(*_: Any, **__: Any) -> None:
        raise SimpulError("sibuk.coba_lagi")

    operation = person(hp)
    with monkeypatch.context() as patch:
        patch.setattr(perform_module, "lock_posyandu", busy)
        response = api.push([operation])
    assert refusal(response) == (503, "sibuk.coba_lagi")
    assert int(response.headers["Retry-After"]) > 0
    assert not Operasi.objects.exists()
    assert verdicts(api.push([operation])) == [("accepted", None)]


class Crash(BaseException):
    """The power goes out: nothing in the program may catch it."""


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(("module", "name"), STEPS, ids=[name for _, name in STEPS])
def test_killed_at_any_step_it_is_all_or_nothing(
    hp: Hp, api: Api, monkeypatch: pytest.MonkeyPatch, module: str, name: str, when: str
) -> None:
    baby = child()
    operations = [
        hp.record("register_warga", **baby),
        hp.record("record_penimbangan", **weighing(baby["warga_id"], tanggal=clock.today("WIB"))),
    ]
    with monkeypatch.context() as patch:
        patch.setattr(importlib.import_module(module), name, _crashing(module, name, when))
        with pytest.raises(Crash):
            api.push(operations)
    whole = (Operasi.objects.count(), Warga.objects.count(), JejakAudit.objects.filter(entitas="operasi").count())
    assert whole in {(0, 0, 0), (2, 1, 2)}
    found = verdicts(api.push(operations))
    assert {word for word, _ in found} == ({"duplicate"} if whole[0] else {"accepted"})
    assert (Operasi.objects.count(), Warga.objects.count()) == (2, 1)
    assert Perangkat.objects.get(id=hp.id).kontak_terakhir is not None


def _crashing(module: str, name: str, when: str) -> Callable[..., Any]:
    original = getattr(importlib.import_module(module), name)

    def step(*args: Any, **kwargs: Any) -> Any:
        if when == "after":
            original(*args, **kwargs)
        raise Crash

    return step
