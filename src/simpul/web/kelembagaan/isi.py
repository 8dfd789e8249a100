"""What the two pages of the institution lead to; an entry is there when the account may do its act somewhere."""

from dataclasses import dataclass

from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan


@dataclass(frozen=True, slots=True)
class Pintu:
    """A page with the sentence that says what it is for."""

    kata: str
    alamat: str
    guna: str
    tindakan: Tindakan


# In the order in which an institution comes to be.
KELEMBAGAAN: tuple[Pintu, ...] = (
    Pintu(
        "Surat keputusan",
        "/surat/",
        "Berita acara dan SK: nomor, tanggal, masa berlaku, berkas.",
        Tindakan.LIHAT_SURAT,
    ),
    Pintu(
        "Registrasi",
        "/registrasi/",
        "Berkas ke Kemendagri: kelengkapan, pemeriksaan, nomor.",
        Tindakan.LIHAT_PEMBINAAN,
    ),
    Pintu(
        "Tahap enam bidang",
        "/tahap/",
        "Percontohan, gelombang dan target menuju enam bidang, tiap tempat.",
        Tindakan.LIHAT_PEMBINAAN,
    ),
    Pintu("Tim Pembina", "/tim/", "Siapa di tim tiap tingkat, SK-nya, dan haknya.", Tindakan.LIHAT_PEMBINAAN),
    Pintu("Rencana aksi", "/aksi/", "Siapa mengerjakan apa, sampai kapan, dengan bukti.", Tindakan.LIHAT_PEMBINAAN),
    Pintu(
        "Dukungan desa",
        "/dukungan/",
        "SK, anggaran, pejabat yang hadir, hari sampai dijawab, penilaian keluarga.",
        Tindakan.LIHAT_PEMBINAAN,
    ),
    Pintu(
        "Informasi umum",
        "/informasi/",
        "Kabar, halaman Posyandu untuk warga, dan poster.",
        Tindakan.KELOLA_INFORMASI,
    ),
)
_LIHAT = Tindakan.LIHAT_PEMBINAAN
PEMBINAAN: tuple[Pintu, ...] = (
    Pintu("Kegiatan", "/kegiatan/", "Sosialisasi dan bimtek: undangan, daftar hadir, tindak lanjut, laporan.", _LIHAT),
    Pintu("Kecamatan", "/kecamatan/", "Keadaan tiap desa, Posyandu yang perlu disapa, pesan siap kirim.", _LIHAT),
    Pintu("Kunjungan pembinaan", "/bina/", "Rencana, daftar periksa, temuan, kesepakatan.", _LIHAT),
    Pintu("Buku harian", "/buku-harian/", "Catatan harian kasi PMK kecamatan.", _LIHAT),
    Pintu("Kesiapan", "/kesiapan/", "Nilai internal enam bidang dan strata lama.", _LIHAT),
    Pintu("Kecakapan kader", "/kecakapan/", "Siapa terlatih, apa yang kurang, siapa diundang berikutnya.", _LIHAT),
    Pintu("Lomba dan penghargaan", "/lomba/", "Peserta, nilai juri, hasil, piagam, masa bakti kader.", _LIHAT),
)


def doors_of(actor: ActorContext, pintu: tuple[Pintu, ...]) -> list[Pintu]:
    """The entries this account may open."""
    return [item for item in pintu if akses.posyandu_scope(actor, item.tindakan)]
