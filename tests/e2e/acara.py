"""Questions of the browser tests about events, answered by the console of `dunia`."""

import base64
import json
from typing import Any
from uuid import UUID

PLACE = "62.10.02"


def acara(login: str, many: int) -> dict[str, Any]:
    """A training of two sessions today with so many participants; what their badges say."""
    from e2e.dunia import _actor, _place
    from simpul.flows.kegiatan import create_kegiatan
    from simpul.flows.undangan import paste
    from simpul.kegiatan import queries
    from simpul.kegiatan.rules.forms import HariForm, KategoriForm, KegiatanForm
    from simpul.kegiatan.rules.peserta import badge_text
    from simpul.kegiatan.rules.words import JenisKegiatan, SumberDana, TingkatKegiatan
    from simpul.kernel import clock
    from simpul.kernel.ids import new_id

    actor, key = _actor(login), new_id()
    form = KegiatanForm(
        key, _place(PLACE).id, JenisKegiatan.BIMTEK, "Bimtek kader Kecamatan Kurun", "Kecamatan Kurun",
        TingkatKegiatan.KECAMATAN, hari=(HariForm(clock.today("WIB"), sesi=("Pagi", "Siang")),), dana=SumberDana.DPA,
        kategori=(KategoriForm("Kader"),),
    )  # fmt: skip
    kab_id = create_kegiatan(actor, form)
    [kategori] = queries.kategori_of(kab_id, key)
    paste(actor, kab_id, key, kategori.id, "\n".join(f"Kader {number:03d}; Kader" for number in range(1, many + 1)))
    people = queries.peserta_page(kab_id, key, limit=None)
    return {
        "kab_id": kab_id,
        "id": str(key),
        "orang": [{"nama": one.nama, "kode": one.kode, "tanda": badge_text(key, one.kode)} for one in people],
    }


def hadir_acara(kab_id: int, key: str) -> dict[str, int]:
    """How many came to each session by name, how often again, and what named nobody."""
    from simpul.kegiatan import queries

    event = UUID(key)
    names = {sesi.id: sesi.nama for day in queries.hari_of(kab_id, event) for sesi in day.sesi}
    came = {names[sesi]: len(people) for sesi, people in queries.present_codes(kab_id, event).items()}
    return came | {"catatan": len(queries.catatan_pindai_of(kab_id, event))}


def kertas_sertifikat(login: str, kab_id: int, key: str) -> dict[str, Any]:
    """Everyone who was there is certified; the first page as a picture, and what it says."""
    import typst

    from e2e.dunia import _actor
    from simpul.flows.sertifikat import issue_sertifikat, printable, set_setelan
    from simpul.kegiatan.queries import find_kegiatan
    from simpul.kegiatan.rules.sertifikat import SetelanForm
    from simpul.kernel import clock
    from simpul.web.kertas import TEMPLATES
    from simpul.web.sertifikat.cetak import paper_facts

    actor, event = _actor(login), UUID(key)
    form = SetelanForm("", 8, clock.today("WIB"), "Kuala Kurun", "Camat Kurun", "Pak Adi")
    set_setelan(actor, kab_id, event, form)
    many = issue_sertifikat(actor, kab_id, event)
    first = printable(find_kegiatan(kab_id, event))[0]
    facts = {"data": json.dumps(paper_facts([first]))}
    template = TEMPLATES / "sertifikat" / "sertifikat.typ"
    png = typst.compile(template, root=TEMPLATES, sys_inputs=facts, ignore_system_fonts=True, format="png", ppi=110)
    return {"jumlah": many, "nomor": first.nomor, "gambar": base64.b64encode(png).decode()}


def kertas_piagam(kab_id: str, key: str) -> dict[str, str]:
    """The first charter of a contest as a picture, and its number."""
    import typst

    from simpul.lomba.queries import piagam_of_lomba
    from simpul.web.kertas import TEMPLATES
    from simpul.web.lomba.piagam import charter_facts

    first = piagam_of_lomba(int(kab_id), UUID(key))[0]
    facts = {"data": json.dumps(charter_facts([first]))}
    template = TEMPLATES / "lomba" / "piagam.typ"
    png = typst.compile(template, root=TEMPLATES, sys_inputs=facts, ignore_system_fonts=True, format="png", ppi=110)
    return {"nomor": first.nomor, "gambar": base64.b64encode(png).decode()}
