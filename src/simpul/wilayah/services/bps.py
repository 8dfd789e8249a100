"""Imports the codes of Badan Pusat Statistik, which differ from Kemendagri's; none exist until a file is given."""

import csv
import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from simpul.kernel.errors import SimpulError
from simpul.wilayah import errors, queries
from simpul.wilayah.models import WilayahKode
from simpul.wilayah.rules import Standar, tingkat_of

COLUMNS = ("kode_kemendagri", "kode_bps", "berlaku")
# Digits of a BPS code by tier: province 2, regency 4, kecamatan 7, desa 10 (Perka BPS on MFD).
_DIGITS = {1: 2, 2: 4, 3: 7, 4: 10}


@dataclass(frozen=True, slots=True)
class ImportResult:
    """Places that got their first BPS code, a new one, or had this one already."""

    added: int
    changed: int
    unchanged: int


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    wilayah_id: int
    kode: str
    berlaku: dt.date


def import_kode_bps(file: Path) -> ImportResult:
    """Import a CSV with the columns kode_kemendagri, kode_bps, berlaku (YYYY-MM-DD).

    A changed code closes the old one that day. Raises `wilayah.bps_berkas`, `bps_kolom`, `bps_kode`, `bps_tanggal`,
    `bps_ganda`, `kode_salah` or `tidak_ditemukan` with the line; then nothing was written.
    """
    lines = _read(file)
    with transaction.atomic():
        running = {
            code.wilayah_id: code for code in WilayahKode.objects.filter(standar=Standar.BPS, sah_sampai__isnull=True)
        }
        _check_unique(lines, running)
        return _apply(lines, running)


def _read(file: Path) -> list[_Line]:
    if not file.is_file():
        raise SimpulError(errors.BPS_BERKAS, berkas=file.name)
    with file.open(encoding="utf-8-sig", newline="") as text:
        reader = csv.DictReader(text)
        missing = [name for name in COLUMNS if name not in (reader.fieldnames or [])]
        if missing:
            raise SimpulError(errors.BPS_KOLOM, kolom=", ".join(missing))
        raw = [{name: (line[name] or "").strip() for name in COLUMNS} for line in reader]
    known = queries.wilayah_ids_by_kode(line["kode_kemendagri"] for line in raw)
    return [_read_line(number, line, known) for number, line in enumerate(raw, start=2)]


def _read_line(number: int, line: dict[str, str], known: dict[str, int]) -> _Line:
    kode = line["kode_kemendagri"]
    digits = _DIGITS[tingkat_of(kode)]
    if kode not in known:
        raise SimpulError(errors.TIDAK_DITEMUKAN, kode=kode)
    if not re.fullmatch(rf"\d{{{digits}}}", line["kode_bps"]):
        raise SimpulError(errors.BPS_KODE, baris=number, kode=line["kode_bps"], digit=digits)
    try:
        berlaku = dt.date.fromisoformat(line["berlaku"])
    except ValueError as error:
        raise SimpulError(errors.BPS_TANGGAL, baris=number, tanggal=line["berlaku"]) from error
    return _Line(number, known[kode], line["kode_bps"], berlaku)


def _check_unique(lines: Sequence[_Line], running: dict[int, WilayahKode]) -> None:
    """One code for one place; a code may pass on only when its holder gets another in the same file."""
    named = {line.wilayah_id for line in lines}
    holders = {code.kode: holder for holder, code in running.items() if holder not in named}
    seen: set[int] = set()
    for line in lines:
        if holders.setdefault(line.kode, line.wilayah_id) != line.wilayah_id or line.wilayah_id in seen:
            raise SimpulError(errors.BPS_GANDA, baris=line.number, kode=line.kode)
        seen.add(line.wilayah_id)


def _apply(lines: Sequence[_Line], running: dict[int, WilayahKode]) -> ImportResult:
    fresh = [line for line in lines if line.wilayah_id not in running]
    changed = [line for line in lines if line.wilayah_id in running and running[line.wilayah_id].kode != line.kode]
    for line in changed:
        old = running[line.wilayah_id]
        if line.berlaku <= old.sah_dari:
            raise SimpulError(errors.BPS_TANGGAL, baris=line.number, tanggal=line.berlaku.isoformat())
        old.sah_sampai = line.berlaku
    WilayahKode.objects.bulk_update([running[line.wilayah_id] for line in changed], ["sah_sampai"], batch_size=500)
    WilayahKode.objects.bulk_create(
        [
            WilayahKode(wilayah_id=line.wilayah_id, standar=Standar.BPS, kode=line.kode, sah_dari=line.berlaku)
            for line in [*fresh, *changed]
        ],
        batch_size=2_000,
    )
    return ImportResult(len(fresh), len(changed), len(lines) - len(fresh) - len(changed))
