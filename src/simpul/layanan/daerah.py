"""What a regency sets in the catalogue for itself: words, agencies, deadlines and lines it does not offer.

A setting is kept as it was chosen and becomes a layer over whatever version a record was made under, so a published
version stays as it is. Pure.
"""

import datetime as dt
import re
from collections import Counter
from collections.abc import Mapping

import msgspec

from simpul.kernel.errors import SimpulError
from simpul.layanan.errors import Galat
from simpul.layanan.schema import Catalog, Line, LineChange, Opd, Overlay, Strict

MAX_DAYS, MAX_WORD, MAX_NAME = 60, 30, 90
_WORD = re.compile(r"[^\W\d_][\w '’./-]*")


class Setelan(Strict, frozen=True):
    """Receiving agency and days for the first answer; None leaves it as the catalogue has it."""

    opd: str | None = None
    deadline_days: int | None = None


class Daerah(Strict, frozen=True):
    """The settings of a regency. `bidang` reaches the lines that follow their field, `baris` one line each."""

    labels: dict[str, str] = {}
    opd: dict[str, str] = {}
    bidang: dict[str, Setelan] = {}
    baris: dict[str, Setelan] = {}
    hide: tuple[str, ...] = ()


class Lapis(Strict, frozen=True):
    """A setting with the day it begins, as it lies over the catalogue."""

    id: str
    mulai: dt.date
    isi: Daerah


def field_setting(catalog: Catalog, bidang: str) -> Setelan:
    """What most lines of a field say: the agency and the days that its other lines follow."""
    lines = [line for line in catalog.lines if line.bidang == bidang]
    opd = Counter(line.opd for line in lines).most_common(1)[0][0]
    return Setelan(opd, Counter(line.deadline_days for line in lines).most_common(1)[0][0])


def check_daerah(catalog: Catalog, isi: Daerah) -> Daerah:
    """The settings when they fit the catalogue; raises `layanan.daerah_salah` with the part that does not."""
    for word in isi.labels.values():
        if len(word) > MAX_WORD or not _WORD.fullmatch(word):
            raise _wrong("kata daerah")
    for name in isi.opd.values():
        if not name.strip() or len(name) > MAX_NAME or "{" in name:
            raise _wrong("nama dinas")
    agencies = {one.code for one in catalog.opd}
    for one in (*isi.bidang.values(), *isi.baris.values()):
        if one.opd is not None and one.opd not in agencies:
            raise _wrong("dinas penerima")
        if one.deadline_days is not None and not 0 <= one.deadline_days <= MAX_DAYS:
            raise _wrong("hari jawaban pertama")
    lines = {line.id for line in catalog.lines}
    known = set(isi.labels) <= set(catalog.labels) and set(isi.opd) <= agencies
    if not known or not {*isi.baris, *isi.hide} <= lines or not set(isi.bidang) <= {one.code for one in catalog.bidang}:
        raise _wrong("layanan")
    _check_hidden(catalog, isi)
    return isi


def _check_hidden(catalog: Catalog, isi: Daerah) -> None:
    """The sealed line stays open everywhere, and what a rule proposes can be opened; a field keeps a line."""
    hidden = set(isi.hide)
    kept = [line for line in catalog.lines if line.id not in hidden]
    proposed = {rule.lalu.usul_rujukan for line in kept for rule in line.rules}
    stuck = sorted(line.id for line in catalog.lines if line.id in hidden and (line.rahasia or line.id in proposed))
    if stuck:
        raise SimpulError(Galat.NEEDED_LINE, baris=", ".join(stuck))
    if {one.code for one in catalog.bidang} - {line.bidang for line in kept}:
        raise _wrong("layanan yang disembunyikan")


def _wrong(part: str) -> SimpulError:
    return SimpulError(Galat.WRONG_REGION, bagian=part)


def layer_over(catalog: Catalog, lapis: Lapis) -> Overlay:
    """The settings as a layer over this catalogue; what this version does not have is left out."""
    isi = lapis.isi
    defaults = {one.code: field_setting(catalog, one.code) for one in catalog.bidang}
    changes = {line.id: _change(line, isi, defaults[line.bidang]) for line in catalog.lines}
    return Overlay(
        id=lapis.id,
        name=lapis.id,
        valid_from=lapis.mulai,
        labels={key: word for key, word in isi.labels.items() if key in catalog.labels},
        opd=tuple(Opd(one.code, isi.opd[one.code]) for one in catalog.opd if one.code in isi.opd),
        hide=isi.hide,
        change={key: change for key, change in changes.items() if change != LineChange()},
    )


def _change(line: Line, isi: Daerah, default: Setelan) -> LineChange:
    own, field = isi.baris.get(line.id, Setelan()), isi.bidang.get(line.bidang, Setelan())
    follows_opd, follows_days = line.opd == default.opd, line.deadline_days == default.deadline_days
    opd = own.opd if own.opd is not None else field.opd if follows_opd else None
    days = own.deadline_days if own.deadline_days is not None else field.deadline_days if follows_days else None
    return LineChange(opd=opd, deadline_days=days)


def write_lapis(lapis: Lapis) -> str:
    """A layer as text: the same text for the same settings, so that it may stand for them in a cache."""
    return msgspec.json.encode(lapis, order="sorted").decode()


def read_lapis(text: str) -> Lapis:
    """The layer of `write_lapis`."""
    return msgspec.json.decode(text, type=Lapis)


def read_daerah(raw: Mapping[str, object]) -> Daerah:
    """Settings as they were stored."""
    return msgspec.convert(raw, Daerah)
