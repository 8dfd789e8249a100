"""The catalogue as a phone fetches it: that of its region, compressed once a day."""

import datetime as dt
import gzip
from functools import lru_cache

from simpul.akses.queries import PerangkatInfo
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.layanan.compiled import catalog_for_phone, content_hash
from simpul.posyandu import queries as posyandu
from simpul.wilayah.rules import JenisWilayah, village_kind


def phone_catalog(device: PerangkatInfo) -> tuple[bytes, str]:
    """The gzip content and its ETag for the posyandu of a phone, with the region's overlays of today."""
    home = posyandu.find_posyandu(device.kab_id, device.posyandu_id)
    if home is None:
        raise SimpulError("operasi.posyandu_tidak_dikenal")
    today = clock.today(home.zona_waktu)
    kind = village_kind(home.kode_desa)
    return _compressed(home.kode_desa[:2], home.kab_id, home.acuan.layer_on(today), today, kind)


@lru_cache(maxsize=64)
def _compressed(province_code: str, kab_id: int, own: str, on: dt.date, jenis: JenisWilayah) -> tuple[bytes, str]:
    content = catalog_for_phone(posyandu.catalog_of_kind(province_code, kab_id, own, on, jenis))
    return gzip.compress(content, 9, mtime=0), f'"{content_hash(content)[:32]}"'
