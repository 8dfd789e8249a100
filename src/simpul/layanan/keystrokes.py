"""What a catalogue costs a kader: minutes of tapping and reading per opening day.

Key-stroke model of a novice user: 1.8 s for each tap, 0.7 s for each digit key, 2 s to read a result. Letters of a
text answer are typed like digits. How often a line is used is an assumption (`uses_per_day` of the line, else by
kind): a posyandu keeps about four records per field and month and five requests a month, spread evenly over the
lines. Mandatory questions are always answered; of the others a quarter, because they may be filled in later.
"""

from simpul.layanan.schema import USULAN_KINDS, AnswerType, Catalog, Line, Question

TAP_SECONDS, DIGIT_SECONDS, READ_SECONDS = 1.8, 0.7, 2.0
RECORDS_PER_FIELD, USULAN_PER_DAY = 4.0, 5.0
OPTIONAL_SHARE = 0.25
TEXT_LETTERS, DATE_DIGITS = 20, 8


def minutes_per_opening_day(old: Catalog, new: Catalog) -> float:
    """Kader minutes per opening day that `new` adds over `old` (negative when it saves time)."""
    return round((day_seconds(new) - day_seconds(old)) / 60, 2)


def day_seconds(catalog: Catalog) -> float:
    """Seconds of recording on one opening day with this catalogue."""
    return sum(uses_per_day(line, catalog) * record_seconds(line) for line in catalog.lines)


def uses_per_day(line: Line, catalog: Catalog) -> float:
    """How often the line is recorded on an opening day; an assumption, see the module."""
    if line.uses_per_day is not None:
        return line.uses_per_day
    if USULAN_KINDS & set(line.kinds):
        return USULAN_PER_DAY / sum(one.makes_usulan for one in catalog.lines)
    same = [one for one in catalog.lines if one.bidang == line.bidang and not one.makes_usulan]
    return RECORDS_PER_FIELD / len(same)


def record_seconds(line: Line) -> float:
    """Seconds to record the line once: choose it, answer, save, read what comes back."""
    answering = sum(question_seconds(one) * (1.0 if one.required else OPTIONAL_SHARE) for one in line.questions)
    return 3 * TAP_SECONDS + answering + READ_SECONDS


def question_seconds(question: Question) -> float:
    """Seconds to answer one question."""
    match question.type:
        case AnswerType.YA_TIDAK | AnswerType.LOKASI:
            return TAP_SECONDS
        case AnswerType.PILIHAN:
            # The list opens with one tap and the choice is another.
            return 2 * TAP_SECONDS
        case AnswerType.TANGGAL:
            return TAP_SECONDS + DATE_DIGITS * DIGIT_SECONDS
        case AnswerType.TEKS:
            return TAP_SECONDS + TEXT_LETTERS * DIGIT_SECONDS
        case AnswerType.BILANGAN | AnswerType.ANGKA_DESIMAL:
            usual = question.warn_max or question.max or 0
            return TAP_SECONDS + len(str(int(usual))) * DIGIT_SECONDS
