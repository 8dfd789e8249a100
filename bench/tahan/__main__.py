"""200 phones, a bad line, a server that is killed: `python -m bench tahan [--menit 60] [--hp 200]`.

Two phones stand in each posyandu. They register, weigh, correct, void, visit; calls are lost, cut in the middle,
answered to nobody, repeated and mixed up, and every minute the server is killed (-9) and started again. At the end the
phones send what is left, and `periksa` holds everything against the log. `DATABASE_URL` chooses PostgreSQL.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import ROOT, Figure, report
from bench.world import served

if TYPE_CHECKING:
    from factories.server import Server

HERDS, CALM_SECONDS = 2, 60.0
# Counts that must be zero, and what they say.
ZERO = {
    "lost": "hilang",
    "doubled": "dobel",
    "strange": "bukan dari HP itu atau bernomor lain",
    "renumbered": "tanda terima berubah di server",
    "changed_receipts": "tanda terima berubah di HP",
    "unsent": "tidak pernah sampai",
    "held": "menunggu atau tertahan",
    "refused": "ditolak",
    "differences": "baris HP yang lain dari server",
    "wrong_recaps": "rekap yang lain dari barisnya",
    "wrong_sums": "tempat yang jumlahnya lain dari rekap",
    "wrong_sums_after": "tempat yang jumlahnya lain sesudah disusun ulang",
}


def main() -> int:
    """Storm, then the account."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--menit", type=float, default=60)
    parser.add_argument("--hp", type=int, default=200)
    options, _ = parser.parse_known_args()
    homes = max(options.hp // 2, HERDS)
    with served(quiet=True, phones=0, homes=homes, each=2) as (server, vendor):
        begun = time.monotonic()
        files, kills = _storm(server, options.menit * 60)
        took = time.monotonic() - begun
        found = _check(server, files)
    return _tell(found, vendor, took, kills, homes * 2)


def _storm(server: "Server", lasts_seconds: float) -> tuple[list[Path], int]:
    """Phones at work while the server dies and comes back; the files of their accounts."""
    until = time.time() + lasts_seconds
    jobs = _jobs(server, until)
    herds = [subprocess.Popen([sys.executable, "-m", "bench.tahan.kawanan", str(job)], cwd=ROOT) for job in jobs]
    chance, kills, told = random.Random(9), 0, time.monotonic()  # repeatable
    while any(herd.poll() is None for herd in herds):
        end = time.time() + chance.uniform(0.5, 1.5) * CALM_SECONDS
        while time.time() < end and any(herd.poll() is None for herd in herds):
            time.sleep(0.5)
        if time.time() < until:
            server.kill()
            time.sleep(chance.uniform(0, 2))
            server.start(jobs=True)
            kills += 1
        if time.monotonic() - told > 300:
            told = time.monotonic()
            print(f"   {_so_far(jobs):,} diterima, server dimatikan {kills} kali", flush=True)
    if any(herd.returncode for herd in herds):
        sys.exit("kawanan HP berhenti karena galat")
    return [job.with_suffix(".hasil") for job in jobs], kills


def _jobs(server: "Server", until: float) -> list[Path]:
    """One job file for each process; both phones of a posyandu go to the same."""
    told = server.world["hp"]
    jobs = []
    for herd in range(HERDS):
        mine = [one for number, one in enumerate(told) if number // 2 % HERDS == herd]
        path = server.folder / f"kawanan-{herd}.json"
        path.write_text(json.dumps({"hp": mine, "port": server.port, "until": until, "seed": 1000 * herd}))
        jobs.append(path)
    return jobs


def _so_far(jobs: list[Path]) -> int:
    counts = [job.with_suffix(".jumlah") for job in jobs]
    return sum(int(path.read_text() or 0) for path in counts if path.exists())


def _check(server: "Server", files: list[Path]) -> dict[str, Any]:
    server.kill()
    environment = server.environment() | {"PYTHONPATH": os.pathsep.join([str(ROOT / "tests"), str(ROOT)])}
    command = [sys.executable, "-m", "bench.tahan.periksa", *map(str, files)]
    made = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True)
    found: dict[str, Any] = json.loads(made.stdout.splitlines()[-1])
    return found


def _tell(found: dict[str, Any], vendor: str, took: float, kills: int, phones: int) -> int:
    print(f"   gangguan: {found['faults']}; server dimatikan {kills} kali; jawaban ganjil: {found['odd']}")
    print(f"   alasan ditolak: {found['reasons'] or 'tidak ada'}")
    print(f"   tabel yang lain sesudah disusun ulang: {found['unequal_tables'] or 'tidak ada'}")
    rate = found["recorded"] / took
    figures = [
        Figure(f"Catatan {phones} HP lewat badai, {vendor}", "op", (found["recorded"],)),
        Figure("  tiap detik, gangguan dan matinya server termasuk", "op/s", (rate,)),
        Figure("  tabel yang berubah oleh susun ulang", "tabel", (len(found["unequal_tables"]),), 0),
        Figure("  baris yang dibandingkan", "baris", (found["rows"],)),
        *(Figure(f"  {words}", "", (found[name],), 0) for name, words in ZERO.items()),
    ]
    return report(figures)


if __name__ == "__main__":
    sys.exit(main())
