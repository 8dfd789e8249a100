"""What benches of the institution build in an empty database: one real regency, its kader and its papers, in bulk."""

import datetime as dt
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any
from uuid import UUID

from bench import ROOT

HOMES, KADER = 1_000, 15
SINCE = dt.date(2024, 1, 1)
# Years before `SINCE` in which the kader of a posyandu began, in turn: four of ten have served for ten years.
BEGUN = (0, 1, 2, 4, 6, 7, 11, 13, 16, 22)


def environment(folder: Path, url: str = "") -> dict[str, str]:
    """The settings of an installation of its own under `folder`; without an address it keeps SQLite there."""
    own = {
        "SIMPUL_DATA": str(folder),
        "DJANGO_SETTINGS_MODULE": "simpul.config.settings",
        "SIMPUL_CADANGAN_JAM": "mati",
    }
    return own | {"DATABASE_URL": url or f"sqlite:///{folder / 'simpul.sqlite3'}"}


def set_up(folder: Path, url: str = "") -> None:
    """Django on the empty tables of a new installation, with the places of Kabupaten Gunung Mas."""
    from simpul.kernel.keyring import create_keyring

    create_keyring(folder / "kunci.json")
    open_up(folder, url)
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from factories.wilayah import load_gunung_mas

    load_gunung_mas()


def open_up(folder: Path, url: str = "") -> None:
    """Django on an installation that is there already."""
    os.environ.update(environment(folder, url))
    sys.path.insert(0, str(ROOT / "tests"))
    import django

    django.setup()


def villages_of(regency: Any) -> list[Any]:
    """Desa and kelurahan of the regency."""
    from simpul.wilayah import queries as wilayah

    return list(wilayah.descendants(regency.id, wilayah.Tingkat.DESA))


def add_kader(homes: Sequence[Any], many: int) -> None:
    """So many kader without an account to each posyandu, each with one field and a number of a decree."""
    from simpul.kernel.ids import new_id
    from simpul.layanan.loader import FIELDS
    from simpul.posyandu import services
    from simpul.posyandu.rules import KaderForm

    services.add_kader(
        [
            KaderForm(
                id=new_id(), nama=f"Bu Kader {at}", bidang=(FIELDS[at % 6],), kab_id=home.kab_id, posyandu_id=home.id,
                mulai=SINCE.replace(year=SINCE.year - BEGUN[at % len(BEGUN)]), sk_nomor="141/3/2024",
            )
            for home in homes
            for at in range(many)
        ]
    )  # fmt: skip


def add_papers(villages: Sequence[Any], clerk: UUID) -> None:
    """One paper of each kind for every village, without files."""
    from simpul.kernel import clock
    from simpul.kernel.ids import new_id
    from simpul.posyandu import services
    from simpul.posyandu.rules.surat import JenisSurat, SuratForm

    papers = [
        SuratForm(id=new_id(), wilayah_id=place.id, jenis=jenis, tanggal=SINCE, oleh=clerk, nomor=f"141/{at}/2024")
        for place in villages
        for at, jenis in enumerate(JenisSurat)
    ]
    services.add_surat(papers, clock.now())
