"""What the machine refuses a command, as a sentence: no right to a file, no such file, no database."""

import getpass
from collections.abc import Iterator
from contextlib import contextmanager

from simpul.kernel.errors import SimpulError

NO_TABLE = "42P01"  # of PostgreSQL


@contextmanager
def in_words() -> Iterator[None]:
    """Raises `setelan.berkas_tertutup`, `setelan.berkas_tidak_ada`, `setelan.database_menolak`; the rest as it is."""
    try:
        yield
    except PermissionError as error:
        if error.filename is None:
            raise
        raise SimpulError("setelan.berkas_tertutup", berkas=str(error.filename), pengguna=_user()) from error
    except FileNotFoundError as error:
        if error.filename is None:
            raise
        raise SimpulError("setelan.berkas_tidak_ada", berkas=str(error.filename)) from error
    except _database_errors() as error:
        if not _is_refusal(error):
            raise
        raise SimpulError("setelan.database_menolak", sebab=str(error).strip().splitlines()[0]) from error


def _database_errors() -> tuple[type[Exception], ...]:
    # Read only once something went wrong: not every command needs Django.
    from django.db.utils import OperationalError, ProgrammingError

    return OperationalError, ProgrammingError


def _is_refusal(error: Exception) -> bool:
    """A programming error is one of ours, unless tables were never made."""
    return type(error).__name__ == "OperationalError" or getattr(error.__cause__, "sqlstate", None) == NO_TABLE


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "ini"
