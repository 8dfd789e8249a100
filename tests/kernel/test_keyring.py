"""The key file: made once for its owner alone, refused with a plain sentence when anything of it is not a key."""

import base64
import json
from pathlib import Path
from typing import Any

import pytest

from simpul.kernel.errors import SimpulError
from simpul.kernel.keyring import FIELDS, create_keyring, load_keyring
from simpul.kernel.sealing import decrypt, encrypt, open_seal, public_point, seal


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "kunci.json"
    create_keyring(path)
    return path


def change(file: Path, **parts: Any) -> None:
    """Write other parts; None takes one away."""
    content = json.loads(file.read_text()) | parts
    file.write_text(json.dumps({name: value for name, value in content.items() if value is not None}))


def refusal(file: Path) -> SimpulError:
    with pytest.raises(SimpulError) as caught:
        load_keyring(file)
    assert "{" not in str(caught.value)
    return caught.value


def key(length: int) -> str:
    return base64.b64encode(b"k" * length).decode()


def test_it_works(file: Path) -> None:
    assert file.stat().st_mode & 0o777 == 0o600
    ring = load_keyring(file)
    assert decrypt(ring.data[ring.data_current], encrypt(ring.data[ring.data_current], b"isi")) == b"isi"
    for private in (ring.server, ring.kasus):
        assert open_seal(private, seal(public_point(private), b"isi", b"c"), b"c") == b"isi"
    assert set(json.loads(file.read_text())) == set(FIELDS)


def test_keys_that_were_followed_by_newer_ones_still_open(file: Path) -> None:
    old = json.loads(file.read_text())["data"]
    change(file, data=old | {"2": key(32)}, data_current="2")
    assert set(load_keyring(file).data) == {"1", "2"}


def test_a_key_file_is_never_written_over(file: Path) -> None:
    before = file.read_bytes()
    with pytest.raises(SimpulError, match=r"kunci\.sudah_ada|tidak ditimpa"):
        create_keyring(file)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("part", "value"),
    [
        *((part, None) for part in FIELDS),
        *((part, 7) for part in FIELDS),
        *((part, "") for part in FIELDS),
        ("django", "pendek"),
        ("data", []),
        ("data", {"1": key(16)}),
        ("data", {"1": key(33)}),
        ("data", {"1": key(32) + "*"}),
        ("data", {"1": 7}),
        ("data", {"1:2": key(32)}),
        ("data_current", "2"),
        ("data_current", ["1"]),
        ("cari", key(16)),
        ("cari", "bukan base64!"),
        ("server", key(32)),
        ("kasus", key(138)),
    ],
)
def test_a_part_that_is_no_key_is_named(file: Path, part: str, value: Any) -> None:
    change(file, **{part: value})
    error = refusal(file)
    assert (error.code, error.params) == ("kunci.rusak", {"berkas": "kunci.json", "bagian": part})


def test_no_data_key_at_all_leaves_no_current_one(file: Path) -> None:
    change(file, data={})
    assert refusal(file).params["bagian"] == "data_current"


@pytest.mark.parametrize("text", ["", "[]", "null", "7", '"kunci"', '{"django": ', "\x00", "é"])
def test_a_file_that_is_no_keyring_is_refused_whole(file: Path, text: str) -> None:
    file.write_bytes(text.encode("latin-1"))
    assert (refusal(file).code, refusal(file).params["bagian"]) == ("kunci.rusak", "seluruh isi")


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o601, 0o644, 0o666, 0o777])
def test_a_file_that_others_may_touch_is_refused(file: Path, mode: int) -> None:
    file.chmod(mode)
    error = refusal(file)
    assert error.code == "kunci.terbuka"
    assert "chmod 600" in str(error)


def test_a_file_that_is_not_ours_is_told_apart_from_a_torn_one(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(*_: object, **__: object) -> str:
        raise PermissionError

    monkeypatch.setattr(Path, "read_text", forbidden)
    assert refusal(file).code == "kunci.tidak_terbaca"


@pytest.mark.parametrize("odd", ["tidak-ada.json", "."])
def test_without_a_file_the_way_out_is_told(tmp_path: Path, odd: str) -> None:
    error = refusal(tmp_path / odd)
    assert error.code == "kunci.tidak_ada"
    assert "simpul siapkan" in str(error)
