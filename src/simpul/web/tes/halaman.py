"""What the pages of a test show: its questions and what they tell, and the grid for sheets of paper."""

from typing import Any
from uuid import UUID

from django.http import QueryDict

from simpul.kegiatan import queries
from simpul.kegiatan.queries import KegiatanInfo
from simpul.kegiatan.rules.analisis import analyse
from simpul.kegiatan.rules.soal import LETTERS, Ketikan, write_lembar, write_soal
from simpul.kegiatan.rules.words import TAHAP_NAMES, PintuEvaluasi, TahapTes
from simpul.layanan.loader import load_catalog
from simpul.web.asked import asked, asked_uuid
from simpul.web.laporan.pdf import qr_svg

PAGE = 50


def sheets_of(known: KegiatanInfo) -> dict[TahapTes, dict[UUID, tuple[int, ...]]]:
    """Sheets of both stages by participant, before and after."""
    return {
        tahap: {key: one.jawaban for key, one in queries.lembar_of(known.kab_id, known.id, tahap).items()}
        for tahap in TahapTes
    }


def test_page(known: KegiatanInfo, address: str) -> dict[str, Any]:
    """Questions as text, the link of the stage that is open, and the analysis; `address` is that of the server."""
    soal, tes = queries.soal_of(known.kab_id, known.id), queries.tes_of(known.kab_id, known.id)
    sheets = sheets_of(known)
    link = f"{address}/kegiatan/tes/{known.kab_id}/{tes.kode}/" if tes and tes.buka else ""
    return {
        "k": known,
        "soal": write_soal(soal),
        "jumlah_soal": len(soal),
        "tes": tes,
        "tahap": [
            (one.value, TAHAP_NAMES[one], len(sheets[one]), tes is not None and tes.buka is one) for one in TahapTes
        ],
        "tautan": link,
        "qr": qr_svg(link) if link else "",
        "analisis": analyse(soal, sheets[TahapTes.PRE], sheets[TahapTes.POST]) if soal else None,
        "huruf": LETTERS,
        "bidang": {one.code: one.short_name for one in load_catalog().bidang},
    }


def grid_page(known: KegiatanInfo, tahap: TahapTes, hal: int, said: QueryDict | None = None) -> dict[str, Any]:
    """Fifty participants with one field each; what was typed and refused stands there again."""
    start = (hal - 1) * PAGE
    people = queries.peserta_page(known.kab_id, known.id, limit=PAGE, offset=start)
    stored = queries.lembar_of(known.kab_id, known.id, tahap, [one.id for one in people])
    rows = []
    for one in people:
        sheet = stored.get(one.id)
        letters = write_lembar(sheet.jawaban) if sheet else ""
        typed = said.get(f"j-{one.id}", letters) if said is not None else letters
        rows.append((one, letters, typed, sheet is not None and sheet.pintu is PintuEvaluasi.TAUTAN))
    return {
        "k": known,
        "tahap": tahap.value,
        "tahap_kata": TAHAP_NAMES[tahap],
        "jumlah_soal": len(queries.soal_of(known.kab_id, known.id)),
        "baris": rows,
        "hal": hal,
        "ada_lagi": start + PAGE < queries.count_peserta(known.kab_id, known.id),
    }


def typed_of(said: QueryDict) -> list[Ketikan]:
    """The fields of the grid."""
    rows = []
    for name in said:
        key = asked_uuid(name.removeprefix("j-")) if name.startswith("j-") else None
        if key is not None:
            rows.append(Ketikan(key, asked(said, name, 200), asked(said, f"l-{key}", 200)))
    return rows


def answers_of(said: QueryDict, many: int) -> list[int]:
    """The chosen option of each question, -1 where none was."""
    chosen = [asked(said, f"s-{number}", 2) for number in range(1, many + 1)]
    return [int(text) if text.isascii() and text.isdecimal() else -1 for text in chosen]
