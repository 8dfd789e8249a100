"""Judges a catalogue before it may be published: structure, words, entry budget, rules, the guide's lists.

Each finding names the place and says what to change; an empty list means that the catalogue may go out.
"""

import re
from collections import Counter
from collections.abc import Iterator

from simpul.layanan.linter_pedoman import lint_pedoman
from simpul.layanan.linter_rules import lint_conditions
from simpul.layanan.linter_words import lint_heading, lint_violence, lint_words
from simpul.layanan.pedoman import load_pedoman
from simpul.layanan.schema import (
    NUMBERS,
    AnswerType,
    Bidang,
    Catalog,
    Kind,
    Line,
    Question,
    Strict,
)

PREFIXES = {
    "pendidikan": "PEN",
    "kesehatan": "KES",
    "pekerjaan_umum": "PU",
    "perumahan_rakyat": "PR",
    "trantibumlinmas": "TRA",
    "sosial": "SOS",
}
NAMES = {
    "pendidikan": ("A", "Pendidikan"),
    "kesehatan": ("B", "Kesehatan"),
    "pekerjaan_umum": ("C", "Pekerjaan Umum"),
    "perumahan_rakyat": ("D", "Perumahan Rakyat"),
    "trantibumlinmas": ("E", "Ketenteraman, Ketertiban Umum dan Pelindungan Masyarakat"),
    "sosial": ("F", "Sosial"),
}
# A region's own lines carry its code between prefix and number: SOS-51-01.
LINE_ID = re.compile(r"(PEN|KES|PU|PR|TRA|SOS)(-\d{2,6})?-\d{2}")
NAME_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
MAX_QUESTION, MAX_TILES, MAX_OPTIONS = 60, 6, 10
MIN_QUESTIONS = {Kind.PENDATAAN: 5, Kind.RUJUKAN: 4, Kind.PENGADUAN: 5, Kind.KIE: 3, Kind.KEGIATAN: 4}
NEEDED = {
    Kind.KIE: ("topik", "jumlah_peserta", "bahan_kie"),
    Kind.KEGIATAN: ("jumlah_peserta", "hasil", "jumlah_relawan"),
}
# Identity numbers live in the person registry and are never asked again.
REGISTRY_IDS = frozenset({"nik", "nomor_kk", "no_kk", "kk", "nama", "tanggal_lahir", "jenis_kelamin"})


class Finding(Strict, frozen=True):
    """One fault: where it is and what to change."""

    where: str
    message: str


def lint(catalog: Catalog) -> list[Finding]:
    """Every fault of the catalogue itself; history and vectors are judged by `linter_history` and `coverage`."""
    found = list(_lint_fields(catalog))
    ids = Counter(line.id for line in catalog.lines)
    found += [Finding(line_id, "id dipakai dua kali") for line_id, count in ids.items() if count > 1]
    for line in catalog.lines:
        found += _lint_line(line, catalog)
    found += _lint_shared_ids(catalog)
    whole = (*lint_heading(catalog), *lint_pedoman(catalog, load_pedoman()))
    return found + [Finding(where, message) for where, message in whole]


def _lint_fields(catalog: Catalog) -> Iterator[Finding]:
    named = {field.code: (field.letter, field.name) for field in catalog.bidang}
    if list(named) != list(NAMES):
        yield Finding("bidang", "harus enam bidang resmi dalam urutan resmi")
    for field in catalog.bidang:
        if NAMES.get(field.code) != (field.letter, field.name):
            yield Finding(field.code, f"huruf dan nama resmi: {NAMES.get(field.code)}")
        if len(field.tiles) > MAX_TILES:
            yield Finding(field.code, f"paling banyak {MAX_TILES} kotak, selebihnya lewat Lainnya")
        yield from _lint_tiles(field, catalog)


def _lint_tiles(field: Bidang, catalog: Catalog) -> Iterator[Finding]:
    for tile in field.tiles:
        where = f"{field.code}.tiles.{tile.id}"
        line = catalog.find(tile.line)
        if line is None or not line.makes_usulan or line.bidang != field.code:
            yield Finding(where, f"{tile.line} bukan layanan usulan di bidang ini")
            continue
        for key, value in tile.preset.items():
            question = line.question(key)
            options = () if question is None else tuple(option.id for option in question.options)
            if question is None or (isinstance(value, str) and value not in options):
                yield Finding(where, f"isian awal {key}={value} tidak ada di {tile.line}")


def _lint_line(line: Line, catalog: Catalog) -> Iterator[Finding]:
    if not LINE_ID.fullmatch(line.id) or not line.id.startswith(PREFIXES.get(line.bidang, "?") + "-"):
        yield Finding(line.id, f"id harus berawalan {PREFIXES.get(line.bidang)} dan bernomor")
    if not (line.kinds and line.subjects and line.sources and line.examples):
        yield Finding(line.id, "jenis, sasaran, contoh dan sumber wajib ada")
    if not (line.opd and line.deadline_days):
        yield Finding(line.id, "dinas penerima dan batas jawab wajib ada, sendiri atau dari bidang.yaml")
    words = (*lint_words(line, catalog.labels), *lint_violence(line), *lint_conditions(line))
    yield from (Finding(where, message) for where, message in words)
    yield from _lint_stub(line)
    yield from _lint_references(line, catalog)
    ids = Counter(question.id for question in line.questions)
    yield from (Finding(f"{line.id}.{key}", "pertanyaan ganda") for key, count in ids.items() if count > 1)
    for question in line.questions:
        yield from _lint_question(line, question)


def _lint_stub(line: Line) -> Iterator[Finding]:
    for kind in line.kinds:
        fitting = [question for question in line.questions if not question.kinds or kind in question.kinds]
        if len(fitting) < MIN_QUESTIONS[kind]:
            yield Finding(line.id, f"{kind} perlu paling sedikit {MIN_QUESTIONS[kind]} pertanyaan")
        missing = set(NEEDED.get(kind, ())) - {question.id for question in fitting}
        if missing:
            yield Finding(line.id, f"{kind} perlu {', '.join(sorted(missing))}")
        if kind in {Kind.PENDATAAN, Kind.RUJUKAN, Kind.PENGADUAN} and not line.documents:
            yield Finding(line.id, f"{kind} perlu daftar berkas")
    if line.makes_usulan and not line.urgent_reasons:
        yield Finding(line.id, "usulan perlu alasan mendesak")


def _lint_references(line: Line, catalog: Catalog) -> Iterator[Finding]:
    agencies = {one.code for one in catalog.opd}
    unknown = {line.opd, *(rule.lalu.opd for rule in line.rules)} - agencies - {""}
    yield from (Finding(line.id, f"dinas {code} tidak ada di daftar") for code in sorted(unknown))
    for reason in line.urgent_reasons:
        if reason not in catalog.urgent_reasons:
            yield Finding(line.id, f"alasan mendesak {reason} tidak ada di daftar")
    for rule in line.rules:
        target = catalog.find(rule.lalu.usul_rujukan) if rule.lalu.usul_rujukan else None
        if rule.lalu.usul_rujukan and (target is None or not target.makes_usulan):
            yield Finding(f"{line.id}.{rule.id}", f"{rule.lalu.usul_rujukan} bukan layanan usulan")
        if not (rule.lalu.saran or rule.lalu.usul_rujukan or rule.lalu.opd):
            yield Finding(f"{line.id}.{rule.id}", "aturan tanpa akibat")


def _lint_question(line: Line, question: Question) -> Iterator[Finding]:
    where = f"{line.id}.{question.id}"
    if not NAME_ID.fullmatch(question.id) or question.id in REGISTRY_IDS:
        yield Finding(where, "id huruf kecil bergaris bawah, dan bukan data yang sudah ada di data warga")
    if len(question.text) > MAX_QUESTION:
        yield Finding(where, f"pertanyaan lebih dari {MAX_QUESTION} huruf")
    reason = question.required
    if reason is not None and not all(
        part.strip() for part in (reason.laporan, reason.dipakai_oleh, reason.menggantikan)
    ):
        yield Finding(where, "pertanyaan wajib harus menyebut laporan, pemakai dan isian yang digantikan")
    if question.type == AnswerType.PILIHAN:
        ids = [option.id for option in question.options]
        if not 2 <= len(ids) <= MAX_OPTIONS or len(set(ids)) != len(ids):
            yield Finding(where, f"pilihan harus 2 sampai {MAX_OPTIONS} dan tidak ganda")
        yield from (Finding(where, f"id pilihan {key}") for key in ids if not NAME_ID.fullmatch(key))
    elif question.options:
        yield Finding(where, "hanya jenis pilihan yang punya pilihan")
    if question.type in NUMBERS:
        yield from _lint_ranges(where, question)
    if not set(question.kinds) <= set(line.kinds):
        yield Finding(where, "jenis kegiatan pertanyaan tidak ada pada layanan")


def _lint_ranges(where: str, question: Question) -> Iterator[Finding]:
    if not question.unit or question.min is None or question.max is None:
        yield Finding(where, "angka perlu satuan dan batas keras")
        return
    low = question.min if question.warn_min is None else question.warn_min
    high = question.max if question.warn_max is None else question.warn_max
    if not question.min <= low <= high <= question.max:
        yield Finding(where, "batas lunak harus di dalam batas keras")


def _lint_shared_ids(catalog: Catalog) -> Iterator[Finding]:
    """One id has one type in the whole catalogue, so that exports and indicators may join lines by it."""
    types: dict[str, AnswerType] = {}
    for line in catalog.lines:
        for question in line.questions:
            if types.setdefault(question.id, question.type) != question.type:
                yield Finding(f"{line.id}.{question.id}", f"di layanan lain berjenis {types[question.id]}")
