"""Filters for moments and sizes: local time in words, how long ago, weights and lengths as people read them."""

import datetime as dt
from zoneinfo import ZoneInfo

from django import template

from simpul.kernel import clock
from simpul.warga.rules.tujuan import Tujuan, purposes
from simpul.web.templatetags.simpul import tanggal

register = template.Library()
# From the longest: seconds in one, and its word.
_SPANS = ((86_400, "hari"), (3_600, "jam"), (60, "menit"))
_DAYS_SHOWN = 31


@register.filter
def waktu(moment: dt.datetime | None, zone: str = "WIB") -> str:
    """26 November 2026 pukul 10.05 in a zone; a dash when there is none."""
    if moment is None:
        return "-"
    local = moment.astimezone(ZoneInfo(clock.ZONES[zone or "WIB"]))
    return f"{tanggal(local.date())} pukul {local:%H.%M}"


@register.filter
def lalu(moment: dt.datetime | None) -> str:
    """'10 menit lalu', 'baru saja', or the date when it is over a month ago; a dash when never."""
    if moment is None:
        return "-"
    seconds = (clock.now() - moment).total_seconds()
    if seconds > _DAYS_SHOWN * _SPANS[0][0]:
        return tanggal(moment.date())
    for length, word in _SPANS:
        if seconds >= length:
            return f"{int(seconds // length)} {word} lalu"
    return "baru saja"


@register.filter
def kg(grams: int | None) -> str:
    """8,9 kg from grams; a dash when not weighed."""
    return "-" if grams is None else f"{grams / 1000:.1f} kg".replace(".", ",")


@register.filter
def cm(millimetres: int | None) -> str:
    """73,5 cm from millimetres; a dash when not measured."""
    return "-" if millimetres is None else f"{millimetres / 10:.1f} cm".replace(".", ",")


@register.filter
def skor(value: float | None) -> str:
    """-0,44 with two decimals; a dash when there is none."""
    return "-" if value is None else f"{value:.2f}".replace(".", ",").replace("-", "−")


@register.filter
def nilai_ratus(value: int | None) -> str:
    """3,67 from a mean x 100; a dash when there is none."""
    return "-" if value is None else f"{value // 100},{value % 100:02d}"


@register.filter
def telepon(number: str | None) -> str:
    """0812-3456-7890, grouped for reading aloud."""
    digits = (number or "").strip()
    if not digits.isdecimal() or len(digits) < 9:
        return digits
    return "-".join((digits[:4], digits[4:8], digits[8:]))


@register.filter
def samar(number: str | None) -> str:
    """0812-••••-890: that there is a number, and not which."""
    digits = (number or "").strip()
    return f"{digits[:4]}-••••-{digits[-3:]}" if len(digits) >= 9 else "ada"


@register.filter
def butir(mapping: dict[str, object] | None, key: str) -> object:
    """A value of a mapping by a key that is itself a variable; '' when it is absent."""
    return (mapping or {}).get(key, "")


@register.simple_tag
def tujuan_data() -> tuple[Tujuan, ...]:
    """For what data are recorded, each with its legal basis (R50)."""
    return purposes()
