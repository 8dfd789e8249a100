"""From the bytes of a file to its sheets: another process opens it, under limits, and only plain rows come back."""

import subprocess
import sys
from typing import Final

import msgspec

from simpul.interop.impor.errors import Galat
from simpul.interop.impor.pembaca import MOST_ROWS, Cell
from simpul.kernel.errors import SimpulError

MOST_BYTES: Final = 25 * 1024 * 1024
WAIT_SECONDS: Final = 120


def read_file(content: bytes) -> list[tuple[str, list[list[Cell]]]]:
    """(name, rows) of each sheet; raises a code of `errors.Galat`. A reader that dies read nothing it could."""
    if len(content) > MOST_BYTES:
        raise SimpulError(Galat.TERLALU_BESAR)
    command = [sys.executable, "-m", "simpul.interop.impor.pembaca"]
    try:
        done = subprocess.run(command, input=content, capture_output=True, timeout=WAIT_SECONDS, check=False)  # noqa: S603  # own module
    except subprocess.TimeoutExpired as error:
        raise SimpulError(Galat.TERLALU_BESAR) from error
    if done.returncode != 0:
        # The limit on memory or time ended it, or a file that no reader understands.
        raise SimpulError(Galat.TERLALU_BESAR if done.returncode < 0 else Galat.TERPOTONG)
    answer = msgspec.msgpack.decode(done.stdout)
    code = answer.get("galat", "")
    if code:
        raise SimpulError(code, paling=MOST_ROWS)
    return [(name, rows) for name, rows in answer["sheets"]]
