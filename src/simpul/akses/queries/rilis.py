"""Reads of releases: how far each has gone, and which phones say they run it."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Count

from simpul.akses.models import Perangkat, TahapRilis
from simpul.akses.rules.words import StatusPerangkat


@dataclass(frozen=True, slots=True)
class TahapRow:
    """The stage of a release as it was set."""

    versi: str
    persen: int
    wilayah: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class VersiRow:
    """How many phones and posyandu run a version."""

    versi: str
    hp: int
    posyandu: int


def tahap_rilis() -> dict[str, TahapRow]:
    """Every stage that was set, by version."""
    rows = TahapRilis.objects.values_list("versi", "persen", "wilayah")
    return {versi: TahapRow(versi, persen, tuple(wilayah)) for versi, persen, wilayah in rows}


def silent_since(moment: dt.datetime) -> tuple[int, int]:
    """How many phones in use were not heard of since a moment, and how many are in use."""
    rows = Perangkat.objects.exclude(status=StatusPerangkat.DICABUT)
    total = rows.count()
    return total - rows.filter(kontak_terakhir__gte=moment).count(), total


def versi_rows(since: dt.datetime) -> list[VersiRow]:
    """Versions that phones told with their last push, of phones in use and heard of since a moment."""
    rows = (
        Perangkat.objects.exclude(status=StatusPerangkat.DICABUT)
        .filter(kontak_terakhir__gte=since)
        .values("versi_app")
        .annotate(hp=Count("id"), posyandu=Count("posyandu_id", distinct=True))
        .order_by("-versi_app")
    )
    return [VersiRow(row["versi_app"], row["hp"], row["posyandu"]) for row in rows]
