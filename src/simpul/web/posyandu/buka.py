"""Further opening days of a posyandu in its form: a row for each, and an empty one."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.http import QueryDict

from simpul.kernel.errors import SimpulError
from simpul.posyandu import errors
from simpul.posyandu.rules.pola import MOST_OTHERS, BukaLain
from simpul.posyandu.rules.words import KELOMPOK_BUKA_NAMES, KelompokBuka
from simpul.web.asked import asked, asked_number

PARTS = ("kelompok", "hari", "minggu", "tanggal", "tempat")


def others_form(form: QueryDict) -> tuple[BukaLain, ...]:
    """The further days as typed; raises `posyandu.pola_kelompok` for a day without a group."""
    return tuple(one for number in range(MOST_OTHERS) if (one := _other(form, number)) is not None)


def others_shown(known: Sequence[BukaLain]) -> dict[str, str]:
    """What the form shows before anyone typed, by field name."""
    shown: dict[str, str] = {}
    for number, one in enumerate(known):
        shown |= {
            f"lain-kelompok-{number}": one.kelompok.value,
            f"lain-hari-{number}": str(one.pola.get("hari", "")),
            f"lain-minggu-{number}": str(one.pola.get("minggu_ke", "")),
            f"lain-tanggal-{number}": str(one.pola.get("tanggal", "")),
            f"lain-tempat-{number}": one.tempat,
        }
    return shown


def others_fields(isi: Mapping[str, Any]) -> dict[str, Any]:
    """Rows of the form: those filled in and the next empty one."""
    rows = [
        {"nomor": number, **{part: isi.get(f"lain-{part}-{number}", "") for part in PARTS}}
        for number in range(MOST_OTHERS)
    ]
    filled = [row["nomor"] for row in rows if row["kelompok"] or row["tempat"] or row["tanggal"]]
    return {
        "lain": rows[: max(filled, default=-1) + 2],
        "lain_terisi": bool(filled),
        "kelompok": [(one.value, kata) for one, kata in KELOMPOK_BUKA_NAMES.items()],
    }


def _other(form: QueryDict, number: int) -> BukaLain | None:
    group, place = asked(form, f"lain-kelompok-{number}"), asked(form, f"lain-tempat-{number}")
    date = asked(form, f"lain-tanggal-{number}")
    if group not in set(KelompokBuka):
        if place or date:
            raise SimpulError(errors.POLA_KELOMPOK)
        return None
    pola = {"minggu_ke": asked_number(form, f"lain-minggu-{number}"), "hari": asked_number(form, f"lain-hari-{number}")}
    if date:
        pola = {"tanggal": asked_number(form, f"lain-tanggal-{number}")}
    return BukaLain(KelompokBuka(group), pola, place)
