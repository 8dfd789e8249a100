"""How a page is measured: Django's test client in this process, warm, every query and template included."""

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from time import process_time
from typing import Any

from bench import Figure, report, seconds

RUNS, WARM = 20, 1
TARGET_MS = 150.0


@dataclass(frozen=True, slots=True)
class Page:
    """A page as an account opens it; without a login as a passer-by does."""

    name: str
    login: str
    path: str
    form: dict[str, str] | None = None  # posted, so that no name stands in an address
    target: float | None = TARGET_MS

    def open(self, client: Any) -> Any:
        """The answer, behind a redirect if there is one."""
        if self.form is None:
            return client.get(self.path, follow=True)
        return client.post(self.path, self.form, follow=True)


def measure(vendor: str, chosen: Sequence[Page], runs: int) -> int:
    """Every page in turn, one figure each; call where Django is set up."""
    from django.conf import settings

    from simpul.akses.services import start_read_writer
    from simpul.config.serving import freeze_loaded

    # As in a served process: no page waits for the lines of the trail that say it was read.
    start_read_writer()
    settings.ALLOWED_HOSTS = ["testserver"]
    settings.STATIC_ROOT.mkdir(parents=True, exist_ok=True)
    clients: dict[str, Any] = {}
    for page in chosen:
        if page.login not in clients:
            clients[page.login] = sign_in(page.login)
    freeze_loaded()
    return report(figure(vendor, page, clients[page.login], runs) for page in chosen)


def sign_in(login: str) -> Any:
    """A client of an account; without a login that of a passer-by."""
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client()
    if login:
        akun = get_user_model().objects.get(nama_pengguna=login)
        client.force_login(akun, backend="django.contrib.auth.backends.ModelBackend")
    return client


def figure(vendor: str, page: Page, client: Any, runs: int) -> Figure:
    """The 95th percentile of a page; its spread shows the fastest request and the slowest."""
    for _ in range(WARM):
        answer = page.open(client)
        if answer.status_code != 200:
            sys.exit(f"{page.path} sebagai {page.login}: {answer.status_code}")
    times, used = [], []
    for _ in range(runs):
        begin = process_time()
        times.append(1000 * seconds(lambda: page.open(client)))
        used.append(1000 * (process_time() - begin))
    times.sort()
    p95 = times[max(0, int(0.95 * runs) - 1)]
    queries = _count_queries(client, page)
    # On a busy machine the processor time tells what an idle one would have needed here.
    name = f"{vendor}: {page.name} ({queries} kueri, CPU {median(used):.0f} ms)"
    return Figure(name, "ms p95", (times[0], p95, times[-1]), page.target)


def _count_queries(client: Any, page: Page) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as caught:
        page.open(client)
    return len(caught)
