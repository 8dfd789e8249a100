"""Plans on paper: the plan of a place on A4 landscape, and the attendance sheet for incentive claims (R40 item 9)."""

from typing import Any

from simpul.kernel import clock
from simpul.kernel.clock import date_in_words
from simpul.posyandu.queries import PosyanduInfo, has_example_data, pengurus_of
from simpul.posyandu.rules import Jabatan
from simpul.rencana.rules.angka import rupiah
from simpul.web.kertas import paper_pdf
from simpul.web.rencana.insentif import BarisKader
from simpul.web.rencana.reach import Pandang
from simpul.web.rencana.tempat import BarisJumlah, HalamanTempat
from simpul.web.rencana.words import BarisRencana
from simpul.web.templatetags.simpul import bulan
from simpul.wilayah.queries import Tingkat, full_label, wilayah_by_id


def plan_pdf(page: HalamanTempat) -> bytes:
    """Sums by field and source, states, what lies inside, and the lines of a desa or a posyandu."""
    return _made("rencana.typ", plan_facts(page))


def plan_facts(page: HalamanTempat) -> dict[str, Any]:
    """What the paper of a plan says; nobody signs where `kepala` is empty."""
    seen = page.lihat
    return {
        "judul": seen.nama,
        "posyandu": f"Posyandu {seen.home.nama}" if seen.home else "",
        "tempat": full_label(seen.place.id),
        "tahun": page.tahun,
        "sumber": page.sumber,
        "baris": [_sums(row) for row in page.baris],
        "jumlah": _sums(page.jumlah),
        "keadaan": [f"{name}: {count} kegiatan, {cost}" for name, count, cost in page.keadaan],
        "dalam": [_sums(row) for row in page.di_dalam],
        "rencana": [_line(row, seen) for row in page.rencana],
        "terpotong": page.terpotong,
        "temuan": [f"{one.tentang}: {one.temuan.kata}" for one in page.tertulis if one.temuan],
        "ketua": board_of(seen.home).get(Jabatan.KETUA, "") if seen.home else "",
        "kepala": _head(seen),
        "dicetak": date_in_words(clock.today(seen.place.zona_waktu)),
    }


def board_of(home: PosyanduInfo) -> dict[Jabatan, str]:
    """Who holds each post of the board today."""
    return {row.jabatan: row.nama for row in pengurus_of(home.kab_id, home.id, clock.today(home.zona_waktu))}


def _head(seen: Pandang) -> str:
    """Who signs for the place; above a kecamatan the paper only sums, and nobody does."""
    heads = {Tingkat.DESA: seen.kata.kepala.capitalize(), Tingkat.KECAMATAN: "Camat"}
    return heads.get(seen.place.tingkat, "")


def attendance_pdf(home: PosyanduInfo, month: Any, rows: list[BarisKader]) -> bytes:
    """Kader with their days on duty, the amount and a place to sign; black and white, rows for handwriting."""
    place = wilayah_by_id(home.wilayah_id)
    board = board_of(home)
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
        "sel": [rupiah(cost) if cost else "-" for cost in row.sel.values()],
        "banyak": row.total.baris,
        "biaya": row.biaya,
        "realisasi": row.realisasi,
        "persen": percent,
    }


def _line(row: BarisRencana, seen: Pandang) -> dict[str, Any]:
    return {
        "tempat": "" if seen.home else row.tempat.removesuffix(f", {seen.place.label}"),
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
