"""`simpul serve`: one web process and its job loop with SQLite, a web process for each core with PostgreSQL."""

import gc
import os
import threading

from granian.constants import Interfaces
from granian.server import Server

from simpul.config.sertifikat import Sertifikat

SERVING = "SIMPUL_SEDANG_MELAYANI"
MOST_WORKERS = 4
THREADS = 4  # of each process


def serve(host: str, port: int, certificate: Sertifikat | None = None) -> int:
    """Serve until stopped; with a certificate over https itself, else a proxy in front does that."""
    from django.conf import settings
    from django.db import connection

    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # whitenoise warns about a folder that is not there
    # SQLite has one writer, whose lock lives in the process; PostgreSQL keeps its locks itself.
    workers = min(os.cpu_count() or 1, MOST_WORKERS) if connection.vendor == "postgresql" else 1
    os.environ[SERVING] = connection.vendor
    load_program()
    # What is forked must not share a connection.
    connection.close()
    print(f"Simpul melayani di {settings.SIMPUL_ALAMAT} (pintu {host}:{port}; hentikan dengan Ctrl+C)", flush=True)
    Server(
        "simpul.config.serving:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        backpressure=256,
        log_access=False,
        ssl_cert=certificate.server if certificate else None,
        ssl_key=certificate.kunci if certificate else None,
        log_level="warning",  # type: ignore[arg-type]  # granian takes its enum's value
    ).serve()
    return 0


def _application() -> object:
    # Reads of named data reach the trail after the answer; the lines wait in the process that answered.
    from simpul.akses.services import start_read_writer
    from simpul.config.wsgi import application as wsgi

    start_read_writer()
    # SQLite has one writer, whose lock lives in this process; so the jobs must live here too.
    if os.environ.get(SERVING) == "sqlite":
        from simpul.flows.jobs import run_forever

        threading.Thread(target=run_forever, name="pekerja", daemon=True).start()
    freeze_loaded()
    return wsgi


def load_program() -> None:
    """Import what all pages need, before the processes that serve them are forked from this one.

    Else each of them would import it again, and its first visitor would wait two seconds for that.
    """
    from django.urls import get_resolver

    from simpul.config import wsgi

    _ = wsgi.application, get_resolver().url_patterns  # Django imports pages only when it is asked for an address


def freeze_loaded() -> None:
    """Let the collector pass over what stays for ever: walking it took 100 ms out of one page in ten."""
    gc.collect()
    gc.freeze()


def __getattr__(name: str) -> object:
    if name == "application":
        return _application()
    raise AttributeError(name)
