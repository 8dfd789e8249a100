"""Tables of informasi. Nothing of a resident is in them."""

from simpul.informasi.models.kabar import Kabar
from simpul.informasi.models.tampil import TampilKabupaten, TampilPosyandu, TeleponTampil

__all__ = ["Kabar", "TampilKabupaten", "TampilPosyandu", "TeleponTampil"]
