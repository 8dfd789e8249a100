"""The page of one kader: how she stands in each field, every skill, and the levels the Puskesmas awarded."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import QueryDict

from simpul.akses.services import ActorContext
from simpul.flows.kecakapan import rows_of_person
from simpul.kegiatan import queries
from simpul.kegiatan.rules.butir import KESEHATAN, butir_by_kode, daftar_kecakapan, tingkat_tkk
from simpul.kegiatan.rules.kecakapan import KecakapanForm, TandaForm, findings, keadaan_bidang
from simpul.kegiatan.rules.words import CARA_NAMES, TKK_NAMES, CaraKecakapan, TingkatTkk
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.posyandu.queries import KaderInfo, PosyanduInfo, parameters_of
from simpul.web.asked import asked
from simpul.web.kecakapan.halaman import may_record, seen_fields


def kader_page(actor: ActorContext, home: PosyanduInfo, person: KaderInfo) -> dict[str, Any]:
    """Everything of the fields this account sees; rows of her earlier terms count too."""
    today = clock.today(home.zona_waktu)
    years = parameters_of(home.kab_id, today).of("terlatih_berlaku_tahun")
    seen = seen_fields(actor, home)
    codes = {one.code for one in seen}
    ids = rows_of_person(person)
    rows = [one for one in queries.kecakapan_of(home.kab_id, ids) if one.bidang in codes]
    got = [one.diperoleh for one in rows]
    latest: dict[str, queries.KecakapanInfo] = {}
    for one in rows:
        latest.setdefault(one.butir, one)
    tanda = queries.tanda_of(home.kab_id, ids) if KESEHATAN in codes else []
    level = tingkat_tkk(frozenset(one.butir for one in got))
    return {
        "home": home,
        "kader": person,
        "tahun": years,
        "bidang": [
            {
                "b": one,
                "milik": one.code in person.bidang,
                "keadaan": keadaan_bidang(got, one.code, today, years.nilai),
                "daftar": daftar_kecakapan()[one.code],
                "boleh": may_record(actor, home, one.code),
            }
            for one in seen
        ],
        "terakhir": latest,
        "riwayat": [(one, butir_by_kode()[one.butir].nama, CARA_NAMES[one.cara]) for one in rows[:200]],
        "tanda": [(one, TKK_NAMES[one.tingkat]) for one in tanda],
        "tkk": TKK_NAMES[level] if level else "",
        "temuan": findings(got, [one.tingkat for one in tanda]) if KESEHATAN in codes else [],
        "tingkat": TKK_NAMES.items(),
        "cara": [(one.value, CARA_NAMES[one]) for one in (CaraKecakapan.PENGAMATAN, CaraKecakapan.TES)],
        "hari_ini": today,
    }


def kecakapan_form(said: QueryDict, kader_id: UUID) -> KecakapanForm:
    """What was ticked; raises `kegiatan.pilihan`, `kegiatan.tanggal`."""
    try:
        cara = CaraKecakapan(asked(said, "cara"))
    except ValueError as error:
        raise SimpulError("kegiatan.pilihan", isian="Cara") from error
    codes = tuple(text[:40] for text in said.getlist("butir"))
    return KecakapanForm(kader_id, codes, cara, _day(said), asked(said, "penilai", 160))


def tanda_form(said: QueryDict, kader_id: UUID) -> TandaForm:
    """A level as its paper says it; raises `kegiatan.pilihan`, `kegiatan.tanggal`."""
    try:
        tingkat = TingkatTkk(asked(said, "tingkat"))
    except ValueError as error:
        raise SimpulError("kegiatan.pilihan", isian="Tingkat") from error
    return TandaForm(new_id(), kader_id, tingkat, asked(said, "nomor", 200), _day(said), asked(said, "puskesmas", 200))


def _day(said: QueryDict) -> dt.date:
    text = asked(said, "tanggal", 20)
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise SimpulError("kegiatan.tanggal", teks=text) from error
