"""Writes how far a release has gone."""

from collections.abc import Iterable

from simpul.akses.models import TahapRilis
from simpul.kernel import clock


def set_tahap_rilis(versi: str, persen: int, wilayah_ids: Iterable[int]) -> None:
    """Set the stage of a release, or of every release without one ("*")."""
    values = {"persen": persen, "wilayah": sorted(set(wilayah_ids)), "diubah_at": clock.now()}
    TahapRilis.objects.update_or_create(versi=versi, defaults=values)
