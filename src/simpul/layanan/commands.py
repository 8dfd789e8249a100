"""Bodies of `simpul catalog ...`; each writes to `out` and returns the exit code."""

import gzip
import json
from typing import TextIO

from simpul.kernel.errors import CONTRACTS, SimpulError
from simpul.layanan.compiled import catalog_for_phone
from simpul.layanan.cost import costs
from simpul.layanan.coverage import uncovered
from simpul.layanan.linter import Finding, lint
from simpul.layanan.linter_history import lint_history, lint_overlays, publish
from simpul.layanan.loader import load_catalog, load_source
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
    """Every line of the current version as JSON: what it declares itself and what it inherits from its field."""
    catalog = load_catalog()
    fields = {field.code: field.name for field in catalog.bidang}
    agencies = {one.code: one.name for one in catalog.opd}
    lines = [
        {
            "id": one.id,
            "bidang": one.bidang,
            "bidang_nama": fields[one.bidang],
            "kind": one.kind,
            "kinds": one.kinds,
            "title": one.title,
            "opd": one.opd,
            "opd_nama": agencies[one.opd],
            "deadline_days": one.deadline_days,
            "documents": [document.code for document in one.documents],
            "sources": one.sources,
        }
        for one in catalog.lines
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
    for cost in costs(catalog):
        added = f"{cost.added:+.2f} menit dibanding {cost.before}" if cost.before else "belum ada versi sebelumnya"
        out.write(f"Waktu kader {cost.where}: {cost.total:.2f} menit per hari buka, {added}.\n")
