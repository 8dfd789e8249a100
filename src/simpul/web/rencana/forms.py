"""What the forms of plans say, read into the forms of their use cases; an unreadable amount is None."""

import datetime as dt
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, TypeVar

from django.http import QueryDict

from simpul.kernel.clock import MONTH_NAMES
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.rencana.errors import LANGKAH_SALAH
from simpul.rencana.queries import RencanaInfo
from simpul.rencana.rules.angka import read_rupiah, read_volume, rupiah, volume_words
from simpul.rencana.rules.baris import LENGTHS, Langkahan, RealisasiForm, RencanaForm
from simpul.rencana.rules.jumlah import TertulisForm
from simpul.rencana.rules.status import OWN_STEPS, step_of
from simpul.rencana.rules.words import Forum, Langkah, Putusan, source_label
from simpul.web.asked import asked, asked_number
from simpul.web.rencana.words import field_names

W = TypeVar("W", bound=StrEnum)
TEXTS = tuple(LENGTHS)
LABELS = {
    "tahun": "Tahun",
    "bidang": "Bidang",
    "kegiatan": "Kegiatan",
    "keluaran": "Keluaran",
    "sasaran": "Sasaran",
    "volume": "Volume",
    "satuan": "Satuan",
    "biaya": "Biaya",
    "sumber": "Sumber dana",
    "sumber_kata": "Bunyi di surat sumber",
    "bulan": "Bulan",
    "penanggung_jawab": "Penanggung jawab",
}


def rencana_form(form: QueryDict) -> RencanaForm:
    """A line as typed; the flow puts it in its place."""
    return RencanaForm(
        id=new_id(),
        kab_id=0,
        wilayah_id=0,
        jalur="",
        posyandu_id=None,
        tahun=asked_number(form, "tahun", 4),
        bidang=asked(form, "bidang"),
        volume=read_volume(asked(form, "volume")),
        biaya=read_rupiah(asked(form, "biaya")),
        sumber=asked(form, "sumber"),
        bulan=tuple(int(text) for text in form.getlist("bulan") if text.isascii() and text.isdecimal())[:12],
        **{name: asked(form, name, length) for name, length in LENGTHS.items()},
    )


def shown(line: RencanaInfo) -> dict[str, Any]:
    """What the form shows before anyone typed."""
    return {
        "tahun": line.tahun,
        "bidang": line.bidang,
        "volume": volume_words(line.volume),
        "biaya": rupiah(line.biaya).removeprefix("Rp") if line.biaya else "",
        "sumber": line.sumber,
        **{name: getattr(line, name) for name in TEXTS},
    }


def differences(line: RencanaInfo, typed: RencanaForm) -> list[tuple[str, str, str]]:
    """(what, as it is stored now, as it was typed) where they differ: for whoever saved second."""
    stored, mine = _in_words(line), _in_words(typed)
    return [(label, stored[name], mine[name]) for name, label in LABELS.items() if stored[name] != mine[name]]


def _in_words(one: RencanaInfo | RencanaForm) -> dict[str, str]:
    return {name: str(getattr(one, name)) for name in LABELS} | {
        "bidang": field_names().get(one.bidang, "-"),
        "volume": volume_words(one.volume) if one.volume is not None else "?",
        "biaya": rupiah(one.biaya) if one.biaya is not None else "?",
        "sumber": source_label(one.sumber),
        "bulan": ", ".join(MONTH_NAMES[month - 1] for month in one.bulan if 1 <= month <= 12),
    }


def decision(form: QueryDict) -> Langkahan:
    """A decision of a forum; raises `rencana.langkah_salah` when forum or decision was not chosen."""
    forum, putusan = word(Forum, form.get("forum")), word(Putusan, form.get("putusan"))
    if forum is None or putusan is None:
        raise SimpulError(LANGKAH_SALAH)
    return Langkahan(step_of(forum, putusan), day(form, "tanggal"), _reason(form), forum, putusan, _versi(form))


def own_step(form: QueryDict) -> Langkahan:
    """A step of whoever keeps the plan; raises `rencana.langkah_salah` when none was chosen."""
    langkah = word(Langkah, form.get("langkah"))
    if langkah not in OWN_STEPS:
        raise SimpulError(LANGKAH_SALAH)
    return Langkahan(langkah, day(form, "tanggal"), _reason(form), versi=_versi(form))


def realisasi_form(form: QueryDict) -> RealisasiForm:
    """What was done, without its paper."""
    return RealisasiForm(
        tanggal=day(form, "tanggal"),
        volume=read_volume(asked(form, "volume")),
        biaya=read_rupiah(asked(form, "biaya")),
        keterangan=asked(form, "keterangan", 300),
        sidik="",
        versi=_versi(form),
    )


def tertulis_form(form: QueryDict) -> TertulisForm:
    """A total as a paper states it; the flow puts it in its place."""
    return TertulisForm(
        id=new_id(),
        kab_id=0,
        wilayah_id=0,
        jalur="",
        posyandu_id=None,
        tahun=asked_number(form, "tahun", 4),
        bidang=asked(form, "bidang"),
        sumber=asked(form, "sumber"),
        jumlah=read_rupiah(asked(form, "jumlah")),
        teks=asked(form, "teks", 300),
    )


def day(form: Mapping[str, str], name: str) -> dt.date | None:
    """A date; None when it is none."""
    try:
        return dt.date.fromisoformat(form.get(name, "").strip())
    except ValueError:
        return None


def word(words: type[W], text: str | None) -> W | None:
    """One of a closed list; None for anything else."""
    return words(text) if text in set(words) else None


def _reason(form: QueryDict) -> str:
    return asked(form, "alasan", 300)


def _versi(form: QueryDict) -> int:
    return asked_number(form, "versi")
