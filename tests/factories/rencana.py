"""Plans for tests: a line of each field with its proof, a programme of each agency, and a form to begin from."""

import datetime as dt
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from simpul.akses.services import ActorContext
from simpul.jurnal.lampiran import Siap, keep_lampiran, prepare
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.posyandu.queries import find_posyandu
from simpul.rencana import services
from simpul.rencana.models import RencanaKerja
from simpul.rencana.queries import find_rencana
from simpul.rencana.rules.baris import RealisasiForm, RencanaForm
from simpul.rencana.rules.matriks import ProgramForm
from simpul.rencana.rules.words import JenisProgram

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def rencana_form(**said: Any) -> RencanaForm:
    """A line that nothing is wrong with."""
    usual: dict[str, Any] = {
        "id": new_id(),
        "kab_id": 338,
        "wilayah_id": 1,
        "jalur": "62.10.02.2001.0001",
        "posyandu_id": None,
        "tahun": 2027,
        "bidang": "kesehatan",
        "kegiatan": "Pengadaan timbangan",
        "biaya": 5_000_000,
        "sumber": "apbdes",
        "bulan": (3, 4),
    }
    return RencanaForm(**(usual | said))


def program_form(**said: Any) -> ProgramForm:
    """A programme that nothing is wrong with."""
    usual: dict[str, Any] = {
        "id": new_id(),
        "kab_id": 338,
        "tahun": 2027,
        "bidang": "sosial",
        "opd": "dinas_sosial",
        "jenis": JenisProgram.KEGIATAN,
        "kode": "1.06.02",
        "nama": "Pendampingan lansia",
        "anggaran": 40_000_000,
        "wilayah_id": 1,
        "jalur": "62.10",
    }
    return ProgramForm(**(usual | said))


def add_plans(  # what it makes is named by who asks
    actor: ActorContext,
    kab_id: int,
    posyandu_id: UUID,
    lines: Mapping[str, UUID],
    programmes: Mapping[str, UUID],
    agencies: Mapping[str, str],
) -> str:
    """A running line of each field with one paper, and a programme of its agency for the village; the paper's name."""
    home, now = find_posyandu(kab_id, posyandu_id), clock.now()
    assert home is not None
    at = {"kab_id": kab_id, "wilayah_id": home.wilayah_id}
    forms = [
        rencana_form(id=key, bidang=bidang, jalur=home.jalur, posyandu_id=home.id, **at)
        for bidang, key in lines.items()
    ]
    services.add_rencana(forms, actor.nama, now)
    RencanaKerja.objects.filter(kab_id=kab_id, id__in=lines.values()).update(status="berjalan")
    paper: Siap = prepare(PDF)
    for key in lines.values():
        keep_lampiran(kab_id, key, paper, actor.akun_id, now)
        line = find_rencana(kab_id, key)
        assert line is not None
        done = RealisasiForm(dt.date(2026, 11, 20), None, 1_000_000, "", paper.sidik, line.versi)
        services.add_realisasi(line, done, actor.nama, now)
    village = home.kode_desa
    made = [
        program_form(id=key, bidang=bidang, opd=agencies[bidang], kode=f"{bidang}.1", jalur=village, **at)
        for bidang, key in programmes.items()
    ]
    services.save_program(made, actor.nama, now)
    return paper.sidik
