"""`simpul demo`: loads the example and shows the accounts one may sign in with."""

import time

from rich.console import Console
from rich.table import Table

from simpul.config.progress import progress_bar
from simpul.flows.demo.load import load_example
from simpul.flows.demo.places import PASSWORD
from simpul.flows.demo.welcome import fresh_kader_code
from simpul.kernel import clock
from simpul.posyandu.queries import has_example_data

ACCOUNTS = (
    ("ketua", "ketua Posyandu"),
    ("ketua-bidang", "ketua bidang Kesehatan, Posyandu yang sama"),
    ("bidan", "bidan desa"),
    ("puskesmas", "petugas Puskesmas"),
    ("sekdes", "sekretaris desa"),
    ("kades", "kepala desa"),
    ("kasi", "kasi PMK kecamatan"),
    ("dinas-pendidikan", "dinas, bidang Pendidikan"),
    ("dinas-kesehatan", "dinas, bidang Kesehatan"),
    ("dinas-pupr", "dinas, bidang Pekerjaan Umum"),
    ("dinas-perkim", "dinas, bidang Perumahan Rakyat"),
    ("satpol-pp", "dinas, bidang Trantibumlinmas"),
    ("dinas-sosial", "dinas, bidang Sosial"),
    ("dp3a", "penerima laporan rahasia"),
    ("dpmd", "DPMD kabupaten"),
    ("provinsi", "provinsi"),
    ("pengelola", "pengelola akun"),
)


def load_demo(*, seed: int, scale: float, only_once: bool) -> int:
    """Load the example regency unless it is there, then show the accounts; exit status."""
    console = Console()
    if has_example_data():
        if not only_once:
            console.print("Data contoh sudah ada. Tidak ada yang diubah.")
    else:
        begin = time.monotonic()
        with progress_bar("Memuat kabupaten contoh") as advance:
            verdicts = load_example(seed=seed, scale=scale, today=clock.today("WIB"), advance=advance)
        seconds = time.monotonic() - begin
        console.print(f"{sum(verdicts.values())} catatan dimuat dalam {seconds:.0f} detik: {dict(verdicts)}")
    _show_accounts(console)
    return 0


def _show_accounts(console: Console) -> None:
    table = Table(title=f"Akun contoh (kata sandi semuanya: {PASSWORD})", title_justify="left")
    table.add_column("Nama pengguna")
    table.add_column("Peran")
    for login, peran in ACCOUNTS:
        table.add_row(login, peran)
    console.print(table)
    code = fresh_kader_code()
    console.print(f"Aplikasi kader ({code.kader}, {code.posyandu}): buka {code.alamat}")
    console.print(f"atau ketik kode {code.kode} (sekali pakai, 7 hari).")
