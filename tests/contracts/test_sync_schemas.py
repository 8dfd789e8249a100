"""What is committed in contracts/sync, and the phone's types, are what the structs say today."""

from pathlib import Path

import pytest

from simpul.jurnal.operations import OPERATION_TYPES, schema
from simpul.jurnal.operations.rows import ROWS

PROJECT = Path(__file__).parents[2]
AGAIN = "run `make skema` and commit what it writes"


def test_it_works(tmp_path: Path) -> None:
    """Every file that `simpul skema` writes is there, byte for byte."""
    for path in schema.write(tmp_path):
        committed = PROJECT / path.relative_to(tmp_path)
        assert committed.read_bytes() == path.read_bytes(), f"{committed.relative_to(PROJECT)}: {AGAIN}"


def test_nothing_else_lies_beside_them(tmp_path: Path) -> None:
    written = {path.name for path in schema.write(tmp_path) if path.parent.name == "sync"}
    assert {path.name for path in (PROJECT / "contracts" / "sync").iterdir()} == written


@pytest.mark.parametrize("name", ["operations", "rows", "messages"])
def test_every_reference_has_its_definition(name: str) -> None:
    document = schema.schemas()[name]
    text = schema.dump(document)
    named = {piece.split('"', 1)[0] for piece in text.split("#/$defs/")[1:]}
    assert named <= document["$defs"].keys()


def test_the_phone_knows_every_operation_and_row() -> None:
    text = schema.typescript()
    for kind in OPERATION_TYPES.values():
        assert f"  {kind.name}: {kind.payload.__name__};\n" in text
        assert f'"{kind.name}": {kind.version}' in text
    for entity, row in ROWS.items():
        assert f"  {entity}: {row.__name__};\n" in text
