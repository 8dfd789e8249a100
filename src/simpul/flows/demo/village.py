"""What an office of the example finds: settled months, a checked field, late data, a held record, a sealed report."""

import base64
import datetime as dt
import random
from uuid import UUID

import msgspec
from django.conf import settings

from simpul.akses import services as akses
from simpul.flows.demo.board import LEAD_FIELD
from simpul.flows.demo.year import Year, morning
from simpul.flows.laporan import approve_laporan, approve_rekap_bidang, return_laporan
from simpul.jurnal.operations.protocol import OperationIn
from simpul.kernel import clock
from simpul.kernel.clock import add_months, month_of
from simpul.kernel.sealing import public_point, seal
from simpul.laporan.rules import BulanBidang
from simpul.posyandu.queries import PosyanduInfo

APPROVED, RETURNED = 0.55, 0.12  # parts of the posyandu whose last month is settled
MESSAGE = "Tinggi beberapa balita belum diukur. Mohon dilengkapi."
STORY = "Cerita rekaan untuk contoh. Tidak ada orang atau kejadian yang sebenarnya."


def settle_month(chance: random.Random, home: PosyanduInfo, sekdes: UUID, today: dt.date) -> bool:
    """The village approves or returns last month; returns whether it was approved."""
    month = add_months(month_of(today), -1)
    at = morning(min(month_of(today) + dt.timedelta(days=4), today), 240)
    drawn = chance.random()
    if drawn < APPROVED:
        approve_laporan(akses.load_actor(sekdes, clock.now()), home, month, at=at)
    elif drawn < APPROVED + RETURNED:
        return_laporan(akses.load_actor(sekdes, clock.now()), home.kab_id, home.id, month, MESSAGE)
    return drawn < APPROVED


def check_field(home: PosyanduInfo, lead: UUID, today: dt.date) -> None:
    """The field lead who can sign in has read last month of her field; her running month waits for her."""
    which = BulanBidang(home.kab_id, home.id, add_months(month_of(today), -1), LEAD_FIELD)
    at = morning(min(month_of(today) + dt.timedelta(days=3), today), 60)
    approve_rekap_bidang(akses.load_actor(lead, clock.now()), which, at=at)


def late_visit(year: Year, warga_id: UUID, today: dt.date) -> list[OperationIn]:
    """A visit of last month that reaches the village after it approved the month."""
    day = month_of(today) - dt.timedelta(days=3)
    before = len(year.operations)
    payload = {
        "kunjungan_id": year.make_id("kunjungan", "susulan"),
        "layanan_id": "KES-02",
        "tanggal": day,
        "cara": "rumah",
        "subjek_jenis": "orang",
        "warga_id": warga_id,
        "jawaban": {"sistole_mmhg": 156, "diastole_mmhg": 96},
    }
    year.add("record_kunjungan", payload, morning(day, 320))
    return year.operations[before:]


def held_record(year: Year, today: dt.date) -> list[OperationIn]:
    """A new child from a phone whose calendar ran a year ahead: the village lets it in with the right date."""
    before = len(year.operations)
    payload = {
        "warga_id": year.make_id("warga", "tertahan"),
        "nama": "Anak Contoh",
        "jenis_kelamin": "P",
        "tanggal_lahir": today - dt.timedelta(days=200),
        "nama_ibu": "Ibu Contoh",
    }
    year.add("register_warga", payload, morning(today), date=today + dt.timedelta(days=365))
    return year.operations[before:]


def sealed_report(year: Year, today: dt.date) -> list[OperationIn]:
    """A confidential report for the posts of which the example has an account; its story is invented."""
    before = len(year.operations)
    content = {"layanan_id": "TRA-02", "cerita": STORY, "tempat": "Tempat rekaan", "jawaban": {}}
    envelope = seal(public_point(settings.KEYRING.kasus), msgspec.json.encode(content), b"kasus")
    payload = {
        "kasus_id": year.make_id("kasus", "contoh"),
        "penerima": ["kepala_desa", "dp3a"],
        "amplop": base64.b64encode(envelope).decode(),
    }
    year.add("seal_kasus", payload, morning(today - dt.timedelta(days=2), 60))
    return year.operations[before:]
