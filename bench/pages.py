"""Server time of every office page in a large regency: `python -m bench.pages`.

1,000 posyandu x about 300 people x 24 months (bench.dataset), Django's test client in this process, warm: p95 of
many requests of each page, every query and template included, the network and the browser left out.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from time import process_time
from typing import Any
from uuid import UUID

from bench import ROOT, Figure, report, seconds
from bench.dataset import POSYANDU, environment, postgres_answers

RUNS, WARM = 20, 1
TARGET_MS = 150.0
TIERS = ("provinsi", "kabupaten", "kecamatan", "desa")


@dataclass(frozen=True, slots=True)
class Page:
    """A page as an account opens it."""

    name: str
    login: str
    path: str


def main() -> int:
    """Build what is missing, then measure on SQLite and, when it answers, on PostgreSQL."""
    parser = argparse.ArgumentParser(prog="python -m bench.pages", description=__doc__)
    parser.add_argument("--posyandu", type=int, default=POSYANDU)
    parser.add_argument("--hanya", default="", help="only pages whose name holds this word")
    parser.add_argument("--kali", type=int, default=RUNS, help="requests of each page")
    parser.add_argument("--vendor", choices=["sqlite", "postgresql"], default="")
    parser.add_argument("--di-sini", action="store_true", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.di_sini:
        return measure(arguments.vendor, arguments.hanya, arguments.kali)
    vendors = [arguments.vendor] if arguments.vendor else ["sqlite", *(["postgresql"] if postgres_answers() else [])]
    worst = 0
    for vendor in vendors:
        own = environment(vendor)
        build = [sys.executable, "-m", "bench.dataset", "--posyandu", str(arguments.posyandu)]
        subprocess.run([*build, *(["--postgres"] if vendor == "postgresql" else [])], cwd=ROOT, check=True)
        here = [sys.executable, "-m", "bench.pages", "--di-sini", "--vendor", vendor, "--hanya", arguments.hanya]
        here += ["--kali", str(arguments.kali)]
        worst = max(worst, subprocess.run(here, cwd=ROOT, env=own, check=False).returncode)
    return worst


def measure(vendor: str, only: str, runs: int) -> int:
    """Every page in turn; one figure each."""
    import django

    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    clients: dict[str, Any] = {}
    chosen = [page for page in pages() if only in page.name]
    for page in chosen:
        if page.login not in clients:
            clients[page.login] = _sign_in(page.login)
    return report(_figure(vendor, page, clients[page.login], runs) for page in chosen)


def _sign_in(login: str) -> Any:
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    client.force_login(
        get_user_model().objects.get(nama_pengguna=login), backend="django.contrib.auth.backends.ModelBackend"
    )
    return client


def _figure(vendor: str, page: Page, client: Any, runs: int) -> Figure:
    for _ in range(WARM):
        answer = client.get(page.path)
        if answer.status_code not in {200, 302}:
            sys.exit(f"{page.path} sebagai {page.login}: {answer.status_code}")
    times, used = [], []
    for _ in range(runs):
        begin = process_time()
        times.append(1000 * seconds(lambda: client.get(page.path)))
        used.append(1000 * (process_time() - begin))
    # The figure is the 95th percentile; its spread shows the fastest request and the slowest.
    times.sort()
    p95 = times[max(0, int(0.95 * runs) - 1)]
    queries = _count_queries(client, page.path)
    # On a busy machine the processor time tells what an idle one would have needed here.
    name = f"{vendor}: {page.name} ({queries} kueri, CPU {median(used):.0f} ms)"
    return Figure(name, "ms p95", (times[0], p95, times[-1]), TARGET_MS)


def _count_queries(client: Any, path: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        client.get(path)
    return len(caught)


def pages() -> Iterator[Page]:
    """Every page of the offices, by role and tier."""
    from simpul.posyandu.queries import posyandu_under
    from simpul.wilayah import queries as wilayah

    home = posyandu_under(wilayah.wilayah_by_kode("32.01").id)[0]
    places = [place for place in wilayah.ancestors(home.wilayah_id) if place.tingkat.name.lower() in TIERS]
    places.append(wilayah.wilayah_by_id(home.wilayah_id))
    logins = ("provinsi", "dpmd", "kasi", "sekdes")
    for login in ("ketua", "bidan", "puskesmas", "sekdes", "kades"):
        yield Page(f"beranda {login}", login, "/")
    for login, place in zip(logins, places, strict=True):
        yield Page(f"angka {place.tingkat.name.lower()}", login, f"/angka/{place.id}/")
        yield Page(f"angka {place.tingkat.name.lower()}, satu angka", login, f"/angka/{place.id}/?indikator=D")
    here = f"{home.kab_id}/{home.id}/"
    yield Page("angka posyandu", "sekdes", f"/angka/posyandu/{here}")
    for name in ("S", "D", "layanan_kesehatan", "usulan"):
        yield Page(f"angka posyandu, daftar {name}", "sekdes", f"/angka/posyandu/{here}?indikator={name}")
    yield Page("angka bidang kesehatan", "sekdes", f"/angka/posyandu/{here}bidang/kesehatan/")
    yield from _lists(home, here)


def _lists(home: Any, here: str) -> Iterator[Page]:
    from simpul.kernel.clock import today

    month = f"{today('WIB'):%Y-%m}"
    for login in ("sekdes", "dinas-kesehatan", "dinas-sosial"):
        yield Page(f"usulan, daftar {login}", login, "/usulan/")
        yield Page(f"usulan, selesai {login}", login, "/usulan/?keadaan=selesai")
    yield Page("usulan, rinci", "sekdes", f"/usulan/{home.kab_id}/{_usulan_of(home)}/")
    for login in ("sekdes", "kasi", "dpmd"):
        yield Page(f"laporan, daftar {login}", login, "/laporan/")
        yield Page(f"posyandu, daftar {login}", login, "/posyandu/")
    for login in ("sekdes", "dpmd"):
        yield Page(f"HP, daftar {login}", login, "/hp/")
    yield Page("laporan, satu bulan", "sekdes", f"/laporan/{here}{month}/")
    yield Page("posyandu, rinci", "sekdes", f"/posyandu/{here}")
    yield Page("warga, daftar", "bidan", f"/warga/{here}")
    yield Page("warga, satu orang", "bidan", f"/warga/{here}{_child_of(home)}/")


def _usulan_of(home: Any) -> UUID:
    from simpul.jurnal.models import Perubahan

    row = Perubahan.objects.filter(kab_id=home.kab_id, posyandu_id=home.id, entitas="usulan").order_by("-n").first()
    assert row is not None
    return row.entitas_id


def _child_of(home: Any) -> UUID:
    from simpul.jurnal.models import Perubahan

    row = Perubahan.objects.filter(kab_id=home.kab_id, posyandu_id=home.id, entitas="warga").order_by("-n").first()
    assert row is not None
    return row.entitas_id


if __name__ == "__main__":
    sys.exit(main())
