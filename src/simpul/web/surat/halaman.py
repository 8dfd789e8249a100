"""What the pages of papers show: a page of a scope, one paper with its history, the form of a place."""

import datetime as dt
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import QueryDict

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Scope, Target, Tindakan
from simpul.flows.surat import may_surat
from simpul.posyandu import queries as posyandu
from simpul.posyandu.queries import PosyanduInfo
from simpul.posyandu.rules.istilah import istilah_of
from simpul.posyandu.rules.kelengkapan import SuratTerbaca
from simpul.posyandu.rules.parameter import Parameters
from simpul.posyandu.rules.surat import JenisSurat, SuratInfo
from simpul.web.asked import asked, asked_uuid
from simpul.web.posyandu.place import may_at
from simpul.web.surat.words import JENIS, masa_badge, title_of
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import WilayahRow

PAGE = 50
# What a list may be narrowed to: word of the address, word of the link.
KEADAAN = (("", "Semua"), ("awal", "Segera berakhir"), ("berakhir", "Sudah berakhir"))


@dataclass(frozen=True, slots=True)
class Baris:
    """A paper in the list, or on its page."""

    surat: SuratInfo
    judul: str
    tempat: str
    untuk: str
    sampai: dt.date | None
    dihitung: bool
    lencana: str
    kata: str
    temuan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Jangkauan:
    """Where an account sees papers: its scope, the posyandu it has by themselves, the regencies to name."""

    scope: Scope
    own: list[PosyanduInfo]
    kab_ids: list[int]


def reach_of(actor: ActorContext, scope: Scope) -> Jangkauan:
    """Posyandu that an account has without their village are few: a chair and a secretary have one."""
    alone = [(part.kab_id, part.posyandu_id) for part in scope.parts if part.posyandu_id is not None]
    kab_ids = {kab_id for kab_id, _ in alone if kab_id is not None}
    own = posyandu.posyandu_by_ids(kab_ids, {key for _, key in alone}) if alone else {}
    return Jangkauan(scope, list(own.values()), posyandu.kab_ids_in(scope))


def ending_by(kab_ids: Iterable[int], today: dt.date, *, over: bool = False) -> dict[int, tuple[dt.date, int]]:
    """Until which day a paper counts as ending, and the usual term, per regency; `over` asks for those that ended."""
    numbers = posyandu.parameters_in(kab_ids, today)
    return {
        kab_id: (
            today + dt.timedelta(days=-1 if over else angka["sk_peringatan_awal_hari"]),
            angka["masa_jabatan_tahun"],
        )
        for kab_id, angka in numbers.items()
    }


def list_page(actor: ActorContext, scope: Scope, said: QueryDict) -> dict[str, Any]:
    """A page of papers in force, as the address narrows them."""
    reach, today = reach_of(actor, scope), actor.pada
    state, kata, jenis = asked(said, "keadaan"), asked(said, "cari"), asked(said, "jenis")
    kinds = {one.value: one for one in JenisSurat}
    path, _, key = asked(said, "setelah").partition("|")
    found = posyandu.list_surat(
        scope,
        reach.kab_ids,
        reach.own,
        jenis=kinds.get(jenis),
        text=kata,
        ending=ending_by(reach.kab_ids, today, over=state == "berakhir") if state in {"awal", "berakhir"} else None,
        after=(path, str(asked_uuid(key) or "")),
        limit=PAGE + 1,
    )
    shown = found[:PAGE]
    return {
        "baris": lines_of(shown, today),
        "keadaan": [(code, word, code == state) for code, word in KEADAAN],
        "dipilih": state,
        "jenis": [(one.value, word, one.value == jenis) for one, word in JENIS.items()],
        "jenis_dipilih": jenis if jenis in kinds else "",
        "kata": kata,
        "setelah": f"{shown[-1].jalur}|{shown[-1].id}" if len(found) > PAGE else "",
        "tempat_baru": new_places(actor),
    }


def new_places(actor: ActorContext) -> list[WilayahRow]:
    """The one village an account may add papers to; who has many begins at a posyandu or its folder."""
    scope = akses.posyandu_scope(actor, Tindakan.KELOLA_SURAT)
    found = {part.bounds.lo for part in scope.parts if part.bounds is not None}
    places = [wilayah.wilayah_by_kode(code) for code in found if code.count(".") == wilayah.Tingkat.DESA - 1]
    alone = {(part.kab_id or 0, part.posyandu_id) for part in scope.parts if part.posyandu_id is not None}
    homes = posyandu.posyandu_by_ids({kab_id for kab_id, _ in alone}, {key for _, key in alone if key}) if alone else {}
    return [*places, *wilayah.wilayah_by_ids(home.wilayah_id for home in homes.values()).values()]


def lines_of(papers: Collection[SuratInfo], today: dt.date) -> list[Baris]:
    """Papers as lines, with term and findings; the same few reads however many they are."""
    kab_ids = {paper.kab_id for paper in papers}
    numbers = posyandu.parameters_in(kab_ids, today)
    read = posyandu.read_surat(papers, today, numbers)
    places = wilayah.wilayah_by_ids(paper.wilayah_id for paper in papers)
    named = {key for paper in papers for key in paper.posyandu}
    homes = posyandu.posyandu_by_ids(kab_ids, named) if named else {}
    return [_line(read[paper.id], places[paper.wilayah_id], homes, numbers[paper.kab_id]) for paper in papers]


def _line(read: SuratTerbaca, place: WilayahRow, homes: Mapping[UUID, PosyanduInfo], angka: Parameters) -> Baris:
    paper = read.surat
    badge, word = masa_badge(read, angka["sk_peringatan_awal_hari"], angka["sk_peringatan_akhir_hari"])
    names = sorted(homes[key].nama for key in paper.posyandu if key in homes)
    return Baris(
        surat=paper,
        judul=title_of(paper, istilah_of(place.jenis)),
        tempat=place.label,
        untuk=", ".join(names) if paper.posyandu else f"semua Posyandu di {place.label}",
        sampai=paper.akhir(angka["masa_jabatan_tahun"]),
        dihitung=paper.berlaku_sampai is None,
        lencana=badge if not paper.pengganti_id else "kosong",
        kata=word if not paper.pengganti_id else paper.sebab_ganti,
        temuan=tuple(one.kata for one in read.temuan),
    )


def one_page(actor: ActorContext, paper: SuratInfo) -> dict[str, Any]:
    """A paper with what it replaced and what this account may do with it."""
    former = posyandu.former_surat(paper.kab_id, paper.id)
    [line] = lines_of([paper], actor.pada)
    return {
        "b": line,
        "kepala": istilah_of(wilayah.wilayah_by_id(paper.wilayah_id).jenis).kepala,
        "riwayat": [(row, title_of(row, istilah_of(wilayah.wilayah_by_id(row.wilayah_id).jenis))) for row in former],
        "boleh_ganti": paper.pengganti_id is None and may_surat(actor, Tindakan.KELOLA_SURAT, paper),
    }


def homes_for(actor: ActorContext, place: WilayahRow) -> tuple[list[PosyanduInfo], bool]:
    """The posyandu of a place that an account may enter papers for, and whether it may for the whole place."""
    whole = akses.decide(actor, Tindakan.KELOLA_SURAT, Target(kab_id=place.kab_id, jalur=place.jalur)).allowed
    homes = posyandu.posyandu_under(place.id)
    return [home for home in homes if may_at(actor, home)(Tindakan.KELOLA_SURAT)], whole
