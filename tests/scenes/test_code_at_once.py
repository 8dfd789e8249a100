"""One printed code in front of several phones at the same moment, on the served program: one is enrolled, once."""

import json
import threading
import urllib.error
import urllib.request
from typing import Any

import pytest

from factories.akun import Phone
from factories.dunia import KAB
from factories.server import SYNC, Server
from scenes.test_kill import server  # noqa: F401  # the fixture

PHONES = 6
ISSUE = """
from uuid import UUID
from simpul.akses.services import issue_kode
print(issue_kode(UUID("{kader}"), {kab}, UUID("{posyandu}")).kode)
"""
COUNT = """
from simpul.akses.models import KodeAktivasi, Perangkat
print(Perangkat.objects.count(), KodeAktivasi.objects.filter(dipakai_at__isnull=False).count())
"""


def enrol(server: Server, code: str, phone: Phone) -> tuple[int, dict[str, Any]]:  # noqa: F811
    """What a new phone asks with the code of a sheet."""
    wanted = {"code": code, "public_key": phone.public_key, "app_version": "0.1.0"}
    request = urllib.request.Request(f"{server.address}{SYNC}/enrol", json.dumps(wanted).encode(), method="POST")
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as refused:
        return refused.code, json.load(refused)


@pytest.mark.timeout(240, func_only=True)
def test_a_code_scanned_by_several_phones_at_once_enrols_one(server: Server) -> None:  # noqa: F811
    server.start()
    hp = server.phones()[0]
    before, _ = server.python(COUNT).split()
    code = server.python(ISSUE.format(kader=hp.kader, kab=KAB, posyandu=hp.posyandu_id)).strip()
    phones = [Phone() for _ in range(PHONES)]
    answers: list[tuple[int, dict[str, Any]]] = [(0, {})] * PHONES
    start = threading.Barrier(PHONES)

    def scan(at: int) -> None:
        start.wait()
        answers[at] = enrol(server, code, phones[at])

    threads = [threading.Thread(target=scan, args=(at,)) for at in range(PHONES)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(status for status, _ in answers) == [200] + [403] * (PHONES - 1), answers
    [winner] = [at for at, (status, _) in enumerate(answers) if status == 200]
    assert {answer["code"] for status, answer in answers if status != 200} == {"akses.kode_terpakai"}
    assert server.python(COUNT).split() == [str(int(before) + 1), "1"]
    # Whose answer was lost may ask again with the same key; nobody else may.
    again, told = enrol(server, code, phones[winner])
    assert (again, told["device_id"]) == (200, answers[winner][1]["device_id"])
    assert enrol(server, code, Phone())[1]["code"] == "akses.kode_terpakai"
    assert server.python(COUNT).split() == [str(int(before) + 1), "1"]
