"""An upgrade and its way back, a move to another database, a backup by schedule: commands on a real installation."""

import os
import shutil
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from factories.dunia import child
from factories.server import Server
from simpul.kernel import clock

STILL = "from simpul.jurnal.models import Pekerjaan; Pekerjaan.objects.update(terakhir_at=None)"
COUNT = "from simpul.jurnal.models import Operasi; print(Operasi.objects.count())"
HISTORY = "from simpul.jurnal import history; print(history.present())"
# Numbers with places behind the point, which each database writes in its own way.
NUMBERS = """
import datetime as dt
from decimal import Decimal
from simpul.kernel.ids import new_id
from simpul.posyandu.models import Posyandu
from simpul.rencana.models import Realisasi, RencanaKerja
home, at = Posyandu.objects.first(), dt.datetime(2026, 11, 30, 1, 2, 3, 450000, tzinfo=dt.UTC)
Posyandu.objects.update(lat=-1.05, lon=113.0)
line = RencanaKerja.objects.create(
    id=new_id(), kab_id=home.kab_id, wilayah_id=home.wilayah_id, jalur=home.jalur, tahun=2027, bidang="sosial",
    kegiatan="Jamban", volume=Decimal("2.50"), sumber="apbdes", status="draf", oleh="Pak Joko", dibuat_at=at,
    diubah_at=at,
)
given = {"rencana": line, "tanggal": at.date(), "oleh": "Pak Joko", "saat": at}
for volume in ("3.00", "0.25", "1200"):
    Realisasi.objects.create(id=new_id(), kab_id=home.kab_id, volume=Decimal(volume), **given)
"""


def postgres() -> str:
    """The address of a PostgreSQL when the tests run on one."""
    return os.environ["DATABASE_URL"] if settings.DATABASES["default"]["ENGINE"].endswith("postgresql") else ""


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    made = Server(tmp_path / "satu", postgres())
    made.folder.mkdir()
    try:
        made.build(phones=1)
        yield made
    finally:
        made.remove()


@pytest.mark.timeout(300, func_only=True)
def test_an_upgrade_can_go_back(server: Server) -> None:
    none = server.run("perbarui", "--mundur")
    assert (none.returncode, "Belum ada catatan pembaruan" in none.stderr) == (1, True)
    up = server.run("perbarui")
    assert up.returncode == 0, up.stderr
    assert "tanpa catatan" in up.stdout
    [backup] = (server.folder / "cadangan").glob("*.cadangan")
    before = server.python(HISTORY)
    # A second run, and a later backup of the day, leave the way back where it was.
    again = server.run("perbarui")
    assert again.returncode == 0, again.stderr
    assert str(backup) in again.stdout
    server.start(jobs=True)
    [hp] = server.phones()
    hp.at = clock.now()
    day = clock.today("WIB")
    born = day.replace(year=day.year - 2, day=min(day.day, 28))
    assert server.push(hp, [hp.record("register_warga", **child("Sesudah", born))])[0] == 200
    running = server.run("perbarui", "--mundur")
    server.kill()
    if server.python("from simpul.jurnal.leases import heartbeat; print(any(heartbeat().values()))").strip() == "True":
        assert "masih berjalan" in running.stderr
    server.python(STILL)
    refused = server.run("perbarui", "--mundur")
    assert refused.returncode == 1
    assert "1 catatan" in refused.stderr
    assert server.python(COUNT).strip() == "1"
    back = server.run("perbarui", "--mundur", "--paksa")
    assert back.returncode == 0, back.stderr
    assert "disisihkan" in back.stdout
    assert server.python(COUNT).strip() == "0"
    assert server.python(HISTORY) != before
    assert backup.exists()
    # Its phone brings what was taken away.
    server.start()
    assert server.push(hp, hp.outbox)[1]["verdicts"][0]["verdict"] == "accepted"


@pytest.mark.timeout(300, func_only=True)
def test_a_move_compares_every_table_and_fills_only_an_empty_one(server: Server, tmp_path: Path) -> None:
    """Away from the database the tests run on, and back."""
    file = f"sqlite:///{tmp_path / 'pindah.sqlite3'}"
    count = server.python("from simpul.wilayah.queries import count_by_tingkat; print(count_by_tingkat())")
    server.python(NUMBERS)
    out = server.run("pindah-basis-data", server.url, file)
    assert out.returncode == 0, out.stderr
    assert "wilayah_wilayah" in out.stdout
    assert "Semua tabel sama" in out.stdout
    again = server.run("pindah-basis-data", server.url, file)
    assert (again.returncode, "sudah berisi" in again.stderr) == (1, True)
    same = server.run("pindah-basis-data", server.url, server.url)
    assert (same.returncode, "basis data yang sama" in same.stderr) == (1, True)
    empty = server.run(
        "pindah-basis-data", f"sqlite:///{tmp_path / 'tidak-ada.sqlite3'}", f"sqlite:///{tmp_path / 'x'}"
    )
    assert empty.returncode == 1
    home = Server(tmp_path / "dua", postgres())
    home.folder.mkdir()
    try:
        home.make_database()
        shutil.copy2(server.folder / "kunci.json", home.folder / "kunci.json")
        back = home.run("pindah-basis-data", file, home.url)
        assert back.returncode == 0, back.stderr
        assert home.python("from simpul.wilayah.queries import count_by_tingkat; print(count_by_tingkat())") == count
        home.start()
        [hp] = server.phones()
        hp.at = clock.now()
        day = clock.today("WIB")
        born = day.replace(year=day.year - 2, day=min(day.day, 28))
        status, answer = home.push(hp, [hp.record("register_warga", **child("Pindahan", born))])
        assert (status, answer["verdicts"][0]["verdict"]) == (200, "accepted")
    finally:
        home.remove()


@pytest.mark.timeout(180, func_only=True)
def test_the_job_loop_makes_the_backup_of_the_day(server: Server) -> None:
    server.more["SIMPUL_CADANGAN_JAM"] = "0"
    server.start(jobs=True)
    folder = server.folder / "cadangan"
    for _ in range(1200):
        if folder.is_dir() and list(folder.glob("*.cadangan")):
            break
        time.sleep(0.1)
    [backup] = folder.glob("*.cadangan")
    assert backup.stat().st_mode & 0o077 == 0
    checked = server.run("cadangkan", "--periksa", str(backup))
    assert checked.returncode == 0, checked.stderr
    assert "utuh" in checked.stdout
    # Nothing of the people in it can be read in the file.
    assert b"Melati" not in backup.read_bytes()
    time.sleep(3)
    assert len(list(folder.glob("*.cadangan"))) == 1


@pytest.mark.timeout(120, func_only=True)
def test_a_place_without_room_or_right_is_told(server: Server) -> None:
    (server.folder / "berkas").write_text("bukan map")
    refused = server.run("cadangkan", "--ke", str(server.folder / "berkas" / "x"))
    assert refused.returncode == 1
    assert "Map cadangan x tidak bisa ditulisi" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert "cadangan.map" in server.python("from simpul.jurnal.leases import noted; print(noted('cadangan')[1])")
