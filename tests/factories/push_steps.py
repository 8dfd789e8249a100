"""The steps of a push, one behind the other, and a server that dies in front of any of them.

Run as a program it loads Simpul once. Each line on stdin is a list of words for `simpul`, done in a process forked from
there: all servers of a test are new processes, but only the first pays three seconds of imports. It answers with the
number of the process, and with an empty line when that has ended. When a file `mati` in SIMPUL_DATA names a step,
everything of that process ends there at once.
"""

import importlib
import json
import os
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

STEPS: list[tuple[str, str]] = [
    ("simpul.flows.perform", "lock_posyandu"),
    ("simpul.flows.admission", "begin"),
    ("simpul.flows.waiting", "in_order"),
    ("simpul.flows.standing", "hold_back"),
    ("simpul.flows.waiting", "resume"),
    ("simpul.jurnal.log", "store"),
    ("simpul.jurnal.log", "settle"),
    ("simpul.jurnal.log", "append_changes"),
    ("simpul.flows.finish", "save_counter"),
    ("simpul.jurnal.positions", "save"),
    ("simpul.akses.services", "write_audit"),
    ("simpul.laporan.services", "recount"),
    ("simpul.laporan.services.recount", "enqueue"),
    ("simpul.flows.push", "_note_contact"),
    ("simpul.jurnal.positions", "contiguous"),
]
# All is written and committed; only the phone has not heard of it.
ANSWER = ("simpul.sync.wire", "answer")
ARMED = "mati"


def mine_all() -> None:
    """Put a mine in front of every step."""
    for module, name in (*STEPS, ANSWER):
        found = importlib.import_module(module)
        setattr(found, name, _mined(getattr(found, name), f"{module}.{name}"))


def _mined(real: Callable[..., Any], label: str) -> Callable[..., Any]:
    armed = Path(os.environ["SIMPUL_DATA"]) / ARMED

    def step(*args: Any, **kwargs: Any) -> Any:
        if armed.exists() and armed.read_text("utf-8") == label:
            armed.unlink()
            os.killpg(0, signal.SIGKILL)
        return real(*args, **kwargs)

    return step


def _lay() -> None:
    """The web process lays its mines when it has loaded the program; the one that watches over it has none."""
    from simpul.config import serving

    serving.MOST_WORKERS = 1  # one phone sends one push; more processes would only start again and again
    real = serving._application

    def application() -> object:
        made = real()
        mine_all()
        return made

    serving._application = application


def _load() -> None:
    import django
    from django.db import connection

    from simpul.config.serving import load_program

    django.setup()
    load_program()
    connection.close()


def main() -> None:
    """Fork one process after the other."""
    from simpul.config import cli

    _lay()
    _load()
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            os.setsid()
            with Path(os.devnull).open("w+b") as nothing:
                os.dup2(nothing.fileno(), 0)
                os.dup2(nothing.fileno(), 1)
            sys.exit(cli.main(json.loads(line)))
        print(child, flush=True)
        os.waitpid(child, 0)
        print(flush=True)


if __name__ == "__main__":
    main()
