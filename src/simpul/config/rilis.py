"""Releases of the kader app that this server keeps, and `simpul rilis`: who is offered which."""

import argparse
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

MANIFEST, SHELL, VERSION = "rilis.json", "index.html", "versi.txt"


@dataclass(frozen=True, slots=True)
class Rilis:
    """A whole build of the kader app: its version and where its files lie."""

    versi: str
    root: Path


def kept_rilis(dist: Path) -> list[Rilis]:
    """Every whole release, the newest first: what was built last, then what pwa/scripts/rilis.mjs kept beside it."""
    if not (dist / SHELL).is_file():
        return []
    kept = [Rilis(versi, root) for _, versi, root in sorted(_manifests(dist.parent / "rilis"), reverse=True)]
    if kept and (kept[0].root / SHELL).read_bytes() == (dist / SHELL).read_bytes():
        kept[0] = Rilis(kept[0].versi, dist)
        return kept
    return [Rilis(_version(dist), dist), *kept]


def kept_files(dist: Path) -> Iterator[Path]:
    """Folders of the last releases, for a phone whose page is older than the server."""
    yield from sorted((dist.parent / "rilis").resolve().glob("*/"))


def _manifests(folder: Path) -> Iterator[tuple[int, str, Path]]:
    for manifest in folder.glob(f"*/{MANIFEST}"):
        if (manifest.parent / SHELL).is_file():
            told = json.loads(manifest.read_text("utf-8"))
            yield int(told["pada"]), _version(manifest.parent), manifest.parent


def _version(root: Path) -> str:
    file = root / VERSION
    return file.read_text("utf-8").strip() if file.is_file() else ""


def add_rilis_options(command: argparse.ArgumentParser) -> None:
    """What can be set; without a version it only shows."""
    command.add_argument("versi", nargs="?", help="versi yang diatur, atau 'baru' untuk setiap versi sesudah ini")
    command.add_argument("--persen", type=int, help="bagian dari semua posyandu yang ditawari: 1, 10, 100")
    command.add_argument(
        "--wilayah",
        metavar="KODE,KODE",
        help="kecamatan atau kabupaten yang semua posyandunya ditawari lebih dulu",
    )
    command.add_argument("--tarik", action="store_true", help="jangan tawarkan lagi; HP yang sudah memakainya tetap")
    command.add_argument("--oleh", metavar="NAMA", help="nama pengguna yang mengubah; namanya masuk jejak")


def run(arguments: argparse.Namespace) -> int:
    """Change what was asked, then show every release; raises `rilis.*`, `wilayah.tidak_ditemukan`."""
    from django.conf import settings

    kept = [one.versi for one in kept_rilis(Path(settings.PWA_DIST))]
    if arguments.versi:
        _change(arguments, kept)
    _show(kept)
    return 0


def _change(arguments: argparse.Namespace, kept: Sequence[str]) -> None:
    from simpul.akses.queries import akun_by_login
    from simpul.akses.rules.rilis import EVERY_OTHER
    from simpul.flows.rilis import advance_rilis, withdraw_rilis
    from simpul.kernel.errors import SimpulError

    versi = EVERY_OTHER if arguments.versi == "baru" else arguments.versi
    if versi not in {EVERY_OTHER, *kept}:
        raise SimpulError("rilis.tidak_ada", versi=versi)
    akun_id = akun_by_login(arguments.oleh).id if arguments.oleh else None
    if arguments.tarik:
        withdraw_rilis(versi, akun_id=akun_id)
    else:
        kode = None if arguments.wilayah is None else arguments.wilayah.split(",")
        advance_rilis(versi, persen=arguments.persen, kode=kode, kept=kept, akun_id=akun_id)
    print("Tersimpan. HP menanyakannya saat Simpul dibuka, dan tiap jam selama terbuka.")


def _show(kept: Sequence[str]) -> None:
    from simpul.akses.rules.rilis import EVERY_OTHER
    from simpul.flows.rilis import tahap_words, versi_in_use

    used = {row.versi: row for row in versi_in_use()}
    phones = sum(row.hp for row in used.values())
    print(f"{phones} HP menghubungi server dalam 30 hari ini.")
    for versi in dict.fromkeys([*kept, *used]):
        row = used.get(versi)
        share = f"{row.hp} HP di {row.posyandu} posyandu ({100 * row.hp // phones} %)" if row else "belum ada HP"
        offer = f"ditawarkan ke {tahap_words(versi)}" if versi in kept else "tidak disimpan lagi di server"
        print(f"  {versi or '(tanpa versi)':14} {share}; {offer}")
    print(f"  {'versi baru':14} mulai dari {tahap_words(EVERY_OTHER)}")
