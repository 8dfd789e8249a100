"""Writes of informasi. What was decided by `rules` is stored as it is."""

from simpul.informasi.services.kabar import add_kabar, change_kabar, set_status
from simpul.informasi.services.tampil import agree_telepon, revoke_telepon, set_open, set_tampil

__all__ = ["add_kabar", "agree_telepon", "change_kabar", "revoke_telepon", "set_open", "set_status", "set_tampil"]
