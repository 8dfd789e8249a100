"""What the page of an event's certificates shows: settings, who may have one, and what was issued."""

import datetime as dt
from typing import Any

from django.http import QueryDict

from simpul.flows import sertifikat as flows
from simpul.flows.kegiatan import today_at
from simpul.kegiatan import queries
from simpul.kegiatan.queries import KegiatanInfo, SetelanInfo
from simpul.kegiatan.rules.sertifikat import MOST_IN_A_PART, PARTS, USUAL_PATTERN, SetelanForm
from simpul.posyandu.queries import parameters_of
from simpul.web.asked import asked, asked_number

PAGE, MOST_DOUBTFUL = 50, 20


def page_of(known: KegiatanInfo, hal: int) -> dict[str, Any]:
    """Everything the page shows; `hal` counts pages of names from 1."""
    seen = flows.attendance(known)
    certified = queries.certified_of(known.kab_id, known.id)
    rows = queries.sertifikat_page(known.kab_id, known.id, limit=PAGE, offset=(hal - 1) * PAGE)
    many = queries.count_sertifikat(known.kab_id, known.id)
    enough = {key for key in seen.orang if seen.is_enough(key)}
    start = (hal - 1) * PAGE
    shown = seen.orang[start : start + PAGE]
    # Attendance that was put right after a certificate was issued is told, the certificate is not taken.
    doubtful = [key for key in seen.orang if key not in enough and key in certified][:MOST_DOUBTFUL]
    people = queries.peserta_by_ids(known.kab_id, known.id, {*shown, *doubtful})
    return {
        "k": known,
        "setelan": queries.setelan_of(known.kab_id, known.id),
        "syarat": parameters_of(known.kab_id, known.selesai or dt.date.max).of("sertifikat_hadir_persen"),
        "siap": len(enough - certified.keys()),
        "kurang": len(seen.orang) - len(enough),
        "orang": [(seen.of(people[key]), key in certified) for key in shown],
        "jumlah_orang": len(seen.orang),
        "terbit": rows,
        "jumlah_terbit": many,
        "berlaku": len(certified),
        "bagian": range(1, -(-len(certified) // MOST_IN_A_PART) + 1),
        "tanpa_hadir": [seen.of(people[key]) for key in doubtful],
        "hal": hal,
        "ada_lagi": start + PAGE < max(len(seen.orang), many),
        "selesai": known.selesai is not None and known.selesai <= today_at(known),
        "isi": first_setelan(known),
        "bagian_pola": PARTS,
    }


def first_setelan(known: KegiatanInfo) -> dict[str, Any]:
    """What the form begins with: what is set, else the pattern and signer of the regency's last event."""
    mine = queries.setelan_of(known.kab_id, known.id)
    before: SetelanInfo | None = mine or queries.last_setelan(known.kab_id)
    day = mine.tanggal if mine else known.selesai
    said = {
        "pola": before.pola if before else USUAL_PATTERN,
        "jp": mine.jp if mine else "",
        "tanggal": day.isoformat() if day else "",
    }
    for name in ("kota", "penanda_jabatan", "penanda_nama", "penanda_nip"):
        said[name] = getattr(before, name) if before else known.surat.get(name, "")
    return said


def form_of(said: QueryDict) -> SetelanForm:
    """The settings as they were typed; a day that cannot be read is the first day of all, which is refused."""
    try:
        tanggal = dt.date.fromisoformat(asked(said, "tanggal", 10))
    except ValueError:
        tanggal = dt.date.min
    return SetelanForm(
        asked(said, "pola", 200),
        asked_number(said, "jp"),
        tanggal,
        asked(said, "kota", 200),
        asked(said, "penanda_jabatan", 200),
        asked(said, "penanda_nama", 200),
        asked(said, "penanda_nip", 60),
    )
