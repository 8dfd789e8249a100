"""Which phone may read its posyandu, and from where in its history."""

import datetime as dt
import json

import pytest

from factories.akun import Phone, load_kurun, make_kader, make_posyandu
from factories.wilayah import GUNUNG_MAS_KAB_ID as KAB
from simpul.akses import queries
from simpul.akses.models import JejakAudit
from simpul.akses.services import end_hibah, issue_kode, set_active
from simpul.flows.perangkat import enrol_perangkat
from simpul.jurnal.operations.protocol import EnrolRequest
from simpul.jurnal.transactions import last_number
from simpul.kernel.clock import now

pytestmark = pytest.mark.django_db
ROOT = "/api/sync/v1/"


class Line:
    """A phone of Posyandu Melati 3 with a signed line to the server."""

    def __init__(self, client) -> None:
        load_kurun()
        self.client, self.phone = client, Phone()
        self.posyandu_id = make_posyandu()
        self.kader = make_kader(self.posyandu_id)
        kode = issue_kode(self.kader, KAB, self.posyandu_id).kode
        request = EnrolRequest(code=kode, public_key=self.phone.public_key)
        self.device_id = enrol_perangkat(request, None, "10.0.0.7").device_id

    def get(self, path: str):
        """A signed GET."""
        signed = self.phone.sign("GET", ROOT + path)
        headers = {
            "X-Simpul-Device": str(self.device_id),
            "X-Simpul-Time": str(signed["time_ms"]),
            "X-Simpul-Signature": signed["signature"],
        }
        return self.client.get(ROOT + path, headers=headers)

    def post(self, path: str, body: bytes):
        """A signed POST."""
        signed = self.phone.sign("POST", ROOT + path, body)
        headers = {
            "X-Simpul-Device": str(self.device_id),
            "X-Simpul-Time": str(signed["time_ms"]),
            "X-Simpul-Signature": signed["signature"],
        }
        return self.client.post(ROOT + path, body, content_type="application/json", headers=headers)

    def end_task(self) -> None:
        """Her task ends today."""
        [grant] = queries.hibah_of([self.kader])[self.kader]
        end_hibah(grant.grant.id, now().date() - dt.timedelta(days=1))


@pytest.fixture
def line(client) -> Line:
    return Line(client)


def test_it_works(line: Line) -> None:
    present = last_number(KAB, line.posyandu_id)
    assert line.get("pull").status_code == 200
    assert line.get(f"pull?after={present}").json()["next"] == present
    assert line.get("snapshot").status_code == 200


def test_a_read_of_the_whole_register_leaves_a_line(line: Line) -> None:
    line.get("snapshot")
    row = JejakAudit.objects.get(tindakan="unduh_register")
    assert (row.posyandu_id, row.ids, row.door) == (line.posyandu_id, [str(line.device_id)], "hp")


@pytest.mark.parametrize("path", ["pull", "snapshot", "katalog"])
def test_a_phone_whose_kader_left_reads_nothing(line: Line, path: str) -> None:
    line.end_task()
    answer = line.get(path)
    assert (answer.status_code, answer.json()["code"]) == (403, "akses.bukan_kader")
    assert not JejakAudit.objects.filter(tindakan="unduh_register").exists()


def test_a_resting_account_reads_nothing(line: Line) -> None:
    set_active(line.kader, is_active=False)
    assert line.get("pull").json()["code"] == "akses.bukan_kader"


def test_a_phone_whose_kader_left_may_still_send(line: Line) -> None:
    line.end_task()
    assert line.post("push", json.dumps({"protocol": 1}).encode()).status_code == 200


def test_a_cursor_of_another_history_asks_for_a_snapshot(line: Line) -> None:
    """The server went back to an older copy: numbers the phone has seen will be given to other changes."""
    answer = line.get(f"pull?after={last_number(KAB, line.posyandu_id) + 1}")
    assert (answer.status_code, answer.json()["code"]) == (410, "sync.riwayat_lain")


def test_content_nested_without_end_is_refused_like_a_torn_one(line: Line) -> None:
    body = b'{"protocol": 1, "operations": [' + b"[" * 50_000 + b"]" * 50_000 + b"]}"
    answer = line.post("push", body)
    assert (answer.status_code, answer.json()["code"]) == (400, "sync.isi_rusak")
