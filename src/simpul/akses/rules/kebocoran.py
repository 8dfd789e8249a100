"""What an office does when data leak: the steps of 3 x 24 hours (UU 27/2022 Pasal 46), for the drill too."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Langkah:
    """One step: until which hour after the leak was noticed, and what is done."""

    kode: str
    sampai_jam: int
    kata: str


LANGKAH: Final[tuple[Langkah, ...]] = (
    Langkah("hentikan", 1, "Hentikan kebocoran: cabut HP yang hilang, nonaktifkan akun, tutup berkas yang terbuka."),
    Langkah("catat", 4, "Catat jam, tempat, siapa yang menemukan, dan data apa yang terbuka. Jangan menghapus bukti."),
    Langkah("lapor_desa", 24, "Beri tahu kepala desa atau lurah dan petugas DPMD kabupaten."),
    Langkah("hitung", 48, "Buka Catatan akses: siapa saja warga yang terkena dan sejak kapan."),
    Langkah("beritahu", 72, "Beri tahu warga yang terkena secara tertulis: data apa, kapan, dan apa yang dilakukan."),
    Langkah("lembaga", 72, "Beri tahu lembaga pelindungan data pribadi secara tertulis dengan isi yang sama."),
    Langkah("perbaiki", 168, "Tulis sebabnya dan apa yang diubah supaya tidak terulang."),
)
CODES: Final = frozenset(step.kode for step in LANGKAH)
