"""The form of what a regency sets in the catalogue: words, agencies, days for the first answer, lines not offered."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from simpul.kernel.errors import SimpulError
from simpul.layanan.daerah import Daerah, Setelan, field_setting
from simpul.layanan.errors import Galat
from simpul.layanan.schema import Bidang, Catalog, Line
from simpul.web.asked import asked

LABEL_NAMES = {
    "desa": "Desa",
    "dusun": "Dusun",
    "kecamatan": "Kecamatan",
    "kepala_desa": "Kepala desa",
    "kepala_dusun": "Kepala dusun",
    "rt": "RT",
}


@dataclass(frozen=True, slots=True)
class Isian:
    """One choice of agency and days on the form: its name, the catalogue's own values, and what is chosen."""

    nama: str
    opd_katalog: str
    hari_katalog: int | None
    opd: str
    hari: str


@dataclass(frozen=True, slots=True)
class BarisLayanan:
    """A line of the catalogue on the form."""

    line: Line
    isian: Isian
    sembunyi: bool


@dataclass(frozen=True, slots=True)
class BidangLayanan:
    """A field on the form, with its lines."""

    bidang: Bidang
    isian: Isian
    baris: list[BarisLayanan]
    berubah: int


def read(form: QueryDict, catalog: Catalog) -> Daerah:
    """The settings that differ from the catalogue; raises `layanan.daerah_salah` for days that are no number."""
    labels = {key: asked(form, f"kata-{key}", 40) for key in catalog.labels}
    names = {one.code: asked(form, f"nama-{one.code}", 120) for one in catalog.opd}
    known = {one.code: one.name for one in catalog.opd}
    fields = {one.code: _setting(form, one.code, field_setting(catalog, one.code)) for one in catalog.bidang}
    lines = {line.id: _setting(form, line.id, Setelan(line.opd, line.deadline_days)) for line in catalog.lines}
    return Daerah(
        labels={key: word for key, word in labels.items() if word and word != catalog.labels[key]},
        opd={code: name for code, name in names.items() if name and name != known[code]},
        bidang={code: one for code, one in fields.items() if one != Setelan()},
        baris={key: one for key, one in lines.items() if one != Setelan()},
        hide=tuple(line.id for line in catalog.lines if line.id in form.getlist("sembunyi")),
    )


def _setting(form: QueryDict, key: str, default: Setelan) -> Setelan:
    """What was chosen for a field or a line; what the catalogue says anyway is not a choice."""
    opd, days = asked(form, f"opd-{key}", 40), asked(form, f"hari-{key}", 4)
    if days and not (days.isascii() and days.isdecimal()):
        raise SimpulError(Galat.WRONG_REGION, bagian="hari jawaban pertama")
    chosen = int(days) if days else None
    return Setelan(opd if opd and opd != default.opd else None, chosen if chosen != default.deadline_days else None)


def start_of(form: QueryDict, today: dt.date) -> dt.date:
    """The day from which it holds; today when none was typed."""
    try:
        return dt.date.fromisoformat(asked(form, "mulai", 10))
    except ValueError:
        return today


def shown(catalog: Catalog, isi: Daerah) -> dict[str, Any]:
    """Settings as the form shows them, beside what the catalogue says."""
    fields = [_field(catalog, field, isi) for field in catalog.bidang]
    return {
        "kata": [
            (key, LABEL_NAMES.get(key, key), word, isi.labels.get(key, "")) for key, word in catalog.labels.items()
        ],
        "dinas": [(one.code, one.name, isi.opd.get(one.code, "")) for one in catalog.opd],
        "pilihan": [(one.code, isi.opd.get(one.code, one.name)) for one in catalog.opd],
        "bidang": fields,
    }


def _field(catalog: Catalog, field: Bidang, isi: Daerah) -> BidangLayanan:
    names = {one.code: isi.opd.get(one.code, one.name) for one in catalog.opd}
    lines = [
        BarisLayanan(
            line,
            _isian(line.title, Setelan(line.opd, line.deadline_days), isi.baris.get(line.id, Setelan()), names),
            line.id in isi.hide,
        )
        for line in catalog.lines
        if line.bidang == field.code
    ]
    default = field_setting(catalog, field.code)
    changed = sum(line.sembunyi or bool(line.isian.opd or line.isian.hari) for line in lines)
    return BidangLayanan(
        field, _isian(field.name, default, isi.bidang.get(field.code, Setelan()), names), lines, changed
    )


def _isian(nama: str, default: Setelan, chosen: Setelan, names: dict[str, str]) -> Isian:
    days = "" if chosen.deadline_days is None else str(chosen.deadline_days)
    return Isian(nama, names.get(default.opd or "", default.opd or ""), default.deadline_days, chosen.opd or "", days)
