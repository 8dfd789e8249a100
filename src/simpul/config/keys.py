"""`simpul kunci`: turn, drop, copy or list the keys of this installation."""

import argparse
from pathlib import Path

from django.conf import settings

from simpul.config.progress import progress_bar
from simpul.flows.keeping import keys
from simpul.kernel.keyring import Keyring


def run(arguments: argparse.Namespace, key_file: Path) -> int:
    """One act; exit status."""
    acts = {"putar": _turn, "lanjut": _go_on, "buang": _drop, "salin": _copy, "lihat": _show}
    return acts[arguments.tindakan](arguments, key_file)


def _turn(arguments: argparse.Namespace, key_file: Path) -> int:
    from simpul.config.keeping import check_quiet

    check_quiet()
    ring = keys.turn(key_file, server=arguments.server, kasus=arguments.kasus)
    print(f"Kunci data {ring.data_current} dibuat. Simpan salinan baru: simpul kunci salin MAP.")
    return _go_on(arguments, key_file)


def _go_on(arguments: argparse.Namespace, key_file: Path) -> int:
    with progress_bar("Menyandikan ulang") as advance:
        wrapped, numbers = keys.encrypt_again(advance)
    print(f"{wrapped} kunci orang dibungkus ulang, {numbers} nomor NIK dan KK disandikan ulang.")
    return _show(arguments, key_file)


def _show(_: argparse.Namespace, __: Path) -> int:
    ring: Keyring = settings.KEYRING
    used = keys.names_in_use()
    for name in sorted(ring.data, key=lambda one: (len(one), one)):
        is_current = name == ring.data_current
        word = "sedang dipakai" if is_current else "masih ada isinya" if name in used else "boleh dibuang"
        print(f"data {name}: {word}")
    print(f"server: 1 dipakai, {len(ring.server_old)} lama masih diterima")
    print(f"kasus: 1 dipakai, {len(ring.kasus_old)} lama masih diterima")
    return 0


def _drop(arguments: argparse.Namespace, key_file: Path) -> int:
    keys.drop(key_file, arguments.isi or "", is_forced=arguments.paksa)
    print(f"Kunci data {arguments.isi} dibuang dari berkas kunci. Cadangan lama butuh salinan kunci yang lama.")
    return 0


def _copy(arguments: argparse.Namespace, key_file: Path) -> int:
    for path in keys.copy_keys(key_file, settings.SIMPUL_TERHAPUS, Path(arguments.isi or ".")):
        print(f"Disalin: {path}. Simpan terpisah dari cadangan.")
    return 0
