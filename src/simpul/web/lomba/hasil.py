"""The result of a contest as a page and a paper show it."""

from typing import Any
from uuid import UUID

from simpul.akses.services import ActorContext
from simpul.flows.institusi import today_at
from simpul.lomba import queries
from simpul.lomba.queries import LombaInfo
from simpul.lomba.rules.hasil import Peringkat, in_words
from simpul.lomba.rules.words import Tahap
from simpul.web.lomba.halaman import corrections, head_of
from simpul.wilayah import queries as wilayah


def result_page(actor: ActorContext, info: LombaInfo) -> dict[str, Any]:
    """Ranks of the whole and of the first phase, reasons, corrections, objections."""
    entrants = {one.id: one for one in queries.peserta_of(info.kab_id, info.id, withdrawn=True)}
    names = wilayah.labels({one.wilayah_id for one in entrants.values()})
    found = queries.hasil_of(info)
    ranked = {one.peserta_id for one in found.peringkat}

    def line(one: Peringkat) -> dict[str, Any]:
        entrant = entrants[one.peserta_id]
        return {
            "peringkat": one.peringkat,
            "seri": one.seri,
            "nilai": in_words(one.nilai),
            "id": one.peserta_id,
            "nama": entrant.nama,
            "asal": names.get(entrant.wilayah_id, ""),
            "seleksi": in_words(found.seleksi[one.peserta_id]) if one.peserta_id in found.seleksi else "-",
            "lapangan": in_words(found.lapangan[one.peserta_id]) if one.peserta_id in found.lapangan else "-",
            "finalis": entrant.finalis,
        }

    objections = queries.keberatan_of(info.kab_id, info.id)
    return head_of(actor, info) | {
        "hasil": [line(one) for one in found.peringkat],
        "seleksi": [line(one) for one in found.peringkat_seleksi],
        "tanpa_nilai": [one for one in entrants.values() if one.finalis and one.id not in ranked],
        "porsi_lapangan": 100 - info.porsi_seleksi,
        "koreksi": corrections(info),
        "piagam": [] if not info.is_published else queries.piagam_of_lomba(info.kab_id, info.id),
        "tanda": {"tanggal": today_at(info.wilayah_id).isoformat()} | queries.last_tanda(info.kab_id, info.wilayah_id),
        "keberatan": [(one, entrants[one.peserta_id].nama) for one in objections],
    }


def own_scores(info: LombaInfo, peserta_id: UUID) -> list[dict[str, Any]]:
    """Of one entrant: the mean of each item and the notes of the judges, without their names."""
    items = queries.butir_of(info.kab_id, info.id)
    sheets = [one for one in queries.lembar_of(info.kab_id, info.id) if one.peserta_id == peserta_id]
    found = []
    for tahap in Tahap:
        mine = [one for one in sheets if one.tahap is tahap]
        if not mine:
            continue
        rows = []
        for item in items[tahap]:
            given = [one.nilai[item.id] for one in mine if item.id in one.nilai]
            mean = f"{sum(given) / len(given):.2f}".replace(".", ",") if given else "-"
            rows.append((item, mean))
        found.append({"tahap": tahap, "butir": rows, "catatan": [one.catatan for one in mine if one.catatan]})
    return found
