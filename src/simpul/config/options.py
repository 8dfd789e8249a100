"""Options of console commands that are more than a word, read before anything of Django is loaded."""

import argparse
import datetime as dt


def named_number(text: str) -> tuple[str, str]:
    """'Polisi=110' as (name, number), for argparse."""
    name, sign, number = text.partition("=")
    if not sign:
        raise argparse.ArgumentTypeError(f"tulis NAMA=NOMOR, misalnya Polisi=110, bukan {text!r}")
    return name.strip(), number.strip()


def named_day(text: str) -> tuple[dt.date, str]:
    """'2027-05-02=Hari jadi kabupaten' as (day, name), for argparse."""
    day, sign, name = text.partition("=")
    try:
        return dt.date.fromisoformat(day.strip() if sign else ""), name.strip()
    except ValueError:
        raise argparse.ArgumentTypeError(f"tulis TANGGAL=NAMA, misalnya 2027-05-02=Hari jadi, bukan {text!r}") from None


def add_acuan_options(command: argparse.ArgumentParser) -> None:
    """What can be set; an option that is not given leaves its part as it is."""
    command.add_argument("kode", help="kode kabupaten atau kota, misalnya 62.10")
    command.add_argument("--oleh", metavar="NAMA", help="nama pengguna yang berhak mengubah; namanya masuk jejak")
    command.add_argument(
        "--darurat", type=named_number, action="append", metavar="NAMA=NOMOR",
        help="nomor darurat yang benar-benar dijawab di sana; boleh diulang, menggantikan daftar lama",
    )  # fmt: skip
    command.add_argument("--tanpa-darurat", action="store_true", help="kosongkan daftar nomor darurat")
    command.add_argument(
        "--penerima", metavar="POS,POS", help="pos yang boleh menerima laporan rahasia: kepala_desa,dp3a,polisi"
    )
    command.add_argument("--usia", choices=("bulan", "hari"), help="cara menghitung umur: bulan penuh, atau hari (WHO)")
    command.add_argument(
        "--libur", type=named_day, action="append", metavar="TANGGAL=NAMA",
        help="hari libur daerah; boleh diulang, menggantikan daftar lama",
    )  # fmt: skip


def add_akun_options(command: argparse.ArgumentParser) -> None:
    """Name and place of the first administrator, or the rescue of one."""
    command.add_argument("nama_pengguna", help="nama untuk masuk, misalnya hesti")
    command.add_argument("--nama", default="", help="nama orangnya, misalnya 'Bu Hesti'")
    command.add_argument("--wilayah", default="", help="kode wilayah yang dikelola, misalnya 62.10")
    command.add_argument(
        "--sandi", action="store_true",
        help="tanyakan kata sandinya (dari pipa: baris pertama); tanpa ini dibuatkan dan ditampilkan sekali",
    )  # fmt: skip
    command.add_argument(
        "--pulihkan", action="store_true",
        help="setel ulang kata sandi dan kode HP pengelola yang terkunci; tercatat dalam jejak",
    )  # fmt: skip
