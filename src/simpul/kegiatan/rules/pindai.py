"""What a scanner sends, and what its clock is worth."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from simpul.kegiatan import errors
from simpul.kernel.errors import SimpulError

MOST_ROWS, LONGEST_WORD = 500, 120
TRUSTED = dt.timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Pindaian:
    """One scan: the id its phone gave it, the session it stood at, what was read, when by the phone's clock."""

    klien: str
    sesi_id: UUID | None
    teks: str
    waktu: dt.datetime


def read_pindaian(said: Any) -> tuple[list[Pindaian], dt.datetime, str]:
    """Scans, the phone's clock when it sent them, and the phone's name.

    `{"dikirim": ms, "alat": "HP pintu 1", "baris": [{"id", "sesi", "teks", "waktu": ms}]}`; raises
    `kegiatan.pindai_isi`.
    """
    try:
        rows, sent, name = said["baris"], _moment(said["dikirim"]), str(said.get("alat", ""))
        scans = [
            Pindaian(str(UUID(row["id"])), _id(row["sesi"]), _word(row["teks"]), _moment(row["waktu"])) for row in rows
        ]
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError) as error:
        raise SimpulError(errors.PINDAI_ISI) from error
    if len(scans) > MOST_ROWS:
        raise SimpulError(errors.PINDAI_ISI)
    return scans, sent, " ".join(name.replace("\x00", "").split())[:60]


def set_right(waktu: dt.datetime, dikirim: dt.datetime, at: dt.datetime) -> dt.datetime:
    """When a scan was made by the server's clock: a phone whose clock is off is off by as much when it sends.

    No scan lies in the future, whatever a clock says.
    """
    skew = at - dikirim
    moment = waktu + skew if abs(skew) > TRUSTED else waktu
    return min(moment, at)


def _moment(milliseconds: Any) -> dt.datetime:
    if isinstance(milliseconds, bool) or not isinstance(milliseconds, int):
        raise TypeError(milliseconds)
    return dt.datetime.fromtimestamp(milliseconds / 1000, dt.UTC)


def _id(text: Any) -> UUID | None:
    return UUID(text) if text else None


def _word(text: Any) -> str:
    return " ".join(str(text).replace("\x00", "").split())[:LONGEST_WORD]
