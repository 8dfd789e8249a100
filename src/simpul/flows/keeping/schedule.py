"""The backup that makes itself: the job loop starts it beside itself, for a long one must hold up no other job."""

import datetime as dt
import json
import logging
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from simpul.flows.keeping.backup import Advance, Backup, make_backup
from simpul.flows.keeping.plan import Plan, is_due, stamped, to_remove
from simpul.jurnal import leases
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError

logger = logging.getLogger(__name__)
JOB = "cadangan"
AGAIN = dt.timedelta(minutes=30)
_running: list["subprocess.Popen[bytes]"] = []


@dataclass(frozen=True, slots=True)
class State:
    """Of the last try: when the newest backup was made, and what became of the last one."""

    last_at: dt.datetime | None
    noted: dict[str, Any]


def state() -> State:
    """What the job row says."""
    last_at, text = leases.noted(JOB)
    try:
        noted: dict[str, Any] = json.loads(text) if text else {}
    except ValueError:
        noted = {}
    return State(last_at, noted)


def needs_backup() -> bool:
    """Whether one is due now, and none of this loop is under way."""
    plan: Plan = settings.KEEPING
    if plan.hour is None or any(one.poll() is None for one in _running):
        return False
    now, found = clock.now(), state()
    tried = dt.datetime.fromisoformat(found.noted.get("dicoba_at", "2000-01-01T00:00:00+00:00"))
    return is_due(plan, found.last_at, now) and now - tried > AGAIN


def start_backup(at: dt.datetime) -> int:
    """Start it as a process of its own, with less right to the processor than the pages have."""
    _running.clear()
    leases.note(JOB, at, json.dumps({"dicoba_at": at.isoformat()}), is_done=False)
    command = [sys.executable, "-m", "simpul.config.cli", "cadangkan", "--terjadwal"]
    _running.append(subprocess.Popen(command, stdout=subprocess.DEVNULL, preexec_fn=_be_modest))  # noqa: S603, PLW1509  # our own command
    return 1


def _be_modest() -> None:
    os.nice(10)


def back_up(folder: Path, at: dt.datetime, advance: Advance) -> tuple[Backup, list[Path]]:
    """Make a backup, note what became of it, and remove those past their time from the folder of the plan."""
    plan: Plan = settings.KEEPING
    try:
        made = make_backup(connection.settings_dict, settings.KEYRING, settings.SIMPUL_DATA, folder, at, advance)
    except SimpulError as error:
        problem = {"dicoba_at": at.isoformat(), "masalah": error.code, "isi": error.params}
        leases.note(JOB, at, json.dumps(problem, default=str), is_done=False)
        logger.error("cadangan tidak jadi: %s", error.code)  # noqa: TRY400  # the code says it
        raise
    told = {"dicoba_at": at.isoformat(), "berkas": made.path.name, "bita": made.size, "detik": round(made.seconds, 1)}
    leases.note(JOB, at, json.dumps(told), is_done=True)
    gone = to_remove(plan, folder.iterdir(), upgrade_backup()) if folder == plan.folder else []
    for path in gone:
        path.unlink()
    return made, gone


def upgrade_record() -> Path:
    """Where an upgrade notes the backup that it goes back to."""
    return Path(settings.SIMPUL_DATA) / "perbarui.json"


def upgrade_backup() -> str:
    """The name of that backup; empty when nothing was upgraded here."""
    try:
        return Path(json.loads(upgrade_record().read_text())["cadangan"]).name
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def backups() -> list[tuple[dt.datetime, Path]]:
    """Backups in the folder of the plan, newest first."""
    folder = settings.KEEPING.folder
    return stamped(folder.iterdir()) if folder.is_dir() else []
