"""Filters of all templates: Indonesian numbers, dates and words."""

import datetime as dt

from django import template

from simpul.kernel.clock import MONTH_NAMES, date_in_words
from simpul.kernel.tanggal import full_date

register = template.Library()


@register.filter
def tanggal(value: dt.date | None) -> str:
    """26 November 2026; a dash when there is none."""
    return date_in_words(value) if value else "-"


@register.filter
def hari_tanggal(value: dt.date | None) -> str:
    """Kamis, 26 November 2026."""
    return full_date(value) if value else "-"


@register.filter
def bulan(value: dt.date | None) -> str:
    """November 2026."""
    return f"{MONTH_NAMES[value.month - 1]} {value.year}" if value else "-"


@register.filter
def jam(value: dt.datetime | None) -> str:
    """10.05 of a moment that is already local; Django's own filter would turn it back to UTC."""
    return f"{value:%H.%M}" if value else "-"


@register.filter
def jam_detik(value: dt.datetime | None) -> str:
    """10.05.33 of a moment that is already local."""
    return f"{value:%H.%M.%S}" if value else "-"


@register.filter
def persen(numerator: int | None, denominator: int | None) -> str:
    """81,3 %; a dash instead of a division by zero (health dossier 3.1)."""
    if not denominator or numerator is None:
        return "-"
    return f"{100 * numerator / denominator:.1f} %".replace(".", ",")


@register.filter
def ribuan(value: int | None) -> str:
    """12.345 with Indonesian points; a dash when there is none."""
    return "-" if value is None else f"{value:,}".replace(",", ".")


@register.filter
def ambil(mapping: dict[str, object] | None, key: str) -> object:
    """A value of a mapping by a key that is itself a variable; 0 when it is absent."""
    return (mapping or {}).get(key, 0)
