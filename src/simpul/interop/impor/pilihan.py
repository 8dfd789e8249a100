"""What the user said of her file: which column is which field, in which unit weights are, how dates are written."""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from simpul.interop.impor.errors import Galat
from simpul.interop.impor.tata_letak import katalog, layout, suggest
from simpul.kernel.errors import SimpulError


class Pilihan(Struct, frozen=True):
    """`kolom` is {field: column}; `posyandu` {folded name in the file: posyandu id, as text}."""

    kolom: dict[str, int]
    satuan_berat: Literal["kg", "gram", "campur"] = "kg"
    urutan_tanggal: Literal["hari", "bulan"] = "hari"
    posyandu: dict[str, str] = {}
    balita: bool = False


def first_choice(titles: Sequence[str], layout_id: str) -> Pilihan:
    """What the headings and the layout say, before anyone chose."""
    shape = layout(layout_id)
    return Pilihan(suggest(titles), balita=bool(shape and shape.balita))


def check_choice(choice: Pilihan, *, needs_posyandu: bool) -> None:
    """Raises `impor.kolom_wajib` or `impor.kolom_ganda`, naming the field."""
    fields = katalog().bidang
    for name, field in fields.items():
        if (field.wajib or (needs_posyandu and name == "posyandu")) and name not in choice.kolom:
            raise SimpulError(Galat.KOLOM_WAJIB, kolom=field.kata)
    twice = [column for column, times in Counter(choice.kolom.values()).items() if times > 1]
    if twice:
        names = [fields[name].kata for name, column in choice.kolom.items() if column == twice[0]]
        raise SimpulError(Galat.KOLOM_GANDA, kolom=" dan ".join(names))
