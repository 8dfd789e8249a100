"""Letters of invitation and the report of an event on A4, by typst."""

import base64
import io
from collections.abc import Iterator
from typing import Any

from django.http import Http404, HttpRequest
from PIL import Image

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.asal import origins
from simpul.flows.kegiatan import today_at
from simpul.jurnal.lampiran import read_lampiran
from simpul.jurnal.photos import OFFICE_PIXELS, reencode
from simpul.kegiatan import queries
from simpul.kegiatan.queries import KegiatanInfo, PesertaInfo
from simpul.kegiatan.rules.analisis import analyse, hardest
from simpul.kegiatan.rules.evaluasi import SCALE, questions_of, results
from simpul.kegiatan.rules.pesan import days_in_words
from simpul.kegiatan.rules.words import DANA_NAMES, JENIS_NAMES, STATUS_NAMES, TINGKAT_NAMES, TahapTes
from simpul.kernel.clock import date_in_words
from simpul.kernel.errors import SimpulError
from simpul.kernel.tanggal import date_in
from simpul.layanan.loader import load_catalog
from simpul.web.actor import note_read
from simpul.web.asked import asked, asked_number, asked_uuid
from simpul.web.kertas import paper_pdf
from simpul.web.tes.halaman import sheets_of
from simpul.wilayah.queries import full_label

MOST_LETTERS = 200  # of one file: some four seconds of work
MOST_LISTED, MOST_PICTURES, MOST_WORDS, MOST_QUESTIONS = 5000, 4, 6, 3
LEAST_SHEETS = 5  # under it a mean says how one person did
PRINTED_PX = 800


def invitation_pdf(request: HttpRequest, actor: ActorContext, info: KegiatanInfo) -> bytes:
    """Letters to one person, to each of a category (`cara=orang`), or to a category with its list on a second page.

    Letters to each come two hundred at a time (`hal`). Nobody to write to is no such page.
    """
    one = asked_uuid(asked(request.GET, "peserta"))
    kategori_id = asked_uuid(asked(request.GET, "kategori"))
    is_each = one is not None or asked(request.GET, "cara") == "orang"
    if one is not None:
        people = list(queries.peserta_by_ids(info.kab_id, info.id, [one]).values())
    else:
        first = MOST_LETTERS * (max(asked_number(request.GET, "hal"), 1) - 1) if is_each else 0
        most = MOST_LETTERS if is_each else MOST_LISTED
        people = queries.peserta_page(info.kab_id, info.id, kategori_id=kategori_id, limit=most, offset=first)
    if not people:
        raise Http404
    ids = [person.id for person in people]
    note_read(request, actor, Tindakan.LIHAT_PESERTA, "peserta", ids, kab_id=info.kab_id)
    return _letters(info, people, is_each=is_each, kategori=_category(info, kategori_id))


def invitation_files(
    request: HttpRequest, actor: ActorContext, info: KegiatanInfo
) -> tuple[Iterator[tuple[str, bytes]], int]:
    """Letters to everyone on the list, two hundred a file, and how many files; nobody to write to is no such page."""
    people = queries.peserta_page(info.kab_id, info.id, limit=MOST_LISTED)
    if not people:
        raise Http404
    ids = [person.id for person in people]
    note_read(request, actor, Tindakan.LIHAT_PESERTA, "peserta", ids, kab_id=info.kab_id)
    parts = [people[first : first + MOST_LETTERS] for first in range(0, len(people), MOST_LETTERS)]
    made = ((f"undangan-{number:02d}.pdf", _letters(info, part, is_each=True)) for number, part in enumerate(parts, 1))
    return made, len(parts)


def _letters(info: KegiatanInfo, people: list[PesertaInfo], *, is_each: bool, kategori: str = "") -> bytes:
    return paper_pdf("kegiatan/undangan.typ", letter_facts(info, people, is_each=is_each, kategori=kategori))


def letter_facts(info: KegiatanInfo, people: list[PesertaInfo], *, is_each: bool, kategori: str) -> dict[str, Any]:
    """What a letter says; its weekday is computed from the date."""
    surat, asal = {name: info.surat.get(name, "") for name in _LETTER}, origins(people)
    written = date_in(surat["tanggal"]) or _iso(surat["tanggal"])
    return {
        "surat": surat | {"tanggal": date_in_words(written) if written else surat["tanggal"]},
        "penyelenggara": info.penyelenggara,
        "tempat_surat": full_label(info.wilayah_id),
        "acara": info.nama,
        "jenis": JENIS_NAMES[info.jenis],
        "tujuan": info.tujuan,
        "hari": days_in_words([day.tanggal for day in queries.hari_of(info.kab_id, info.id)]),
        "tempat": info.tempat,
        "per_orang": is_each,
        "kategori": kategori or "Peserta",
        "orang": [{"nama": one.nama, "jabatan": one.jabatan, "instansi": asal[one.id]} for one in people],
        "contoh": info.data_contoh,
    }


def event_pdf(info: KegiatanInfo) -> bytes:
    """The report of an event: purpose, who, numbers by category, tests, follow-up, evaluation, pictures, signature."""
    return paper_pdf("kegiatan/laporan_kegiatan.typ", report_facts(info) | {"foto": pictures_of(info)})


def report_facts(info: KegiatanInfo) -> dict[str, Any]:
    """Everything the report says, but the pictures; nobody who took part is named."""
    here = (info.kab_id, info.id)
    kategori, fields = queries.kategori_of(*here), {one.code: one.name for one in load_catalog().bidang}
    lines, homes = queries.tindak_lanjut_of(*here), queries.posyandu_ids_of(*here)
    found = results(queries.evaluasi_of(*here), questions_of(info.pertanyaan))
    return {
        "nama": info.nama,
        "jenis": JENIS_NAMES[info.jenis],
        "tingkat": TINGKAT_NAMES[info.tingkat],
        "status": STATUS_NAMES[info.status],
        "tujuan": info.tujuan,
        "penyelenggara": info.penyelenggara,
        "wilayah": full_label(info.wilayah_id),
        "tempat": info.tempat,
        "hari": days_in_words([day.tanggal for day in queries.hari_of(*here)]),
        "dana": _money(info),
        "narasumber": [
            ", ".join(part for part in (one.nama, one.instansi, fields.get(one.bidang, "")) if part)
            for one in queries.narasumber_of(*here)
        ],
        "materi": [one.judul for one in queries.materi_of(*here)],
        "kategori": [
            {"nama": row.nama, "kuota": row.kuota, "terdaftar": row.terdaftar, "hadir": row.hadir} for row in kategori
        ],
        "dinyatakan": info.jumlah_dinyatakan,
        "posyandu": len(homes),
        "rencana": len(lines),
        "selesai": sum(line.selesai is not None for line in lines.values()),
        "evaluasi": [
            {"teks": one.teks, "rata": one.rata_x100, "jumlah": one.jumlah} for one in found if one.jenis == SCALE
        ],
        "kata": [word for one in found for word in one.kata][:MOST_WORDS],
        "tes": test_facts(info),
        "panitia": info.panitia,
        "penanda": {name: info.surat.get(name, "") for name in _SIGNED},
        "dicetak": date_in_words(today_at(info)),
        "contoh": info.data_contoh,
    }


def test_facts(info: KegiatanInfo) -> dict[str, Any] | None:
    """How many sat each test, the means of those who sat both, the questions fewest got right; None without sheets."""
    soal, sheets = queries.soal_of(info.kab_id, info.id), sheets_of(info)
    if not soal or not any(sheets.values()):
        return None
    told = analyse(soal, sheets[TahapTes.PRE], sheets[TahapTes.POST])
    is_enough = told.berpasangan >= LEAST_SHEETS
    last = sheets[TahapTes.POST] or sheets[TahapTes.PRE]
    return {
        "soal": len(soal),
        "pre": told.jumlah_pre,
        "post": told.jumlah_post,
        "berpasangan": told.berpasangan,
        "rata_pre": told.rata_pre if is_enough else None,
        "rata_post": told.rata_post if is_enough else None,
        "sukar": [
            {"teks": one.soal.teks, "benar": (one.post if one.post.dari else one.pre).persen}
            for one in (hardest(told, MOST_QUESTIONS) if len(last) >= LEAST_SHEETS else [])
        ],
    }


def pictures_of(info: KegiatanInfo) -> list[dict[str, str]]:
    """The first pictures, each as SVG around a small JPEG; one whose file is gone is left out."""
    found = []
    for row in queries.dokumentasi_of(info.kab_id, info.id)[:MOST_PICTURES]:
        try:
            content = read_lampiran(info.kab_id, info.id, row.sidik).isi
        except SimpulError:
            continue
        small = reencode(content, OFFICE_PIXELS, PRINTED_PX)
        with Image.open(io.BytesIO(small)) as picture:
            width, height = picture.size
        found.append({"kata": row.judul, "svg": _svg(small, width, height)})
    return found


def _svg(jpeg: bytes, width: int, height: int) -> str:
    # Typst takes text alone from here; a file on the disk would lie there unencrypted.
    data = base64.b64encode(jpeg).decode()
    size = f'width="{width}" height="{height}"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {size}><image {size} href="data:image/jpeg;base64,{data}"/></svg>'


_SIGNED = ("penanda_nama", "penanda_jabatan", "penanda_nip", "kota")
_LETTER = (
    "nomor", "tanggal", "sifat", "hal", "isi", "waktu", "bawa", "kontak", "kota", "penanda_jabatan", "penanda_nama",
    "penanda_nip",
)  # fmt: skip


def _iso(text: str) -> Any:
    parts = text.split("-")
    return date_in("-".join(reversed(parts))) if len(parts) == 3 else None


def _category(info: KegiatanInfo, kategori_id: Any) -> str:
    return next((row.nama for row in queries.kategori_of(info.kab_id, info.id) if row.id == kategori_id), "")


def _money(info: KegiatanInfo) -> str:
    amount = f"Rp{info.dana_rupiah:,}".replace(",", ".") if info.dana_rupiah else ""
    return ", ".join(part for part in (DANA_NAMES[info.dana], info.dana_teks, amount) if part)
