"""`simpul akun`: makes the first administrator, or lets a locked-out one in again; for who stands at the server."""

import argparse
import sys
from getpass import getpass

from simpul.akses.services import new_first_password
from simpul.config.env import read_environment
from simpul.flows.akun import found_pengelola, rescue_pengelola
from simpul.kernel.errors import SimpulError
from simpul.wilayah.queries import full_label, wilayah_by_kode


def run(arguments: argparse.Namespace) -> int:
    """Make or rescue, then print what is typed at the first sign-in; raises what the flows raise."""
    password = _typed() if arguments.sandi else new_first_password()
    is_first = not arguments.sandi
    if arguments.pulihkan:
        rescue_pengelola(arguments.nama_pengguna, password, is_first=is_first)
        print(f"Pengelola {arguments.nama_pengguna} dipulihkan. Kode HP-nya dipasang lagi saat masuk.")
    else:
        if not arguments.nama or not arguments.wilayah:
            raise SimpulError("setelan.akun_kurang")
        place = wilayah_by_kode(arguments.wilayah)
        found_pengelola(arguments.nama_pengguna, arguments.nama, password, place.id, is_first=is_first)
        print(f"Pengelola {arguments.nama_pengguna} untuk {full_label(place.id)} sudah dibuat.")
    if is_first:
        print(f"Kata sandi pertama: {password}")
        print("Berlaku 14 hari dan ditampilkan sekali ini. Gantinya dibuat sendiri saat masuk pertama.")
    print(f"Masuk di {read_environment().alamat}/masuk/ dengan HP yang punya aplikasi autentikator.")
    return 0


def _typed() -> str:
    """From a pipe the first line is the password, so that a script can set up an installation."""
    return getpass("Kata sandi: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
