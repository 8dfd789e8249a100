"""What a test says of its questions, never of a person: how hard each is, what was gained, whether it tells apart."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from uuid import UUID

from simpul.kegiatan.rules.soal import EMPTY, Soal
from simpul.kegiatan.rules.temuan import Temuan

FEW, ENOUGH_TO_TELL = 10, 30
UPPER = Fraction(27, 100)  # the share of the best and of the last that a discrimination compares
EASY, HARD = Fraction(7, 10), Fraction(3, 10)
TELLS, TELLS_A_LITTLE = Fraction(4, 10), Fraction(2, 10)
Lembar = Mapping[UUID, Sequence[int]]


@dataclass(frozen=True, slots=True)
class Hitungan:
    """Right answers among those who answered."""

    benar: int
    dari: int

    @property
    def bagian(self) -> Fraction | None:
        """The share, None of nobody."""
        return Fraction(self.benar, self.dari) if self.dari else None

    @property
    def persen(self) -> int | None:
        """The share in whole percent."""
        return None if self.bagian is None else round(self.bagian * 100)


@dataclass(frozen=True, slots=True)
class ButirSoal:
    """One question: before and after of all sheets, of those who sat both, its difficulty and discrimination in words,
    and how often each option was chosen afterwards."""

    nomor: int
    soal: Soal
    pre: Hitungan
    post: Hitungan
    pre_berpasangan: Hitungan
    post_berpasangan: Hitungan
    kesukaran: str
    daya_beda: Fraction | None
    daya_beda_kata: str
    pilihan: tuple[int, ...]

    @property
    def naik(self) -> int | None:
        """Percentage points from before to after, of those who sat both."""
        before, after = self.pre_berpasangan.bagian, self.post_berpasangan.bagian
        return None if before is None or after is None else round((after - before) * 100)


@dataclass(frozen=True, slots=True)
class Analisis:
    """A test as a whole. `hake` is the share of what could be gained that was (Hake 1998), in percent."""

    jumlah_pre: int
    jumlah_post: int
    berpasangan: int
    rata_pre: int | None
    rata_post: int | None
    hake: int | None
    soal: tuple[ButirSoal, ...]
    temuan: tuple[Temuan, ...]


def analyse(soal: Sequence[Soal], pre: Lembar, post: Lembar) -> Analisis:
    """Sheets by participant, before and after; the ids pair sheets and go no further."""
    both = pre.keys() & post.keys()
    rows = tuple(_question(number, one, pre, post, soal) for number, one in enumerate(soal, 1))
    before = _mean([row.pre_berpasangan for row in rows])
    after = _mean([row.post_berpasangan for row in rows])
    hake = None
    if before is not None and after is not None and before < 1:
        hake = round((after - before) / (1 - before) * 100)
    return Analisis(
        len(pre), len(post), len(both), _percent(before), _percent(after), hake, rows, _findings(pre, post, rows)
    )


def hardest(analisis: Analisis, most: int) -> list[ButirSoal]:
    """The questions that fewest got right, afterwards or while nobody sat that before; those all got right are left
    out."""
    counted = [(one.post if one.post.dari else one.pre, one) for one in analisis.soal]
    wrong = [(now.bagian, one.nomor, one) for now, one in counted if now.bagian is not None and now.bagian < 1]
    return [one for _, _, one in sorted(wrong, key=lambda row: row[:2])[:most]]


def _question(number: int, one: Soal, pre: Lembar, post: Lembar, soal: Sequence[Soal]) -> ButirSoal:
    place, both = number - 1, pre.keys() & post.keys()
    sheets = post or pre
    told = _discrimination(place, sheets, soal)
    counted = _count(sheets, place, one)
    return ButirSoal(
        number,
        one,
        _count(pre, place, one),
        _count(post, place, one),
        _count({key: pre[key] for key in both}, place, one),
        _count({key: post[key] for key in both}, place, one),
        _difficulty(counted),
        told,
        _told_in_words(told),
        tuple(sum(sheet[place] == option for sheet in sheets.values()) for option in range(len(one.pilihan))),
    )


def _count(sheets: Lembar, place: int, one: Soal) -> Hitungan:
    return Hitungan(sum(sheet[place] == one.kunci for sheet in sheets.values()), len(sheets))


def _difficulty(counted: Hitungan) -> str:
    if counted.bagian is None:
        return "belum ada jawaban"
    return "mudah" if counted.bagian > EASY else "sukar" if counted.bagian < HARD else "sedang"


def _discrimination(place: int, sheets: Lembar, soal: Sequence[Soal]) -> Fraction | None:
    """Right among the best 27 in a hundred less right among the last, by points; None of too few sheets."""
    if len(sheets) < ENOUGH_TO_TELL:
        return None
    points = sorted(
        sheets.values(), key=lambda sheet: sum(said == one.kunci for said, one in zip(sheet, soal, strict=True))
    )
    size = max(1, round(len(points) * UPPER))
    last, best = points[:size], points[-size:]
    right = soal[place].kunci
    return Fraction(sum(s[place] == right for s in best) - sum(s[place] == right for s in last), size)


def _told_in_words(told: Fraction | None) -> str:
    if told is None:
        return f"perlu paling sedikit {ENOUGH_TO_TELL} lembar"
    if told < 0:
        return "terbalik, periksa kunci"
    return "baik" if told >= TELLS else "cukup" if told >= TELLS_A_LITTLE else "lemah"


def _mean(counts: Sequence[Hitungan]) -> Fraction | None:
    shares = [one.bagian for one in counts if one.bagian is not None]
    return sum(shares, Fraction()) / len(shares) if shares else None


def _percent(share: Fraction | None) -> int | None:
    return None if share is None else round(share * 100)


def _findings(pre: Lembar, post: Lembar, rows: Sequence[ButirSoal]) -> tuple[Temuan, ...]:
    found, both = [], len(pre.keys() & post.keys())
    if pre and post and both < max(len(pre), len(post)):
        found.append(
            Temuan(
                "timpang",
                f"Lembar sebelum {len(pre)}, sesudah {len(post)}, yang mengisi keduanya {both}. "
                "Kenaikan dihitung dari yang mengisi keduanya saja.",
            )
        )
    if 0 < max(len(pre), len(post)) < FEW or (pre and post and both < FEW):
        found.append(Temuan("sedikit", f"Lembarnya kurang dari {FEW}. Angka ini belum dapat dibandingkan."))
    empty = [row.nomor for row in rows if any(s[row.nomor - 1] == EMPTY for s in (*pre.values(), *post.values()))]
    if empty:
        found.append(
            Temuan("kosong", f"Ada jawaban kosong pada soal {', '.join(map(str, empty))}. Kosong dihitung salah.")
        )
    return tuple(found)
