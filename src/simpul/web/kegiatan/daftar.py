"""The list of events by month, kind and state, and the month as a calendar."""

import calendar
import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from simpul.akses.services import ActorContext
from simpul.kegiatan import queries
from simpul.kegiatan.queries import KegiatanInfo, Saringan
from simpul.kegiatan.rules.pesan import days_in_words
from simpul.kegiatan.rules.words import JENIS_NAMES, STATUS_NAMES, JenisKegiatan, StatusKegiatan
from simpul.kernel import clock
from simpul.web.angka.bulan import parse_month
from simpul.web.asked import asked, asked_number
from simpul.web.kegiatan.tempat import reach_of
from simpul.wilayah import queries as wilayah

PAGE = 50
MOST_IN_MONTH = 200
# A state by word and shape; the colour only repeats it.
BADGES = {
    StatusKegiatan.RENCANA: "kosong",
    StatusKegiatan.UNDANGAN: "jalan",
    StatusKegiatan.BERJALAN: "perhatian",
    StatusKegiatan.SELESAI: "selesai",
    StatusKegiatan.BATAL: "segera",
}


@dataclass(frozen=True, slots=True)
class Baris:
    """An event in a list."""

    info: KegiatanInfo
    tempat: str

    @property
    def alamat(self) -> str:
        """Its page."""
        return f"/kegiatan/{self.info.kab_id}/{self.info.id}/"

    @property
    def jenis(self) -> str:
        """Its kind in words."""
        return JENIS_NAMES[self.info.jenis]

    @property
    def status(self) -> str:
        """Its state in words."""
        return STATUS_NAMES[self.info.status]

    @property
    def lencana(self) -> str:
        """The shape of its state."""
        return BADGES[self.info.status]

    @property
    def hari(self) -> str:
        """Its first and last day in words."""
        if self.info.mulai is None or self.info.selesai is None:
            return "tanggal menyusul"
        first, last = self.info.mulai, self.info.selesai
        return days_in_words([first]) if first == last else f"{days_in_words([first])} sampai {days_in_words([last])}"


def list_page(actor: ActorContext, said: QueryDict) -> dict[str, Any]:
    """Fifty events, narrowed by what was asked; what is no kind or state narrows nothing."""
    month = parse_month(asked(said, "bulan"))
    jenis = next((one for one in JenisKegiatan if one == asked(said, "jenis")), None)
    status = next((one for one in StatusKegiatan if one == asked(said, "status")), None)
    kata, halaman = asked(said, "cari"), max(asked_number(said, "hal"), 1)
    by = Saringan(
        dari=month, sebelum=clock.add_months(month, 1) if month else None, jenis=jenis, status=status, kata=kata
    )
    rows = queries.list_kegiatan(reach_of(actor), by, limit=PAGE + 1, offset=PAGE * (halaman - 1))
    kept = {"bulan": f"{month:%Y-%m}" if month else "", "jenis": jenis or "", "status": status or "", "cari": kata}
    return {
        "baris": lines_of(rows[:PAGE]),
        "jenis": [(one.value, word) for one, word in JENIS_NAMES.items()],
        "status": [(one.value, word) for one, word in STATUS_NAMES.items()],
        "dipilih": kept,
        "sebelum": _address(kept, halaman - 1) if halaman > 1 else "",
        "sesudah": _address(kept, halaman + 1) if len(rows) > PAGE else "",
    }


def month_page(actor: ActorContext, said: QueryDict) -> dict[str, Any]:
    """A month in weeks from Monday, with the events of each day."""
    month = parse_month(asked(said, "bulan")) or clock.month_of(clock.today("WIB"))
    by = Saringan(dari=month, sebelum=clock.add_months(month, 1))
    lines = lines_of(queries.list_kegiatan(reach_of(actor), by, limit=MOST_IN_MONTH))
    weeks = [
        [{"tanggal": day, "ini": day.month == month.month, "kegiatan": _on(lines, day)} for day in week]
        for week in calendar.Calendar().monthdatescalendar(month.year, month.month)
    ]
    return {
        "bulan": month,
        "minggu": weeks,
        "sebelum": f"{clock.add_months(month, -1):%Y-%m}",
        "sesudah": f"{clock.add_months(month, 1):%Y-%m}",
    }


def lines_of(rows: list[KegiatanInfo]) -> list[Baris]:
    """Events with the names of the places that hold them."""
    names = wilayah.labels({row.wilayah_id for row in rows})
    return [Baris(row, names.get(row.wilayah_id, "")) for row in rows]


def _on(lines: list[Baris], day: dt.date) -> list[Baris]:
    return [one for one in lines if one.info.mulai and one.info.selesai and one.info.mulai <= day <= one.info.selesai]


def _address(kept: dict[str, str], halaman: int) -> str:
    asked_for = {key: value for key, value in kept.items() if value} | ({"hal": str(halaman)} if halaman > 1 else {})
    return f"/kegiatan/?{urlencode(asked_for)}"
