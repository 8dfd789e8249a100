"""Reads the catalogue: frozen versions for running, YAML sources for publishing and linting.

What runs is always a frozen version (`catalog/frozen/<version>.json`), so that an operation is checked for ever by
the words it was recorded under. The YAML beside it is the source that the linter holds equal to the current version.
"""

import datetime as dt
import tomllib
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import msgspec
import yaml

from simpul.kernel.errors import SimpulError
from simpul.layanan.daerah import layer_over, read_lapis
from simpul.layanan.errors import Galat
from simpul.layanan.overlay import apply_overlays, fill_labels
from simpul.layanan.schema import Bidang, Catalog, Line, Overlay

CATALOG = Path(__file__).parent / "catalog"
FIELDS = ("pendidikan", "kesehatan", "pekerjaan_umum", "perumahan_rakyat", "trantibumlinmas", "sosial")
INHERITED = ("opd", "deadline_days")
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
T = TypeVar("T")


def load_catalog(
    version: str | None = None, overlay: Sequence[str] = (), own: str = "", kata: Sequence[tuple[str, str]] = ()
) -> Catalog:
    """A published version (default: the current one) with overlays laid over it in order; cached.

    `own` is what a regency set for itself (`daerah.write_lapis`), the last layer; `kata` are labels that hold whatever
    a region says.

    Raises `layanan.versi_tidak_dikenal` or `layanan.wilayah_tidak_dikenal`.
    """
    return _load(version or current_version(), tuple(overlay), own, tuple(kata))


def find_overlays(on: dt.date, *, province_code: str = "", kab_id: int | None = None) -> tuple[str, ...]:
    """Ids of the overlays valid for a regency on a date: the province's first, then the regency's own.

    `province_code` is the two digits of Kemendagri. Of several versions of one region the latest valid wins.
    """
    chosen: dict[tuple[bool, str], Overlay] = {}
    for one in load_overlays().values():
        own = kab_id is not None and kab_id in one.kab_ids
        if not (own or province_code in one.province_codes):
            continue
        if on < one.valid_from or (one.valid_until is not None and on > one.valid_until):
            continue
        before = chosen.get((own, one.name))
        if before is None or before.valid_from < one.valid_from:
            chosen[own, one.name] = one
    return tuple(chosen[key].id for key in sorted(chosen))


@lru_cache(maxsize=1)
def versions() -> dict[str, Any]:
    """The register of published versions: current, and each version's hash, with overlays' hashes."""
    return tomllib.loads((CATALOG / "versions.toml").read_text(encoding="utf-8"))


def current_version() -> str:
    """The version new records are made under."""
    return str(versions()["current"])


def is_published(version: str) -> bool:
    """Whether a version was ever published; only a never-published one is quarantined."""
    return version in versions()["version"]


@lru_cache(maxsize=64)
def _load(version: str, overlay: tuple[str, ...], own: str, kata: tuple[tuple[str, str], ...]) -> Catalog:
    if not is_published(version):
        raise SimpulError(Galat.UNKNOWN_VERSION, versi=version)
    known = load_overlays()
    unknown = next((one for one in overlay if one not in known), None)
    if unknown is not None:
        raise SimpulError(Galat.UNKNOWN_OVERLAY, overlay=unknown)
    laid = apply_overlays(load_frozen(version), [known[one] for one in overlay])
    laid = apply_overlays(laid, [layer_over(laid, read_lapis(own))]) if own else laid
    return fill_labels(msgspec.structs.replace(laid, labels=laid.labels | dict(kata)))


@lru_cache(maxsize=16)
def load_frozen(version: str) -> Catalog:
    """A frozen version as it was published, with its label placeholders still open."""
    return msgspec.json.decode(frozen_path(version).read_bytes(), type=Catalog)


def frozen_path(version: str) -> Path:
    """Where a version is frozen."""
    return CATALOG / "frozen" / f"{version}.json"


@lru_cache(maxsize=1)
def load_overlays() -> dict[str, Overlay]:
    """Every regional overlay by id."""
    shared = _read_yaml(CATALOG / "pertanyaan.yaml")
    found: dict[str, Overlay] = {}
    for path in sorted((CATALOG / "overlay").glob("*.yaml")):
        raw = _read_yaml(path)
        head = _read_yaml(CATALOG / "katalog.yaml")
        added = [_expand(line, _read_field(line["bidang"])[1], head, shared, path) for line in raw.pop("add", [])]
        overlay = _convert({**raw, "add": added}, Overlay, path)
        found[overlay.id] = overlay
    return found


def load_source() -> Catalog:
    """The catalogue as the YAML files say it today; for the linter and for publishing."""
    head = _read_yaml(CATALOG / "katalog.yaml")
    shared = _read_yaml(CATALOG / "pertanyaan.yaml")
    fields: list[Any] = []
    lines: list[Any] = []
    for field in FIELDS:
        bidang, defaults = _read_field(field)
        fields.append(bidang)
        for path in sorted((CATALOG / field).glob("[A-Z]*.yaml")):
            raw = _expand(_read_yaml(path), defaults, head, shared, path)
            lines.append(_convert(raw, Line, path))
    kept = {key: value for key, value in head.items() if key != "documents"}
    body = {**kept, "bidang": fields, "lines": lines}
    return _convert(msgspec.to_builtins(body), Catalog, CATALOG / "katalog.yaml")


def _read_field(field: str) -> tuple[Bidang, dict[str, Any]]:
    """A field, and what its lines inherit: their field, receiving agency and deadline of the first answer."""
    path = CATALOG / field / "bidang.yaml"
    raw = _read_yaml(path)
    defaults = {"bidang": field, **{key: raw.pop(key) for key in INHERITED if key in raw}}
    return _convert(raw, Bidang, path), defaults


def _expand(
    raw: dict[str, Any], defaults: Mapping[str, Any], head: Mapping[str, Any], shared: Mapping[str, Any], path: Path
) -> dict[str, Any]:
    """Fill in what a line leaves to its field and to the head: agency, deadline, shared questions, papers."""
    if "questions" in raw:
        raw["questions"] = [_expand_question(one, shared, path) for one in raw["questions"]]
    names = head["documents"]
    raw["documents"] = [_expand_document(one, names, path) for one in raw.get("documents", [])]
    return {**defaults, **raw}


def _expand_document(raw: Any, names: Mapping[str, str], path: Path) -> dict[str, str]:
    if isinstance(raw, dict):
        return raw
    if raw not in names:
        raise SimpulError(Galat.BROKEN_FILE, berkas=path.name, sebab=f"berkas {raw} tidak ada di katalog.yaml")
    return {"code": raw, "name": names[raw]}


def _expand_question(raw: dict[str, Any], shared: Mapping[str, Any], path: Path) -> dict[str, Any]:
    """A question with its shared text (`pakai`) and its options, written `id: text`, in full."""
    if "pakai" in raw:
        name = raw.pop("pakai")
        if name not in shared:
            raise SimpulError(Galat.BROKEN_FILE, berkas=path.name, sebab=f"pertanyaan bersama {name} tidak ada")
        raw = {"id": name, **shared[name], **raw}
    options = raw.get("options")
    if isinstance(options, dict):
        raw = {**raw, "options": [_option(key, value) for key, value in options.items()]}
    return raw


def _option(key: str, value: Any) -> dict[str, Any]:
    return {"id": key, **value} if isinstance(value, dict) else {"id": key, "text": value}


def _read_yaml(path: Path) -> dict[str, Any]:
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)  # noqa: S506  # both loaders are safe
    except (OSError, yaml.YAMLError) as error:
        raise SimpulError(Galat.BROKEN_FILE, berkas=path.name, sebab=str(error)) from error
    if not isinstance(raw, dict):
        raise SimpulError(Galat.BROKEN_FILE, berkas=path.name, sebab="bukan daftar kunci dan isi")
    return raw


def _convert(raw: Any, into: type[T], path: Path) -> T:
    try:
        return msgspec.convert(raw, into)
    except msgspec.ValidationError as error:
        name = f"{path.parent.name}/{path.name}"
        raise SimpulError(Galat.BROKEN_FILE, berkas=name, sebab=str(error)) from error
