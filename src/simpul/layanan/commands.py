"""Bodies of `simpul catalog ...`; each writes to `out` and returns the exit code."""

import gzip
import json
from typing import TextIO

from simpul.kernel.errors import CONTRACTS, SimpulError
from simpul.layanan.compiled import catalog_for_phone
from simpul.layanan.coverage import uncovered
from simpul.layanan.keystrokes import day_seconds, minutes_per_opening_day
from simpul.layanan.linter import Finding, lint
from simpul.layanan.linter_history import lint_history, lint_overlays, publish
from simpul.layanan.loader import load_catalog, load_frozen, load_source, versions
from simpul.layanan.overlay import fill_labels
from simpul.layanan.schema import Catalog

PHONE_LIMIT_BYTES = 60_000


def check(out: TextIO) -> int:
    """Judge the YAML catalogue and say what it costs a kader; 1 when anything must change."""
    try:
        catalog = load_source()
        found = [*lint(catalog), *lint_overlays(catalog), *lint_history(catalog)]
    except SimpulError as error:
        out.write(f"{error}\n")
        return 1
    vectors = CONTRACTS / "vectors" / "layanan" / "rules.json"
    if vectors.is_file():
        found += uncovered(catalog, json.loads(vectors.read_text(encoding="utf-8")))
    size = len(gzip.compress(catalog_for_phone(fill_labels(catalog)), mtime=0))
    if size > PHONE_LIMIT_BYTES:
        found.append(Finding("katalog", f"{size} bita gzip untuk HP, paling banyak {PHONE_LIMIT_BYTES}"))
    out.writelines(f"{one.where}: {one.message}\n" for one in found)
    questions = sum(len(line.questions) for line in catalog.lines)
    out.write(
        f"Katalog {catalog.version}: {len(catalog.lines)} layanan, {questions} pertanyaan, "
        f"{size / 1000:.1f} kB gzip untuk HP.\n"
    )
    _write_minutes(catalog, out)
    out.write("Katalog baik.\n" if not found else f"{len(found)} hal perlu dibetulkan.\n")
    return 1 if found else 0


def list_json(out: TextIO) -> int:
    """Every line of the current version as JSON: id, bidang, kind (the first), kinds, title."""
    lines = [
        {"id": one.id, "bidang": one.bidang, "kind": one.kind, "kinds": one.kinds, "title": one.title}
        for one in load_catalog().lines
    ]
    json.dump(lines, out, ensure_ascii=False, indent=2)
    out.write("\n")
    return 0


def list_text(out: TextIO) -> int:
    """Every line of the current version for people: one row each, under its field."""
    catalog = load_catalog()
    for field in catalog.bidang:
        out.write(f"{field.letter} {field.name}\n")
        for line in catalog.lines:
            if line.bidang == field.code:
                out.write(f"  {line.id:<8} {'/'.join(line.kinds):<22} {line.title}\n")
    return 0


def publish_current(out: TextIO) -> int:
    """Freeze the version named in `katalog.yaml`; 1 when a fault forbids it."""
    catalog = load_source()
    found = publish(catalog)
    out.writelines(f"{one.where}: {one.message}\n" for one in found)
    out.write(f"Versi {catalog.version} {'belum bisa terbit' if found else 'terbit'}.\n")
    return 1 if found else 0


def _write_minutes(catalog: Catalog, out: TextIO) -> None:
    before = [name for name in sorted(versions()["version"]) if name < catalog.version]
    total = day_seconds(catalog) / 60
    if not before:
        out.write(f"Waktu kader: {total:.1f} menit per hari buka; belum ada versi sebelumnya.\n")
        return
    added = minutes_per_opening_day(load_frozen(before[-1]), catalog)
    out.write(f"Waktu kader: {total:.1f} menit per hari buka, {added:+.1f} menit dibanding {before[-1]}.\n")
