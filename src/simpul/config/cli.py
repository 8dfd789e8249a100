"""The command `simpul`: set up, serve, load, check. Every command explains itself with --help."""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from simpul.config.keeping import add_keeping_commands
from simpul.config.options import add_acuan_options, add_akun_options
from simpul.config.refusals import in_words
from simpul.config.rilis import add_rilis_options
from simpul.kernel.errors import SimpulError

Handler = Callable[[argparse.Namespace], int]
# Database, photos and logs hold names of people; on a shared computer nobody else reads them.
OWNER_ALONE = 0o077


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; a refusal is a sentence on stderr and exit status 1."""
    arguments = _parser().parse_args(argv)
    handler: Handler = arguments.handler
    try:
        with in_words():
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
    add_keeping_commands(commands, _command)
    _add_check_commands(commands)
    return parser


if TYPE_CHECKING:
    from simpul.config.sertifikat import Sertifikat

    Commands = argparse._SubParsersAction[argparse.ArgumentParser]


def _command(commands: "Commands", name: str, handler: Handler, help_text: str) -> argparse.ArgumentParser:
    command = commands.add_parser(name, help=help_text, description=help_text)
    command.set_defaults(handler=handler)
    return command


def _add_service_commands(commands: "Commands") -> None:
    _command(commands, "siapkan", _siapkan, "Buat kunci, tabel dan daftar wilayah. Aman diulang.")
    add_akun_options(_command(commands, "akun", _akun, "Buat pengelola pertama, atau pulihkan yang terkunci."))
    acuan = _command(commands, "acuan", _acuan, "Tampilkan atau atur acuan kabupaten: nomor darurat, penerima, umur.")
    add_acuan_options(acuan)
    rilis = _command(commands, "rilis", _rilis, "Tampilkan versi aplikasi kader di HP, atau atur siapa yang ditawari.")
    add_rilis_options(rilis)
    serve = _command(commands, "serve", _serve, "Layani halaman kantor dan aplikasi kader.")
    serve.add_argument("--port", type=int, default=8000, help="pintu yang dipakai (8000)")
    serve.add_argument(
        "--host",
        default="127.0.0.1",
        help="alamat yang dipakai (127.0.0.1); alamat lain hanya bila SIMPUL_ALAMAT https",
    )
    serve.add_argument("--jaringan", action="store_true", help="untuk mencoba: https bagi HP di Wi-Fi yang sama")
    alamat = _command(commands, "alamat", _alamat, "Tampilkan alamat dan kode QR untuk HP di Wi-Fi yang sama.")
    alamat.add_argument("--port", type=int, default=8000, help="pintu yang dipakai serve --jaringan (8000)")
    for command in (serve, alamat):
        command.add_argument("--ip", help="alamat komputer ini di jaringan lokal; biasanya ditemukan sendiri")
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
    retensi = _command(commands, "retensi", _retensi, "Hitung data yang lewat masa simpan; hapus bila diminta.")
    retensi.add_argument("--jalankan", action="store_true", help="hapus, bukan hanya menghitung")
    _command(commands, "susun-ulang", _susun_ulang, "Susun ulang baris dan rekap dari catatan operasi.")


def _add_check_commands(commands: "Commands") -> None:
    catalog = _command(commands, "catalog", _catalog, "Periksa atau tampilkan katalog layanan.")
    catalog.add_argument("tindakan", choices=["check", "list", "terbitkan"])
    catalog.add_argument("--json", action="store_true", help="keluarkan JSON")
    _command(commands, "skema", _skema, "Tulis contracts/sync dan tipe TypeScript dari struct.")
    _command(commands, "bench", _bench, "Ukur kecepatan; sama dengan make bench.")


def start_django() -> None:
    """Settings and models, for the commands that need the database. What they write is for their owner alone."""
    os.umask(OWNER_ALONE)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "simpul.config.settings")
    import django

    django.setup()


_start = start_django


def _siapkan(_: argparse.Namespace) -> int:
    from simpul.config.env import read_environment
    from simpul.kernel.keyring import create_keyring

    environment = read_environment()
    os.umask(OWNER_ALONE)
    (environment.data_dir / "static").mkdir(parents=True, exist_ok=True)
    if environment.key_file.exists():
        print(f"Kunci sudah ada: {environment.key_file}.")
    else:
        create_keyring(environment.key_file)
        print(f"Kunci dibuat: {environment.key_file}. Simpan salinannya di tempat lain.")
    _start()
    _make_tables()
    from simpul.wilayah.queries import count_by_tingkat

    if not count_by_tingkat():
        _load_wilayah()
    places = f"{sum(count_by_tingkat().values()):,}".replace(",", ".")
    print(f"Wilayah: {places} nama. Siap dipakai.")
    return 0


def _make_tables() -> None:
    from django.core.management import call_command

    from simpul.flows.keeping.health import count_migrations

    count = count_migrations()
    call_command("migrate", verbosity=0)
    print(f"Tabel: {count} perubahan dijalankan." if count else "Tabel sudah sesuai rilis ini.")


def _load_wilayah() -> None:
    from simpul.config.progress import progress_bar
    from simpul.flows.load_wilayah import load_wilayah

    with progress_bar("Memuat wilayah") as advance:
        load_wilayah(advance)


def _akun(arguments: argparse.Namespace) -> int:
    _start()
    from simpul.config.akun import run

    return run(arguments)


def _acuan(arguments: argparse.Namespace) -> int:
    _start()
    from simpul.config.acuan import run

    return run(arguments)


def _rilis(arguments: argparse.Namespace) -> int:
    _start()
    from simpul.config.rilis import run

    return run(arguments)


def _serve(arguments: argparse.Namespace) -> int:
    from simpul.config.env import check_host, read_environment
    from simpul.config.serving import serve

    certificate = _use_network(arguments) if arguments.jaringan else None
    check_host(arguments.host, is_secure=read_environment().is_secure)
    _start()
    return serve(arguments.host, arguments.port, certificate)


def _alamat(arguments: argparse.Namespace) -> int:
    _use_network(arguments)
    print(f"Jalankan sekarang: simpul serve --jaringan --port {arguments.port}")
    return 0


def _use_network(arguments: argparse.Namespace) -> "Sertifikat":
    from simpul.config.jaringan import use_network

    return use_network(arguments)


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


def _retensi(arguments: argparse.Namespace) -> int:
    _start()
    from simpul.flows import retensi
    from simpul.kernel import clock

    act = retensi.run if arguments.jalankan else retensi.dry_run
    for line in retensi.in_words(act(retensi.every_regency(), clock.now())):
        print(line)
    if not arguments.jalankan:
        print("Belum ada yang dihapus. Tambahkan --jalankan untuk menghapus.")
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
