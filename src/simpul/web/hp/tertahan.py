"""Held records as the village decides about them: what was recorded in plain words, why it is held, by whom.

Measurements, answers and what tells a state of health stay closed, also in the reason, to who may not read them; the
village knows names, ages and mothers.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any
from uuid import UUID

from simpul.akses import services as akses
from simpul.akses.queries import device_letters
from simpul.akses.services import ActorContext, Tindakan
from simpul.jurnal.held import HeldRow, held_at
from simpul.jurnal.replay import load
from simpul.kernel import clock
from simpul.kernel.errors import sentence
from simpul.layanan.loader import load_catalog
from simpul.posyandu.queries import PosyanduInfo
from simpul.warga.queries import Orang, family_heads, find_people
from simpul.web.hp.perbaikan import FIXED_DAY
from simpul.web.hp.words import TYPES
from simpul.web.posyandu.place import may_at
from simpul.web.templatetags.simpul import tanggal

WAITS = "Menunggu catatan lain dari HP yang sama. Begitu tiba, catatan ini masuk sendiri."
LONGEST = 80
SEX = {"P": "perempuan", "L": "laki-laki"}
ENDS = {"pindah": "pindah", "meninggal": "meninggal"}
# Types whose name alone says something of health; whom they are about is for those who may read that.
HEALTH_TYPES = frozenset({"record_episode"})
# What a reason may name to everyone: days, numbers, names of things. Other values may be measurements or answers.
PLAIN_VALUES = frozenset(
    {"alasan", "bagian", "baris", "berkas", "jenis", "lahir", "layanan", "nomor", "opd", "paling", "sebab", "sesi"}
    | {"isian", "tanggal", "versi"}
)
CLOSED_REASON = "operasi.isi_perlu_dicek"


@dataclass(frozen=True, slots=True)
class Tertahan:
    """One held record; `isi` says what was recorded, '' when there is nothing this office may read.

    With `hari_tetap` its day cannot be corrected, only refused.
    """

    id: UUID
    jenis: str
    isi: str
    sebab: str
    menunggu: bool
    tanggal: dt.date
    diterima_at: dt.datetime
    oleh: str
    atas_nama: str
    huruf: str
    hari_tetap: bool


@dataclass(frozen=True, slots=True)
class _Kenal:
    """Names that held records point at."""

    orang: Mapping[UUID, Orang] = field(default_factory=dict)
    kepala: Mapping[UUID, str] = field(default_factory=dict)
    kesehatan: bool = False


def held_in_words(actor: ActorContext, home: PosyanduInfo) -> list[Tertahan]:
    """Held records of a posyandu, newest first; sealed ones are not among them."""
    held = held_at(home.kab_id, home.id)
    payloads = {
        one.envelope.id: _mapping(one.envelope.payload)
        for one in load(home.kab_id, home.id, [row.id for row in held])
        if not one.is_erased
    }
    known = _known(actor, home, payloads)
    people = {key for row in held for key in (row.pelaku_id, row.atas_nama_id) if key}
    names = {key: one.nama for key, one in akses.load_actors(people, clock.now()).items()}
    letters = device_letters({row.perangkat_id for row in held if row.perangkat_id})
    return [
        Tertahan(
            id=row.id,
            jenis=TYPES.get(row.jenis, "Catatan dari HP"),
            isi=told(row, payloads.get(row.id, {}), known),
            sebab=WAITS if row.menunggu else reason_for(row.masalah, row.params, kesehatan=known.kesehatan),
            menunggu=row.menunggu,
            tanggal=row.tanggal_layanan,
            diterima_at=row.diterima_at,
            oleh=names.get(row.pelaku_id, ""),
            atas_nama=names.get(row.atas_nama_id, "") if row.atas_nama_id else "",
            huruf=letters.get(row.perangkat_id, "") if row.perangkat_id else "",
            hari_tetap=row.jenis in FIXED_DAY,
        )
        for row in held
    ]


def reason_for(code: str, params: Mapping[str, Any], *, kesehatan: bool) -> str:
    """Why a record is held; who may not read measurements and answers is told that one of them needs a look."""
    said = {name for _, name, _, _ in Formatter().parse(sentence(code, {})) if name}
    closed = not kesehatan and said - PLAIN_VALUES
    return sentence(CLOSED_REASON, {}) if closed else sentence(code, dict(params))


def told(row: HeldRow, payload: Mapping[str, Any], known: _Kenal) -> str:
    """What was recorded, in a few words."""
    parts: list[str] = []
    match row.jenis:
        case "register_warga":
            born, mother = _day(payload, "tanggal_lahir"), _text(payload, "nama_ibu")
            parts = [_text(payload, "nama"), SEX.get(_text(payload, "jenis_kelamin"), "")]
            parts += [born and f"lahir {born}", mother and f"ibu {mother}"]
        case "register_keluarga":
            parts = [f"Keluarga {_text(payload, 'kepala_nama')}".strip(), _at(payload)]
        case "open_sesi":
            parts = [_day(payload, "tanggal"), _text(payload, "tempat")]
        case "end_warga":
            parts = [_whom(payload, known), ENDS.get(_text(payload, "status"), "")]
        case "send_usulan":
            line = load_catalog().find(_text(payload, "layanan_id"))
            parts = [_text(payload, "nomor"), line.title if line else "", _whom(payload, known)]
        case jenis if jenis not in HEALTH_TYPES or known.kesehatan:
            parts = [_whom(payload, known), _day(payload, "tanggal")]
    return ", ".join(part for part in parts if part)


def _known(actor: ActorContext, home: PosyanduInfo, payloads: Mapping[UUID, Mapping[str, Any]]) -> _Kenal:
    may = may_at(actor, home)
    if not may(Tindakan.LIHAT_WARGA):
        return _Kenal()
    people = {key for one in payloads.values() for name in ("warga_id", "asal_id") if (key := _id(one, name))}
    families = {key for one in payloads.values() if (key := _id(one, "keluarga_id"))}
    here = {key: one for key, one in find_people(home.kab_id, people).items() if one.posyandu_id == home.id}
    return _Kenal(here, family_heads(home.kab_id, families), may(Tindakan.LIHAT_KESEHATAN))


def _whom(payload: Mapping[str, Any], known: _Kenal) -> str:
    person = known.orang.get(_id(payload, "warga_id") or _id(payload, "asal_id") or UUID(int=0))
    if person is not None:
        return person.nama
    head = known.kepala.get(_id(payload, "keluarga_id") or UUID(int=0), "")
    return head and f"keluarga {head}"


def _mapping(payload: Any) -> Mapping[str, Any]:
    """What a phone sent may be anything."""
    return payload if isinstance(payload, dict) else {}


def _text(payload: Mapping[str, Any], name: str) -> str:
    value = payload.get(name)
    return value[:LONGEST] if isinstance(value, str) else ""


def _day(payload: Mapping[str, Any], name: str) -> str:
    try:
        return tanggal(dt.date.fromisoformat(_text(payload, name)))
    except ValueError:
        return ""


def _id(payload: Mapping[str, Any], name: str) -> UUID | None:
    try:
        return UUID(_text(payload, name))
    except ValueError:
        return None


def _at(payload: Mapping[str, Any]) -> str:
    rt = _text(payload, "rt")
    return " ".join(part for part in (f"RT {rt}" if rt else "", _text(payload, "dusun")) if part)
