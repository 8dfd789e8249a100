"""What a posyandu has, on its pages: what is shown, and what the forms say."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from simpul.akses.services import ActorContext, Tindakan
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kernel.tanggal import typed_date
from simpul.posyandu import errors
from simpul.posyandu.queries import PosyanduInfo, Punya, SaranaInfo, punya_of, sarana_history
from simpul.posyandu.rules.kata_sarana import (
    AIR_NAMES,
    ALAT_NAMES,
    GEDUNG_NAMES,
    JAMBAN_NAMES,
    LISTRIK_NAMES,
    SINYAL_NAMES,
    SUMBER_NAMES,
    JenisAlat,
    SumberDana,
)
from simpul.posyandu.rules.sarana import AlatForm, DanaForm, SaranaForm, missing_kit, sources_for
from simpul.rencana.rules.angka import read_rupiah
from simpul.web.asked import asked
from simpul.web.posyandu.place import may_at
from simpul.wilayah.queries import full_label, wilayah_by_id

UNREADABLE = -1  # an amount that is none; the check of the use case says which
EMPTY_LINES = 3
CHOICES: Mapping[str, tuple[str, Mapping[Any, str]]] = {
    "gedung": ("Tempat", GEDUNG_NAMES),
    "air": ("Air", AIR_NAMES),
    "jamban": ("Jamban", JAMBAN_NAMES),
    "listrik": ("Listrik", LISTRIK_NAMES),
    "sinyal": ("Sinyal HP", SINYAL_NAMES),
}


@dataclass(frozen=True, slots=True)
class BarisDana:
    """Money of a year, with its sums."""

    tahun: int
    baris: list[tuple[str, DanaForm]]
    rencana_rp: int
    terpakai_rp: int


def sarana_page(actor: ActorContext, home: PosyanduInfo) -> dict[str, Any]:
    """Everything a posyandu has, with what was found before."""
    held = _held(home)
    history = [(row, _described(row)) for row in sarana_history(home.kab_id, home.id)]
    return {
        "home": home,
        "tempat": full_label(home.wilayah_id),
        "kini": history[0] if history else None,
        "lama": history[1:],
        "alat": [(line.nama or ALAT_NAMES[line.jenis], line, _source(line.sumber)) for line in _in_order(held)],
        "diperiksa": held.alat_diperiksa,
        "kurang": missing_kit(held.alat) if held.alat else [],
        "dana": [_year(year, lines) for year, lines in held.dana.items()],
        "tahun_ini": clock.today(home.zona_waktu).year,
        "boleh": may_at(actor, home)(Tindakan.KELOLA_SARANA),
    }


def place_fields(home: PosyanduInfo, said: QueryDict | None) -> dict[str, Any]:
    """The form about the place: as typed, else as it was found last."""
    known = next(iter(sarana_history(home.kab_id, home.id)), None)
    shown = {name: _said(said, name, getattr(known, name, "")) for name in (*CHOICES, "ruang", "catatan")}
    shown["diperiksa"] = _said(said, "diperiksa", clock.today(home.zona_waktu).isoformat())
    choices = [
        (name, label, [(one.value, kata) for one, kata in words.items()], shown[name])
        for name, (label, words) in CHOICES.items()
    ]
    return {"pilihan": choices, "isi": shown}


def tool_fields(home: PosyanduInfo, said: QueryDict | None) -> dict[str, Any]:
    """The form of the equipment: a line for each of the guide, then what the posyandu added, then empty ones."""
    held = _held(home).alat
    known = {line.jenis: line for line in held if line.jenis is not JenisAlat.LAINNYA}
    listed = [one for one in JenisAlat if one is not JenisAlat.LAINNYA]
    lines = [_tool_line(one.value, ALAT_NAMES[one], known.get(one), said) for one in listed]
    added = [line for line in held if line.jenis is JenisAlat.LAINNYA]
    spare: list[AlatForm | None] = [*added, *[None] * EMPTY_LINES]
    extra = [_tool_line(f"lain-{place}", "", line, said) for place, line in enumerate(spare)]
    sources = sources_for(wilayah_by_id(home.wilayah_id).jenis, {line.sumber for line in held})
    return {"alat": lines, "tambahan": extra, "sumber": [(one.value, kata) for one, kata in sources.items()]}


def money_fields(home: PosyanduInfo, tahun: int, said: QueryDict | None) -> dict[str, Any]:
    """The form of the money of one year."""
    held = {line.sumber: line for line in _held(home).dana.get(tahun, [])}
    sources = sources_for(wilayah_by_id(home.wilayah_id).jenis, {one.value for one in held})
    return {"tahun": tahun, "baris": [_money_line(one, kata, held.get(one), said) for one, kata in sources.items()]}


def place_form(said: QueryDict, actor: ActorContext, home: PosyanduInfo) -> SaranaForm:
    """The place as typed; raises `posyandu.sarana_tanggal`."""
    day = typed_date(asked(said, "diperiksa"))
    if day is None:
        raise SimpulError(errors.SARANA_TANGGAL)
    return SaranaForm(
        id=new_id(),
        kab_id=home.kab_id,
        posyandu_id=home.id,
        diperiksa=day,
        oleh=actor.akun_id,
        ruang=_count(said, "ruang") if asked(said, "ruang") else None,
        catatan=asked(said, "catatan", 200),
        **{name: asked(said, name) for name in CHOICES},
    )


def tool_forms(said: QueryDict) -> list[AlatForm]:
    """The lines of the list as typed."""
    listed = [_tool_form(said, one.value, one) for one in JenisAlat if one is not JenisAlat.LAINNYA]
    places = [key.removeprefix("baik-lain-") for key in said if key.startswith("baik-lain-")]
    return [*listed, *(_tool_form(said, f"lain-{place}", JenisAlat.LAINNYA) for place in places)]


def money_forms(said: QueryDict) -> list[DanaForm]:
    """Money of a year as typed."""
    return [
        DanaForm(
            sumber=one,
            rencana_rp=_rupiah(said, f"rencana-{one}"),
            terpakai_rp=_rupiah(said, f"terpakai-{one}"),
            keterangan=asked(said, f"keterangan-{one}", 200),
        )
        for one in SumberDana
        if f"rencana-{one}" in said
    ]


def _held(home: PosyanduInfo) -> Punya:
    return punya_of([home.kab_id], [home.id]).get(home.id, Punya())


def _in_order(held: Punya) -> list[AlatForm]:
    order = list(JenisAlat)
    return sorted(held.alat, key=lambda line: (order.index(line.jenis), line.nama))


def _described(row: SaranaInfo) -> list[tuple[str, str]]:
    told = [
        (label, next((kata for one, kata in words.items() if one == getattr(row, name)), "belum dicatat"))
        for name, (label, words) in CHOICES.items()
    ]
    return [*told, ("Ruang", "belum dicatat" if row.ruang is None else str(row.ruang))]


def _year(tahun: int, lines: list[DanaForm]) -> BarisDana:
    rows = [
        (SUMBER_NAMES[line.sumber], line) for line in sorted(lines, key=lambda one: list(SumberDana).index(one.sumber))
    ]
    return BarisDana(
        tahun, rows, sum(line.rencana_rp or 0 for line in lines), sum(line.terpakai_rp or 0 for line in lines)
    )


def _tool_line(key: str, kata: str, line: AlatForm | None, said: QueryDict | None) -> dict[str, Any]:
    return {
        "kunci": key,
        "kata": kata,
        "nama": _said(said, f"nama-{key}", line.nama if line else ""),
        "baik": _said(said, f"baik-{key}", line.baik if line else ""),
        "rusak": _said(said, f"rusak-{key}", line.rusak or "" if line else ""),
        "sumber": _said(said, f"sumber-{key}", line.sumber if line else ""),
        "tahun": _said(said, f"tahun-{key}", line.tahun or "" if line else ""),
    }


def _money_line(one: SumberDana, kata: str, line: DanaForm | None, said: QueryDict | None) -> dict[str, Any]:
    return {
        "kunci": one.value,
        "kata": kata,
        "rencana": _said(said, f"rencana-{one}", _dotted(line.rencana_rp if line else None)),
        "terpakai": _said(said, f"terpakai-{one}", _dotted(line.terpakai_rp if line else None)),
        "keterangan": _said(said, f"keterangan-{one}", line.keterangan if line else ""),
    }


def _tool_form(said: QueryDict, key: str, jenis: JenisAlat) -> AlatForm:
    return AlatForm(
        jenis=jenis,
        nama=asked(said, f"nama-{key}"),
        baik=_count(said, f"baik-{key}"),
        rusak=_count(said, f"rusak-{key}"),
        sumber=asked(said, f"sumber-{key}"),
        tahun=_count(said, f"tahun-{key}") if asked(said, f"tahun-{key}") else None,
    )


def _said(said: QueryDict | None, name: str, known: Any) -> Any:
    """What was typed stays as it was typed."""
    return said.get(name, "") if said is not None else "" if known is None else known


def _count(said: QueryDict, name: str) -> int:
    text = asked(said, name)
    if not text:
        return 0
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 5 else UNREADABLE


def _rupiah(said: QueryDict, name: str) -> int | None:
    if not asked(said, name):
        return None
    amount = read_rupiah(asked(said, name))
    return UNREADABLE if amount is None else amount


def _dotted(amount: int | None) -> str:
    return "" if amount is None else f"{amount:,}".replace(",", ".")


def _source(sumber: str) -> str:
    return SUMBER_NAMES[SumberDana(sumber)] if sumber in set(SumberDana) else ""
