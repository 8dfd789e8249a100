"""The content of a sealed report in words, for the one post that opened it."""

import datetime as dt
from collections.abc import Mapping
from typing import Any

from simpul.posyandu.queries import PosyanduInfo, catalog_at
from simpul.usulan.rules import StatusKasus
from simpul.web.usulan.words import Jawab, answers_in_words

STATUS = {
    StatusKasus.BARU: ("perhatian", "Belum dibuka"),
    StatusKasus.DIBACA: ("jalan", "Sudah dibuka"),
    StatusKasus.DITANGANI: ("selesai", "Sedang ditangani"),
}
POST_NAMES = {"dp3a": "UPTD PPA atau DP3A", "polisi": "Kontak kepolisian"}
_LABELS = {"cerita": "Cerita", "tempat": "Tempat", "pelapor": "Pelapor", "telepon": "Telepon yang aman dihubungi"}
_APART = {"layanan_id", "jawaban", "dikecualikan", "penerima", "katalog_versi"}


def told(content: Mapping[str, Any], home: PosyanduInfo, on: dt.date) -> tuple[str, list[Jawab], list[str]]:
    """Title of the line, everything the report says, and the posts that must not hear of it."""
    catalog = catalog_at(home, None, on)
    line = catalog.find(str(content.get("layanan_id", "")))
    said = [
        Jawab(_LABELS.get(key, key.replace("_", " ").capitalize()), _word(value))
        for key, value in content.items()
        if key not in _APART and value not in (None, "", [], {})
    ]
    answers = content.get("jawaban")
    said += answers_in_words(line, answers) if isinstance(answers, dict) else []
    names = POST_NAMES | {"kepala_desa": home.istilah.kepala.capitalize()}
    excluded = [names.get(str(post), str(post)) for post in content.get("dikecualikan") or []]
    return (line.title if line else "Laporan rahasia"), said, excluded


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "Ya" if value else "Tidak"
    if isinstance(value, list):
        return ", ".join(_word(one) for one in value)
    if isinstance(value, dict):
        return "; ".join(f"{key.replace('_', ' ')}: {_word(one)}" for key, one in value.items())
    return str(value)
