"""The registration matrix of a regency as XLSX: `python -m bench.matriks`.

1,000 posyandu with 15 kader each, a full board, and five papers per village, on SQLite; read and written by what the
page uses. Nothing is kept between runs.
"""

import datetime as dt
import os
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from bench import ROOT, Figure, report

HOMES, KADER, RUNS = 1_000, 15, 3
TARGET_SECONDS = 5
SINCE = dt.date(2024, 1, 1)


def main() -> int:
    """Build the regency once, make the file a few times."""
    with tempfile.TemporaryDirectory() as folder:
        _set_up(Path(folder))
        homes = _build()
        runs = [_measure(homes) for _ in range(RUNS)]
    return report(
        [
            Figure(
                "matriks registrasi, 1.000 Posyandu, 15.000 kader", "s", tuple(run[0] for run in runs), TARGET_SECONDS
            ),
            Figure("  membaca", "s", tuple(run[1] for run in runs)),
            Figure("  berkas", "kB", tuple(run[2] for run in runs)),
        ]
    )


def _set_up(folder: Path) -> None:
    from simpul.kernel.keyring import create_keyring

    create_keyring(folder / "kunci.json")
    os.environ |= {"SIMPUL_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "simpul.config.settings"}
    os.environ.pop("DATABASE_URL", None)
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    sys.path.insert(0, str(ROOT / "tests"))
    from factories.wilayah import load_gunung_mas

    load_gunung_mas()


def _build() -> list[Any]:
    from simpul.kernel.ids import new_id
    from simpul.layanan.loader import FIELDS
    from simpul.posyandu import queries, services
    from simpul.posyandu.rules import Jabatan, KaderForm, NewPosyandu, PengurusForm, PosyanduForm
    from simpul.wilayah import queries as wilayah

    regency = wilayah.wilayah_by_kode("62.10")
    villages = wilayah.descendants(regency.id, wilayah.Tingkat.DESA)
    news = [
        NewPosyandu(
            id=new_id(), desa_id=villages[at % len(villages)].id, dari=SINCE, form=PosyanduForm(nama=f"Melati {at}")
        )
        for at in range(HOMES)
    ]
    ready = [one for one in services.check_add_posyandu(news) if not isinstance(one, Exception)]
    services.add_posyandu(ready)
    homes = queries.posyandu_under(regency.id)
    posts = [(Jabatan.KETUA, ""), (Jabatan.SEKRETARIS, ""), (Jabatan.BENDAHARA, "")]
    posts += [(Jabatan.KETUA_BIDANG, code) for code in FIELDS]
    kader, board = [], []
    for home in homes:
        here = {"kab_id": home.kab_id, "posyandu_id": home.id, "mulai": SINCE, "sk_nomor": "141/3/2024"}
        kader += [
            KaderForm(id=new_id(), nama=f"Bu Kader {at}", bidang=(FIELDS[at % 6],), **here) for at in range(KADER)
        ]
        board += [
            PengurusForm(id=new_id(), nama="Bu Pengurus", jabatan=post, bidang=code, **here) for post, code in posts
        ]
    services.add_kader(kader)
    services.set_pengurus(board)
    _papers(villages)
    return homes


def _papers(villages: list[Any]) -> None:
    from simpul.akses import services as akses
    from simpul.kernel import clock
    from simpul.kernel.ids import new_id
    from simpul.posyandu import services
    from simpul.posyandu.rules.surat import JenisSurat, SuratForm

    [clerk] = akses.create_akun([akses.NewAkun("Bu Hesti", akses.JenisAkun.KANTOR, "bu.hesti", "padi-menguning-7")])
    papers = [
        SuratForm(id=new_id(), wilayah_id=place.id, jenis=jenis, tanggal=SINCE, oleh=clerk, nomor=f"141/{at}/2024")
        for place in villages
        for at, jenis in enumerate(JenisSurat)
    ]
    services.add_surat(papers, clock.now())


def _measure(homes: list[Any]) -> tuple[float, float, float]:
    from simpul.interop.ekspor.matriks import matrix_file
    from simpul.posyandu import queries
    from simpul.web.registrasi.halaman import names_above

    begin = perf_counter()
    folders = list(queries.berkas_of(homes, dt.date(2026, 11, 26)).values())
    read = perf_counter() - begin
    content = matrix_file(folders, names_above(homes), "Matriks rekapitulasi Posyandu", "ukur")
    return perf_counter() - begin, read, len(content) / 1024


if __name__ == "__main__":
    sys.exit(main())
