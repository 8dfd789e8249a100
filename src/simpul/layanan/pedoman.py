"""What the guide of the six fields wants every record to carry (`catalog/pedoman.yaml`), apart from any version.

The lists are not the authors' to shorten: a line that leaves something out is named in them with its reason.
"""

from functools import lru_cache
from typing import Any

import msgspec
import yaml

from simpul.layanan.loader import CATALOG, Loader
from simpul.layanan.schema import Strict

SOURCE = CATALOG / "pedoman.yaml"
OR = " | "


class Paper(Strict, frozen=True):
    """A paper of a field; `isi` names its codes, any of which will do. `kecuali` is {reason: lines}."""

    isi: str
    kecuali: dict[str, tuple[str, ...]] = {}


class Fact(Strict, frozen=True):
    """A fact of a field; every part of `isi` is needed, each naming the places any of which will do."""

    nama: str
    isi: tuple[str, ...]
    kecuali: dict[str, tuple[str, ...]] = {}


class Demand(Strict, frozen=True):
    """The lists of one field; `sebab` are the reasons its exemptions name, in words."""

    sumber: tuple[str, ...]
    sebab: dict[str, str]
    berkas: tuple[Paper, ...]
    fakta: tuple[Fact, ...]


@lru_cache(maxsize=1)
def load_pedoman() -> dict[str, Demand]:
    """The lists by field; cached."""
    raw: Any = yaml.load(SOURCE.read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506  # a safe loader
    return msgspec.convert(raw, dict[str, Demand])
