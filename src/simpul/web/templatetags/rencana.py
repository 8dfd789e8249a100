"""Filters of plans: money, amounts, and the screens around a screen."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import template
from django.http import QueryDict

from simpul.layanan.loader import load_catalog
from simpul.rencana.rules.angka import rupiah as rupiah_words
from simpul.rencana.rules.angka import volume_words

register = template.Library()


@register.filter
def rupiah(amount: int | None) -> str:
    """Rp12.500.000; a dash for nothing."""
    return rupiah_words(amount) if amount else "-"


@register.filter
def volume(amount: Decimal) -> str:
    """2,5 without empty decimals."""
    return volume_words(amount)


@register.filter
def huruf(bidang: str) -> str:
    """The letter of a field."""
    return next((field.letter for field in load_catalog().bidang if field.code == bidang), "")


@register.filter
def pisah(words: str) -> list[str]:
    """Words between commas."""
    return words.split(",")


@register.filter
def isian(form: QueryDict, key: str) -> str:
    """What was typed as the amount of a kader."""
    return str(form.get(f"jumlah-{key}", ""))


@register.filter
def sebelum(slides: Sequence[Any], place: int) -> str:
    """The field of the screen before; '' at the first."""
    return str(slides[place - 1].bidang.code) if place else ""


@register.filter
def sesudah(slides: Sequence[Any], place: int) -> str:
    """The field of the next screen; '' at the last."""
    return str(slides[place + 1].bidang.code) if place + 1 < len(slides) else ""
