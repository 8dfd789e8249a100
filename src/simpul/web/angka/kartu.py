"""Cards and tables of figures as templates draw them; every figure knows the address of its list."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from simpul.laporan.rules import HIDDEN, Rate, hidden_cells, hides_rate, rates_of, shown
from simpul.layanan.indikator import Figure, Group, IndicatorBook, Part
from simpul.web.angka.pandangan import Pandangan

Link = Callable[[str], str]
Figures = dict[str, int]
NOTHING: frozenset[tuple[int, str]] = frozenset()
SKDN_COLUMNS = ("S", "K", "D", "N", "T", "O", "B", "2T", "BGM", "oranye")
_GROUP_NAMES = {
    Group.SKDN: "Pertumbuhan balita (SKDN)",
    Group.INTI: "Indikator inti Posyandu",
    Group.UMUR: "Umur usulan yang belum ditutup",
}


@dataclass(frozen=True, slots=True)
class Angka:
    """One figure: what is read, its words, and where its list is; no address when there is nothing to list."""

    id: str
    kata: str
    judul: str
    alamat: str


@dataclass(frozen=True, slots=True)
class KartuLaju:
    """A rate with everything R44 asks for beside it; `rincian` are the figures of a denominator made of several."""

    laju: Rate
    nilai: str
    pembilang: str
    penyebut: str
    cakupan: str
    alamat: str
    alamat_penyebut: str
    rincian: list[tuple[str, Angka]]


@dataclass(frozen=True, slots=True)
class Kelompok:
    """Rates under one heading."""

    judul: str
    kartu: list[KartuLaju]


def cell(book: IndicatorBook, name: str, value: int, link: str, seen: str | None = None) -> Angka:
    """A figure in a table or on a card."""
    kata = seen if seen is not None else shown(value, 0, name, NOTHING)
    return Angka(name, kata, book.figures[name].text, link if value else "")


def rate_groups(book: IndicatorBook, figures: Figures, view: Pandangan, link: Link) -> list[Kelompok]:
    """The rates one may see, by group; hidden ones say '< 5'."""
    hidden = NOTHING if view.angka_kecil else hidden_cells([figures])
    below = _Below(book, figures, hidden, lambda name: link(name) if view.sees(book.figures[name]) else "")
    found: dict[Group, list[KartuLaju]] = {}
    for rate in rates_of(book, figures):
        if view.sees_rate(book, rate.indicator):
            found.setdefault(rate.indicator.group, []).append(_rate_card(rate, hidden, below))
    return [Kelompok(_GROUP_NAMES[group], cards) for group, cards in found.items()]


@dataclass(frozen=True, slots=True)
class _Below:
    """The figures a rate divides by, as cells that open their lists."""

    book: IndicatorBook
    figures: Figures
    hidden: frozenset[tuple[int, str]]
    link: Link

    def parts(self, part: Part) -> list[tuple[str, Angka]]:
        """Each figure with the sign before it; none when the denominator is a single figure."""
        signed = [("", name) for name in part.add] + [("-", name) for name in part.subtract]
        return [(sign, self._cell(name)) for sign, name in signed] if len(signed) > 1 else []

    def address(self, part: Part) -> str:
        """The list of a denominator that is a single figure."""
        names = (*part.add, *part.subtract)
        return self.link(names[0]) if len(names) == 1 and self.figures.get(names[0]) else ""

    def _cell(self, name: str) -> Angka:
        value = self.figures.get(name, 0)
        return cell(self.book, name, value, self.link(name), shown(value, 0, name, self.hidden))


def _rate_card(rate: Rate, hidden: frozenset[tuple[int, str]], below: _Below) -> KartuLaju:
    indicator = rate.indicator
    name = indicator.numerator.add[0]
    coverage_hidden = indicator.coverage == "d_s" and {(0, "D"), (0, "S")} & hidden
    return KartuLaju(
        laju=rate,
        nilai=HIDDEN if hides_rate(indicator, 0, hidden) else rate.words,
        pembilang=_part(indicator.numerator, rate.numerator, hidden),
        penyebut=_part(indicator.denominator, rate.denominator, hidden),
        cakupan=HIDDEN if coverage_hidden else rate.coverage_words,
        alamat=below.link(name) if rate.numerator else "",
        alamat_penyebut=below.address(indicator.denominator),
        rincian=below.parts(indicator.denominator),
    )


def _part(part: Part, value: int, hidden: frozenset[tuple[int, str]]) -> str:
    names = (*part.add, *part.subtract)
    covered = [name for name in names if (0, name) in hidden]
    return shown(value, 0, covered[0], hidden) if covered else shown(value, 0, names[0], NOTHING)


def columns_of(book: IndicatorBook, view: Pandangan) -> list[Figure]:
    """Columns of a table of places: SKDN for those who see health, else the figures of the fields one sees."""
    if "kesehatan" in view.bidang:
        return [book.figures[name] for name in SKDN_COLUMNS]
    fields = sorted(view.bidang)
    names = [f"{kind}_{bidang}" for bidang in fields for kind in ("layanan", "temuan", "usulan", "terbuka")]
    return [book.figures[name] for name in names]


def hidden_in(rows: Sequence[Figures], columns: Iterable[str], view: Pandangan) -> frozenset[tuple[int, str]]:
    """Hidden cells of a table whose last row is the total."""
    if view.angka_kecil:
        return NOTHING
    names = set(columns)
    return hidden_cells([{k: v for k, v in row.items() if k in names} for row in rows], total=len(rows) - 1)
