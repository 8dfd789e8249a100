"""Judges the words of a line and how it speaks of violence."""

import re
from collections.abc import Iterator, Mapping

from simpul.layanan.schema import Catalog, Line

Place = tuple[str, str]
MAX_WORDS, MAX_TITLE = 12, 50
SENTENCE_END = re.compile(r"[.?!]\s+|[.?!]$")
# What a misplaced quote or an unknown region word leaves in a text that a kader reads.
LEFTOVER = re.compile(r"warn_|\bmin:|\bmax:|[{}]")
VIOLENCE = "kekerasan"
SECRET = re.compile(r"kekerasan|kdrt|perdagangan|narkoba|pelecehan")


def lint_words(line: Line, labels: Mapping[str, str]) -> Iterator[Place]:
    """Long titles and sentences, and YAML left over in any text."""
    if len(line.title) > MAX_TITLE:
        yield line.id, f"judul lebih dari {MAX_TITLE} huruf"
    for where, text in spoken(line):
        for sentence in SENTENCE_END.split(text):
            if len(sentence.split()) > MAX_WORDS:
                yield where, f"kalimat lebih dari {MAX_WORDS} kata: {sentence}"
    yield from lint_leftovers([*named(line), *spoken(line)], labels)


def lint_heading(catalog: Catalog) -> Iterator[Place]:
    """YAML left over in the texts of fields, tiles, agencies and reasons."""
    if not catalog.deadline_label.strip():
        yield "deadline_label", "sebutan batas jawab wajib ada: HP menampilkannya di samping tanggal"
    texts = [("deadline_label", catalog.deadline_label), *((f"dinas.{one.code}", one.name) for one in catalog.opd)]
    texts += [(f"alasan.{key}", text) for key, text in catalog.urgent_reasons.items()]
    for field in catalog.bidang:
        texts += [(field.code, text) for text in (field.name, field.short_name, field.examples)]
        texts += [(f"{field.code}.tiles.{tile.id}", tile.text) for tile in field.tiles]
    yield from lint_leftovers(texts, catalog.labels)


def lint_leftovers(texts: list[Place], labels: Mapping[str, str]) -> Iterator[Place]:
    """Texts that show a piece of YAML or a region word that nobody fills in."""
    for where, text in texts:
        filled = text
        for key in labels:
            filled = filled.replace("{" + key + "}", "")
        if LEFTOVER.search(filled):
            yield where, f"sisa tulisan YAML di dalam kalimat: {text}"


def spoken(line: Line) -> list[Place]:
    """The sentences of a line: advice, checks and questions, with where each stands."""
    texts = [(f"{line.id}.{rule.id}", rule.lalu.saran) for rule in line.rules]
    texts += [(f"{line.id}.{check.id}", check.text) for check in line.checks]
    return texts + [(f"{line.id}.{question.id}", question.text) for question in line.questions]


def named(line: Line) -> list[Place]:
    """The names of a line: title, examples, papers, units and choices."""
    texts = [(line.id, text) for text in (line.title, line.examples, *(one.name for one in line.documents))]
    for question in line.questions:
        where = f"{line.id}.{question.id}"
        texts += [(where, text) for text in (question.unit, *(option.text for option in question.options))]
    return texts


def lint_violence(line: Line) -> Iterator[Place]:
    """Violence, trafficking and drugs never travel as an open record with a number: only the sealed line says them."""
    if line.rahasia:
        return
    if VIOLENCE in line.urgent_reasons:
        yield line.id, "alasan mendesak kekerasan hanya untuk layanan rahasia"
    for question in line.questions:
        for option in question.options:
            if SECRET.search(option.id) and not option.rahasia:
                yield f"{line.id}.{question.id}", f"pilihan {option.id} harus rahasia"
