"""What places of the past became."""

from simpul.wilayah.models import PeristiwaWilayahBaris, WilayahKode
from simpul.wilayah.queries import WilayahRow, places_now, rows_of
from simpul.wilayah.rules import Standar


def today_of_kode(kode: str) -> list[WilayahRow]:
    """Places of today for a Kemendagri code of any day: its holder, else what its last holder became, by code."""
    holders = WilayahKode.objects.filter(standar=Standar.KEMENDAGRI, kode=kode).order_by("-sah_dari")
    waiting, seen = set(holders.values_list("wilayah_id", flat=True)[:1]), set[int]()
    found: list[WilayahRow] = []
    while waiting:
        current = rows_of(places_now().filter(id__in=waiting))
        found += current
        seen |= waiting
        ended = waiting - {row.id for row in current}
        became = PeristiwaWilayahBaris.objects.filter(asal_id__in=ended, tujuan__isnull=False)
        waiting = set(became.values_list("tujuan_id", flat=True)) - seen
    return sorted(found, key=lambda row: row.jalur)
