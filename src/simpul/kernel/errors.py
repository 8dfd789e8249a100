"""The one base of every error the house raises on purpose."""

import datetime as dt
import json
import re
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from simpul.kernel.clock import date_in_words

_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)

CONTRACTS = next(
    path for path in (Path(__file__).parents[3] / "contracts", Path(__file__).parents[1] / "contracts") if path.is_dir()
)


class SimpulError(Exception):
    """A refusal with a code (`warga.nik_pendek`) and the values its sentence needs.

    The sentence itself lives in `contracts/galat.json`, where the phone reads it too.
    """

    def __init__(self, code: str, **params: Any) -> None:
        super().__init__(code)
        self.code = code
        self.params = params

    def __str__(self) -> str:
        return sentence(self.code, self.params)


@cache
def catalogue() -> dict[str, str]:
    """Every error code with its Indonesian sentence."""
    words: dict[str, str] = json.loads((CONTRACTS / "galat.json").read_text(encoding="utf-8"))
    return words


def sentence(code: str, params: dict[str, Any]) -> str:
    """The plain sentence of a code; an unknown code still says that nothing is lost."""
    template = catalogue().get(code) or catalogue()["umum.tidak_dikenal"]
    try:
        return template.format(**{name: _in_words(value) for name, value in params.items()})
    except (KeyError, IndexError):
        return template


def _in_words(value: Any) -> Any:
    """A date as people write it; params travel as JSON, so it may be text."""
    if isinstance(value, str) and _DATE.fullmatch(value):
        with suppress(ValueError):
            return date_in_words(dt.date.fromisoformat(value))
    return date_in_words(value) if type(value) is dt.date else value
