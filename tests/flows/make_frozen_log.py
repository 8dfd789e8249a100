"""Freezes the log of this release: `.venv/bin/python tests/flows/make_frozen_log.py`. Once per release, then never."""

import json
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))
os.environ["DJANGO_SETTINGS_MODULE"] = "simpul.config.check_settings"

import django

django.setup()

from django.test.utils import setup_databases, teardown_databases  # noqa: E402 - after setup

from factories.dunia import make_dunia  # noqa: E402 - after setup
from factories.riwayat import live  # noqa: E402 - after setup
from flows.frozen import FOLDER, freeze  # noqa: E402 - after setup
from simpul import __version__  # noqa: E402 - after setup


def main() -> None:
    """Write the file of this version; an existing one is never written again."""
    target = FOLDER / f"{__version__}.json"
    if target.exists():
        sys.exit(f"{target.name} is frozen already")
    databases = setup_databases(verbosity=0, interactive=False)
    try:
        dunia = make_dunia()
        live(dunia)
        FOLDER.mkdir(parents=True, exist_ok=True)
        target.write_text(json.dumps(freeze(dunia.melati), indent=1, sort_keys=True) + "\n", encoding="utf-8")
    finally:
        teardown_databases(databases, verbosity=0)


if __name__ == "__main__":
    main()
