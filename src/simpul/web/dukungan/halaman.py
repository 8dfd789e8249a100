"""What the page of a desa and the poster of a rating page show."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows.institusi import kab_id_of
from simpul.flows.tim import near
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kunjungan.queries import opening_dates
from simpul.pembinaan.errors import Galat
from simpul.pembinaan.queries import (
    HadirRow,
    NilaiRow,
    budgets_of,
    presence_of,
    ratings_of,
    sk_of,
    stated_sk,
    team_of,
)
from simpul.pembinaan.rules.dukungan import (
    LEAST_SHOWN,
    NILAI_NAMES,
    AnggaranForm,
    HadirForm,
    Unsur,
    element_names,
    shown_nilai,
    source_finding,
    source_names,
)
from simpul.pembinaan.rules.temuan_tim import current_sk
from simpul.posyandu.queries import PosyanduInfo, posyandu_under, surat_of_places
from simpul.posyandu.rules.istilah import istilah_of
from simpul.posyandu.rules.surat import JenisSurat
from simpul.web.asked import asked, asked_number
from simpul.web.dukungan.tabel import MONTHS_DAYS, support_below, support_of
from simpul.web.kelembagaan.tempat import may_at_place
from simpul.web.kertas import paper_pdf
from simpul.web.laporan.pdf import qr_svg
from simpul.web.templatetags.simpul import hari_tanggal
from simpul.web.tim.forms import read_date
from simpul.web.tim.halaman import UNPROCESSABLE, today_at
from simpul.wilayah.queries import WilayahRow, ancestors, full_label

SK_NAMES = {
    JenisSurat.SK_PEMBENTUKAN: "SK pembentukan",
    JenisSurat.SK_PENGURUS: "SK pengurus",
    JenisSurat.SK_KADER: "SK kader",
    JenisSurat.SK_TIM_PEMBINA: "SK Tim Pembina",
}


@dataclass(frozen=True, slots=True)
class HariBuka:
    """An opening day: who of the officials came, and what families said of it, where it may be shown."""

    home: PosyanduInfo
    tanggal: dt.date
    hadir: HadirRow | None
    hadir_kata: str
    tercatat: bool
    nilai: NilaiRow | None
    nilai_kata: str


def village_page(request: HttpRequest, actor: ActorContext, place: WilayahRow, *, galat: str = "") -> HttpResponse:
    """All visible parts of the support of a desa."""
    kab_id, homes, today = kab_id_of(place), posyandu_under(place.id), today_at(place)
    target = Target(kab_id=kab_id, jalur=place.jalur)
    context = {
        "tempat": place,
        "atas": _above(actor, place),
        "d": support_of(place),
        "sk": _papers(place, today),
        "sk_ketik": stated_sk(kab_id, place.id),
        "istilah": istilah_of(place.jenis),
        "anggaran": [
            (row, source_names(place.jenis)[row.sumber], source_finding(place.jenis, row.sumber))
            for row in budgets_of(kab_id, place.id)
        ],
        "sumber": [(one.value, word) for one, word in source_names(place.jenis).items()],
        "unsur": [(one.value, word) for one, word in element_names(place.jenis).items()],
        "homes": homes,
        "hari": _days(place, homes, today),
        "hari_ini": today,
        "sejak_hari": MONTHS_DAYS,
        "paling_sedikit": LEAST_SHOWN,
        "boleh": akses.decide(near(actor, place.id), Tindakan.KELOLA_AKSI, target).allowed,
        "boleh_nilai": {home.id for home in homes if _may_open(actor, home)},
        "isi": request.POST,
        "galat": galat,
    }
    return render(request, "dukungan/desa.html", context, status=UNPROCESSABLE if galat else 200)


def anggaran_form(form: QueryDict) -> AnggaranForm:
    """A budget line: figures with points or 'Rp' are read, anything else is no amount."""
    typed = asked(form, "jumlah", 40).lower().removeprefix("rp").replace(".", "").replace(" ", "").removesuffix(",00")
    amount = int(typed) if typed.isascii() and typed.isdecimal() and len(typed) <= 15 else 0
    return AnggaranForm(
        new_id(), asked(form, "sumber", 16), asked_number(form, "tahun", 4), amount, asked(form, "uraian", 300)
    )


def hadir_form(form: QueryDict, home: PosyanduInfo) -> HadirForm:
    """Who came to an opening day; raises `pembinaan.tanggal_salah`."""
    came = tuple((one, asked(form, f"nama-{one}", 200)) for one in Unsur if one.value in form.getlist("hadir"))
    nobody, versi = bool(form.get("tidak_ada")), asked_number(form, "versi")
    return HadirForm(home.kab_id, home.id, read_day(form), () if nobody else came, versi, tidak_ada=nobody)


def read_day(form: QueryDict) -> dt.date:
    """The opening day of a form; raises `pembinaan.tanggal_salah`."""
    found = read_date(form, "tanggal")
    if found is None:
        raise SimpulError(Galat.TANGGAL_SALAH)
    return found


def poster_pdf(row: NilaiRow, home: PosyanduInfo) -> bytes:
    """The poster for the table: the question, three faces and the QR code, on A4."""
    link = rating_address(row.kode)
    facts = {
        "posyandu": home.nama,
        "tempat": full_label(home.wilayah_id),
        "hari": hari_tanggal(row.tanggal),
        "alamat": link.partition("://")[2],
        "qr": qr_svg(link),
        "contoh": home.data_contoh,
        "wajah": list(NILAI_NAMES.values()),
    }
    return paper_pdf("dukungan/poster.typ", facts)


def rating_address(kode: str) -> str:
    """Where a family taps."""
    return f"{settings.SIMPUL_ALAMAT}/nilai/{kode}/"


def _may_open(actor: ActorContext, home: PosyanduInfo) -> bool:
    target = Target(kab_id=home.kab_id, posyandu_id=home.id, jalur=home.jalur)
    return akses.decide(actor, Tindakan.KELOLA_INFORMASI, target).allowed


def _papers(place: WilayahRow, today: dt.date) -> list[str]:
    """Decrees in force of the desa, from the papers and from its team."""
    kab_id = kab_id_of(place)
    papers = surat_of_places([kab_id], [place.id]).get(place.id, [])
    held = [one for one in papers if one.jenis in SK_NAMES and (not one.berlaku_sampai or one.berlaku_sampai >= today)]
    found = [f"{SK_NAMES[one.jenis]} {one.nomor or 'tanpa nomor'}" for one in held]
    team = team_of(kab_id, place.id)
    written = [row.tertulis for row in sk_of([kab_id], [team.id]).get(team.id, [])] if team else []
    paper = current_sk(written, today)
    return [*found, *([f"SK Tim Pembina {paper.nomor}"] if paper else [])]


def _days(place: WilayahRow, homes: list[PosyanduInfo], today: dt.date) -> list[HariBuka]:
    """Opening days of the last months, the newest first: those of the phones, and those only a village wrote down."""
    by_id = {home.id: home for home in homes}
    kab_id, since = kab_id_of(place), today - dt.timedelta(days=MONTHS_DAYS)
    opened = set(opening_dates(kab_id, list(by_id), since, today + dt.timedelta(days=1)))
    came = {(row.posyandu_id, row.tanggal): row for row in presence_of(kab_id, list(by_id), since)}
    rated = {(row.posyandu_id, row.tanggal): row for row in ratings_of(kab_id, list(by_id), since)}
    names = element_names(place.jenis)
    found = []
    for key in sorted({*opened, *came, *rated}, key=lambda key: (key[1], by_id[key[0]].jalur), reverse=True):
        who, mark = came.get(key), rated.get(key)
        said = ", ".join(f"{names[unsur]}{f' ({nama})' if nama else ''}" for unsur, nama in who.hadir) if who else ""
        found.append(HariBuka(by_id[key[0]], key[1], who, said, key in opened, mark, _said(mark)))
    return found


def _said(row: NilaiRow | None) -> str:
    counts = shown_nilai(row.counts) if row else None
    if row is None or counts is None:
        return ""
    return ", ".join(f"{NILAI_NAMES[one].lower()} {count}" for one, count in counts.items())


def table_context(actor: ActorContext, place: WilayahRow) -> dict[str, Any]:
    """A table of the places below one."""
    rows, total = support_below(place)
    return {"tempat": place, "atas": _above(actor, place), "baris": rows, "d": total, "sejak_hari": MONTHS_DAYS}


def _above(actor: ActorContext, place: WilayahRow) -> list[WilayahRow]:
    """The places above that the account may open: a way back that is refused leads nowhere."""
    return [row for row in ancestors(place.id) if may_at_place(actor, Tindakan.LIHAT_PEMBINAAN, row)]
