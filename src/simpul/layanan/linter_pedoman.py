"""Judges whether each line carries the papers and facts that the guide lists for its field."""

from collections.abc import Iterator, Mapping

from simpul.layanan.answers import applies
from simpul.layanan.pedoman import OR, Demand
from simpul.layanan.schema import USULAN_KINDS, Catalog, Kind, Line, Subject

HELD = (Kind.PENDATAAN, Kind.RUJUKAN, Kind.PENGADUAN)
# Where a fact may live outside the questions: the registry, the life of a request, the photo of any record.
REGISTRY, REQUEST, RECORD = "warga", "usulan", "rekaman"
OF_SOMEONE = frozenset({Subject.ORANG, Subject.KELUARGA, Subject.RUMAH})
Place = tuple[str, str]


def lint_pedoman(catalog: Catalog, demands: Mapping[str, Demand]) -> Iterator[Place]:
    """Faults as (where, message): a field without its lists, a line without a paper or fact, an idle exemption."""
    for field in catalog.bidang:
        demand = demands.get(field.code)
        if demand is None or not demand.fakta:
            yield field.code, "daftar berkas dan fakta pedoman.yaml kosong"
            continue
        lines = [line for line in catalog.lines if line.bidang == field.code and set(line.kinds) & set(HELD)]
        for paper in demand.berkas:
            yield from _judge(lines, demand, f"berkas {paper.isi}", (paper.isi,), paper.kecuali)
        for fact in demand.fakta:
            yield from _judge(lines, demand, f"fakta {fact.nama}", fact.isi, fact.kecuali)


def _judge(
    lines: list[Line], demand: Demand, what: str, parts: tuple[str, ...], exempt: Mapping[str, tuple[str, ...]]
) -> Iterator[Place]:
    free = {line_id for ids in exempt.values() for line_id in ids}
    yield from ((what, f"sebab {reason} tidak dijelaskan") for reason in exempt if not demand.sebab.get(reason))
    for line in lines:
        lost = missing(line, parts)
        if lost and line.id not in free:
            yield line.id, f"{what} tidak ada: {'; '.join(lost)}"
        if not lost and line.id in free:
            yield line.id, f"{what} ada, jadi tidak perlu dikecualikan di pedoman.yaml"


def missing(line: Line, parts: tuple[str, ...]) -> list[str]:
    """Which parts the line does not carry in one of the kinds that must."""
    kinds = [kind for kind in line.kinds if kind in HELD]
    return [part for part in parts if any(not set(part.split(OR)) & carried(line, kind) for kind in kinds)]


def carried(line: Line, kind: Kind) -> set[str]:
    """Every place of a record of that kind that may hold a fact."""
    found = {question.id for question in line.questions if applies(question, kind)}
    found |= {document.code for document in line.documents} | {RECORD}
    if OF_SOMEONE & set(line.subjects):
        found.add(REGISTRY)
    if kind in USULAN_KINDS:
        found.add(REQUEST)
    return found
