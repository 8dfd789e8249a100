"""The backup file and the text of rows."""

import json
import os
import secrets
import sqlite3
import time
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from simpul.flows.keeping import rows
from simpul.flows.keeping.archive import ArchiveWriter, members, read_header
from simpul.flows.keeping.backup import LEFT_SECONDS, make_backup
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.keyring import create_keyring

KEY = bytes(range(32))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])), inner, max_size=4),
    max_leaves=12,
)  # fmt: skip


@pytest.fixture
def written(tmp_path: Path) -> Path:
    path = tmp_path / "simpul-20261126T180000Z.cadangan"
    with path.open("wb") as file:
        writer = ArchiveWriter(file, KEY, {"format": 1})
        # Random bytes do not compress, so that there are several frames.
        for number in range(3):
            writer.add({"nomor": number}, secrets.token_bytes(1_200_000))
        writer.add({"nomor": 3}, b"")
        writer.close()
    return path


def test_members_come_back_in_order(written: Path) -> None:
    found = [(head["nomor"], len(content)) for head, content in members(written, KEY)]
    assert found == [(0, 1_200_000), (1, 1_200_000), (2, 1_200_000), (3, 0)]
    assert read_header(written) == {"format": 1}


@pytest.mark.parametrize("cut", [10, 100, 1_000_000, 3_000_000])
def test_a_cut_file_is_noticed(written: Path, cut: int) -> None:
    written.write_bytes(written.read_bytes()[:-cut])
    with pytest.raises(SimpulError) as caught:
        list(members(written, KEY))
    assert caught.value.code == "cadangan.rusak"


def test_a_file_that_ends_with_a_whole_frame_is_noticed(written: Path) -> None:
    content = written.read_bytes()
    length = 18 + 4 + int.from_bytes(content[18:22], "big")
    first = length + 4 + int.from_bytes(content[length : length + 4], "big")
    written.write_bytes(content[:first])
    with pytest.raises(SimpulError):
        list(members(written, KEY))


def test_a_changed_byte_or_another_key_is_noticed(written: Path) -> None:
    content = bytearray(written.read_bytes())
    content[len(content) // 2] ^= 1
    for key in (bytes(32), KEY):
        with pytest.raises(SimpulError) as caught:
            list(members(written, key))
        assert caught.value.code == "cadangan.rusak"
        written.write_bytes(content)


def test_another_file_is_no_backup(tmp_path: Path) -> None:
    path = tmp_path / "surat.pdf"
    path.write_bytes(b"%PDF-1.7 sebuah surat yang cukup panjang")
    with pytest.raises(SimpulError) as caught:
        read_header(path)
    assert caught.value.code == "cadangan.bukan_cadangan"
    with pytest.raises(SimpulError) as caught:
        read_header(tmp_path / "tidak-ada.cadangan")
    assert caught.value.code == "cadangan.tidak_ada"


@pytest.mark.django_db
@given(JSON)
def test_json_reads_as_postgresql_writes_it(content: object) -> None:
    """One text on both databases, so that hashes of tables can be compared."""
    ours = rows.json_text(content)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT %s::jsonb::text", [json.dumps(content)])
            assert cursor.fetchone() == (ours,)
    assert rows.json_text(json.loads(ours)) == ours


def test_every_kind_of_column_is_one_that_both_databases_write_alike() -> None:
    """A new kind is added here when `test_a_move_compares_every_table` has moved a row of it."""
    known = """
        AutoField BigAutoField BigIntegerField BinaryField BooleanField CharField DateField DateTimeField DecimalField
        FloatField ForeignKey GenericIPAddressField IntegerField JSONField OneToOneField PositiveIntegerField
        PositiveSmallIntegerField SmallIntegerField TextField TimeField UUIDField
    """
    used = {field.get_internal_type() for model in apps.get_models() for field in model._meta.concrete_fields}
    assert used - set(known.split()) == set()


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"])))
def test_any_text_comes_back(plain: str) -> None:
    made = rows.text_of(plain)
    assert made is not None
    assert "\n" not in made
    assert "\t" not in made
    assert next(rows.values(f"{made}\n".encode(), ["text"])) == ([plain])


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        ("2026-11-29 20:04:25.123400", "2026-11-29 20:04:25.1234+00"),
        ("2026-11-29 20:04:20", "2026-11-29 20:04:20+00"),
    ],
)
def test_moments_are_stored_as_django_stores_them(stored: str, text: str) -> None:
    """SQLite compares them as text."""
    assert list(rows.values(f"{text}\n".encode(), ["moment"])) == [[stored]]


def test_a_part_left_by_a_power_cut_goes_and_one_that_grows_stays(tmp_path: Path) -> None:
    left, growing = (tmp_path / f".simpul-{name}.cadangan.sebagian" for name in ("lama", "baru"))
    for part in (left, growing):
        part.write_bytes(b"x")
    hours_ago = time.time() - 2 * LEFT_SECONDS
    os.utime(left, (hours_ago, hours_ago))
    settings = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(tmp_path / "tidak-ada" / "basis.sqlite3")}
    with pytest.raises((SimpulError, sqlite3.Error)):
        make_backup(settings, create_keyring(tmp_path / "kunci.json"), tmp_path, tmp_path, clock.now(), lambda *_: None)
    assert [path.name for path in tmp_path.glob(".simpul-*")] == [growing.name]
