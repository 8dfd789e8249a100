"""Declarations of figures and indicators (`catalog/indikator.yaml`): words, formula, coverage, source, who sees names.

A figure is a count with a list behind it; an indicator is a rate of figures (users.md R44).
"""

from enum import StrEnum
from functools import lru_cache
from typing import Any

import msgspec
import yaml

from simpul.layanan.loader import CATALOG, Loader, load_catalog
from simpul.layanan.schema import Strict

SOURCE = CATALOG / "indikator.yaml"


class Entity(StrEnum):
    """What the ids behind a figure are."""

    ORANG = "orang"
    KUNJUNGAN = "kunjungan"
    USULAN = "usulan"
    SESI = "sesi"
    BIDANG = "bidang"
    KADER = "kader"
    LAPORAN = "laporan"
    POSYANDU = "posyandu"


class Group(StrEnum):
    """Where an indicator is shown: SKDN, core indicators, ages of open requests."""

    SKDN = "skdn"
    INTI = "inti"
    UMUR = "umur"


class Figure(Strict, frozen=True):
    """A count. `names` is the act that opens its list, or `terbuka`; `bidang` is empty when it is of all fields."""

    id: str
    text: str
    entity: Entity
    names: str
    short: str = ""
    bidang: str = ""

    @property
    def label(self) -> str:
        """Its short word; for SKDN the letter itself."""
        return self.short or self.id


class Part(Strict, frozen=True):
    """Numerator or denominator: figures added and subtracted; `text` when no single figure says it."""

    add: tuple[str, ...]
    subtract: tuple[str, ...] = ()
    text: str = ""


class Indicator(Strict, frozen=True):
    """A rate: numerator times `per` (100 or 1000) over denominator; `coverage` is `d_s` or `buka`."""

    id: str
    short: str
    name: str
    group: Group
    numerator: Part
    denominator: Part
    per: int
    coverage: str
    source: str
    period: str = "sebulan"
    note: str = ""


class IndicatorBook(Strict, frozen=True):
    """All declarations of one version, by id, in the order of the file."""

    version: str
    figures: dict[str, Figure]
    indicators: dict[str, Indicator]

    def text_of(self, part: Part) -> str:
        """Words of a numerator or denominator."""
        return part.text or " + ".join(self.figures[name].text for name in part.add)


@lru_cache(maxsize=1)
def load_indicators() -> IndicatorBook:
    """The declarations, `{bidang}` and `{nama}` filled for each of the six fields; cached."""
    raw: dict[str, Any] = yaml.load(SOURCE.read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506  # a safe loader
    figures = msgspec.convert(_spread(raw["figures"]), list[Figure])
    indicators = msgspec.convert(_spread(raw["indicators"]), list[Indicator])
    by_id = {figure.id: figure for figure in figures}
    return IndicatorBook(str(raw["version"]), by_id, {item.id: item for item in indicators})


def _spread(items: list[dict[str, Any]]) -> list[Any]:
    """Items that name a field once are repeated for all six."""
    found: list[Any] = []
    for item in items:
        if "{bidang}" not in item["id"]:
            found.append(item)
            continue
        found += [_fill(item, bidang.code, bidang.short_name) for bidang in load_catalog().bidang]
    return found


def _fill(value: Any, code: str, name: str) -> Any:
    if isinstance(value, str):
        return value.replace("{bidang}", code).replace("{nama}", name)
    if isinstance(value, list):
        return [_fill(item, code, name) for item in value]
    return {key: _fill(item, code, name) for key, item in value.items()} if isinstance(value, dict) else value
