"""What the page of one visit shows: promises first, then findings, the checklist and the form of its result."""

import datetime as dt
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from simpul.akses import services as akses
from simpul.akses.errors import DITOLAK
from simpul.akses.services import ActorContext
from simpul.flows.bina import fields_to_coach, may_read, target_of_sasaran
from simpul.flows.institusi import today_at
from simpul.kernel.errors import SimpulError
from simpul.layanan.loader import load_catalog
from simpul.pembinaan.queries import (
    JanjiInfo,
    KunjunganInfo,
    TemuanInfo,
    find_kunjungan,
    findings_of,
    promises_before,
    promises_of_visit,
)
from simpul.pembinaan.rules.daftar import ANSWERS, ButirPeriksa, sections_of
from simpul.pembinaan.rules.kunjungan import StatusKunjungan, warnings_of
from simpul.pembinaan.rules.temuan import StatusJanji, StatusTemuan
from simpul.web.bina.isian import ROWS
from simpul.wilayah.rules import bounds_of

UNPROCESSABLE = 422
# Each state as a badge: its class (colour and shape) and its word.
KEADAAN = {
    StatusKunjungan.RENCANA: ("kosong", "Direncanakan"),
    StatusKunjungan.TERLAKSANA: ("selesai", "Terlaksana"),
    StatusKunjungan.BATAL: ("perhatian", "Dibatalkan"),
}
TEMUAN = {
    StatusTemuan.TERBUKA: ("jalan", "Terbuka"),
    StatusTemuan.LEWAT: ("perhatian", "Lewat batas"),
    StatusTemuan.SELESAI: ("selesai", "Selesai"),
}
JANJI = {
    StatusJanji.BERJALAN: ("jalan", "Berjalan"),
    StatusJanji.LEWAT: ("perhatian", "Perlu ditanyakan"),
    StatusJanji.DITEPATI: ("selesai", "Ditepati"),
    StatusJanji.BELUM_DITEPATI: ("perhatian", "Belum ditepati"),
}


@dataclass(frozen=True, slots=True)
class Halaman:
    """One visit, ready to show; `periksa` holds (question, answer, note) by section."""

    kunjungan: KunjunganInfo
    lencana: tuple[str, str]
    bidang: str
    peringatan: list[str]
    janji_lama: list[tuple[JanjiInfo, tuple[str, str]]]
    janji_baru: list[tuple[JanjiInfo, tuple[str, str]]]
    temuan_lama: list[tuple[TemuanInfo, tuple[str, str]]]
    temuan_baru: list[tuple[TemuanInfo, tuple[str, str]]]
    periksa: list[tuple[str, list[tuple[ButirPeriksa, str, str]]]]
    boleh: bool
    hari_ini: dt.date


def open_visit(actor: ActorContext, kab_id: int, bina_id: UUID) -> KunjunganInfo:
    """The visit of an address; one that does not exist is refused like one out of reach."""
    visit = find_kunjungan(kab_id, bina_id)
    if visit is None or not may_read(actor, visit):
        raise SimpulError(DITOLAK)
    return visit


def page_of(actor: ActorContext, visit: KunjunganInfo) -> Halaman:
    """Everything about a visit."""
    there, today = visit.sasaran, today_at(visit.sasaran.wilayah_id)
    place = {"posyandu_id": there.posyandu_id} if there.posyandu_id else {"bounds": bounds_of(there.jalur)}
    still_open = findings_of([there.kab_id], open_only=True, **place)
    own = findings_of([there.kab_id], kunjungan_id=visit.id)
    return Halaman(
        kunjungan=visit,
        lencana=KEADAAN[visit.status],
        bidang=field_names().get(visit.bidang, "enam bidang"),
        peringatan=warnings_of(visit.status, visit.rencana, visit.tanggal, len(visit.daftar), today),
        janji_lama=[(one, JANJI[one.state(today)]) for one in promises_before(visit)],
        janji_baru=[(one, JANJI[one.state(today)]) for one in promises_of_visit(there.kab_id, visit.id)],
        temuan_lama=[(one, TEMUAN[one.state(today)]) for one in still_open if one.kunjungan_id != visit.id],
        temuan_baru=[(one, TEMUAN[one.state(today)]) for one in own],
        periksa=_answers(visit),
        boleh=visit.bidang in fields_to_coach(actor, target_of_sasaran(there)),
        hari_ini=today,
    )


def visit_page(
    request: HttpRequest, actor: ActorContext, visit: KunjunganInfo, *, galat: str = "", **more: Any
) -> HttpResponse:
    """The page of a visit; after a refusal with what was typed."""
    page = page_of(actor, visit)
    typed = request.POST if galat else {}
    context = {
        "h": page,
        "isi": typed,
        "galat": galat,
        "jawaban": ANSWERS,
        "baris": [_typed_row(typed, number) for number in range(1, ROWS + 1)],
        **more,
    }
    return render(request, "bina/rinci.html", context, status=UNPROCESSABLE if galat else 200)


def field_names() -> dict[str, str]:
    """Short names of the six fields."""
    return {field.code: field.short_name for field in load_catalog().bidang}


def field_choices(actor: ActorContext, target: akses.Target) -> list[tuple[str, str]]:
    """Fields in which this account may visit there, with their words."""
    names = field_names()
    return [(kode, names.get(kode, "Semua bidang")) for kode in fields_to_coach(actor, target)]


def _answers(visit: KunjunganInfo) -> list[tuple[str, list[tuple[ButirPeriksa, str, str]]]]:
    def said(item: ButirPeriksa) -> tuple[ButirPeriksa, str, str]:
        row = visit.daftar.get(item.kode, {})
        return item, row.get("jawab", ""), row.get("catatan", "")

    return [(name, [said(item) for item in items]) for name, items in sections_of(visit.bidang)]


def _typed_row(typed: Any, number: int) -> dict[str, Any]:
    names = ("temuan", "pemilik", "batas", "janji", "pembuat", "janji-batas")
    return {"n": number} | {name.replace("-", "_"): typed.get(f"{name}-{number}", "") for name in names}
