"""Lays dated regional overlays over a catalogue, and writes the region's own words into its texts."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from simpul.layanan.schema import Catalog, Line, LineChange, Opd, Overlay


def apply_overlays(catalog: Catalog, overlays: Sequence[Overlay]) -> Catalog:
    """The catalogue after each overlay in order: lines hidden, added and changed; labels and agencies renamed."""
    for overlay in overlays:
        catalog = _apply(catalog, overlay)
    return catalog


def fill_labels(catalog: Catalog) -> Catalog:
    """Write the labels (`{kepala_desa}`) into every text, so that readers never see a placeholder."""
    raw = msgspec.to_builtins(catalog)
    return msgspec.convert(_fill(raw, catalog.labels), Catalog)


def _apply(catalog: Catalog, overlay: Overlay) -> Catalog:
    hidden = set(overlay.hide)
    kept = [_change(line, overlay.change.get(line.id)) for line in catalog.lines if line.id not in hidden]
    order = [field.code for field in catalog.bidang]
    lines = sorted([*kept, *overlay.add], key=lambda line: order.index(line.bidang))
    fields = tuple(
        msgspec.structs.replace(field, tiles=tuple(tile for tile in field.tiles if tile.line not in hidden))
        for field in catalog.bidang
    )
    return msgspec.structs.replace(
        catalog,
        labels={**catalog.labels, **overlay.labels},
        opd=_rename_opd(catalog.opd, overlay.opd),
        bidang=fields,
        lines=tuple(lines),
        overlays=(*catalog.overlays, overlay.id),
        emergency_numbers=overlay.emergency_numbers or catalog.emergency_numbers,
    )


def _change(line: Line, change: LineChange | None) -> Line:
    if change is None:
        return line
    removed = set(change.documents_remove)
    documents = (*(one for one in line.documents if one.code not in removed), *change.documents_add)
    simple = {"title": change.title, "examples": change.examples, "opd": change.opd}
    simple_changes: dict[str, Any] = {key: value for key, value in simple.items() if value is not None}
    if change.deadline_days is not None:
        simple_changes["deadline_days"] = change.deadline_days
    return msgspec.structs.replace(line, documents=documents, **simple_changes)


def _rename_opd(known: Sequence[Opd], changed: Sequence[Opd]) -> tuple[Opd, ...]:
    names = {one.code: one for one in known}
    names.update({one.code: one for one in changed})
    return tuple(names.values())


def _fill(value: Any, labels: Mapping[str, str]) -> Any:
    match value:
        case str():
            return _fill_text(value, labels) if "{" in value else value
        case dict():
            return {key: _fill(inner, labels) for key, inner in value.items()}
        case list() | tuple():
            return [_fill(inner, labels) for inner in value]
    return value


def _fill_text(text: str, labels: Mapping[str, str]) -> str:
    for key, word in labels.items():
        text = text.replace("{" + key + "}", word)
    # A text that begins with a label begins with a capital.
    return text[:1].upper() + text[1:]
