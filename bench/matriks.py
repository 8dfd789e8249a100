"""The registration matrix of a regency as XLSX: `python -m bench.matriks`.

1,000 posyandu with 15 kader each, a full board, and five papers per village, on SQLite; read and written by what the
page uses. Nothing is kept between runs.
"""

import datetime as dt
import sys
import tempfile
from pathlib import Path
from time import perf_counter
from typing import Any

from bench import Figure, report
from bench.kabupaten import HOMES, KADER, SINCE, add_kader, add_papers, set_up, villages_of

RUNS = 3
TARGET_SECONDS = 5


def main() -> int:
    """Build the regency once, make the file a few times."""
    with tempfile.TemporaryDirectory() as folder:
        set_up(Path(folder))
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


def _build() -> list[Any]:
    from simpul.akses import services as akses
    from simpul.kernel.ids import new_id
    from simpul.layanan.loader import FIELDS
    from simpul.posyandu import queries, services
    from simpul.posyandu.rules import Jabatan, NewPosyandu, PengurusForm, PosyanduForm
    from simpul.wilayah import queries as wilayah

    regency = wilayah.wilayah_by_kode("62.10")
    villages = villages_of(regency)
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
    board = [
        PengurusForm(
            id=new_id(), nama="Bu Pengurus", jabatan=post, bidang=code, kab_id=home.kab_id, posyandu_id=home.id,
            mulai=SINCE, sk_nomor="141/3/2024",
        )
        for home in homes
        for post, code in posts
    ]  # fmt: skip
    add_kader(homes, KADER)
    services.set_pengurus(board)
    [clerk] = akses.create_akun([akses.NewAkun("Bu Hesti", akses.JenisAkun.KANTOR, "bu.hesti", "padi-menguning-7")])
    add_papers(villages, clerk)
    return homes


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
