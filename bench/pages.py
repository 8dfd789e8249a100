"""Server time of every office page in a large regency: `python -m bench.pages`.

1,000 posyandu x about 300 people x 24 months (bench.dataset), Django's test client in this process, warm: p95 of
many requests of each page, every query and template included, the network and the browser left out. The A4 PDF is a
document and has no target.
"""

import argparse
import subprocess
import sys
from collections.abc import Iterator
from typing import Any
from uuid import UUID

from bench import ROOT
from bench.dataset import POSYANDU, environment, postgres_answers
from bench.halaman import RUNS, Page, measure

TIERS = ("provinsi", "kabupaten", "kecamatan", "desa")
EVERYONE = (
    *("ketua", "bidan", "puskesmas", "sekdes", "kades", "kasi", "dpmd", "dp3a", "provinsi", "pengelola"),
    *("dinas-kesehatan", "dinas-sosial"),
)
FIELDS = ("pendidikan", "kesehatan", "pekerjaan_umum", "perumahan_rakyat", "trantibumlinmas", "sosial")


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
        return measure_all(arguments.vendor, arguments.hanya, arguments.kali)
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


def measure_all(vendor: str, only: str, runs: int) -> int:
    """Every page whose name holds a word."""
    import django

    django.setup()
    return measure(vendor, [page for page in pages() if only in page.name], runs)


def pages() -> Iterator[Page]:
    """Every page of the offices, by role and tier."""
    from simpul.posyandu.queries import posyandu_under
    from simpul.wilayah import queries as wilayah

    home = posyandu_under(wilayah.wilayah_by_kode("32.01").id)[0]
    places = [place for place in wilayah.ancestors(home.wilayah_id) if place.tingkat.name.lower() in TIERS]
    places.append(wilayah.wilayah_by_id(home.wilayah_id))
    logins = ("provinsi", "dpmd", "kasi", "sekdes")
    for login in EVERYONE:
        yield Page(f"beranda {login}", login, "/")
    for login, place in zip(logins, places, strict=True):
        yield Page(f"angka {place.tingkat.name.lower()}", login, f"/angka/{place.id}/")
        yield Page(f"angka {place.tingkat.name.lower()}, satu angka", login, f"/angka/{place.id}/?indikator=D")
    here = f"{home.kab_id}/{home.id}/"
    yield Page("angka posyandu", "sekdes", f"/angka/posyandu/{here}")
    for name in ("S", "D", "layanan_kesehatan", "usulan"):
        yield Page(f"angka posyandu, daftar {name}", "sekdes", f"/angka/posyandu/{here}?indikator={name}")
    for bidang in FIELDS:
        yield Page(f"angka bidang {bidang}", "sekdes", f"/angka/posyandu/{here}bidang/{bidang}/")
    yield from _lists(home, here)
    yield from _people(home, here)
    yield from _offices(home, here)
    yield from _day_one(home, here)
    yield from _coaching(places[2].id, here)


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


def _people(home: Any, here: str) -> Iterator[Page]:
    yield Page("warga, posyandu mana", "bidan", "/warga/")
    yield Page("warga, daftar", "bidan", f"/warga/{here}")
    yield Page("warga, cari nama", "bidan", f"/warga/{here}", {"cari": "siti"})
    yield Page("warga, cari NIK", "bidan", f"/warga/{here}", {"cari": "3201014508900001"})
    yield Page("warga, mirip", "bidan", f"/warga/{here}mirip/")
    yield Page("warga, satu orang", "bidan", f"/warga/{here}{_child_of(home)}/")
    yield Page("angka posyandu, perlu bidan", "bidan", f"/angka/posyandu/{here}perlu-bidan/")


def _offices(home: Any, here: str) -> Iterator[Page]:
    yield Page("HP, catatan tertahan", "sekdes", f"/hp/{here}tertahan/")
    yield Page("kasus, daftar", "dp3a", "/kasus/")
    yield Page("akun, daftar", "pengelola", "/akun/")
    yield Page("akun, cari", "pengelola", "/akun/?cari=contoh")
    yield Page("akun, satu", "pengelola", f"/akun/{_akun_of('sekdes')}/")
    report = _laporan_of(home)
    path = f"/laporan/{here}{report.bulan:%Y-%m}/{report.id}.pdf"
    yield Page("laporan, lembar A4 (PDF)", "sekdes", path, target=None)
    yield Page("laporan, periksa keaslian", "sekdes", f"/periksa/{report.kode_periksa}/")


def _day_one(home: Any, here: str) -> Iterator[Page]:
    """What a village begins with, keeps in order and answers for."""
    for login in ("dpmd", "pengelola"):
        yield Page(f"penyiapan {login}", login, f"/mulai/{home.kab_id}/")
        yield Page(f"penyiapan, desa {login}", login, f"/mulai/{home.kab_id}/desa/")
    yield Page("acuan, layanan", "dpmd", f"/acuan/{home.kab_id}/layanan/")
    yield Page("posyandu, banyak", "dpmd", "/posyandu/banyak/")
    yield Page("impor, daftar", "sekdes", "/impor/")
    yield Page("impor, bawa", "sekdes", f"/impor/{here}baru/")
    yield Page("warga, mirip sedesa", "sekdes", "/warga/mirip/")
    yield Page("warga, NIK sedesa", "sekdes", "/warga/nik/")
    for name in ("nik", "kiriman", "keluarga"):
        yield Page(f"warga, {name}", "sekdes", f"/warga/{here}{name}/")
    for login in ("sekdes", "dpmd", "pengelola"):
        yield Page(f"privasi, catatan {login}", login, "/privasi/catatan/")
    yield Page("privasi, permintaan", "sekdes", "/privasi/hak/")
    yield Page("privasi, halaman warga", "sekdes", "/privasi/")
    yield Page("privasi, unduhan", "bidan", f"/privasi/ekspor/{here}")
    yield Page("privasi, masa simpan", "dpmd", "/privasi/retensi/")
    yield Page("server, keadaan", "pengelola", "/server/")
    yield Page("titip kirim", "sekdes", "/titip/")


def _coaching(kecamatan_id: int, here: str) -> Iterator[Page]:
    """Visits, the kecamatan, who needs a call, readiness."""
    yield Page("pembinaan, kecamatan", "kasi", f"/kecamatan/{kecamatan_id}/")
    yield Page("pembinaan, buku harian", "kasi", f"/buku-harian/{kecamatan_id}/")
    yield Page("pembinaan, perlu disapa", "dpmd", "/bina/perlu/")
    yield Page("pembinaan, kunjungan", "dpmd", "/bina/")
    yield Page("pembinaan, kesiapan", "dpmd", "/kesiapan/")
    yield Page("pembinaan, kesiapan satu", "dpmd", f"/kesiapan/{here}")


def _akun_of(login: str) -> UUID:
    from django.contrib.auth import get_user_model

    key: UUID = get_user_model().objects.get(nama_pengguna=login).pk
    return key


def _laporan_of(home: Any) -> Any:
    """The month that was approved when the dataset was built."""
    from simpul.laporan.models import LaporanBulanan

    row = LaporanBulanan.objects.filter(kab_id=home.kab_id, posyandu_id=home.id).order_by("-bulan").first()
    assert row is not None
    return row


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
