"""What a change of the catalogue costs a kader against what runs now, for the nation and for each regional layer."""

from collections.abc import Iterator
from dataclasses import dataclass

from simpul.layanan.compiled import freeze
from simpul.layanan.keystrokes import day_seconds, minutes_per_opening_day
from simpul.layanan.loader import frozen_path, load_frozen, load_overlays, versions
from simpul.layanan.overlay import apply_overlays
from simpul.layanan.overlay_order import earlier, in_force, version_key
from simpul.layanan.schema import Catalog, Overlay


@dataclass(frozen=True, slots=True)
class Cost:
    """Kader minutes per opening day: in all, and what is new against `before` (empty: nothing to compare with)."""

    where: str
    total: float
    added: float
    before: str


def baseline(catalog: Catalog) -> Catalog | None:
    """What the catalogue is compared with: its own published version if the YAML has moved on, else the one before."""
    known = versions()["version"]
    if catalog.version in known and freeze(catalog) != frozen_path(catalog.version).read_bytes():
        return load_frozen(catalog.version)
    key = version_key(catalog.version)
    older = [name for name in known if version_key(name) < key]
    return load_frozen(max(older, key=version_key)) if older else None


def costs(catalog: Catalog) -> Iterator[Cost]:
    """The national catalogue first, then every layer in force, each against what its region had."""
    before = baseline(catalog)
    yield _cost(catalog.version, catalog, before, before.version if before else "")
    layers = load_overlays().values()
    for layer in in_force(layers, catalog.version):
        had = _had(layer)
        laid = apply_overlays(catalog, [layer])
        old = apply_overlays(before, [had] if had else []) if before else None
        words = " dengan ".join(part for part in (before.version if before else "", had.id if had else "") if part)
        yield _cost(layer.id, laid, old, words)


def _had(layer: Overlay) -> Overlay | None:
    """The layer a region had: itself once it is published, else the one before it, if any."""
    published = versions().get("overlay", {})
    return layer if layer.id in published else earlier(layer, load_overlays().values())


def _cost(where: str, catalog: Catalog, before: Catalog | None, words: str) -> Cost:
    added = minutes_per_opening_day(before, catalog) if before else 0.0
    return Cost(where, day_seconds(catalog) / 60, added, words)
