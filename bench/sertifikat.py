"""Two thousand certificates as the page downloads them, a ZIP in parts: `python -m bench.sertifikat`.

Needs no database: rows as they are stored are made in memory. The seconds until the first part are what a person waits
before the page begins to count.
"""

import argparse
import os
from time import perf_counter

from bench import Figure, report

MANY, TARGET_SECONDS, RUNS = 2000, 60, 1


def main() -> int:
    """Make the ZIP and read its size."""
    parser = argparse.ArgumentParser(prog="python -m bench.sertifikat", description=__doc__)
    parser.add_argument("--lembar", type=int, default=MANY)
    arguments, _ = parser.parse_known_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "simpul.config.check_settings")
    import django

    django.setup()
    runs = [_run(arguments.lembar) for _ in range(RUNS)]
    name = f"{arguments.lembar} sertifikat sebagai ZIP"
    return report(
        [
            Figure(name, "s", tuple(run[1] for run in runs), TARGET_SECONDS),
            Figure("  bagian pertama", "s", tuple(run[0] for run in runs)),
            Figure("  besar", "MB", tuple(run[2] for run in runs)),
        ]
    )


def _run(many: int) -> tuple[float, float, float]:
    """Seconds to the first part, to the end, and megabytes."""
    from simpul.web.aliran import zip_stream
    from simpul.web.sertifikat.cetak import certificate_files

    rows, begun, size, first = _rows(many), perf_counter(), 0, 0.0
    for piece in zip_stream(certificate_files(rows)):
        size += len(piece)
        first = first or perf_counter() - begun
    return first, perf_counter() - begun, size / 1e6


def _rows(many: int) -> list:
    from simpul.kegiatan.queries import SertifikatInfo
    from simpul.kegiatan.rules.sertifikat import new_kode, sidik_of
    from simpul.kernel import clock
    from simpul.kernel.ids import new_id

    isi = {
        "acara": "Bimtek peningkatan kapasitas kader Posyandu", "hari": "Selasa, 10 Maret 2026", "tempat": "Balai",
        "penyelenggara": "TP Posyandu Provinsi", "jabatan": "Kader", "instansi": "Posyandu Melati 3", "jp": 24,
        "tanggal": "2026-03-12", "kota": "Denpasar", "penanda_jabatan": "Ketua TP Posyandu", "penanda_nama": "Bu Ayu",
        "penanda_nip": "", "data_contoh": False,
    }  # fmt: skip
    rows, event, at = [], new_id(), clock.now()
    for urut in range(1, many + 1):
        nomor, nama = f"{urut:04d}/SERT/001/III/2026", f"Ni Made Contoh {urut}"
        sidik = sidik_of(nomor, nama, isi)
        rows.append(
            SertifikatInfo(new_id(), 0, event, new_id(), urut, nomor, new_kode(), nama, isi, sidik, at, None, "")
        )
    return rows


if __name__ == "__main__":
    raise SystemExit(main())
