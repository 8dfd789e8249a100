"""Forms of coaching, as the server reads them."""

import datetime as dt
from collections.abc import Iterator
from uuid import UUID

from django.http import QueryDict

from simpul.kernel.ids import new_id
from simpul.pembinaan.rules.daftar import items_for
from simpul.pembinaan.rules.kunjungan import HasilForm, JanjiIn, Penilaian, TemuanIn
from simpul.web.asked import asked, asked_number, asked_uuid

ROWS = 3  # empty lines for findings and for promises
LONGEST = 2000


def asked_day(said: QueryDict, name: str) -> dt.date | None:
    """A date as a form says it; None when it is none."""
    try:
        return dt.date.fromisoformat(asked(said, name))
    except ValueError:
        return None


def asked_text(said: QueryDict, name: str, longest: int = LONGEST) -> str:
    """Words of several lines, without signs that cannot be stored."""
    return said.get(name, "").replace("\x00", "").replace("\r\n", "\n").strip()[:longest]


def hasil_form(said: QueryDict, kab_id: int, bina_id: UUID, bidang: str) -> HasilForm:
    """The result of a visit; lines left empty are none."""
    return HasilForm(
        kab_id=kab_id,
        id=bina_id,
        versi=asked_number(said, "versi"),
        tanggal=asked_day(said, "tanggal"),
        daftar={
            item.kode: (answer, asked(said, f"catatan-{item.kode}", 300))
            for item in items_for(bidang)
            if (answer := asked(said, f"periksa-{item.kode}", 10))
        },
        masalah=asked_text(said, "masalah"),
        saran=asked_text(said, "saran"),
        temuan=list(_findings(said)),
        janji=list(_promises(said)),
        penilaian=list(_judgements(said)),
    )


def _findings(said: QueryDict) -> Iterator[TemuanIn]:
    for number in range(1, ROWS + 1):
        isi = asked(said, f"temuan-{number}", 300)
        pemilik = asked(said, f"pemilik-{number}", 120)
        if isi or pemilik:
            yield TemuanIn(new_id(), isi, pemilik, asked_day(said, f"batas-{number}"))


def _promises(said: QueryDict) -> Iterator[JanjiIn]:
    for number in range(1, ROWS + 1):
        isi = asked(said, f"janji-{number}", 300)
        pembuat = asked(said, f"pembuat-{number}", 120)
        if isi or pembuat:
            yield JanjiIn(new_id(), isi, pembuat, asked_day(said, f"janji-batas-{number}"))


def _judgements(said: QueryDict) -> Iterator[Penilaian]:
    for name in said:
        key = asked_uuid(name.removeprefix("nilai-")) if name.startswith("nilai-") else None
        answer = asked(said, name, 6)
        if key is not None and answer:
            yield Penilaian(key, answer, asked(said, f"ket-{key}", 300))
