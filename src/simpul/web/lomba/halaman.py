"""What the pages of contests show."""

from typing import Any
from uuid import UUID

from django.http import QueryDict

from simpul.akses.services import ActorContext
from simpul.flows import lomba as flows
from simpul.flows.penilaian import origins_of
from simpul.lomba import queries
from simpul.lomba.queries import JuriInfo, LembarInfo, LombaInfo, PesertaInfo
from simpul.lomba.rules.forms import MasaTahap, findings
from simpul.lomba.rules.hasil import in_words, sheet_total
from simpul.lomba.rules.keadaan import LANGKAH, WITH_REASON, lacking
from simpul.lomba.rules.nilai import Butir, is_own
from simpul.lomba.rules.words import JENIS_NAMES, STATUS_NAMES, TAHAP_NAMES, StatusLomba, Tahap
from simpul.web.asked import asked_number
from simpul.web.lomba.tempat import host_places, reach_of
from simpul.wilayah import queries as wilayah

PAGE = 50
# A state by word and shape; the colour only repeats it.
BADGES = {
    StatusLomba.DISIAPKAN: "kosong",
    StatusLomba.SELEKSI: "jalan",
    StatusLomba.LAPANGAN: "jalan",
    StatusLomba.DITETAPKAN: "perhatian",
    StatusLomba.DIUMUMKAN: "selesai",
    StatusLomba.BATAL: "segera",
}
STEPS = {
    (StatusLomba.DISIAPKAN, StatusLomba.SELEKSI): "Mulai seleksi administrasi",
    (StatusLomba.SELEKSI, StatusLomba.LAPANGAN): "Mulai penilaian lapangan",
    (StatusLomba.SELEKSI, StatusLomba.DISIAPKAN): "Kembali menyiapkan",
    (StatusLomba.LAPANGAN, StatusLomba.DITETAPKAN): "Tetapkan hasil",
    (StatusLomba.DITETAPKAN, StatusLomba.DIUMUMKAN): "Umumkan hasil",
    (StatusLomba.DITETAPKAN, StatusLomba.LAPANGAN): "Kembali ke penilaian lapangan",
    (StatusLomba.DIUMUMKAN, StatusLomba.DITETAPKAN): "Tarik pengumuman",
}


def list_page(actor: ActorContext, said: QueryDict) -> dict[str, Any]:
    """Fifty contests, the latest first."""
    start = asked_number(said, "mulai")
    rows = queries.list_lomba(reach_of(actor), limit=PAGE + 1, offset=start)
    names = wilayah.labels({row.wilayah_id for row in rows})
    return {
        "baris": [
            (row, names.get(row.wilayah_id, ""), JENIS_NAMES[row.jenis], STATUS_NAMES[row.status], BADGES[row.status])
            for row in rows[:PAGE]
        ],
        "berikut": start + PAGE if len(rows) > PAGE else 0,
        "sebelum": max(0, start - PAGE) if start else None,
        "bisa_tambah": bool(host_places(actor)),
    }


def head_of(actor: ActorContext, info: LombaInfo) -> dict[str, Any]:
    """What stands over every page of a contest."""
    return {
        "k": info,
        "alamat": f"/lomba/{info.kab_id}/{info.id}/",
        "tempat": wilayah.full_label(info.wilayah_id) or "Indonesia",
        "jenis": JENIS_NAMES[info.jenis],
        "status": STATUS_NAMES[info.status],
        "lencana": BADGES[info.status],
        "kelola": flows.may_manage(actor, info),
        "juri_saya": flows.judge_of(actor, info),
    }


def one_page(actor: ActorContext, info: LombaInfo) -> dict[str, Any]:
    """A contest with its phases, entrants, judges and, for the organiser, what comes next."""
    head, here = head_of(actor, info), (info.kab_id, info.id)
    items, phases = queries.butir_of(*here), queries.tahap_of(*here)
    entrants = queries.peserta_of(*here, withdrawn=head["kelola"])
    names = wilayah.labels({one.wilayah_id for one in entrants})
    bobot = {tahap: sum(one.bobot for one in held) for tahap, held in items.items()}
    return head | {
        "tahap": [(TAHAP_NAMES[key], row, items[key], bobot[key]) for key, row in phases.items()],
        "peserta": [
            (one, names.get(one.wilayah_id, ""), head["kelola"] or bool(head["juri_saya"]) or _sees(actor, one))
            for one in entrants
        ],
        "juri": queries.juri_of(*here),
        "temuan": _findings(info, bobot, len(entrants)) if head["kelola"] else [],
        "langkah": _steps(info) if head["kelola"] else [],
        "lihat_hasil": head["kelola"] or info.is_published,
        "menilai": info.status.value in {tahap.value for tahap in Tahap},
    }


def _sees(actor: ActorContext, one: PesertaInfo) -> bool:
    return flows.may_see_peserta(actor, one)


def _findings(info: LombaInfo, bobot: dict[Tahap, int], entrants: int) -> list[str]:
    here = (info.kab_id, info.id)
    masa = {tahap: MasaTahap(row.mulai, row.selesai) for tahap, row in queries.tahap_of(*here).items()}
    lacks = 0
    if info.status is StatusLomba.SELEKSI:
        items = queries.butir_of(*here)[Tahap.SELEKSI]
        wanted = {one.id for one in items}
        proved = {(one.peserta_id, one.butir_id) for one in queries.bukti_of(*here) if one.butir_id in wanted}
        lacks = max(len(items) * entrants - len(proved), 0)
    return findings(bobot, masa, info.tahun, without_proof=lacks)


def _steps(info: LombaInfo) -> list[dict[str, Any]]:
    bekal = queries.bekal_of(info)
    return [
        {
            "ke": ke.value,
            "kata": STEPS.get((info.status, ke), "Batalkan lomba"),
            "alasan": (info.status, ke) in WITH_REASON,
            "kurang": ", ".join(lacking(info.status, ke, bekal)),
            "piagam": info.is_published,
        }
        for ke in LANGKAH[info.status]
    ]


def score_page(actor: ActorContext, info: LombaInfo) -> dict[str, Any]:
    """Who gave whom what in the phase that runs, or the one that ran last: judges down, entrants across."""
    head, here = head_of(actor, info), (info.kab_id, info.id)
    tahap = Tahap.SELEKSI if info.status in {StatusLomba.DISIAPKAN, StatusLomba.SELEKSI} else Tahap.LAPANGAN
    items, entrants = queries.butir_of(*here)[tahap], queries.peserta_of(*here)
    if tahap is Tahap.LAPANGAN:
        entrants = [one for one in entrants if one.finalis]
    sheets = {(one.juri_id, one.peserta_id): one for one in queries.lembar_of(*here) if one.tahap is tahap}
    judges = [one for one in queries.juri_of(*here) if one.judges(tahap)]
    if not head["kelola"]:
        judges = [one for one in judges if head["juri_saya"] and one.id == head["juri_saya"].id]
    origins, names = origins_of(judges), wilayah.labels({one.wilayah_id for one in entrants})
    rows = [
        {
            "juri": juri,
            "sel": [
                (
                    one,
                    names.get(one.wilayah_id, ""),
                    *_cell(sheets.get((juri.id, one.id)), items),
                    is_own(origins[juri.id], one.asal),
                )
                for one in entrants
            ],
            "isi": juri.akun_id is None or bool(head["juri_saya"] and juri.id == head["juri_saya"].id),
        }
        for juri in judges
    ]
    return head | {
        "tahap": tahap,
        "nama_tahap": TAHAP_NAMES[tahap],
        "info_tahap": queries.tahap_of(*here)[tahap],
        "baris": rows,
        "butir": items,
        "ada_nilai": bool(sheets),
        "koreksi": corrections(info) if head["kelola"] else [],
    }


def _cell(sheet: LembarInfo | None, items: list[Butir]) -> tuple[str, str, str]:
    """The state of a sheet in a word, its points, and its id."""
    if sheet is None:
        return "belum", "", ""
    total = sheet_total(items, sheet.nilai)
    if total is None:
        return "sebagian", f"{len(sheet.nilai)} dari {len(items)} butir", str(sheet.id)
    return "lengkap", in_words(total), str(sheet.id)


def corrections(info: LombaInfo) -> list[dict[str, Any]]:
    """Corrections with whom they concern, oldest first."""
    here = (info.kab_id, info.id)
    lines = queries.koreksi_of(*here)
    if not lines:
        return []
    sheets = {one.id: one for one in queries.lembar_of(*here)}
    items = {one.id: one.nama for held in queries.butir_of(*here).values() for one in held}
    judges: dict[UUID, JuriInfo] = {one.id: one for one in queries.juri_of(*here)}
    entrants = {one.id: one.nama for one in queries.peserta_of(*here, withdrawn=True)}
    return [
        {
            "baris": line,
            "butir": items.get(line.butir_id, ""),
            "juri": judges[sheets[line.lembar_id].juri_id].nama,
            "peserta": entrants.get(sheets[line.lembar_id].peserta_id, ""),
        }
        for line in lines
    ]
