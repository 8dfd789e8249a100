"""A phone's copy of its posyandu: filled page by page from pull, to be held beside what a snapshot says."""

import gzip
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import msgspec

from simpul.akses import queries as akses
from simpul.jurnal.operations.rows import SNAPSHOT_LEFT_OUT
from simpul.kernel.ids import derive_id
from simpul.sync.pull import pull
from simpul.sync.snapshot import snapshot

Rows = dict[tuple[str, str], dict[str, Any]]


@dataclass
class Cermin:
    """`page` answers a pull behind a cursor, `whole` a snapshot; `rows` is what the phone holds.

    Like a phone it begins with a snapshot and goes on with pulls.
    """

    page: Callable[[int], dict[str, Any]]
    whole: Callable[[], bytes]
    cursor: int = 0
    rows: Rows = field(default_factory=dict)

    def __post_init__(self) -> None:
        header, lines = unpack(self.whole())
        self.cursor, self.rows = header["cursor"], rows_of(header, lines)

    def pull(self) -> int:
        """Fetch everything that changed; returns how many pages that took."""
        pages = 0
        while True:
            answer = self.page(self.cursor)
            pages += 1
            for entity, rows in answer["rows"].items():
                self.rows.update({(entity, row["id"]): row for row in rows})
            for entity, ids in answer["gone"].items():
                for key in ids:
                    self.rows.pop((entity, key), None)
            assert answer["next"] > self.cursor or not answer["more"]
            self.cursor = answer["next"]
            if not answer["more"]:
                return pages

    def differences(self) -> dict[tuple[str, str], Any]:
        """After pulling: rows that the phone and a snapshot of now have differently, as (phone, snapshot)."""
        self.pull()
        held = {key: _without(key[0], row) for key, row in self.rows.items()}
        whole = rows_of(*unpack(self.whole()))
        return {key: (held.get(key), whole.get(key)) for key in held | whole if held.get(key) != whole.get(key)}


def of_device(device_id: Any) -> Cermin:
    """The copy of an enrolled phone, filled by the functions behind the door."""
    device = akses.perangkat_by_id(device_id)
    return Cermin(lambda after: msgspec.json.decode(msgspec.json.encode(pull(device, after))), lambda: snapshot(device))


def unpack(content: bytes) -> tuple[dict[str, Any], list[list[Any]]]:
    """Header and lines of a snapshot."""
    header, *lines = gzip.decompress(content).splitlines()
    return json.loads(header), [json.loads(line) for line in lines]


def rows_of(header: dict[str, Any], lines: list[list[Any]]) -> Rows:
    """The rows of a snapshot as a phone keeps them; attendance makes its own id again."""
    columns = list(header["columns"].items())
    found: Rows = {}
    for place, *values in lines:
        entity, names = columns[place]
        row = dict(zip(names, values, strict=True))
        key = row["id"] = row["id"] or str(derive_id("kehadiran", row["sesi_id"], row["warga_id"]))
        assert (entity, key) not in found, "one row twice"
        found[entity, key] = row
    return found


def _without(entity: str, row: dict[str, Any]) -> dict[str, Any]:
    left_out = SNAPSHOT_LEFT_OUT.get(entity, frozenset())
    return {name: value for name, value in row.items() if name not in left_out}
