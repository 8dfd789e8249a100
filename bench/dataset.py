"""A large regency to measure pages with: `python -m bench.dataset --posyandu 1000`.

A few posyandu of about 300 people live through 24 months by way of `flows.perform` in bulk, like those of the example.
Their rows are then copied, inside the database, to every other posyandu of the regency under new ids; only the
operation log, which no page reads, is not copied. Recaps are copied with their rows and added up by `rebuild_gulung`.
`--asli 1000` lets so many live through `perform` and copies the rest: the same rows, at the speed that is printed.
"""

import argparse
import json
import os
import random
import sys
from collections.abc import Iterable
from pathlib import Path
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from bench import ROOT

POSYANDU, MONTHS, TEMPLATES = 1000, 24, 6
CONTENT = 2  # what a dataset holds; one of an older make is built again
REGENCY = "32.01"  # many desa; the people in it are as invented as those of the example
FOLDER = Path(os.environ.get("SIMPUL_BENCH_DATA", ROOT / "data" / "bench"))
POSTGRES = os.environ.get("SIMPUL_TEST_DATABASE_URL", "postgresql://postgres@127.0.0.1:5432/postgres")
DATABASE = "simpul_bench"
# What is copied, in an order in which what is named comes first.
COPIED = (
    *("warga.Keluarga", "warga.Warga", "warga.Episode", "kunjungan.Sesi", "kunjungan.Kehadiran"),
    *("kunjungan.Penimbangan", "kunjungan.Kunjungan", "usulan.Usulan", "usulan.RiwayatUsulan", "laporan.RekapBulan"),
)
# Encrypted for the row it stands in, so a copy could not be opened.
SEALED = {"nik_sandi", "nik_hash", "kk_sandi", "kk_hash", "jawaban_dilindungi"}


def environment(vendor: str) -> dict[str, str]:
    """The settings of an installation of its own; `vendor` is "sqlite" or "postgresql"."""
    folder = FOLDER / vendor
    url = f"sqlite:///{folder / 'simpul.sqlite3'}" if vendor == "sqlite" else bench_url()
    own = {"SIMPUL_DATA": str(folder), "DATABASE_URL": url, "DJANGO_SETTINGS_MODULE": "simpul.config.settings"}
    own |= {"SIMPUL_CADANGAN_JAM": "mati"}
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SIMPUL_")}
    passed = {name: value for name, value in os.environ.items() if name.startswith("SIMPUL_BENCH")}
    return kept | passed | own | {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}


def bench_url() -> str:
    """The address of the bench's own database on the server the tests use."""
    return urlsplit(POSTGRES)._replace(path=f"/{DATABASE}").geturl()


def postgres_answers() -> bool:
    """Whether there is a PostgreSQL to measure with."""
    from simpul.config.pg_answers import main

    return main(POSTGRES) == 0


def main() -> int:
    """Build the dataset unless it is there already."""
    parser = argparse.ArgumentParser(prog="python -m bench.dataset", description=__doc__)
    parser.add_argument("--posyandu", type=int, default=POSYANDU)
    parser.add_argument("--asli", type=int, default=TEMPLATES, help="so many are performed, the others are copies")
    parser.add_argument("--postgres", action="store_true", help="in PostgreSQL instead of SQLite")
    parser.add_argument("--hapus", action="store_true", help="remove it")
    arguments = parser.parse_args()
    vendor = "postgresql" if arguments.postgres else "sqlite"
    os.environ.update(environment(vendor))
    if arguments.hapus:
        remove(vendor)
    elif is_ready(vendor, arguments.posyandu):
        migrate()
    else:
        remove(vendor)
        with _step("semuanya"):
            build(vendor, arguments.posyandu, min(arguments.asli, arguments.posyandu))
    return 0


def migrate() -> None:
    """Bring the tables of a dataset that is there to those of today."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def is_ready(vendor: str, count: int) -> bool:
    """Built before, as large, and this month."""
    try:
        facts = json.loads((FOLDER / vendor / "isi.json").read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return bool(facts == _facts(count))


def _facts(count: int) -> dict[str, Any]:
    from simpul.kernel.clock import today

    return {"posyandu": count, "bulan": f"{today('WIB'):%Y-%m}", "isi": CONTENT}


def remove(vendor: str) -> None:
    """Files and database gone."""
    folder = FOLDER / vendor
    for path in folder.glob("*") if folder.is_dir() else ():
        if path.is_file():
            path.unlink()
    if vendor == "postgresql":
        _maintain(f"DROP DATABASE IF EXISTS {DATABASE} WITH (FORCE)")


def _maintain(statement: str) -> None:
    import psycopg

    with psycopg.connect(POSTGRES, autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[call-overload]  # our own text


def build(vendor: str, count: int, performed: int) -> None:
    """Tables, places, posyandu, the lives of a few, and their copies."""
    (FOLDER / vendor).mkdir(parents=True, exist_ok=True)
    if vendor == "postgresql":
        _maintain(f"CREATE DATABASE {DATABASE}")
    from simpul.kernel.keyring import create_keyring

    key_file = FOLDER / vendor / "kunci.json"
    create_keyring(key_file)
    with _step("tabel dan wilayah"):
        migrate()
        from simpul.flows.load_wilayah import load_wilayah

        load_wilayah(lambda _done, _total: None)
    with _step("posyandu, kader, akun"):
        example, catalog = _places(count)
    with _step(f"{MONTHS} bulan di {performed} posyandu"):
        _live(example.homes[:performed], example, catalog)
    with _step(f"salinan ke {count - performed} posyandu lain"):
        _copy(example.homes[:performed], example.homes[performed:])
    with _step("jumlah ke atas"):
        from simpul.laporan.services import rebuild_gulung

        rebuild_gulung()
    with _step("laporan disetujui dan catatan tertahan"):
        from bench.papers import make_papers

        make_papers(example)
    (FOLDER / vendor / "isi.json").write_text(json.dumps(_facts(count)), "utf-8")


class _step:  # noqa: N801  # reads as a statement
    """Says what is being built, and how long it took."""

    def __init__(self, name: str) -> None:
        self.name = name

    def __enter__(self) -> None:
        self.begin = perf_counter()

    def __exit__(self, *_: object) -> None:
        print(f"   {self.name}: {perf_counter() - self.begin:.0f} s", flush=True)


def _places(count: int) -> tuple[Any, Any]:
    from simpul.flows.demo.places import make_places
    from simpul.jurnal.transactions import write_transaction
    from simpul.kernel.clock import add_months, month_of, today
    from simpul.layanan.loader import load_catalog
    from simpul.wilayah import queries as wilayah

    regency = wilayah.wilayah_by_kode(REGENCY)
    desa = wilayah.descendants(regency.id, wilayah.Tingkat.DESA)
    counts = {place: count // len(desa) + (number < count % len(desa)) for number, place in enumerate(desa)}
    start = add_months(month_of(today("WIB")), 1 - MONTHS)
    catalog = load_catalog()
    with write_transaction():
        filled = {place: number for place, number in counts.items() if number}
        return make_places(random.Random(2026), catalog, regency, filled, start), catalog


def _live(homes: list[Any], example: Any, catalog: Any) -> None:
    from simpul.flows.demo.load import make_year
    from simpul.flows.demo.people import Size
    from simpul.flows.perform import perform
    from simpul.kernel.clock import today
    from simpul.laporan.services import drain_kotak_keluar

    performed, took = 0, 0.0
    for number, home in enumerate(homes):
        year = make_year(f"bench|{number}", home, example, catalog, today("WIB"), months=MONTHS, size=Size(78, 70))
        begin = perf_counter()
        perform(year.operations, "contoh", wait_seconds=600)
        took += perf_counter() - begin
        performed += len(year.operations)
    while drain_kotak_keluar():
        pass
    print(f"   {performed} catatan lewat perform, {performed / took:,.0f} setiap detik", flush=True)


def _copy(templates: list[Any], others: list[Any]) -> None:
    """Copy the rows of the templates in turn to the others; the last eight digits of an id tell whose copy it is."""
    from django.apps import apps
    from django.db import connection, transaction

    from simpul.jurnal.planner import refresh_statistics

    models = [apps.get_model(name) for name in COPIED]
    before, after = {
        "sqlite": ("foreign_keys=OFF synchronous=OFF journal_mode=OFF cache_size=-800000", "journal_mode=WAL"),
        "postgresql": ("session_replication_role='replica'", ""),
    }[connection.vendor]
    setting = "PRAGMA" if connection.vendor == "sqlite" else "SET"
    with connection.cursor() as cursor:
        for text in before.split():
            cursor.execute(f"{setting} {text}")
        with transaction.atomic():
            _list_copies(cursor, templates, others)
            for model in models:
                _copy_table(cursor, model, models)
        cursor.execute(f"{setting} {after}" if after else "ANALYZE")
    # As the job loop of a served installation does.
    refresh_statistics()
    connection.close()


def _list_copies(cursor: Any, templates: list[Any], others: list[Any]) -> None:
    from django.db import connection

    kind = "uuid" if connection.vendor == "postgresql" else "char(32)"
    cursor.execute(
        f"CREATE TEMP TABLE salinan (asal {kind}, tujuan {kind}, akhir char(8), nomor char(4),"
        " PRIMARY KEY (asal, akhir))"
    )
    rows = [
        (templates[number % len(templates)].id.hex, home.id.hex, f"{number + 1:08x}", f"{home.nomor_urut:04d}")
        for number, home in enumerate(others)
    ]
    cursor.executemany("INSERT INTO salinan VALUES (%s, %s, %s, %s)", rows)


def _copy_table(cursor: Any, model: Any, models: Iterable[Any]) -> None:
    fields = [field for field in model._meta.concrete_fields if field.get_internal_type() != "BigAutoField"]
    table, source = model._meta.db_table, f"asal_{model._meta.model_name}"
    owner, join = "t.posyandu_id", ""
    if not any(field.column == "posyandu_id" for field in fields):
        owner, join = "u.posyandu_id", " JOIN usulan_usulan u ON u.id = t.usulan_id"
    # The rows to copy stand apart, so that a database need not guard against copying copies.
    cursor.execute(
        f"CREATE TEMP TABLE {source} AS SELECT t.*, {owner} AS pemilik FROM {table} t{join}"
        f" WHERE {owner} IN (SELECT asal FROM salinan) ORDER BY {model._meta.pk.column}"
    )
    columns = ", ".join(f'"{field.column}"' for field in fields)
    values = ", ".join(_value(field, set(models)) for field in fields)
    cursor.execute(
        f"INSERT INTO {table} ({columns}) SELECT {values} FROM {source} t CROSS JOIN salinan s WHERE s.asal = t.pemilik"
    )
    cursor.execute(f"DROP TABLE {source}")


def _value(field: Any, models: set[Any]) -> str:
    """How a column of a copy follows from its original."""
    column = f't."{field.column}"'
    if field.column == "posyandu_id":
        return "s.tujuan"
    if field.column in SEALED:
        return "NULL"
    if field.column == "nomor":
        return f"s.nomor || substr({column}, 5)"
    if field.primary_key or (field.is_relation and field.related_model in models):
        return _own_id(column)
    return column


def _own_id(column: str) -> str:
    from django.db import connection

    if connection.vendor == "sqlite":
        return f"substr({column}, 1, 24) || s.akhir"
    return f"(substr(replace({column}::text, '-', ''), 1, 24) || s.akhir)::uuid"


if __name__ == "__main__":
    sys.exit(main())
