"""What an earlier release wrote is read by this one: the same rows and recaps from its log."""

import json
from pathlib import Path

import pytest

from flows.frozen import FOLDER, keyring, read_recaps, read_rows, thaw
from simpul import __version__
from simpul.flows.rebuild import rebuild_posyandu

pytestmark = pytest.mark.django_db
RELEASES = sorted(FOLDER.glob("*.json"))


@pytest.mark.parametrize("release", RELEASES, ids=lambda path: path.stem)
def test_it_works(release: Path, settings) -> None:
    content = json.loads(release.read_text(encoding="utf-8"))
    settings.KEYRING = keyring(content)
    posyandu_id = thaw(content)

    rebuild_posyandu(content["kab_id"], posyandu_id)

    found = read_rows(posyandu_id)
    for entity, rows in content["baris"].items():
        # A later release may tell more of a row, never something else.
        known = [{name: row[name] for name in old} for row, old in zip(found[entity], rows, strict=True)]
        assert known == rows, entity
    recaps = read_recaps(posyandu_id)
    for month, figures in content["rekap"].items():
        assert {name: recaps[month].get(name) for name in figures} == figures, month


def test_this_release_has_its_log() -> None:
    assert __version__ in [path.stem for path in RELEASES]
