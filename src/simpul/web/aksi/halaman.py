"""What the pages of the action plan show."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows.aksi import agencies_at, catalog_of, lines_seen, may_report
from simpul.flows.institusi import kab_id_of
from simpul.flows.tim import near
from simpul.kernel import clock
from simpul.pembinaan.queries import AksiRow, count_aksi, history_of, list_aksi, team_of
from simpul.pembinaan.rules.aksi import STATUS_NAMES, STEPS, StatusAksi, is_overdue
from simpul.web.aksi.forms import filter_of
from simpul.web.asked import asked_number
from simpul.web.kelembagaan.tempat import Jangkauan, open_place
from simpul.web.kertas import paper_pdf
from simpul.web.templatetags.simpul import tanggal
from simpul.web.tim.halaman import UNPROCESSABLE, name_of, today_at
from simpul.web.tim.words import BIDANG
from simpul.wilayah.queries import WilayahRow, full_label, labels, wilayah_by_id, wilayah_by_ids

PAGE, MOST_PRINTED = 50, 1000
BADGES = {
    StatusAksi.RENCANA: "kosong",
    StatusAksi.BERJALAN: "jalan",
    StatusAksi.SELESAI: "selesai",
    StatusAksi.TERTUNDA: "perhatian",
    StatusAksi.BATAL: "kosong",
}
FILTERS = ("tempat", "hanya", "keadaan", "dinas", "bidang", "lewat")


@dataclass(frozen=True, slots=True)
class BarisAksi:
    """A line in words; `lewat` when its date has passed while it is open."""

    row: AksiRow
    tempat: str
    bidang: str
    pemilik: str
    keadaan: str
    lencana: str
    lewat: bool


def asked_place(request: HttpRequest, actor: ActorContext) -> WilayahRow | None:
    """The place that the address asks for, when the account sees it; raises `akses.ditolak`."""
    wanted = asked_number(request.GET, "tempat", 18)
    return open_place(actor, Tindakan.LIHAT_PEMBINAAN, wanted) if wanted else None


def list_page(request: HttpRequest, actor: ActorContext, reach: Jangkauan) -> dict[str, Any]:
    """A page of lines with what was asked for and how many there are."""
    place, today = asked_place(request, actor), clock.today("WIB")
    asked, seen = filter_of(request.GET, place, today), lines_seen(actor)
    offset = asked_number(request.GET, "mulai", 5)
    found = list_aksi(reach.kab_ids, seen, asked, offset=offset, limit=PAGE + 1)
    names = _agencies(found, reach)
    chosen = {name: request.GET.get(name, "") for name in FILTERS if request.GET.get(name)}
    counts = count_aksi(reach.kab_ids, seen, filter_of(_without_state(request), place, today), today)
    return {
        "baris": lines_of(found[:PAGE], names, today),
        "hitung": [(one.value, STATUS_NAMES[one], counts.get(one.value, 0)) for one in StatusAksi],
        "lewat": counts["lewat"],
        "tempat": place,
        "bisa_tambah": place is not None and may_write(actor, place),
        "ada_tim": place is not None and team_of(kab_id_of(place), place.id) is not None,
        "pilihan_bidang": list(BIDANG.items()),
        "pilihan_dinas": sorted(names.items(), key=lambda item: item[1]),
        "saring": chosen,
        "tanya": urlencode(chosen),
        "berikut": offset + PAGE if len(found) > PAGE else 0,
        "sebelum": max(offset - PAGE, 0) if offset else None,
    }


def may_write(actor: ActorContext, place: WilayahRow) -> bool:
    """Whether the account writes the plan of the team of a place."""
    target = Target(kab_id=kab_id_of(place), jalur=place.jalur)
    return akses.decide(near(actor, place.id), Tindakan.KELOLA_AKSI, target).allowed


def lines_of(rows: list[AksiRow], agencies: Mapping[str, str], today: dt.date) -> list[BarisAksi]:
    """Lines in words."""
    places = labels({row.wilayah_id for row in rows})
    return [
        BarisAksi(
            row,
            places.get(row.wilayah_id, "") or "Pusat",
            BIDANG.get(row.bidang, "Kelembagaan"),
            ", ".join(part for part in (agencies.get(row.opd, row.opd), row.pemilik or row.akun_nama) if part),
            STATUS_NAMES[row.status],
            BADGES[row.status],
            is_overdue(row.status, row.batas, today),
        )
        for row in rows
    ]


def line_page(request: HttpRequest, actor: ActorContext, row: AksiRow, *, galat: str = "") -> HttpResponse:
    """One line: where it stands, its reports, and the forms of who may write."""
    place, today = wilayah_by_id(row.wilayah_id), clock.today("WIB")
    names = agencies_at(place, today)
    [line] = lines_of([row], names, today)
    context = {
        "b": line,
        "tempat": place,
        "tempat_penuh": full_label(place.id),
        "riwayat": [(one, STATUS_NAMES[one.status], BADGES[one.status]) for one in history_of(row.kab_id, row.id)],
        "boleh_lapor": may_report(actor, row),
        "boleh_ubah": may_write(actor, place),
        "langkah": [(one.value, STATUS_NAMES[one]) for one in StatusAksi if one in STEPS[row.status]],
        "isi": request.POST,
        "zona": place.zona_waktu or "WIB",
        "hari_ini": today,
        "galat": galat,
    }
    return render(request, "aksi/satu.html", context, status=UNPROCESSABLE if galat else 200)


def form_page(request: HttpRequest, place: WilayahRow, *, row: AksiRow | None = None, galat: str = "") -> HttpResponse:
    """The form of a line, new or known."""
    context = {
        "tempat": place,
        "nama_tim": name_of(place, team_of(kab_id_of(place), place.id)),
        "row": row,
        "isi": request.POST or row or {},
        "batas": request.POST.get("batas", row.batas.isoformat() if row else ""),
        "login": request.POST.get("login", row.akun_login if row else ""),
        "bidang": list(BIDANG.items()),
        "dinas": sorted(agencies_at(place, today_at(place)).items(), key=lambda item: item[1]),
        "galat": galat,
    }
    return render(request, "aksi/isian.html", context, status=UNPROCESSABLE if galat else 200)


def plan_pdf(request: HttpRequest, actor: ActorContext, reach: Jangkauan) -> bytes:
    """The lines in sight with what was asked for, on A4 across."""
    place, today = asked_place(request, actor), clock.today("WIB")
    rows = list_aksi(reach.kab_ids, lines_seen(actor), filter_of(request.GET, place, today), limit=MOST_PRINTED)
    lines = lines_of(rows, _agencies(rows, reach), today)
    facts = {
        "judul": f"Rencana aksi bersama {place.label}".strip() if place else "Rencana aksi bersama",
        "tanggal": tanggal(today),
        "baris": [
            {
                "tempat": line.tempat, "isi": line.row.isi, "bidang": line.bidang, "pemilik": line.pemilik,
                "batas": tanggal(line.row.batas), "keadaan": line.keadaan + (", lewat batas" if line.lewat else ""),
                "alasan": line.row.alasan, "bukti": line.row.bukti,
                "bukti_tanggal": tanggal(line.row.bukti_tanggal) if line.row.bukti_tanggal else "",
            }
            for line in lines
        ],
    }  # fmt: skip
    return paper_pdf("aksi/aksi.typ", facts)


def _without_state(request: HttpRequest) -> Any:
    said = request.GET.copy()
    for name in ("keadaan", "lewat"):
        said.pop(name, None)
    return said


def _agencies(rows: list[AksiRow], reach: Jangkauan) -> dict[str, str]:
    """Names of agencies in the words of the first regency that is seen."""
    wanted = [row.wilayah_id for row in rows[:1]] or [kab for kab in reach.kab_ids[-1:] if kab]
    found = list(wilayah_by_ids(wanted).values())
    return {one.code: one.name for one in catalog_of(found[0], clock.today("WIB")).opd} if found else {}
