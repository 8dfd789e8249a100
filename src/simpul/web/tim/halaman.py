"""What the pages of teams show."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Target, Tindakan
from simpul.flows.institusi import kab_id_of
from simpul.flows.tim import near
from simpul.kernel import clock
from simpul.pembinaan.queries import AnggotaRow, SkRow, TimRow, count_teams, members_of, sk_of, team_of, teams_of
from simpul.pembinaan.rules.temuan_tim import Temuan, current_sk, team_findings
from simpul.pembinaan.rules.tim import JABATAN_NAMES, SINGLE, Fungsi, JabatanTim, seat_of, signer_of, team_name
from simpul.posyandu.queries import parameters_in
from simpul.posyandu.rules.parameter import Parameters
from simpul.web.kelembagaan.tempat import TIER_NAMES, Jangkauan
from simpul.web.tim.words import BIDANG, FUNGSI, post_words
from simpul.wilayah.queries import Tingkat, WilayahRow, ancestors
from simpul.wilayah.queries.page import count_in, page_in

PAGE = 50
UNPROCESSABLE = 422


@dataclass(frozen=True, slots=True)
class BarisTim:
    """A place with its team, as the list shows it."""

    tempat: WilayahRow
    tim: TimRow | None
    ketua: str
    sk: str
    anggota: int
    temuan: int


@dataclass(frozen=True, slots=True)
class Orang:
    """A member with post and functions in words."""

    row: AnggotaRow
    jabatan: str
    fungsi: str


@dataclass(frozen=True, slots=True)
class Keadaan:
    """A team with everything about it on a day."""

    sk: Sequence[SkRow]
    anggota: Sequence[AnggotaRow]
    temuan: Sequence[Temuan]


def today_at(place: WilayahRow) -> dt.date:
    """The date there; above a regency that of the capital."""
    return clock.today(place.zona_waktu or "WIB")


def name_of(place: WilayahRow, team: TimRow | None) -> str:
    """What the team calls itself, else the usual name."""
    return team.nama if team and team.nama else team_name(place.label)


def keadaan_of(places: Sequence[WilayahRow], teams: Mapping[int, TimRow]) -> dict[int, Keadaan]:
    """Decrees, members and findings of teams by place; three reads however many."""
    kab_ids, keys = {row.kab_id for row in teams.values()}, [row.id for row in teams.values()]
    if not keys:
        return {}
    sk, anggota = sk_of(kab_ids, keys), members_of(kab_ids, keys)
    today = clock.today("WIB")
    numbers = parameters_in(kab_ids, today)
    held = [(place, teams[place.id]) for place in places if place.id in teams]
    return {
        place.id: _keadaan(place, team, sk.get(team.id, []), anggota.get(team.id, []), numbers[team.kab_id])
        for place, team in held
    }


def _keadaan(
    place: WilayahRow, team: TimRow, sk: list[SkRow], anggota: list[AnggotaRow], numbers: Parameters
) -> Keadaan:
    found = team_findings(
        [row.tertulis for row in sk],
        [row.pemegang for row in anggota],
        dasar_ketua=team.dasar_ketua,
        penetap=signer_of(place.tingkat, place.jenis),
        hari_ini=today_at(place),
        peringatan_hari=(numbers["sk_peringatan_awal_hari"], numbers["sk_peringatan_akhir_hari"]),
    )
    return Keadaan(sk, anggota, found)


def list_page(reach: Jangkauan, tingkat: Tingkat, text: str, after: str) -> dict[str, Any]:
    """A page of the places of a tier, each with its team or without."""
    found = page_in(reach.ranges, tingkat, text=text, after=after, limit=PAGE + 1)
    places = found[:PAGE]
    teams = teams_of(reach.kab_ids, [place.id for place in places])
    states = keadaan_of(places, teams)
    return {
        "baris": [_baris(place, teams.get(place.id), states.get(place.id)) for place in places],
        "setelah": places[-1].jalur if len(found) > PAGE else "",
        "semua": count_in(reach.ranges, tingkat),
        "terbentuk": count_teams(reach.kab_ids, reach.ranges, tingkat),
        "tingkat": tingkat,
        "pilihan": [(int(tier), TIER_NAMES[tier]) for tier in reach.tiers],
        "kata": text,
    }


def _baris(place: WilayahRow, team: TimRow | None, state: Keadaan | None) -> BarisTim:
    if state is None:
        return BarisTim(place, team, "", "", 0, 0)
    today = today_at(place)
    now = [row for row in state.anggota if row.masa.holds(today)]
    chair = next((row.nama for row in now if row.jabatan is JabatanTim.KETUA), "")
    paper = current_sk([row.tertulis for row in state.sk], today)
    return BarisTim(place, team, chair, paper.nomor if paper else "", len(now), len(state.temuan))


def team_page(
    request: HttpRequest,
    actor: ActorContext,
    place: WilayahRow,
    *,
    galat: str = "",
    isi: Mapping[str, Any] | None = None,
) -> HttpResponse:
    """One team: findings, decrees, who is in it, who was."""
    team = team_of(kab_id_of(place), place.id)
    state = keadaan_of([place], {place.id: team}).get(place.id) if team else None
    today = today_at(place)
    people = (
        [Orang(row, post_words(row.jabatan, row.bidang), _functions(row)) for row in state.anggota] if state else []
    )
    target = Target(kab_id=kab_id_of(place), jalur=place.jalur)
    context = {
        "tempat": place,
        "atas": [row for row in ancestors(place.id) if row.tingkat > Tingkat.NASIONAL],
        "tim": team,
        "nama": name_of(place, team),
        "temuan": state.temuan if state else [],
        "sk": state.sk if state else [],
        "sk_kini": current_sk([row.tertulis for row in state.sk], today) if state else None,
        "kini": [one for one in people if one.row.selesai is None or one.row.selesai > today],
        "dulu": [one for one in people if one.row.selesai is not None and one.row.selesai <= today],
        "penetap": signer_of(place.tingkat, place.jenis),
        "boleh": akses.decide(near(actor, place.id), Tindakan.KELOLA_TIM, target).allowed,
        "boleh_surat": akses.decide(actor, Tindakan.LIHAT_SURAT, target).allowed,
        "hari_ini": today,
        "galat": galat,
        "isi": isi or {"nama": team.nama if team else "", "dasar_ketua": team.dasar_ketua if team else ""},
    }
    return render(request, "tim/satu.html", context, status=UNPROCESSABLE if galat else 200)


def member_page(
    request: HttpRequest, place: WilayahRow, *, row: AnggotaRow | None = None, galat: str = ""
) -> HttpResponse:
    """The form of a member, with who holds each single post today."""
    team = team_of(kab_id_of(place), place.id)
    rows = members_of([team.kab_id], [team.id]).get(team.id, []) if team else []
    open_rows = (one for one in rows if one.selesai is None and one.jabatan in SINGLE)
    held = {seat_of(one.jabatan, one.bidang): one for one in open_rows}
    typed = request.POST
    seats = [(f"{post}-{field}", one.id) for (post, field), one in held.items()]
    chosen = typed.getlist("fungsi") if typed else [one.value for one in row.fungsi] if row else []
    context = {
        "tempat": place,
        "nama_tim": name_of(place, team),
        "row": row,
        "jabatan_kata": post_words(row.jabatan, row.bidang) if row else "",
        "jabatan": [(post.value, word, _holders(held, post)) for post, word in JABATAN_NAMES.items()],
        "bidang": list(BIDANG.items()),
        "kursi": seats,
        "fungsi": [(one.value, FUNGSI[one], one.value in chosen) for one in Fungsi],
        "isi": typed or (row or {}),
        "login": typed.get("login", row.login if row else ""),
        "hari_ini": today_at(place),
        "galat": galat,
    }
    return render(request, "tim/anggota.html", context, status=UNPROCESSABLE if galat else 200)


def _holders(held: Mapping[tuple[JabatanTim, str], AnggotaRow], jabatan: JabatanTim) -> str:
    return ", ".join(row.nama for (post, _), row in held.items() if post == jabatan)


def _functions(row: AnggotaRow) -> str:
    return ", ".join(FUNGSI[one].partition(":")[0].lower() for one in row.fungsi)
