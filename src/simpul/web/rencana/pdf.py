"""Plans on paper: the plan of a place on A4 landscape, and the attendance sheet for incentive claims (R40 item 9)."""

from typing import Any

from simpul.kernel import clock
from simpul.kernel.clock import date_in_words
from simpul.posyandu.queries import PosyanduInfo, has_example_data, pengurus_of
from simpul.posyandu.rules import Jabatan
from simpul.web.kertas import paper_pdf
from simpul.web.rencana.insentif import BarisKader
from simpul.web.rencana.tempat import BarisJumlah, HalamanTempat
from simpul.web.rencana.words import BarisRencana
from simpul.web.templatetags.simpul import bulan
from simpul.wilayah.queries import full_label, wilayah_by_id


def plan_pdf(page: HalamanTempat) -> bytes:
    """Sums by field and source, states, what lies inside, and the lines of a desa or a posyandu."""
    return _made(
        "rencana.typ",
        {
            "judul": page.lihat.nama,
            "tempat": full_label(page.lihat.place.id),
            "tahun": page.tahun,
            "sumber": page.sumber,
            "baris": [_sums(row) for row in page.baris],
            "jumlah": _sums(page.jumlah),
            "keadaan": [f"{name}: {count} kegiatan, {cost}" for name, count, cost in page.keadaan],
            "dalam": [_sums(row) for row in page.di_dalam],
            "rencana": [_line(row) for row in page.rencana],
            "terpotong": page.terpotong,
            "temuan": [f"{one.tentang}: {one.temuan.kata}" for one in page.tertulis if one.temuan],
            "kepala": page.lihat.kata.kepala.capitalize(),
            "dicetak": date_in_words(clock.today(page.lihat.place.zona_waktu)),
        },
    )


def attendance_pdf(home: PosyanduInfo, month: Any, rows: list[BarisKader]) -> bytes:
    """Kader with their days on duty, the amount and a place to sign; black and white, rows for handwriting."""
    place = wilayah_by_id(home.wilayah_id)
    board = {row.jabatan: row.nama for row in pengurus_of(home.kab_id, home.id, clock.today(home.zona_waktu))}
    return _made(
        "insentif.typ",
        {
            "posyandu": home.nama,
            "tempat": full_label(place.id),
            "desa": place.label,
            "bulan": bulan(month),
            "hari": sorted({day.day for row in rows for day in row.baris.hadir.buka}),
            "kader": [
                {
                    "nama": row.baris.kader.nama,
                    "hadir": [day.day for day in row.baris.hadir.buka],
                    "lain": len(row.baris.hadir.kegiatan),
                    "jumlah": row.jumlah,
                }
                for row in rows
            ],
            "ketua": board.get(Jabatan.KETUA, ""),
            "bendahara": board.get(Jabatan.BENDAHARA, ""),
        },
    )


def _sums(row: BarisJumlah) -> dict[str, Any]:
    percent = "-" if row.total.persen is None else f"{row.total.persen} %"
    return {
        "nama": row.nama,
        "sel": row.sel,
        "banyak": row.total.baris,
        "biaya": row.biaya,
        "realisasi": row.realisasi,
        "persen": percent,
    }


def _line(row: BarisRencana) -> dict[str, Any]:
    return {
        "bidang": row.bidang.short_name,
        "kegiatan": row.info.kegiatan,
        "keluaran": row.info.keluaran,
        "sasaran": row.info.sasaran,
        "volume": row.banyaknya,
        "biaya": row.biaya,
        "sumber": row.sumber,
        "bulan": row.bulan,
        "oleh": row.info.penanggung_jawab,
        "keadaan": row.keadaan,
        "realisasi": row.terpakai,
    }


def _made(template: str, facts: dict[str, Any]) -> bytes:
    return paper_pdf(f"rencana/{template}", facts | {"contoh": has_example_data()})
