"""How far posyandu are on their way to six fields, by place."""

import datetime as dt
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Substr

from simpul.akses.queries import scope_filter
from simpul.akses.rules.scope import Scope
from simpul.posyandu.models import Posyandu
from simpul.posyandu.queries.registry import PosyanduInfo, posyandu_by_ids
from simpul.posyandu.rules.registrasi import StatusRegistrasi
from simpul.posyandu.rules.tahap import LAST_WAVE, Laju
from simpul.posyandu.rules.words import StatusPosyandu
from simpul.wilayah.rules import Bounds


def tahap_counts(scope: Scope, under: Bounds, length: int, today: dt.date) -> dict[str, Laju]:
    """Counts of each place below `under`, its code being the first `length` signs; one read."""
    serves = Q(enam_bidang_sejak__lte=today)
    due = Q(target_tahun__lte=today.year)
    waves = {f"w{wave}": Count("id", filter=Q(gelombang=wave)) for wave in range(1, LAST_WAVE + 1)}
    rows = _working(scope, under).order_by().annotate(kode=Substr("jalur", 1, length)).values("kode")
    counted = rows.annotate(
        jumlah=Count("id"),
        contoh=Count("id", filter=Q(percontohan=True)),
        enam=Count("id", filter=serves),
        daftar=Count("id", filter=Q(registrasi=StatusRegistrasi.TERDAFTAR.value)),
        tempo=Count("id", filter=due),
        capai=Count("id", filter=due & serves),
        w0=Count("id", filter=Q(gelombang__isnull=True)),
        **waves,
    )
    plain: list[dict[str, Any]] = [dict(row) for row in counted]
    return {
        row["kode"]: Laju(
            row["jumlah"],
            row["contoh"],
            row["enam"],
            row["daftar"],
            row["tempo"],
            row["capai"],
            tuple(row[f"w{wave}"] for wave in range(LAST_WAVE + 1)),
        )
        for row in plain
    }


def tahap_page(scope: Scope, under: Bounds, *, after: str, limit: int) -> list[PosyanduInfo]:
    """Working posyandu of a place, by path; `after` is the last path seen."""
    rows = _working(scope, under).filter(jalur__gt=after).order_by("jalur")
    found = list(rows.values_list("kab_id", "id")[:limit])
    homes = posyandu_by_ids({kab_id for kab_id, _ in found}, {key for _, key in found}) if found else {}
    return [homes[key] for _, key in found]


def _working(scope: Scope, under: Bounds) -> QuerySet[Posyandu]:
    rows = Posyandu.objects.filter(scope_filter(scope, jalur="jalur", posyandu_id="id"))
    return rows.filter(jalur__gte=under.lo, jalur__lt=under.hi, status=StatusPosyandu.AKTIF.value)
