"""Public pages of notices and events; whoever took part in an event stands nowhere."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from simpul.informasi.queries import KabarInfo, find_kabar, is_open, tampil_of
from simpul.jurnal.lampiran import read_lampiran
from simpul.kegiatan.queries.umum import find_public_event, programme_of
from simpul.kegiatan.rules.words import JenisKegiatan
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.posyandu.queries import find_posyandu
from simpul.web.publik.jawab import MINUTES_KEPT, not_there, public_page
from simpul.wilayah.queries import Tingkat, full_label, wilayah_by_id

LAST_KAB_ID = 2**31 - 1
GONE = "Kabar ini sudah tidak tampil. Lihat kabar lain di halaman desa."
KINDS = {
    JenisKegiatan.SOSIALISASI: "Sosialisasi",
    JenisKegiatan.BIMTEK: "Bimbingan teknis",
    JenisKegiatan.RAKOR: "Rapat koordinasi",
    JenisKegiatan.PELATIHAN: "Pelatihan",
    JenisKegiatan.STUDI_TIRU: "Studi tiru",
    JenisKegiatan.MONEV: "Monitoring dan evaluasi",
    JenisKegiatan.KUNJUNGAN: "Kunjungan",
    JenisKegiatan.AKSI_SOSIAL: "Aksi sosial",
}


@require_safe
def kabar(_request: HttpRequest, kab_id: int, kabar_id: UUID) -> HttpResponse:
    """A notice that is shown today."""
    found = _shown(kab_id, kabar_id)
    if found is None:
        return not_there(GONE)
    home = find_posyandu(kab_id, found.posyandu_id) if found.posyandu_id else None
    context = {
        "k": found,
        "tempat": full_label(found.wilayah_id),
        "home": home,
        "kembali": _way_back(found.wilayah_id),
        "contoh": found.data_contoh,
    }
    return public_page("kabar", context)


@require_safe
def foto(_request: HttpRequest, kab_id: int, kabar_id: UUID) -> HttpResponse:
    """The picture of a notice that is shown today."""
    found = _shown(kab_id, kabar_id)
    return picture(kab_id, kabar_id, found.foto) if found and found.foto else not_there(GONE)


@require_safe
def foto_tempat(_request: HttpRequest, kab_id: int, posyandu_id: UUID) -> HttpResponse:
    """The picture of the place of a posyandu."""
    found = tampil_of([kab_id], [posyandu_id]).get(posyandu_id) if kab_id <= LAST_KAB_ID else None
    shown = found is not None and found.foto and is_open(kab_id)
    return picture(kab_id, posyandu_id, found.foto) if found and shown else not_there(GONE)


@require_safe
def kegiatan(_request: HttpRequest, kab_id: int, kegiatan_id: UUID) -> HttpResponse:
    """A public event: what, by whom, where, when."""
    found = find_public_event(kab_id, kegiatan_id) if kab_id <= LAST_KAB_ID and is_open(kab_id) else None
    if found is None:
        return not_there(GONE)
    context = {
        "k": found,
        "jenis": KINDS[found.jenis],
        "tempat": full_label(found.wilayah_id),
        "acara": programme_of(kab_id, kegiatan_id),
        "kembali": _way_back(found.wilayah_id),
        "contoh": found.data_contoh,
    }
    return public_page("kegiatan", context, indexed=not found.data_contoh)


def picture(kab_id: int, owner: UUID, sidik: str) -> HttpResponse:
    """A picture that anyone may see; the caller has found that it is shown."""
    try:
        paper = read_lampiran(kab_id, owner, sidik)
    except SimpulError:
        return not_there(GONE)
    headers = {
        "Cache-Control": f"public, max-age={60 * MINUTES_KEPT}",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "X-Robots-Tag": "noindex",
    }
    return HttpResponse(paper.isi, content_type="image/jpeg", headers=headers)


def _shown(kab_id: int, kabar_id: UUID) -> KabarInfo | None:
    found = find_kabar(kab_id, kabar_id) if kab_id <= LAST_KAB_ID and is_open(kab_id) else None
    if found is None:
        return None
    zone = wilayah_by_id(found.wilayah_id).zona_waktu or "WIB"
    return found if found.is_shown(clock.today(zone)) else None


def _way_back(wilayah_id: int) -> str:
    """The page of the village a thing belongs to; the search for what belongs to a place above."""
    place = wilayah_by_id(wilayah_id)
    return f"/desa/{place.kode}/" if place.tingkat is Tingkat.DESA else "/desa/"
