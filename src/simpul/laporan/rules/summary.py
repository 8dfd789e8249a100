"""What a report says first: three changes since last month, and what needs attention. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from simpul.laporan.rules.rates import rate_of, scaled
from simpul.layanan.indikator import IndicatorBook

Figures = Mapping[str, int]
LINES = 3
# Counts of the registry: they describe the posyandu, not its month.
REGISTRY = frozenset({"posyandu", "posyandu_bernomor", "rencana_buka", "bidang_wajib", "kader_sk"})
# Counts that go on moving after a month was signed, because they follow requests to this day.
_MOVING = ("terbuka", "rujukan")
_RATES = ("d_s", "n_d")
_COUNTS = ("terlayani", "tidak_hadir", "2T", "BGM", "usulan", "hari_buka")
_ALARMS: tuple[tuple[str, str], ...] = (
    ("BGM", "{n} balita di bawah garis merah, perlu bidan."),
    ("oranye", "{n} balita di atas garis oranye, perlu bidan."),
    ("2T", "{n} balita dua kali berturut-turut tidak naik."),
    ("tidak_hadir", "{n} balita punya KMS tetapi tidak ditimbang."),
    ("tanpa_tinggi", "{n} balita ditimbang tetapi belum diukur tingginya."),
)


@dataclass(frozen=True, slots=True)
class Keadaan:
    """What figures do not tell: opening days, lacks of the kader register, weighings of one date to choose from."""

    hari_buka: int
    kader_kurang: int
    bidang_kosong: tuple[str, ...]
    timbang_ganda: int


def is_moving(name: str) -> bool:
    """Whether a figure follows requests to this day instead of ending with its month."""
    return name.startswith(_MOVING)


def changes(book: IndicatorBook, now: Figures, before: Figures) -> list[str]:
    """Three lines 'berubah dari bulan lalu': D/S, N/D', and the count that moved most."""
    if not before.get("S") and not before.get("sasaran"):
        return ["Bulan lalu belum ada angka untuk dibandingkan."]
    lines = []
    for name in _RATES:
        then, today = (rate_of(book, book.indicators[name], figures) for figures in (before, now))
        lines.append(
            f"{today.indicator.short}: {then.words} ({then.numerator} dari {then.denominator}) menjadi "
            f"{today.words} ({today.numerator} dari {today.denominator})."
        )
    moved = max(_COUNTS, key=lambda name: (abs(now.get(name, 0) - before.get(name, 0)), -_COUNTS.index(name)))
    old, new = before.get(moved, 0), now.get(moved, 0)
    text = book.figures[moved].text
    lines.append(f"{text}: {old} menjadi {new}." if old != new else "Angka lain sama seperti bulan lalu.")
    return lines[:LINES]


def attention(figures: Figures, state: Keadaan) -> list[tuple[str, str]]:
    """What needs attention: (figure whose list shows it or '', sentence), the gravest first."""
    return list(_attention(figures, state))


def _attention(figures: Figures, state: Keadaan) -> Iterator[tuple[str, str]]:
    if not state.hari_buka:
        yield "", "Posyandu belum mencatat hari buka bulan ini."
    for name, words in _ALARMS:
        if figures.get(name):
            yield name, words.format(n=figures[name])
    if state.timbang_ganda:
        yield "", f"{state.timbang_ganda} hasil timbang ganda belum dipilih ketua."
    if state.kader_kurang:
        yield "", f"Kader kurang {state.kader_kurang} orang."
    if state.bidang_kosong:
        yield "", f"Bidang tanpa kader: {', '.join(state.bidang_kosong)}."
    weighed, children = figures.get("D", 0), figures.get("S", 0)
    if children and weighed * 5 < children * 4:
        yield "", f"Balita ditimbang baru {scaled(weighed, children, 100)}, sasaran umum 80 %."
