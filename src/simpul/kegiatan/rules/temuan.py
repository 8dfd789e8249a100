"""What does not add up in the papers of an event: computed each time from what is stored, so that it goes away when it
is put right. Nothing here stops anyone (issue 4: warn, keep the source text, go on)."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from simpul.kegiatan.rules.words import StatusKegiatan, SumberDana
from simpul.kernel.clock import date_in_words
from simpul.kernel.tanggal import DAY_NAMES, date_in, full_date, weekday_in, weekday_name


@dataclass(frozen=True, slots=True)
class Temuan:
    """A finding: a code for programs and a sentence for people."""

    kode: str
    kalimat: str


@dataclass(frozen=True, slots=True)
class KategoriFakta:
    """A category as it is filled: quota (None is none) and how many stand on its list."""

    nama: str
    kuota: int | None
    terdaftar: int


@dataclass(frozen=True, slots=True)
class KegiatanFakta:
    """What findings are computed from."""

    status: StatusKegiatan
    hari: Sequence[tuple[dt.date, str]]
    kategori: Sequence[KategoriFakta]
    jumlah_dinyatakan: int | None
    dana: SumberDana
    is_kelurahan: bool
    hari_ini: dt.date


def findings(facts: KegiatanFakta) -> list[Temuan]:
    """Everything that a reader of the papers should look at, the days first."""
    found = [one for tanggal, teks in facts.hari for one in _of_day(tanggal, teks)]
    found += _of_sums(facts)
    if facts.is_kelurahan and facts.dana is SumberDana.APBDES:
        found.append(Temuan("dana_kelurahan", "Kelurahan tidak punya APBDes; biasanya dananya DPA kecamatan."))
    over = facts.hari and max(tanggal for tanggal, _ in facts.hari) < facts.hari_ini
    if over and facts.status in {StatusKegiatan.RENCANA, StatusKegiatan.UNDANGAN}:
        found.append(Temuan("lewat", "Harinya sudah lewat, tetapi kegiatan belum tercatat berjalan."))
    if over and facts.status is StatusKegiatan.BERJALAN:
        found.append(Temuan("belum_selesai", "Harinya sudah lewat, tetapi kegiatan belum tercatat selesai."))
    return found


def _of_day(tanggal: dt.date, teks: str) -> list[Temuan]:
    if not teks:
        return []
    said, weekday, found = date_in(teks), weekday_in(teks), []
    if weekday is not None and weekday != tanggal.weekday():
        found.append(
            Temuan(
                "hari_salah",
                f"Sumber menulis “{teks}”, tetapi {date_in_words(tanggal)} jatuh pada hari {weekday_name(tanggal)}, "
                f"bukan {DAY_NAMES[weekday]}.",
            )
        )
    if said is not None and said != tanggal:
        found.append(
            Temuan("tanggal_beda", f"Sumber menulis “{teks}”, sedangkan tanggal yang diisi {full_date(tanggal)}.")
        )
    return found


def _of_sums(facts: KegiatanFakta) -> list[Temuan]:
    found = []
    stated, quotas = facts.jumlah_dinyatakan, [row.kuota for row in facts.kategori if row.kuota is not None]
    total, listed = sum(quotas), sum(row.terdaftar for row in facts.kategori)
    if stated is not None and quotas and total != stated:
        found.append(
            Temuan("jumlah_beda", f"Jumlah kuota kategori {total} orang, sedangkan jumlah yang ditulis {stated} orang.")
        )
    found += [
        Temuan("kuota_lewat", f"{row.nama}: terdaftar {row.terdaftar} orang, kuotanya {row.kuota} orang.")
        for row in facts.kategori
        if row.kuota is not None and row.terdaftar > row.kuota
    ]
    if stated is not None and listed > stated:
        found.append(Temuan("lebih_dari_jumlah", f"Terdaftar {listed} orang, lebih dari {stated} orang yang ditulis."))
    return found
