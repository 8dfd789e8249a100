"""What was done in the six fields in a month of one posyandu, from the rows."""

import datetime as dt
from collections import Counter
from typing import Any

from simpul.kernel.clock import add_months
from simpul.kunjungan import queries as kunjungan
from simpul.kunjungan.queries import BarisKunjungan
from simpul.laporan.indicators import Sets
from simpul.laporan.rules import Hitungan, Kegiatan, tell
from simpul.layanan.loader import FIELDS
from simpul.layanan.schema import Kind
from simpul.posyandu import queries as posyandu
from simpul.posyandu.queries import PosyanduInfo
from simpul.usulan import queries as usulan

DONE = "selesai"
HEALTH = "kesehatan"


def activities(home: PosyanduInfo, month: dt.date, sets: Sets) -> dict[str, list[Kegiatan]]:
    """{field: its activities}, in the words of the region; `sets` are the month's, so that page and report agree."""
    kab_id, posyandu_id, end = home.kab_id, home.id, add_months(month, 1)
    visits = kunjungan.list_kunjungan(kab_id, [posyandu_id], month, end)
    sent = usulan.recap_rows(kab_id, [posyandu_id], [month])
    steps = usulan.village_steps(kab_id, posyandu_id, month, end)
    came = sum(day.hadir for day in kunjungan.list_sesi(kab_id, [posyandu_id], month, end))
    weighed = len(sets.get("D", ()))
    found = {}
    for bidang in FIELDS:
        own = [visit for visit in visits if visit.bidang == bidang]
        requests = [row for row in sent if row.bidang == bidang]
        found[bidang] = tell(
            Hitungan(
                **_visits(home, own),
                diperiksa=steps.get(bidang, {}),
                usulan=_in_month([row.dikirim for row in requests], month, end),
                diteruskan=_in_month([row.diteruskan for row in requests], month, end),
                dijawab=_in_month([row.dijawab for row in requests], month, end),
                ditutup=_in_month([row.ditutup for row in requests], month, end),
                ditimbang=weighed if bidang == HEALTH else 0,
                hadir=came if bidang == HEALTH else 0,
            )
        )
    return found


def _visits(home: PosyanduInfo, visits: list[BarisKunjungan]) -> dict[str, Any]:
    done = [visit for visit in visits if visit.hasil == DONE]
    listed = [visit for visit in done if visit.jenis == Kind.PENDATAAN]
    told = [visit for visit in done if visit.jenis == Kind.KIE]
    return {
        "pendataan": _titles(home, listed),
        "orang": len({visit.warga_id for visit in listed if visit.warga_id}),
        "keluarga": len({visit.keluarga_id for visit in listed if visit.keluarga_id}),
        "kunjungan_rumah": sum(visit.cara == "rumah" for visit in done),
        "penyuluhan": _titles(home, told),
        "peserta": sum(_people(visit) for visit in told),
        "lain": _titles(home, [visit for visit in done if visit.jenis == Kind.KEGIATAN]),
    }


def _titles(home: PosyanduInfo, visits: list[BarisKunjungan]) -> dict[str, int]:
    return dict(Counter(posyandu.line_title(home, visit.layanan_id, visit.tanggal) for visit in visits))


def _people(visit: BarisKunjungan) -> int:
    count = visit.jawaban.get("jumlah_peserta", 0)
    return int(count) if isinstance(count, int | float) else 0


def _in_month(days: list[dt.date | None] | list[dt.date], month: dt.date, end: dt.date) -> int:
    return sum(day is not None and month <= day < end for day in days)
