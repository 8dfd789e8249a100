"""The command `simpul`: set up, serve, load, check. Every command explains itself with --help."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from simpul.config.options import add_acuan_options
from simpul.kernel.errors import SimpulError

Handler = Callable[[argparse.Namespace], int]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; a refusal is a sentence on stderr and exit status 1."""
    arguments = _parser().parse_args(argv)
    handler: Handler = arguments.handler
    try:
        return handler(arguments)
    except SimpulError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="simpul", description="Sistem kerja Posyandu 6 SPM.")
    commands = parser.add_subparsers(required=True, metavar="PERINTAH")
    _add_service_commands(commands)
    _add_data_commands(commands)
    _add_check_commands(commands)
    return parser


if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def _command(commands: "Commands", name: str, handler: Handler, help_text: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_text, description=help_text)
    command.set_defaults(handler=handler)
    return command


def _add_service_commands(commands: "Commands") -> None:
    _command(commands, "siapkan", _siapkan, "Buat kunci, tabel dan daftar wilayah. Aman diulang.")
    pengelola = _command(commands, "pengelola", _pengelola, "Buat pengelola pertama; kata sandinya ditanyakan.")
    pengelola.add_argument("nama_pengguna", help="nama untuk masuk, misalnya hesti")
    pengelola.add_argument("--nama", required=True, help="nama orangnya, misalnya 'Bu Hesti'")
    pengelola.add_argument("--wilayah", required=True, help="kode wilayah yang dikelola, misalnya 62.10")
    acuan = _command(commands, "acuan", _acuan, "Tampilkan atau atur acuan kabupaten: nomor darurat, penerima, umur.")
    add_acuan_options(acuan)
    serve = _command(commands, "serve", _serve, "Layani halaman kantor dan aplikasi kader.")
    serve.add_argument("--port", type=int, default=8000, help="pintu yang dipakai (8000)")
    serve.add_argument(
        "--host",
        default="127.0.0.1",
        help="alamat yang dipakai (127.0.0.1); alamat lain hanya bila SIMPUL_ALAMAT https",
    )
    _command(commands, "pekerja", _pekerja, "Jalankan pekerjaan berkala (untuk PostgreSQL).")
    demo = _command(commands, "demo", _demo, "Muat kabupaten contoh. Semua orang di dalamnya rekaan.")
    demo.add_argument("--seed", type=int, default=2026, help="angka awal; angka sama memberi isi sama")
    demo.add_argument("--scale", type=float, default=1.0, help="besar contoh; 0.1 memuat sepersepuluh desa")
    demo.add_argument("--sekali", action="store_true", help="lewati bila contoh sudah ada")


def _add_data_commands(commands: "Commands") -> None:
    zscore = _command(commands, "zscore", _zscore, "Hitung skor Z WHO dari berkas CSV.")
    zscore.add_argument("masuk", type=Path, metavar="IN.csv")
    zscore.add_argument("keluar", type=Path, metavar="OUT.csv")
    zscore.add_argument("--usia-5-19", action="store_true", help="pakai rujukan WHO 2007 untuk 5 sampai 19 tahun")
    wilayah = _command(commands, "wilayah", _wilayah, "Muat, cari atau beri kode BPS pada wilayah.")
    wilayah.epilog = (
        "Kolom berkas CSV untuk impor-bps: kode_kemendagri, kode_bps, berlaku (tanggal, misalnya 2025-01-01)."
    )
    wilayah.add_argument("tindakan", choices=["muat", "cari", "impor-bps"])
    wilayah.add_argument("isi", nargs="?", help="kata yang dicari, atau berkas CSV kode BPS")
    _command(commands, "susun-ulang", _susun_ulang, "Susun ulang baris dan rekap dari catatan operasi.")


def _add_check_commands(commands: "Commands") -> None:
    catalog = _command(commands, "catalog", _catalog, "Periksa atau tampilkan katalog layanan.")
    catalog.add_argument("tindakan", choices=["check", "list", "terbitkan"])
    catalog.add_argument("--json", action="store_true", help="keluarkan JSON")
    _command(commands, "skema", _skema, "Tulis contracts/sync dan tipe TypeScript dari struct.")
    _command(commands, "bench", _bench, "Ukur kecepatan; sama dengan make bench.")


def _start() -> None:
    """Settings and models, for the commands that need the database."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "simpul.config.settings")
    import django

    django.setup()


def _siapkan(_: argparse.Namespace) -> int:
    from simpul.config.env import read_environment
    from simpul.kernel.keyring import create_keyring

    environment = read_environment()
    (environment.data_dir / "static").mkdir(parents=True, exist_ok=True)
    if not environment.key_file.exists():
        create_keyring(environment.key_file)
        print(f"Kunci dibuat: {environment.key_file}. Simpan salinannya di tempat lain.")
    _start()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from simpul.wilayah.queries import count_by_tingkat

    if not count_by_tingkat():
        _load_wilayah()
    return 0


def _load_wilayah() -> None:
    from simpul.config.progress import progress_bar
    from simpul.flows.load_wilayah import load_wilayah

    with progress_bar("Memuat wilayah") as advance:
        load_wilayah(advance)


def _pengelola(arguments: argparse.Namespace) -> int:
    from getpass import getpass

    _start()
    from simpul.flows.akun import found_pengelola
    from simpul.wilayah.queries import full_label, wilayah_by_kode

    place = wilayah_by_kode(arguments.wilayah)
    # From a pipe the first line is the password, so that a script can set up an installation.
    password = getpass("Kata sandi: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
    found_pengelola(arguments.nama_pengguna, arguments.nama, password, place.id)
    print(f"Pengelola {arguments.nama_pengguna} untuk {full_label(place.id)} sudah dibuat.")
    return 0


def _acuan(arguments: argparse.Namespace) -> int:
    _start()
    from simpul.config.acuan import run

    return run(arguments)


def _serve(arguments: argparse.Namespace) -> int:
    from simpul.config.env import check_host, read_environment
    from simpul.config.serving import serve

    check_host(arguments.host, is_secure=read_environment().is_secure)
    _start()
    return serve(arguments.host, arguments.port)


def _pekerja(_: argparse.Namespace) -> int:
    _start()
    from simpul.flows.jobs import run_forever

    run_forever()
    return 0


def _demo(arguments: argparse.Namespace) -> int:
    _start()
    from simpul.config.demo import load_demo

    return load_demo(seed=arguments.seed, scale=arguments.scale, only_once=arguments.sekali)


def _zscore(arguments: argparse.Namespace) -> int:
    from simpul.config.progress import progress_bar
    from simpul.pertumbuhan.csv_files import run_zscore

    with progress_bar("Menghitung") as advance:
        report = run_zscore(arguments.masuk, arguments.keluar, usia_5_19=arguments.usia_5_19, progress=advance)
    for problem in report.problems:
        print(problem, file=sys.stderr)
    print(f"{report.rows} baris ditulis, {report.problem_count} catatan.")
    return 0


def _wilayah(arguments: argparse.Namespace) -> int:
    _start()
    from simpul.wilayah.queries import full_label, search

    if arguments.tindakan == "muat":
        _load_wilayah()
    elif arguments.tindakan == "impor-bps":
        from simpul.flows.load_wilayah import import_kode_bps

        print(f"{import_kode_bps(Path(arguments.isi or ''))} kode BPS dicatat.")
    else:
        for row in search(arguments.isi or ""):
            print(f"{row.kode:14} {full_label(row.id)}")
    return 0


def _susun_ulang(_: argparse.Namespace) -> int:
    _start()
    from simpul.config.progress import progress_bar
    from simpul.flows.rebuild import rebuild_all

    with progress_bar("Menyusun ulang") as advance:
        print(f"{rebuild_all(advance)} operasi disusun ulang.")
    return 0


def _catalog(arguments: argparse.Namespace) -> int:
    from simpul.layanan import commands

    if arguments.tindakan == "list":
        return commands.list_json(sys.stdout) if arguments.json else commands.list_text(sys.stdout)
    if arguments.tindakan == "terbitkan":
        return commands.publish_current(sys.stdout)
    return commands.check(sys.stdout)


def _skema(_: argparse.Namespace) -> int:
    from simpul.config.env import ROOT
    from simpul.jurnal.operations.schema import write

    for path in write(ROOT):
        print(path.relative_to(ROOT))
    return 0


def _bench(_: argparse.Namespace) -> int:
    import subprocess

    from simpul.config.env import ROOT

    return subprocess.run([sys.executable, "-m", "bench"], cwd=ROOT, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
