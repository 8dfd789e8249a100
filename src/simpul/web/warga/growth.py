"""Weighings of one person as a table: what was read, N or T, and for health workers the official categories."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from simpul.kernel.clock import month_of
from simpul.kunjungan.queries import BarisPenimbangan
from simpul.laporan.indicators import Orang, Penimbangan, status_of
from simpul.pertumbuhan.status import StatusTimbang
from simpul.warga.queries import BarisOrang

_WORDS = {
    StatusTimbang.NAIK: ("naik", "N · Naik"),
    StatusTimbang.TIDAK_NAIK: ("perhatian", "T · Tidak naik"),
    StatusTimbang.TIDAK_DITIMBANG_BULAN_LALU: ("kosong", "O · Bulan lalu tidak"),
    StatusTimbang.BARU: ("kosong", "B · Baru"),
}
_INDICES = {"bb_u": "BB/U", "tb_u": "TB/U", "bb_tb": "BB/TB"}
_REASONS = {"menangis": "anak menangis", "sakit": "anak sakit", "menolak": "belum mau", "alat": "tanpa timbangan"}


@dataclass(frozen=True, slots=True)
class Skor:
    """One growth index: its name, z-score and official category in words."""

    nama: str
    z: float | None
    kategori: str


@dataclass(frozen=True, slots=True)
class Timbang:
    """One line of the table; `catatan` says why a weighing does not count."""

    row: BarisPenimbangan
    lencana: str
    kata: str
    bgm: bool
    oranye: bool
    skor: tuple[Skor, ...]
    catatan: str


def weighings_of(person: BarisOrang, rows: Sequence[BarisPenimbangan], *, categories: bool) -> list[Timbang]:
    """Newest first; each month's counted weighing carries its status."""
    child = _child_of(person)
    counted = [row for row in rows if row.dihitung and not row.batal]
    own = [_plain(row) for row in counted]
    labelled: dict[dt.date, UUID] = {}
    for row in sorted(counted, key=lambda row: (row.sesi_id is None, row.tanggal)):
        if row.berat_g is not None:
            labelled.setdefault(month_of(row.tanggal), row.id)
    chosen = set(labelled.values())
    return [_line(child, own, row, is_labelled=row.id in chosen, categories=categories) for row in reversed(rows)]


def month_words(person: BarisOrang, rows: Sequence[BarisPenimbangan], month: dt.date) -> str:
    """What a month says of a child with these weighings: 'N · Naik'; a dash when it was not weighed."""
    counted = [_plain(row) for row in rows if row.dihitung and not row.batal]
    status = status_of(_child_of(person), counted, month)
    return _WORDS[status][1] if status is not None else "-"


def _child_of(person: BarisOrang) -> Orang:
    return Orang(
        id=str(person.id),
        tanggal_lahir=person.tanggal_lahir,
        jenis_kelamin=person.jenis_kelamin,
        memiliki_kms=True,
        tamu=False,
        mulai=person.terdaftar_tanggal,
    )


def _line(
    child: Orang, own: Sequence[Penimbangan], row: BarisPenimbangan, *, is_labelled: bool, categories: bool
) -> Timbang:
    status = status_of(child, own, month_of(row.tanggal)) if is_labelled else None
    lencana, kata = _WORDS[status] if status is not None else ("", "")
    seen = row.penilaian or {}
    is_counted = row.dihitung and not row.batal
    return Timbang(
        row,
        lencana,
        kata,
        bgm=is_counted and bool(seen.get("bgm")),
        oranye=is_counted and bool(seen.get("atas_oranye")),
        skor=_scores(row) if categories else (),
        catatan=_note(row),
    )


def _scores(row: BarisPenimbangan) -> tuple[Skor, ...]:
    seen = row.penilaian or {}
    z, kategori = seen.get("z") or {}, seen.get("kategori") or {}
    return tuple(
        Skor(name, z.get(key), str(kategori.get(key) or "").replace("_", " ")) for key, name in _INDICES.items()
    )


def _note(row: BarisPenimbangan) -> str:
    if row.batal:
        return "dibatalkan"
    if row.konflik:
        return "dua hasil pada satu tanggal, menunggu pilihan"
    if not row.dihitung:
        return "tidak dipilih"
    if row.alasan_tidak_ditimbang:
        return f"tidak ditimbang: {_REASONS.get(row.alasan_tidak_ditimbang, row.alasan_tidak_ditimbang)}"
    return ""


def _plain(row: BarisPenimbangan) -> Penimbangan:
    z = ((row.penilaian or {}).get("z") or {}).get("bb_u")
    return Penimbangan(
        warga_id="",
        tanggal=row.tanggal,
        berat_g=row.berat_g,
        panjang_mm=row.panjang_mm,
        hari_buka=row.sesi_id is not None,
        tamu=row.tamu,
        bb_u=z,
    )
