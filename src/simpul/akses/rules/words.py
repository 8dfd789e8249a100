"""The closed word lists of access: roles, acts, doors and states."""

from enum import StrEnum

from simpul.wilayah.rules import JenisWilayah, village_kind


class JenisAkun(StrEnum):
    """A kader works on an enrolled phone without password, an office signs in on the web."""

    KADER = "kader"
    KANTOR = "kantor"


class Peran(StrEnum):
    """Roles (governance.md 2.3). `dp3a` and `polisi` are contacts who receive confidential reports."""

    KADER = "kader"
    KETUA_POSYANDU = "ketua_posyandu"
    SEKRETARIS_POSYANDU = "sekretaris_posyandu"
    KETUA_BIDANG = "ketua_bidang"
    BIDAN = "bidan"
    PETUGAS_PUSKESMAS = "petugas_puskesmas"
    SEKRETARIS_DESA = "sekretaris_desa"
    KEPALA_DESA = "kepala_desa"
    KASI_PMK = "kasi_pmk"
    PETUGAS_OPD = "petugas_opd"
    DPMD = "dpmd"
    PROVINSI = "provinsi"
    PENGELOLA = "pengelola"
    DP3A = "dp3a"
    POLISI = "polisi"
    # What a post in a Tim Pembina brings (governance.md 2.1); it begins and ends with the post.
    TIM_FASILITATOR = "tim_fasilitator"
    TIM_PERENCANA = "tim_perencana"
    TIM_PELAKSANA = "tim_pelaksana"
    TIM_PEMBINA = "tim_pembina"


class Tindakan(StrEnum):
    """Everything that can be asked of the decision function: each page and each act of sync has one word."""

    # Figures and registry: no resident is named.
    LIHAT_POSYANDU = "lihat_posyandu"
    LIHAT_REKAP = "lihat_rekap"
    LIHAT_ANGKA_KECIL = "lihat_angka_kecil"  # cells under 5 are shown as they are (R54)
    LIHAT_LAPORAN = "lihat_laporan"
    UNDUH = "unduh"  # files without names

    # Named people.
    LIHAT_WARGA = "lihat_warga"
    LIHAT_NAMA_BALITA = "lihat_nama_balita"  # names behind a figure that tells no state of health
    LIHAT_KESEHATAN = "lihat_kesehatan"  # measurements, and names behind figures that tell a state of health
    LIHAT_KUNJUNGAN = "lihat_kunjungan"
    LIHAT_USULAN = "lihat_usulan"
    BUKA_NIK = "buka_nik"
    UNDUH_NAMA = "unduh_nama"
    BACA_KASUS = "baca_kasus"
    BACA_JAWABAN_TERLINDUNG = "baca_jawaban_terlindung"

    # Work of the posyandu.
    CATAT = "catat"
    PILIH_PENIMBANGAN = "pilih_penimbangan"
    BUKA_LAGI_SESI = "buka_lagi_sesi"
    SETUJUI_REKAP_BIDANG = "setujui_rekap_bidang"
    KELOLA_WARGA = "kelola_warga"
    GABUNG_WARGA = "gabung_warga"
    LAPOR_KASUS = "lapor_kasus"
    IMPOR = "impor"

    # Requests.
    BUAT_USULAN = "buat_usulan"
    LENGKAPI_USULAN = "lengkapi_usulan"
    TERIMA_USULAN = "terima_usulan"
    KEMBALIKAN_USULAN = "kembalikan_usulan"
    TERUSKAN_USULAN = "teruskan_usulan"
    JAWAB_USULAN = "jawab_usulan"
    RENCANAKAN_USULAN = "rencanakan_usulan"  # the village's answer: it stands in the plan of a year
    TUTUP_USULAN = "tutup_usulan"

    # Offices.
    TANDATANGANI_LAPORAN = "tandatangani_laporan"
    KEMBALIKAN_LAPORAN = "kembalikan_laporan"
    LIHAT_KARANTINA = "lihat_karantina"
    URUS_KARANTINA = "urus_karantina"
    KELOLA_POSYANDU = "kelola_posyandu"
    KELOLA_KADER = "kelola_kader"
    KELOLA_SARANA = "kelola_sarana"  # place, equipment and money of a posyandu
    KELOLA_AKUN = "kelola_akun"
    TERBITKAN_KODE = "terbitkan_kode"
    LIHAT_PERANGKAT = "lihat_perangkat"
    CABUT_PERANGKAT = "cabut_perangkat"
    SETEL_PIN = "setel_pin"
    LIHAT_JEJAK = "lihat_jejak"
    URUS_HAK = "urus_hak"  # requests of people about their own data
    SETUJUI_HAPUS = "setujui_hapus"  # the second pair of eyes of an erasure
    JALANKAN_RETENSI = "jalankan_retensi"
    KELOLA_WILAYAH = "kelola_wilayah"
    JAGA_SERVER = "jaga_server"  # how the installation is doing: no names, no figures of people
    KELOLA_ACUAN = "kelola_acuan"  # holidays, deadlines, overlays, emergency numbers

    # The institution: papers, teams, events, plans. No resident is named.
    LIHAT_SURAT = "lihat_surat"  # scans of decrees, which may name a NIK
    KELOLA_SURAT = "kelola_surat"
    PERIKSA_REGISTRASI = "periksa_registrasi"  # the step of the kecamatan or of the regency
    AJUKAN_REGISTRASI = "ajukan_registrasi"
    KELOLA_TIM = "kelola_tim"
    LIHAT_PEMBINAAN = "lihat_pembinaan"  # events, teams, visits, readiness: no names of participants
    KELOLA_AKSI = "kelola_aksi"
    KELOLA_KEGIATAN = "kelola_kegiatan"
    LIHAT_PESERTA = "lihat_peserta"
    CATAT_HADIR = "catat_hadir"
    CATAT_KOMPETENSI = "catat_kompetensi"
    BINA = "bina"
    KELOLA_LOMBA = "kelola_lomba"
    NILAI_LOMBA = "nilai_lomba"
    LIHAT_RENCANA = "lihat_rencana"
    KELOLA_RENCANA = "kelola_rencana"
    TETAPKAN_RENCANA = "tetapkan_rencana"
    KELOLA_MATRIKS = "kelola_matriks"
    KELOLA_INSENTIF = "kelola_insentif"  # plan, proof and paid mark; nothing is paid here
    KELOLA_INFORMASI = "kelola_informasi"


# Acts that open named data. What was written keeps its line for ever; these have a period (`rules/retensi.py`).
READINGS: tuple[Tindakan, ...] = (
    Tindakan.LIHAT_WARGA,
    Tindakan.LIHAT_NAMA_BALITA,
    Tindakan.LIHAT_KESEHATAN,
    Tindakan.LIHAT_KUNJUNGAN,
    Tindakan.LIHAT_USULAN,
    Tindakan.BUKA_NIK,
    Tindakan.BACA_JAWABAN_TERLINDUNG,
)


class Syarat(StrEnum):
    """What must be true of the thing itself, beside role, place and dates."""

    TIDAK_ADA = "tidak_ada"
    BIDANG = "bidang"  # its field is one of the grant's
    KESEHATAN = "kesehatan"  # its field is health
    DINAS = "dinas"  # it was forwarded to the grant's OPD, in one of the grant's fields
    TERHUBUNG = "terhubung"  # the person is linked to a request that reached this office
    ALASAN = "alasan"  # a reason is given, and logged
    PENERIMA = "penerima"  # this post was chosen to receive it, and the reader is not part of it
    WEWENANG = "wewenang"  # the role to be given or changed is below the giver's
    KEGIATAN_SENDIRI = "kegiatan_sendiri"  # a province or the nation names people only of its own events


class Pintu(StrEnum):
    """Doors through which an operation comes."""

    HP = "hp"
    KANTOR = "kantor"
    IMPOR = "impor"
    CONTOH = "contoh"


class StatusPerangkat(StrEnum):
    """State of a phone, as PushResponse tells it."""

    AKTIF = "aktif"
    DICABUT = "dicabut"
    AKTIFKAN_ULANG = "aktifkan_ulang"


ROLE_NAMES: dict[Peran, str] = {
    Peran.KADER: "kader",
    Peran.KETUA_POSYANDU: "ketua Posyandu",
    Peran.SEKRETARIS_POSYANDU: "sekretaris Posyandu",
    Peran.KETUA_BIDANG: "ketua bidang",
    Peran.BIDAN: "bidan",
    Peran.PETUGAS_PUSKESMAS: "petugas Puskesmas",
    Peran.SEKRETARIS_DESA: "sekretaris desa",
    Peran.KEPALA_DESA: "kepala desa",
    Peran.KASI_PMK: "kasi PMK kecamatan",
    Peran.PETUGAS_OPD: "petugas dinas",
    Peran.DPMD: "petugas DPMD",
    Peran.PROVINSI: "petugas provinsi",
    Peran.PENGELOLA: "pengelola",
    Peran.DP3A: "petugas UPTD PPA atau DP3A",
    Peran.POLISI: "kontak kepolisian",
    Peran.TIM_FASILITATOR: "fasilitator Tim Pembina",
    Peran.TIM_PERENCANA: "perencana Tim Pembina",
    Peran.TIM_PELAKSANA: "pelaksana Tim Pembina",
    Peran.TIM_PEMBINA: "pembina Tim Pembina",
}

_IN_KELURAHAN = {Peran.SEKRETARIS_DESA: "sekretaris kelurahan", Peran.KEPALA_DESA: "lurah"}


def role_name(peran: Peran, jalur: str | None) -> str:
    """A role in words; in a kelurahan, which the path of the place tells, the head is a lurah."""
    plain = ROLE_NAMES[peran]
    return _IN_KELURAHAN.get(peran, plain) if village_kind(jalur or "") is JenisWilayah.KELURAHAN else plain


ACT_NAMES: dict[Tindakan, str] = {
    Tindakan.LIHAT_POSYANDU: "melihat data Posyandu",
    Tindakan.LIHAT_REKAP: "melihat rekap angka",
    Tindakan.LIHAT_ANGKA_KECIL: "melihat angka di bawah 5",
    Tindakan.LIHAT_LAPORAN: "melihat laporan bulanan",
    Tindakan.UNDUH: "mengunduh angka",
    Tindakan.LIHAT_WARGA: "melihat nama warga",
    Tindakan.LIHAT_NAMA_BALITA: "melihat nama balita di balik angka",
    Tindakan.LIHAT_KESEHATAN: "melihat data kesehatan warga",
    Tindakan.LIHAT_KUNJUNGAN: "melihat isi kunjungan",
    Tindakan.LIHAT_USULAN: "melihat usulan",
    Tindakan.BUKA_NIK: "membuka NIK",
    Tindakan.UNDUH_NAMA: "mengunduh daftar bernama",
    Tindakan.BACA_KASUS: "membaca laporan rahasia",
    Tindakan.BACA_JAWABAN_TERLINDUNG: "membaca jawaban terlindung",
    Tindakan.CATAT: "mencatat kegiatan Posyandu",
    Tindakan.PILIH_PENIMBANGAN: "memilih hasil timbang",
    Tindakan.BUKA_LAGI_SESI: "membuka lagi hari buka",
    Tindakan.SETUJUI_REKAP_BIDANG: "menyetujui rekap bidang",
    Tindakan.KELOLA_WARGA: "membetulkan data warga",
    Tindakan.GABUNG_WARGA: "menggabung data ganda",
    Tindakan.LAPOR_KASUS: "mengirim laporan rahasia",
    Tindakan.IMPOR: "memasukkan berkas data",
    Tindakan.BUAT_USULAN: "membuat usulan",
    Tindakan.LENGKAPI_USULAN: "melengkapi usulan",
    Tindakan.TERIMA_USULAN: "menerima usulan",
    Tindakan.KEMBALIKAN_USULAN: "mengembalikan usulan",
    Tindakan.TERUSKAN_USULAN: "meneruskan usulan",
    Tindakan.JAWAB_USULAN: "menjawab usulan",
    Tindakan.RENCANAKAN_USULAN: "memasukkan usulan ke perencanaan",
    Tindakan.TUTUP_USULAN: "menutup usulan",
    Tindakan.TANDATANGANI_LAPORAN: "menyetujui laporan",
    Tindakan.KEMBALIKAN_LAPORAN: "mengembalikan laporan",
    Tindakan.LIHAT_KARANTINA: "melihat catatan yang ditahan",
    Tindakan.URUS_KARANTINA: "mengurus catatan yang ditahan",
    Tindakan.KELOLA_POSYANDU: "mengubah data Posyandu",
    Tindakan.KELOLA_KADER: "mengubah data pengurus dan kader",
    Tindakan.KELOLA_SARANA: "mengubah data sarana, peralatan dan dana",
    Tindakan.KELOLA_AKUN: "mengelola pengguna dan peran",
    Tindakan.TERBITKAN_KODE: "menerbitkan kode aktivasi",
    Tindakan.LIHAT_PERANGKAT: "melihat daftar HP",
    Tindakan.CABUT_PERANGKAT: "mencabut HP",
    Tindakan.SETEL_PIN: "menyetel ulang PIN kader",
    Tindakan.LIHAT_JEJAK: "melihat catatan akses",
    Tindakan.JAGA_SERVER: "melihat kesehatan server",
    Tindakan.URUS_HAK: "mengurus permintaan hak warga",
    Tindakan.SETUJUI_HAPUS: "menyetujui penghapusan data warga",
    Tindakan.JALANKAN_RETENSI: "menjalankan masa simpan data",
    Tindakan.KELOLA_WILAYAH: "mengubah data wilayah",
    Tindakan.KELOLA_ACUAN: "mengubah tabel acuan",
    Tindakan.LIHAT_SURAT: "membuka berkas surat keputusan",
    Tindakan.KELOLA_SURAT: "mengelola surat keputusan",
    Tindakan.PERIKSA_REGISTRASI: "memeriksa berkas registrasi",
    Tindakan.AJUKAN_REGISTRASI: "mengajukan registrasi dan mencatat nomornya",
    Tindakan.KELOLA_TIM: "mengelola Tim Pembina",
    Tindakan.LIHAT_PEMBINAAN: "melihat kegiatan dan pembinaan",
    Tindakan.KELOLA_AKSI: "mengelola rencana aksi bersama",
    Tindakan.KELOLA_KEGIATAN: "mengelola kegiatan",
    Tindakan.LIHAT_PESERTA: "melihat nama peserta kegiatan",
    Tindakan.CATAT_HADIR: "mencatat kehadiran peserta",
    Tindakan.CATAT_KOMPETENSI: "mencatat kecakapan kader",
    Tindakan.BINA: "mencatat kunjungan pembinaan",
    Tindakan.KELOLA_LOMBA: "mengelola lomba dan penghargaan",
    Tindakan.NILAI_LOMBA: "menilai lomba",
    Tindakan.LIHAT_RENCANA: "melihat rencana kerja",
    Tindakan.KELOLA_RENCANA: "menyusun rencana kerja Posyandu",
    Tindakan.TETAPKAN_RENCANA: "menetapkan usulan ke rencana desa",
    Tindakan.KELOLA_MATRIKS: "mengisi program dinas untuk Posyandu",
    Tindakan.KELOLA_INSENTIF: "mengelola insentif kader",
    Tindakan.KELOLA_INFORMASI: "mengelola informasi untuk umum",
}
