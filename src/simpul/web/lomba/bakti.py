"""The list of long service of a place on a day: who, since when, how long, and who already has the charter."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from simpul.akses.services import ActorContext, Tindakan
from simpul.flows import piagam as flows
from simpul.flows.institusi import require_at_place, today_at
from simpul.kernel.clock import date_in_words
from simpul.kernel.tanggal import typed_date
from simpul.lomba import queries
from simpul.lomba.rules.bakti import Bakti
from simpul.posyandu.queries import kab_ids_under
from simpul.web.asked import asked, asked_number
from simpul.web.lomba.tempat import host_places
from simpul.wilayah.queries import Tingkat, WilayahRow, full_label, wilayah_by_ids

PAGE, MOST_PRINTED = 50, 2000


@dataclass(frozen=True, slots=True)
class Dicari:
    """What list is asked for: a place, at least so many years, by a day."""

    tempat: WilayahRow
    tahun: int
    pada: dt.date
    salah: str = ""

    @property
    def kueri(self) -> str:
        """As the end of an address."""
        return urlencode({"tempat": self.tempat.id, "tahun": self.tahun, "tanggal": self.pada.isoformat()})


def asked_list(actor: ActorContext, said: QueryDict) -> Dicari:
    """The list of a place where the account gives charters, by default its own; raises `akses.ditolak`.

    A day that cannot be read becomes today, which is told.
    """
    chosen = asked_number(said, "tempat", 12) or next((one.id for one in host_places(actor)), 0)
    place = require_at_place(actor, Tindakan.KELOLA_LOMBA, chosen)
    text, today = asked(said, "tanggal", 40), today_at(place.id)
    read = typed_date(text)
    pada = read or today
    wrong = f"Tanggal {text} belum bisa dibaca, jadi dipakai hari ini." if text and read is None else ""
    if not 1950 <= pada.year <= today.year + 1:
        pada, wrong = today, f"Tanggal {date_in_words(pada)} terlalu jauh, jadi dipakai hari ini."
    levels = flows.levels_at(place, pada)
    usual = levels[min(max(place.tingkat, Tingkat.PROVINSI), Tingkat.KECAMATAN)]
    years = asked_number(said, "tahun", 2)
    return Dicari(place, years if 1 <= years <= 60 else usual, pada, wrong)


def bakti_page(actor: ActorContext, wanted: Dicari, hal: int) -> dict[str, Any]:
    """Fifty of the list with their charters."""
    everyone = flows.years_of(wanted.tempat, wanted.tahun, wanted.pada)
    start = (hal - 1) * PAGE
    levels = flows.levels_at(wanted.tempat, wanted.pada)
    return {
        "d": wanted,
        "tempat": full_label(wanted.tempat.id) or "Indonesia",
        "tempat_pilihan": host_places(actor),
        "tahun_pilihan": sorted({*levels.values(), wanted.tahun}),
        "dasar": [(tier.name.lower(), years) for tier, years in levels.items()],
        "baris": lines_of(wanted, everyone[start : start + PAGE]),
        "jumlah": len(everyone),
        "hal": hal,
        "ada_lagi": start + PAGE < len(everyone),
        "kueri": wanted.kueri,
        "tanda": {"tanggal": wanted.pada.isoformat()} | queries.last_tanda(wanted.tempat.kab_id or 0, wanted.tempat.id),
    }


def lines_of(wanted: Dicari, people: list[Bakti]) -> list[dict[str, Any]]:
    """Each with village, terms and charter; two reads for all."""
    kab_ids = {0, *kab_ids_under(wanted.tempat.id)}
    held = queries.piagam_of_bakti(kab_ids, {key for one in people for key in one.sebutan})
    names = {key: row.label for key, row in wilayah_by_ids({one.terakhir.wilayah_id for one in people}).items()}
    return [
        {
            "b": one,
            "desa": names.get(one.terakhir.wilayah_id, ""),
            "masa": [(term.posyandu, term.mulai, term.selesai) for term in one.masa],
            "piagam": next((held[key, wanted.tahun] for key in one.sebutan if (key, wanted.tahun) in held), None),
        }
        for one in people
    ]


def printed_rows(wanted: Dicari) -> list[list[Any]]:
    """The whole list for paper and spreadsheet: number, name, posyandu, village, since, years, state, charter."""
    people = flows.years_of(wanted.tempat, wanted.tahun, wanted.pada)[:MOST_PRINTED]
    return [
        [
            number,
            line["b"].nama,
            line["b"].terakhir.posyandu,
            line["desa"],
            date_in_words(line["b"].sejak),
            line["b"].tahun,
            "bertugas" if line["b"].bertugas else "sudah berhenti",
            line["piagam"].nomor if line["piagam"] else "belum",
        ]
        for number, line in enumerate(lines_of(wanted, people), 1)
    ]
