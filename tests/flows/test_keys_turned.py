"""Turning the keys: everything can be read before, during and after; old keys go when nothing needs them."""

import json
import shutil
from pathlib import Path

import pytest
from django.conf import settings as live

from factories.akun import make_office
from factories.dunia import KAB, Api, Dunia, child
from factories.faktor import code_of, enrolled
from simpul.akses.rules.words import Peran
from simpul.akses.services import use_factor
from simpul.flows.keeping import keys
from simpul.jurnal import keys as data_keys
from simpul.jurnal.replay import logged_posyandu
from simpul.kernel.errors import SimpulError
from simpul.kernel.keyring import create_keyring, load_keyring
from simpul.kernel.sealing import public_point, seal
from simpul.warga.models import Warga
from simpul.warga.queries import hash_number, open_value
from simpul.warga.services import names_in_use

pytestmark = pytest.mark.django_db
NIK = "6210024105950001"


@pytest.fixture
def file(tmp_path: Path, settings) -> Path:
    """The key file of this installation, for one test."""
    path = tmp_path / "kunci.json"
    create_keyring(path)
    settings.KEYRING = load_keyring(path)
    return path


@pytest.fixture
def person(file: Path, dunia: Dunia) -> Warga:
    hp = dunia.hp()
    baby = child("Aisyah") | {"nik": NIK}
    Api(hp).push([hp.record("register_warga", **baby)])
    return Warga.objects.get(kab_id=KAB, id=baby["warga_id"])


def nik_of(person: Warga) -> str:
    person.refresh_from_db()
    assert person.nik_sandi is not None
    return open_value(person.nik_sandi, person.id.bytes)


def test_it_works(file: Path, person: Warga) -> None:
    before = data_keys.data_keys(KAB, [person.id])[person.id]
    keys.turn(file, server=False, kasus=False)
    assert nik_of(person) == NIK
    assert keys.names_in_use() == {"1"}
    wrapped, numbers = keys.encrypt_again(lambda *_: None)
    assert wrapped > 0
    assert numbers == 1
    assert keys.names_in_use() == {"2"} == names_in_use(KAB)
    assert nik_of(person) == NIK
    assert data_keys.data_keys(KAB, [person.id])[person.id] == before
    assert Warga.objects.filter(kab_id=KAB, nik_hash=hash_number(NIK)).count() == 1
    assert keys.encrypt_again(lambda *_: None) == (0, 0)


def test_a_second_factor_goes_on_under_the_new_key(file: Path, person: Warga) -> None:
    boss = make_office(Peran.DPMD, "62.10").akun_id
    secret, codes = enrolled(boss)
    keys.turn(file, server=False, kasus=False)
    assert use_factor(boss, code_of(secret, later=1))
    keys.encrypt_again(lambda *_: None)
    assert keys.names_in_use() == {"2"}
    keys.drop(file, "1", is_forced=True)
    assert not use_factor(boss, code_of(secret, later=1))  # still once
    assert use_factor(boss, codes[0])


def test_one_that_was_broken_off_goes_on(file: Path, person: Warga, monkeypatch) -> None:
    keys.turn(file, server=False, kasus=False)
    monkeypatch.setattr(keys, "STEP", 1)

    def power_cut(*_: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        keys.encrypt_again(power_cut)
    assert keys.names_in_use() == {"1", "2"}
    assert nik_of(person) == NIK
    keys.encrypt_again(lambda *_: None)
    assert keys.names_in_use() == {"2"}


def test_an_erased_key_stays_erased(file: Path, person: Warga) -> None:
    data_keys.destroy_key(KAB, person.id)
    keys.turn(file, server=False, kasus=False)
    keys.encrypt_again(lambda *_: None)
    assert person.id in data_keys.erased_in(KAB)
    assert person.id not in data_keys.data_keys(KAB, [person.id])


def test_an_old_key_goes_when_nothing_needs_it(file: Path, person: Warga, tmp_path: Path, settings) -> None:
    keys.turn(file, server=False, kasus=False)
    for name in ("1", "2", "tidak-ada"):
        with pytest.raises(SimpulError) as caught:
            keys.drop(file, name, is_forced=True)
        assert caught.value.code == "kunci.masih_dipakai"
    keys.encrypt_again(lambda *_: None)
    settings.KEEPING = type(live.KEEPING)(folder=tmp_path / "cadangan")
    (tmp_path / "cadangan").mkdir()
    old = tmp_path / "cadangan" / "simpul-20261101T180000Z.cadangan"
    old.write_bytes(_header({"data": {"1": "ab"}}))
    with pytest.raises(SimpulError) as caught:
        keys.drop(file, "1", is_forced=False)
    assert caught.value.code == "kunci.dipakai_cadangan"
    keys.drop(file, "1", is_forced=True)
    assert set(json.loads(file.read_text())["data"]) == {"2"}
    assert nik_of(person) == NIK


def _header(marks: dict[str, dict[str, str]]) -> bytes:
    text = json.dumps({"format": 1, "kunci": marks}).encode()
    return b"SIMPUL-CADANGAN-1\n" + len(text).to_bytes(4, "big") + text


def test_what_phones_sealed_before_is_still_opened(file: Path, settings) -> None:
    sealed = seal(public_point(settings.KEYRING.server), b"catatan", b"operasi")
    report = seal(public_point(settings.KEYRING.kasus), b"laporan", b"kasus")
    keys.turn(file, server=True, kasus=True)
    keys.turn(file, server=True, kasus=False)
    ring = settings.KEYRING
    assert (len(ring.server_old), len(ring.kasus_old)) == (2, 1)
    assert ring.open_server(sealed, b"operasi") == b"catatan"
    assert ring.open_kasus(report, b"kasus") == b"laporan"
    assert ring.open_server(seal(public_point(ring.server), b"baru", b"operasi"), b"operasi") == b"baru"
    with pytest.raises(SimpulError):
        ring.open_server(report, b"operasi")


def test_a_copy_of_the_keys_never_lies_with_the_backups(file: Path, tmp_path: Path, settings) -> None:
    settings.KEEPING = type(live.KEEPING)(folder=tmp_path / "cadangan")
    for place in ("cadangan", "cadangan/kunci"):
        with pytest.raises(SimpulError) as caught:
            keys.copy_keys(file, tmp_path / "terhapus.jsonl", tmp_path / place)
        assert caught.value.code == "kunci.tempat_cadangan"
    (tmp_path / "terhapus.jsonl").write_text("{}\n")
    made = keys.copy_keys(file, tmp_path / "terhapus.jsonl", tmp_path / "usb")
    assert [path.name for path in made] == ["kunci.json", "terhapus.jsonl"]
    assert load_keyring(tmp_path / "usb" / "kunci.json") == settings.KEYRING
    with pytest.raises(SimpulError):
        keys.copy_keys(file, tmp_path / "terhapus.jsonl", tmp_path / "usb")
    shutil.rmtree(tmp_path / "usb")


def test_logged_places_are_all_covered(file: Path, person: Warga) -> None:
    """Whoever has work in the log has keys: nothing lies beyond the regencies that are gone through."""
    assert {kab_id for kab_id, _ in logged_posyandu()} <= set(data_keys.regencies())
