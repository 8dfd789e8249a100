"""Who counts as trained, what is missing, and what a form about competence says."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from simpul.kegiatan import errors
from simpul.kegiatan.rules.butir import butir_by_kode, tingkat_tkk
from simpul.kegiatan.rules.temuan import Temuan
from simpul.kegiatan.rules.words import TKK_NAMES, CaraKecakapan, TingkatTkk
from simpul.kernel.errors import SimpulError

MOST_BUTIR = 65
EARLIEST = dt.date(1980, 1, 1)


@dataclass(frozen=True, slots=True)
class KecakapanForm:
    """Competences that one kader showed on a day; `penilai` says who saw it."""

    kader_id: UUID
    butir: tuple[str, ...]
    cara: CaraKecakapan
    tanggal: dt.date
    penilai: str = ""


@dataclass(frozen=True, slots=True)
class TandaForm:
    """A level of the health skills as a paper of the Puskesmas says it."""

    id: UUID
    kader_id: UUID
    tingkat: TingkatTkk
    nomor: str
    tanggal: dt.date
    puskesmas: str


@dataclass(frozen=True, slots=True)
class Diperoleh:
    """A competence as it is recorded."""

    butir: str
    bidang: str
    cara: CaraKecakapan
    tanggal: dt.date


@dataclass(frozen=True, slots=True)
class KeadaanBidang:
    """How a kader stands in a field: the last training (None is never), until when it counts, whether it still does."""

    bidang: str
    pelatihan: dt.date | None
    sampai: dt.date | None
    terlatih: bool
    dikuasai: int


def berlaku_sejak(today: dt.date, tahun: int) -> dt.date:
    """The first day on which a training still counts today, when trainings count for some years."""
    try:
        return today.replace(year=today.year - tahun)
    except ValueError:  # 29 February: what began on the 28th has counted until the 28th
        return dt.date(today.year - tahun, 3, 1)


def berlaku_sampai(tanggal: dt.date, tahun: int) -> dt.date:
    """The last day on which a training of this day counts."""
    try:
        return tanggal.replace(year=tanggal.year + tahun)
    except ValueError:
        return tanggal.replace(year=tanggal.year + tahun, day=28)


def keadaan_bidang(rows: Iterable[Diperoleh], bidang: str, today: dt.date, tahun: int) -> KeadaanBidang:
    """No kader is trained in a field without a training in that field within `tahun` years (governance.md 6.2).

    What was seen or tested shows what she can do; it is no training.
    """
    here = [row for row in rows if row.bidang == bidang]
    trained = [row.tanggal for row in here if row.cara is CaraKecakapan.KEGIATAN and row.tanggal <= today]
    last = max(trained, default=None)
    return KeadaanBidang(
        bidang,
        last,
        berlaku_sampai(last, tahun) if last else None,
        last is not None and last >= berlaku_sejak(today, tahun),
        len({row.butir for row in here}),
    )


def findings(rows: Collection[Diperoleh], awarded: Collection[TingkatTkk]) -> list[Temuan]:
    """Where the papers of the Puskesmas and the recorded skills differ; both stay as they are."""
    computed = tingkat_tkk(frozenset(row.butir for row in rows))
    order = list(TingkatTkk)
    highest = max(awarded, key=order.index, default=None)
    if highest is not None and (computed is None or order.index(computed) < order.index(highest)):
        reached = f"tingkat {TKK_NAMES[computed].lower()}" if computed else "tingkat purwa belum penuh"
        said = f"Puskesmas menetapkan {TKK_NAMES[highest].lower()}, sedangkan keterampilan yang tercatat: {reached}."
        return [Temuan("tkk_beda", said)]
    if computed is not None and (highest is None or order.index(computed) > order.index(highest)):
        said = (
            f"Keterampilan yang tercatat sudah tingkat {TKK_NAMES[computed].lower()}. Mintakan tandanya ke Puskesmas."
        )
        return [Temuan("tkk_siap", said)]
    return []


def check_kecakapan_form(form: KecakapanForm, today: dt.date) -> KecakapanForm:
    """The form with tidy words.

    Raises `kegiatan.butir_kosong`, `kegiatan.butir_tidak_dikenal`, `kegiatan.tanggal_nanti`, `kegiatan.tanggal_lampau`,
    `kegiatan.penilai_kosong`, `kegiatan.pilihan` for a training, which only an event makes.
    """
    chosen = check_butir(form.butir)
    if form.cara is CaraKecakapan.KEGIATAN:
        raise SimpulError(errors.PILIHAN, isian="Cara")
    check_day(form.tanggal, today)
    penilai = " ".join(form.penilai.split())[:160]
    if not penilai:
        raise SimpulError(errors.PENILAI_KOSONG)
    return replace(form, butir=chosen, penilai=penilai)


def check_tanda_form(form: TandaForm, today: dt.date) -> TandaForm:
    """The form with tidy words; raises `kegiatan.isian_kosong`, `kegiatan.isian_panjang`, and as for days."""
    check_day(form.tanggal, today)
    return replace(
        form, nomor=needed(form.nomor, "Nomor surat", 80), puskesmas=needed(form.puskesmas, "Nama Puskesmas", 120)
    )


def check_day(tanggal: dt.date, today: dt.date) -> None:
    """Raises `kegiatan.tanggal_nanti`, `kegiatan.tanggal_lampau`."""
    if tanggal > today:
        raise SimpulError(errors.TANGGAL_NANTI)
    if tanggal < EARLIEST:
        raise SimpulError(errors.TANGGAL_LAMPAU)


def needed(text: str, title: str, longest: int) -> str:
    """A field on one line; raises `kegiatan.isian_kosong`, `kegiatan.isian_panjang`."""
    tidy = " ".join(text.replace("\x00", "").split())
    if not tidy:
        raise SimpulError(errors.ISIAN_KOSONG, isian=title)
    if len(tidy) > longest:
        raise SimpulError(errors.ISIAN_PANJANG, isian=title, batas=longest)
    return tidy


def check_butir(kode: Sequence[str]) -> tuple[str, ...]:
    """Codes that exist, each once; raises `kegiatan.butir_kosong`, `kegiatan.butir_tidak_dikenal`."""
    chosen = tuple(dict.fromkeys(kode))
    if not chosen:
        raise SimpulError(errors.BUTIR_KOSONG)
    if any(one not in butir_by_kode() for one in chosen):
        raise SimpulError(errors.BUTIR_TIDAK_DIKENAL)
    return chosen
