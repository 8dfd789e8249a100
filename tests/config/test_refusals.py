"""What the machine refuses a command is told in a sentence; a mistake of ours keeps its traceback."""

import sqlite3
from pathlib import Path

import psycopg
import pytest
from django.db import OperationalError, ProgrammingError

from simpul.config import cli
from simpul.config.refusals import in_words
from simpul.kernel.errors import SimpulError


def _told(error: Exception) -> SimpulError:
    with pytest.raises(SimpulError) as caught, in_words():
        raise error
    return caught.value


def test_it_works(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    missing = tmp_path / "tidak-ada.csv"
    assert cli.main(["zscore", str(missing), str(tmp_path / "hasil.csv")]) == 1
    assert f"{missing} tidak ditemukan" in capsys.readouterr().err


def test_a_file_of_someone_else_names_file_and_user() -> None:
    told = _told(PermissionError(13, "Permission denied", "/media/usb/kunci.json"))
    assert told.code == "setelan.berkas_tertutup"
    assert "/media/usb/kunci.json" in str(told)


def test_a_database_that_does_not_answer_or_has_no_tables() -> None:
    down = OperationalError("connection refused\n\tIs the server running?")
    down.__cause__ = psycopg.OperationalError()
    assert "connection refused. Perintah" in str(_told(down))
    bare = ProgrammingError('relation "x" does not exist\nLINE 1')
    bare.__cause__ = psycopg.errors.UndefinedTable()
    assert _told(bare).code == "setelan.database_menolak"
    assert _told(OperationalError("no such table: x")).code == "setelan.database_menolak"


@pytest.mark.parametrize(
    "error", [ProgrammingError("syntax"), ValueError("x"), PermissionError("x"), sqlite3.Error("x")]
)
def test_mistakes_of_ours_stay_as_they_are(error: Exception) -> None:
    with pytest.raises(type(error)), in_words():
        raise error
