"""Writes of laporan: recount, drain, sweep and sign-off; never a row of another domain."""

from simpul.laporan.services.drain import drain_kotak_keluar, rebuild_gulung
from simpul.laporan.services.recount import recount, recount_many

__all__ = ["drain_kotak_keluar", "rebuild_gulung", "recount", "recount_many"]
