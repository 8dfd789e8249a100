"""Badges on A4 by typst: ten a page, with name, post, category and a QR code; nobody needs a phone."""

from uuid import UUID

from django.http import Http404

from simpul.flows.asal import origins
from simpul.kegiatan import queries
from simpul.kegiatan.queries import KegiatanInfo
from simpul.kegiatan.rules.peserta import badge_text
from simpul.web.kertas import paper_pdf
from simpul.web.laporan.pdf import qr_svg

MOST_BADGES = 500  # of one PDF: fifty pages


def badges_pdf(
    known: KegiatanInfo, peserta_id: UUID | None, kategori_id: UUID | None, bagian: int
) -> tuple[bytes, list[UUID]]:
    """A PDF with the badges of a part, and whose they are; a part without anyone is no such page."""
    here, start = (known.kab_id, known.id), (bagian - 1) * MOST_BADGES
    if peserta_id is not None:
        people = list(queries.peserta_by_ids(*here, [peserta_id]).values())
    else:
        people = queries.peserta_page(*here, kategori_id=kategori_id, limit=MOST_BADGES, offset=start)
    if not people:
        raise Http404
    asal = origins(people)
    kategori = {row.id: row.nama for row in queries.kategori_of(*here)}
    facts = {
        "acara": known.nama,
        "contoh": known.data_contoh,
        "orang": [
            {
                "nama": one.nama,
                "jabatan": one.jabatan,
                "instansi": asal[one.id],
                "kategori": kategori[one.kategori_id],
                "kode": one.kode,
                "qr": qr_svg(badge_text(known.id, one.kode), mask=0),
            }
            for one in people
        ],
    }
    return paper_pdf("pindai/tanda_peserta.typ", facts), [one.id for one in people]
