"""The form of what a regency sets, from its settings and from what was typed; lists have one entry a line."""

import datetime as dt
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from django.http import QueryDict

from simpul.kernel.errors import SimpulError
from simpul.posyandu.errors import ACUAN_SALAH
from simpul.posyandu.queries import Acuan
from simpul.posyandu.rules import POS_KASUS, AcuanForm, MetodeUmur

T = TypeVar("T")
LONGEST = 4_000
POSTS = {"kepala_desa": "Kepala desa atau lurah", "dp3a": "UPTD PPA atau DP3A", "polisi": "Kontak kepolisian"}
METHODS = {
    MetodeUmur.BULAN_PENUH: "Bulan penuh, seperti tabel peraturan",
    MetodeUmur.HARI: "Hari, seperti WHO",
}


def shown(acuan: Acuan) -> dict[str, Any]:
    """Settings as the form shows them."""
    return {
        "darurat": "\n".join(f"{one['nama']} = {one['nomor']}" for one in acuan.nomor_darurat),
        "penerima": list(acuan.penerima_kasus),
        "usia": acuan.metode_umur.value,
        "libur": "\n".join(f"{day.isoformat()} = {name}" for day, name in acuan.libur_daerah),
    }


def typed(form: QueryDict) -> dict[str, Any]:
    """What was typed, to be shown again."""
    return {
        "darurat": form.get("darurat", "")[:LONGEST],
        "penerima": form.getlist("penerima"),
        "usia": form.get("usia", ""),
        "libur": form.get("libur", "")[:LONGEST],
    }


def read(kab_id: int, isi: dict[str, Any]) -> AcuanForm:
    """The form as the use case takes it; raises `posyandu.acuan_salah` with the part that cannot be read."""
    return AcuanForm(
        kab_id=kab_id,
        nomor_darurat=tuple(_lines(isi["darurat"], "nomor darurat", str)),
        penerima_kasus=tuple(post for post in POS_KASUS if post in isi["penerima"]),
        metode_umur=MetodeUmur.HARI if isi["usia"] == MetodeUmur.HARI.value else MetodeUmur.BULAN_PENUH,
        libur_daerah=tuple((day, name) for day, name in _lines(isi["libur"], "hari libur daerah", _day)),
    )


def _lines(text: str, part: str, first: Callable[[str], T]) -> Iterable[tuple[T, str]]:
    """'Polisi = 110' on each line that is not empty."""
    for line in text.replace("\x00", "").splitlines():
        before, sign, after = line.partition("=")
        if not line.strip():
            continue
        try:
            yield first(before.strip() if sign else ""), after.strip()
        except ValueError:
            raise SimpulError(ACUAN_SALAH, bagian=part) from None


def _day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)
