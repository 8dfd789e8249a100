"""The four activity kinds of the six-field report (governance 7.2), told from counts; no names. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum


class JenisKegiatan(StrEnum):
    """Kinds of the form; `lain` are group activities of the catalogue that the form does not name."""

    PENDATAAN = "pendataan"
    VERIFIKASI = "verifikasi"
    PENYULUHAN = "penyuluhan"
    ASPIRASI = "aspirasi"
    LAIN = "lain"


KIND_NAMES: dict[JenisKegiatan, str] = {
    JenisKegiatan.PENDATAAN: "Pendataan",
    JenisKegiatan.VERIFIKASI: "Verifikasi dan validasi",
    JenisKegiatan.PENYULUHAN: "Penyuluhan dan edukasi",
    JenisKegiatan.ASPIRASI: "Penyaluran aspirasi",
    JenisKegiatan.LAIN: "Kegiatan bersama",
}
_NOTHING: dict[JenisKegiatan, str] = {
    JenisKegiatan.PENDATAAN: "Belum ada pendataan bulan ini.",
    JenisKegiatan.VERIFIKASI: "Belum ada usulan yang diperiksa bulan ini.",
    JenisKegiatan.PENYULUHAN: "Belum ada penyuluhan bulan ini.",
    JenisKegiatan.ASPIRASI: "Belum ada usulan warga bulan ini.",
    JenisKegiatan.LAIN: "Belum ada kegiatan bersama bulan ini.",
}


@dataclass(frozen=True, slots=True)
class Hitungan:
    """Counts of one field in one month. The mappings are {title or act: how often}."""

    pendataan: Mapping[str, int] = field(default_factory=dict)
    orang: int = 0
    keluarga: int = 0
    ditimbang: int = 0
    hadir: int = 0
    diperiksa: Mapping[str, int] = field(default_factory=dict)
    kunjungan_rumah: int = 0
    penyuluhan: Mapping[str, int] = field(default_factory=dict)
    peserta: int = 0
    usulan: int = 0
    diteruskan: int = 0
    dijawab: int = 0
    ditutup: int = 0
    lain: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Kegiatan:
    """One kind of activity: how many, and what was done in plain sentences."""

    jenis: JenisKegiatan
    nama: str
    jumlah: int
    cerita: str


def tell(counts: Hitungan) -> list[Kegiatan]:
    """All kinds in the order of the form, each with a sentence even when nothing was done."""
    asked = counts.usulan + counts.diteruskan + counts.dijawab + counts.ditutup
    told = (
        (JenisKegiatan.PENDATAAN, sum(counts.pendataan.values()) + counts.ditimbang, _pendataan(counts)),
        (JenisKegiatan.VERIFIKASI, sum(counts.diperiksa.values()) + counts.kunjungan_rumah, _verifikasi(counts)),
        (JenisKegiatan.PENYULUHAN, sum(counts.penyuluhan.values()), _penyuluhan(counts)),
        (JenisKegiatan.ASPIRASI, asked, _aspirasi(counts)),
        (JenisKegiatan.LAIN, sum(counts.lain.values()), _lain(counts)),
    )
    return [
        Kegiatan(jenis, KIND_NAMES[jenis], count, " ".join(words) if words else _NOTHING[jenis])
        for jenis, count, words in told
    ]


def _pendataan(counts: Hitungan) -> list[str]:
    words = []
    if counts.ditimbang:
        words.append(f"{counts.ditimbang} balita ditimbang, {counts.hadir} orang hadir di hari buka.")
    if counts.pendataan:
        words.append(f"{sum(counts.pendataan.values())} pendataan dicatat: {_listed(counts.pendataan)}.")
    covered = [f"{count} {word}" for count, word in ((counts.orang, "orang"), (counts.keluarga, "keluarga")) if count]
    if covered:
        words.append(f"Yang didata: {' dan '.join(covered)}.")
    return words


def _verifikasi(counts: Hitungan) -> list[str]:
    words = []
    if counts.diperiksa:
        words.append(f"Usulan diperiksa desa: {_listed(counts.diperiksa)}.")
    if counts.kunjungan_rumah:
        words.append(f"{counts.kunjungan_rumah} kunjungan rumah dilakukan.")
    return words


def _penyuluhan(counts: Hitungan) -> list[str]:
    if not counts.penyuluhan:
        return []
    words = [f"{sum(counts.penyuluhan.values())} penyuluhan: {_listed(counts.penyuluhan)}."]
    if counts.peserta:
        words.append(f"Peserta seluruhnya {counts.peserta} orang.")
    return words


def _aspirasi(counts: Hitungan) -> list[str]:
    steps = (
        (counts.usulan, "usulan baru dikirim"),
        (counts.diteruskan, "diteruskan ke dinas"),
        (counts.dijawab, "dijawab dinas"),
        (counts.ditutup, "ditutup"),
    )
    done = [f"{count} {word}" for count, word in steps if count]
    return [f"{_joined(done).capitalize()}."] if done else []


def _lain(counts: Hitungan) -> list[str]:
    return [f"{sum(counts.lain.values())} kegiatan: {_listed(counts.lain)}."] if counts.lain else []


def _listed(counts: Mapping[str, int]) -> str:
    """'Sumur (5), Jalan desa (2)', the most frequent first."""
    return ", ".join(
        f"{name} ({count})" for name, count in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))
    )


def _joined(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} dan {parts[-1]}"
