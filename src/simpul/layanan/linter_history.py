"""Judges a catalogue against what was published: frozen files unchanged, ids never reused."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from simpul.kernel.errors import SimpulError
from simpul.layanan.compiled import content_hash, freeze
from simpul.layanan.linter import Finding, lint
from simpul.layanan.loader import CATALOG, frozen_path, load_frozen, load_overlays, versions
from simpul.layanan.overlay import apply_overlays
from simpul.layanan.overlay_order import earlier, in_force, version_key
from simpul.layanan.schema import AnswerType, Catalog, Overlay


def lint_history(catalog: Catalog) -> list[Finding]:
    """Faults of the YAML catalogue against every published version and overlay."""
    register = versions()
    found = list(_lint_files(register["version"], "frozen", ".json"))
    found += _lint_files(register.get("overlay", {}), "overlay", ".yaml")
    if catalog.version in register["version"] and freeze(catalog) != frozen_path(catalog.version).read_bytes():
        message = "berkas YAML berbeda dari versi beku; naikkan version di katalog.yaml lalu terbitkan"
        found.append(Finding(catalog.version, message))
    return [*found, *_lint_succession(catalog)]


def _lint_succession(catalog: Catalog) -> Iterator[Finding]:
    """A version comes after every published one and gives their ids no other meaning."""
    known = versions()["version"]
    newest = max(known, key=version_key)
    if version_key(catalog.version) < version_key(newest):
        yield Finding(catalog.version, f"versi harus sesudah {newest}")
    for version in known:
        if version != catalog.version:
            yield from lint_reuse(load_frozen(version), catalog)


def lint_overlays(catalog: Catalog) -> list[Finding]:
    """Faults of each overlay, and those of the catalogue with the overlay laid over it."""
    register = versions().get("overlay", {})
    layers = load_overlays()
    found = [Finding(name, "belum dibekukan di versions.toml") for name in layers if name not in register]
    return found + _lint_layers(catalog)


def _lint_layers(catalog: Catalog) -> list[Finding]:
    found: list[Finding] = []
    ids = {line.id for line in catalog.lines}
    layers = load_overlays()
    judged = {one.id for one in in_force(layers.values(), catalog.version)}
    for overlay in layers.values():
        unknown = (set(overlay.hide) | set(overlay.change)) - ids
        found += [Finding(overlay.id, f"{line_id} tidak ada di katalog") for line_id in sorted(unknown)]
        strange = set(overlay.labels) - set(catalog.labels)
        found += [Finding(overlay.id, f"kata daerah {key} tidak dikenal") for key in sorted(strange)]
        if bool(overlay.province_codes) == bool(overlay.kab_ids):
            found.append(Finding(overlay.id, "isi province_codes atau kab_ids, salah satu"))
        if overlay.id in judged:
            found += lint_layer(catalog, overlay, earlier(overlay, layers.values()))
    return found


def lint_layer(catalog: Catalog, overlay: Overlay, before: Overlay | None = None) -> Iterator[Finding]:
    """Faults of the catalogue with one layer over it: in its own lines, in what it hides, in ids it takes over."""
    laid = apply_overlays(catalog, [overlay])
    ours = {line.id for line in overlay.add} | set(overlay.change)
    for one in lint(laid):
        if one.where.split(".")[0] in ours:
            yield Finding(one.where, f"{one.message} (dengan lapisan {overlay.id})")
    for line in laid.lines:
        for rule in line.rules:
            if rule.lalu.usul_rujukan in overlay.hide:
                yield Finding(
                    overlay.id, f"{rule.lalu.usul_rujukan} disembunyikan, padahal {line.id}.{rule.id} mengusulkannya"
                )
    for field in catalog.bidang:
        for tile in field.tiles:
            if tile.line in overlay.hide:
                yield Finding(overlay.id, f"{tile.line} disembunyikan, padahal kotak {field.code}.{tile.id} membukanya")
    if before is not None:
        yield from lint_reuse(apply_overlays(catalog, [before]), laid)


def lint_reuse(before: Catalog, after: Catalog) -> Iterator[Finding]:
    """Ids that mean something else than they did in a published version."""
    for line in after.lines:
        old_line = before.find(line.id)
        if old_line is None:
            continue
        if old_line.bidang != line.bidang:
            yield Finding(line.id, f"pada {before.version} milik bidang {old_line.bidang}")
        for question in line.questions:
            old = old_line.question(question.id)
            if old is None:
                continue
            if (old.type, old.unit) != (question.type, question.unit):
                was = f"{old.type} {old.unit}".strip()
                yield Finding(f"{line.id}.{question.id}", f"pada {before.version} berjenis {was}; pakai id baru")
            if question.type == AnswerType.PILIHAN:
                lost = {one.id for one in old.options} - {one.id for one in question.options}
                yield from _lost_options(line.id, question.id, lost, before.version)


def _lost_options(line_id: str, question_id: str, lost: Iterable[str], version: str) -> Iterator[Finding]:
    for key in sorted(lost):
        yield Finding(f"{line_id}.{question_id}", f"pilihan {key} dari {version} hilang; biarkan atau pakai id baru")


def _lint_files(register: dict[str, dict[str, str]], folder: str, suffix: str) -> Iterator[Finding]:
    for name, entry in register.items():
        path: Path = CATALOG / folder / f"{name}{suffix}"
        if not path.is_file():
            yield Finding(name, f"berkas {folder}/{path.name} hilang")
        elif content_hash(path.read_bytes()) != entry["sha256"]:
            yield Finding(name, f"{folder}/{path.name} berubah sesudah terbit")


def publish(catalog: Catalog) -> list[Finding]:
    """Freeze a new version and any new overlay; returns the faults that forbid it.

    Refuses a version that is already frozen with other content: a published version never changes.
    """
    found = [*lint(catalog), *_lint_layers(catalog), *_lint_succession(catalog)]
    register = versions()
    content = freeze(catalog)
    known = register["version"].get(catalog.version)
    if known is not None and known["sha256"] != content_hash(content):
        found.append(Finding(catalog.version, "versi ini sudah terbit; naikkan version di katalog.yaml"))
    if found:
        return found
    path = frozen_path(catalog.version)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    hashes = {name: entry["sha256"] for name, entry in register["version"].items()}
    hashes[catalog.version] = content_hash(content)
    overlays = {name: entry["sha256"] for name, entry in register.get("overlay", {}).items()}
    for name in load_overlays():
        file = CATALOG / "overlay" / f"{name}.yaml"
        if not file.is_file():
            raise SimpulError("layanan.berkas_rusak", berkas=name, sebab="nama berkas harus sama dengan id")
        overlays.setdefault(name, content_hash(file.read_bytes()))
    _write_register(catalog.version, hashes, overlays)
    return []


def _write_register(current: str, hashes: dict[str, str], overlays: dict[str, str]) -> None:
    parts = [
        "# Versi katalog yang sudah terbit dan lapisan daerah; ditulis oleh perintah, jangan diubah tangan.",
        f'current = "{current}"',
    ]
    for title, entries in (("version", hashes), ("overlay", overlays)):
        parts += [f'\n[{title}."{name}"]\nsha256 = "{value}"' for name, value in sorted(entries.items())]
    (CATALOG / "versions.toml").write_text("\n".join(parts) + "\n", encoding="utf-8")
    versions.cache_clear()
    load_frozen.cache_clear()
