"""The content of a monthly report: everything page, PDF and frozen JSON say, from the rows, without a name."""

import datetime as dt
from typing import Any

from simpul.kernel.clock import add_months
from simpul.kunjungan import queries as kunjungan
from simpul.laporan.indicators import Sets, vector
from simpul.laporan.queries.activities import activities
from simpul.laporan.queries.months import kader_present, month_sets
from simpul.laporan.queries.places import PosyanduRow, last_day, posyandu_rows
from simpul.laporan.rules import REGISTRY, Keadaan, Kegiatan, Rate, attention, changes, is_moving, rates_of
from simpul.layanan.indikator import load_indicators
from simpul.layanan.loader import load_catalog
from simpul.posyandu import queries as posyandu
from simpul.posyandu.queries import PosyanduInfo
from simpul.wilayah import queries as wilayah

Content = dict[str, Any]
SHAPE = 1


def report_content(home: PosyanduInfo, month: dt.date, today: dt.date) -> Content:
    """The report of a posyandu-month as JSON-ready values; dates are ISO text."""
    before = add_months(month, -1)
    sets = month_sets(home.kab_id, [(home.id, month), (home.id, before)])
    now, past = sets[home.id, month], vector(sets[home.id, before])
    [row] = posyandu_rows([home], month, today)
    figures = _registry(row) | vector(now)
    book = load_indicators()
    kader = _kader(home, figures, min(last_day(month), today))
    days = _days(home, month)
    state = Keadaan(len(days), kader["kurang_orang"], tuple(kader["bidang_kosong"]), _conflicts(home))
    return {
        "jenis": "laporan_bulanan_posyandu",
        "versi_bentuk": SHAPE,
        "indikator_versi": book.version,
        "bulan": month.isoformat(),
        "data_contoh": home.data_contoh,
        "posyandu": _identity(home),
        "angka": dict(sorted(figures.items())),
        "angka_bulan_lalu": past,
        "perubahan": changes(book, figures, past),
        "perhatian": [{"angka": figure, "kata": words} for figure, words in attention(figures, state)],
        "hari_buka": days,
        "kader": kader,
        "laju": [_rate(rate) for rate in rates_of(book, figures)],
        "bidang": _fields(home, month, now, figures),
    }


def late_figures(home: PosyanduInfo, month: dt.date) -> dict[str, int]:
    """The figures of a month as they are now, for the comparison with a signed report."""
    return vector(month_sets(home.kab_id, [(home.id, month)])[home.id, month])


def _identity(home: PosyanduInfo) -> Content:
    return {
        "id": str(home.id),
        "nama": home.nama,
        "nomor_urut": home.nomor_urut,
        "nomor_registrasi": home.nomor_registrasi or "",
        "tempat": wilayah.full_label(home.wilayah_id),
        "zona_waktu": home.zona_waktu,
    }


def _registry(row: PosyanduRow) -> dict[str, int]:
    """Counts that are not of the month's rows: the registry and what is open today."""
    return {name: value for name, value in row.angka.items() if name in REGISTRY or is_moving(name)}


def _days(home: PosyanduInfo, month: dt.date) -> list[Content]:
    days = kunjungan.list_sesi(home.kab_id, [home.id], month, add_months(month, 1))
    register = posyandu.kader_register(home.kab_id, [home.id])[home.id]
    return [
        {
            "tanggal": day.tanggal.isoformat(),
            "tempat": day.tempat,
            "hadir": day.hadir,
            "kader": len(kader_present(register, day.tanggal, day.kader_hadir)),
        }
        for day in sorted(days, key=lambda day: day.tanggal)
    ]


def _kader(home: PosyanduInfo, figures: dict[str, int], on: dt.date) -> Content:
    lack = posyandu.kader_lack_of(home.kab_id, home.id, on)
    names = {field.code: field.short_name for field in load_catalog().bidang}
    return {
        "menurut_sk": figures.get("kader_sk", 0),
        "hadir": figures.get("kader_aktif", 0),
        "kurang_orang": lack.kurang_orang,
        "bidang_kosong": [names.get(code, code) for code in lack.bidang_kosong],
    }


def _conflicts(home: PosyanduInfo) -> int:
    """Pairs of weighings of one child on one date that still wait for the chair."""
    return len({(row.warga_id, row.tanggal) for row in kunjungan.list_conflicts(home.kab_id, [home.id])})


def _rate(rate: Rate) -> Content:
    indicator = rate.indicator
    return {
        "id": indicator.id,
        "kelompok": indicator.group.value,
        "nama": indicator.name,
        "singkat": indicator.short,
        "pembilang": rate.numerator,
        "penyebut": rate.denominator,
        "pembilang_kata": rate.numerator_text,
        "penyebut_kata": rate.denominator_text,
        "nilai": rate.words,
        "cakupan": rate.coverage_words,
        "periode": indicator.period,
        "sumber": indicator.source,
        "catatan": indicator.note,
    }


def _fields(home: PosyanduInfo, month: dt.date, sets: Sets, figures: dict[str, int]) -> list[Content]:
    told = activities(home, month, sets)
    return [
        {
            "kode": field.code,
            "huruf": field.letter,
            "nama": field.name,
            **{kind: figures.get(f"{kind}_{field.code}", 0) for kind in ("layanan", "temuan", "usulan", "terbuka")},
            "kegiatan": [_activity(item) for item in told[field.code]],
        }
        for field in load_catalog().bidang
    ]


def _activity(item: Kegiatan) -> Content:
    return {"jenis": item.jenis.value, "nama": item.nama, "jumlah": item.jumlah, "cerita": item.cerita}
