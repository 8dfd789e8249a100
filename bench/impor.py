"""50,000 residents of a village from one file, checked and taken in: `python -m bench.impor`.

An OpenSID-like XLSX with a posyandu column for ten posyandu: reading, understanding, the dry run with its findings,
then every step of taking in, as the page and the job loop do them. `DATABASE_URL` chooses PostgreSQL.
"""

import datetime as dt
import io
import random
import sys
from time import perf_counter, process_time
from typing import Any

from bench import Figure, report
from bench.world import database

PEOPLE, HOMES = 50_000, 10
MOST_SECONDS = 60
TITLES = (
    *("alamat", "dusun", "rw", "rt", "nama", "no_kk", "nik", "sex", "tanggallahir", "kk_level", "nama_ibu"),
    "posyandu",
)


def main() -> int:
    """Make a village and its file, bring it in, and report seconds."""
    with database() as vendor:
        return report(measure(vendor))


def measure(vendor: str) -> list[Figure]:
    """Seconds of the check, of taking in, and of both."""
    from factories.akun import DESA, load_kurun, make_office, make_posyandu
    from simpul.akses.rules.words import Peran

    load_kurun()
    homes = [make_posyandu(f"Melati {number}") for number in range(HOMES)]
    actor = make_office(Peran.SEKRETARIS_DESA, DESA)
    content = _file()
    begun, used = perf_counter(), process_time()
    row = _checked(actor, homes[0], content)
    checked = perf_counter()
    steps = _taken_in(actor, row)
    ended = perf_counter()
    name = f"Data awal {PEOPLE:,} warga".replace(",", ".")
    return [
        Figure(f"{name}: periksa lalu masukkan, {vendor}", "dtk", (ended - begun,), MOST_SECONDS),
        Figure("  membaca dan memeriksa", "dtk", (checked - begun,)),
        Figure("  memasukkan", "dtk", (ended - checked,)),
        Figure("  prosesor yang terpakai", "dtk", (process_time() - used,)),
        Figure("  satu langkah memasukkan", "ms", tuple(steps)),
    ]


def _checked(actor: Any, home_id: Any, content: bytes) -> Any:
    from factories.dunia import KAB
    from simpul.flows.impor import buka, jalan
    from simpul.interop.impor.berkas import read_file
    from simpul.interop.impor.keluaran import plain
    from simpul.interop.impor.lembar import one_table
    from simpul.posyandu.queries import find_posyandu
    from simpul.web.impor.halaman import stage_table
    from simpul.web.impor.kolom import choice_of, header_of, read_rows, with_names

    home = find_posyandu(KAB, home_id)
    assert home is not None
    table = one_table(read_file(content))
    row = stage_table(actor, buka.place_of_home(home, whole_village=True), table, "")
    header = header_of(row)
    choice, is_whole = with_names(row, choice_of(row, header))
    assert is_whole
    buka.understand(actor, row, plain(choice), *read_rows(row, header, choice))
    jalan.check(row)
    if row.hasil["orang"] < PEOPLE or row.hasil["keliru"]:
        sys.exit(f"tidak semua warga terbaca: {row.hasil}")
    return row


def _taken_in(actor: Any, row: Any) -> list[float]:
    """Milliseconds of each step."""
    from simpul.flows.impor import buka, jalan
    from simpul.jurnal import impor as store

    buka.confirm(actor, row, skip_wrong=False)
    times = []
    while row.status == "dimasukkan":
        begun = perf_counter()
        jalan.take_in(row, 0)
        times.append((perf_counter() - begun) * 1000)
        row = store.find(row.kab_id, row.id)
    if row.hasil["operasi_accepted"] != row.hasil["operasi"]:
        sys.exit(f"tidak semua masuk: {row.hasil}")
    return times


def _file() -> bytes:
    import xlsxwriter

    from simpul.flows.demo.names import BELAKANG, LAKI, PEREMPUAN

    names = [*PEREMPUAN, *LAKI, *BELAKANG]
    chance = random.Random(8)  # repeatable on purpose
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"constant_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        sheet = book.add_worksheet("Penduduk")
        sheet.write_row(0, 0, TITLES)
        for at in range(1, PEOPLE + 1):
            born = dt.date(2025, 12, 31) - dt.timedelta(days=chance.randrange(80 * 365))
            sex = chance.choice("LP")
            family = at // 4
            nik = f"621002{born.day + (40 if sex == 'P' else 0):02d}{born:%m%y}{at % 10_000:04d}"
            name = " ".join(chance.sample(names, 2))
            cells = ["Jalan Desa", "Krajan", "01", f"{family % 9 + 1:02d}", name, f"62100201010{family:05d}", nik]
            for column, text in enumerate([*cells, sex]):
                sheet.write_string(at, column, text)
            sheet.write_datetime(at, 8, dt.datetime.combine(born, dt.time()), day)
            head = "KEPALA KELUARGA" if at % 4 == 0 else "ANAK"
            for column, text in enumerate((head, chance.choice(names), f"Posyandu Melati {family % HOMES}"), 9):
                sheet.write_string(at, column, text)
    return file.getvalue()


if __name__ == "__main__":
    sys.exit(main())
