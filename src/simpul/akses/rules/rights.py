"""The table of rights: role -> act -> condition. What is not written here is refused.

Sources: users.md R51 to R55, governance.md 2.3 and 10 (17).
"""

from simpul.akses.rules.words import Peran, Syarat, Tindakan

T = Tindakan
Rights = dict[Tindakan, Syarat]


def _free(*acts: Tindakan) -> Rights:
    return dict.fromkeys(acts, Syarat.TIDAK_ADA)


# Anyone with a task may file a confidential report, wherever the case is; nobody's approval is asked.
EVERYONE: frozenset[Tindakan] = frozenset({T.LAPOR_KASUS})

# A kader's field never limits what she records: every member records all six fields of her posyandu.
_MEMBER = _free(
    T.LIHAT_POSYANDU,
    T.LIHAT_REKAP,
    T.LIHAT_ANGKA_KECIL,
    T.LIHAT_LAPORAN,
    T.LIHAT_WARGA,
    T.LIHAT_NAMA_BALITA,
    T.LIHAT_KESEHATAN,
    T.LIHAT_KUNJUNGAN,
    T.LIHAT_USULAN,
    T.CATAT,
    T.LIHAT_PEMBINAAN,
    T.LIHAT_RENCANA,
)
_SECRETARY = _MEMBER | _free(
    T.KELOLA_WARGA,
    T.GABUNG_WARGA,
    T.BUAT_USULAN,
    T.LENGKAPI_USULAN,
    T.KELOLA_KADER,
    T.KELOLA_SARANA,
    T.LIHAT_PERANGKAT,
    T.IMPOR,
    T.UNDUH,
    T.LIHAT_SURAT,
    T.KELOLA_SURAT,
    T.KELOLA_RENCANA,
    T.KELOLA_INFORMASI,
)
_CHAIR = _SECRETARY | _free(
    T.PILIH_PENIMBANGAN,
    T.BUKA_LAGI_SESI,
    T.SETUJUI_REKAP_BIDANG,
    T.LIHAT_KARANTINA,
    T.CABUT_PERANGKAT,
    T.SETEL_PIN,
    T.LIHAT_JEJAK,
)

_HEALTH = {
    **_free(
        T.LIHAT_POSYANDU,
        T.LIHAT_REKAP,
        T.LIHAT_ANGKA_KECIL,
        T.LIHAT_LAPORAN,
        T.LIHAT_WARGA,
        T.LIHAT_NAMA_BALITA,
        T.LIHAT_KESEHATAN,
        T.PILIH_PENIMBANGAN,
        T.GABUNG_WARGA,
        T.IMPOR,
        T.UNDUH,
        T.LIHAT_PEMBINAAN,
        T.CATAT_KOMPETENSI,
    ),
    T.LIHAT_KUNJUNGAN: Syarat.KESEHATAN,
    T.LIHAT_USULAN: Syarat.KESEHATAN,
    T.BACA_JAWABAN_TERLINDUNG: Syarat.KESEHATAN,
    T.BUKA_NIK: Syarat.ALASAN,
    T.UNDUH_NAMA: Syarat.ALASAN,
}

_VILLAGE = {
    **_free(
        T.LIHAT_POSYANDU,
        T.LIHAT_REKAP,
        T.LIHAT_ANGKA_KECIL,
        T.LIHAT_LAPORAN,
        T.LIHAT_WARGA,
        T.LIHAT_NAMA_BALITA,
        T.LIHAT_USULAN,
        T.BUAT_USULAN,
        T.LENGKAPI_USULAN,
        T.TERIMA_USULAN,
        T.KEMBALIKAN_USULAN,
        T.TERUSKAN_USULAN,
        T.RENCANAKAN_USULAN,
        T.TUTUP_USULAN,
        T.TANDATANGANI_LAPORAN,
        T.KEMBALIKAN_LAPORAN,
        T.LIHAT_KARANTINA,
        T.URUS_KARANTINA,
        T.KELOLA_WARGA,
        T.GABUNG_WARGA,
        T.KELOLA_POSYANDU,
        T.KELOLA_KADER,
        T.KELOLA_SARANA,
        T.TERBITKAN_KODE,
        T.LIHAT_PERANGKAT,
        T.CABUT_PERANGKAT,
        T.SETEL_PIN,
        T.LIHAT_JEJAK,
        T.URUS_HAK,
        T.IMPOR,
        T.UNDUH,
        T.LIHAT_SURAT,
        T.KELOLA_SURAT,
        T.KELOLA_TIM,
        T.LIHAT_PEMBINAAN,
        T.KELOLA_AKSI,
        T.KELOLA_KEGIATAN,
        T.LIHAT_PESERTA,
        T.CATAT_HADIR,
        T.CATAT_KOMPETENSI,
        T.BINA,
        T.LIHAT_RENCANA,
        T.KELOLA_RENCANA,
        T.TETAPKAN_RENCANA,
        T.KELOLA_INSENTIF,
        T.KELOLA_INFORMASI,
    ),
    T.LIHAT_KESEHATAN: Syarat.TERHUBUNG,
    T.LIHAT_KUNJUNGAN: Syarat.TERHUBUNG,
    T.KELOLA_AKUN: Syarat.WEWENANG,
    T.BUKA_NIK: Syarat.ALASAN,
    T.UNDUH_NAMA: Syarat.ALASAN,
}

# Members of a Tim Pembina see the institution and its figures; what more they may do is their post (governance.md 2.1).
_TEAM = _free(T.LIHAT_POSYANDU, T.LIHAT_REKAP, T.UNDUH, T.LIHAT_PEMBINAAN, T.LIHAT_RENCANA)
# Secretariats of a Tim Pembina above the village.
_COACHES = (
    _TEAM
    | _free(T.KELOLA_TIM, T.KELOLA_AKSI, T.NILAI_LOMBA, T.KELOLA_INFORMASI)
    | dict.fromkeys((T.KELOLA_KEGIATAN, T.LIHAT_PESERTA, T.CATAT_HADIR, T.KELOLA_LOMBA), Syarat.KEGIATAN_SENDIRI)
)

_CASE_CONTACT = {T.BACA_KASUS: Syarat.PENERIMA, T.BACA_JAWABAN_TERLINDUNG: Syarat.PENERIMA}

RIGHTS: dict[Peran, Rights] = {
    Peran.KADER: _MEMBER,
    Peran.KETUA_BIDANG: _MEMBER | {T.SETUJUI_REKAP_BIDANG: Syarat.BIDANG},
    Peran.SEKRETARIS_POSYANDU: _SECRETARY,
    Peran.KETUA_POSYANDU: _CHAIR,
    Peran.BIDAN: _HEALTH,
    Peran.PETUGAS_PUSKESMAS: _HEALTH,
    Peran.SEKRETARIS_DESA: _VILLAGE,
    Peran.KEPALA_DESA: _VILLAGE
    | _free(T.SETUJUI_HAPUS)
    | {T.BACA_KASUS: Syarat.PENERIMA, T.BACA_JAWABAN_TERLINDUNG: Syarat.TERHUBUNG},
    Peran.KASI_PMK: _COACHES
    | _free(T.LIHAT_ANGKA_KECIL, T.LIHAT_LAPORAN, T.LIHAT_SURAT, T.PERIKSA_REGISTRASI, T.CATAT_KOMPETENSI, T.BINA),
    Peran.PETUGAS_OPD: {
        T.LIHAT_POSYANDU: Syarat.TIDAK_ADA,
        T.LIHAT_REKAP: Syarat.BIDANG,
        T.UNDUH: Syarat.BIDANG,
        T.LIHAT_PEMBINAAN: Syarat.TIDAK_ADA,
        T.KELOLA_AKSI: Syarat.DINAS,  # reports the lines it owns
        T.NILAI_LOMBA: Syarat.TIDAK_ADA,
        T.BINA: Syarat.BIDANG,
        T.CATAT_KOMPETENSI: Syarat.BIDANG,
        T.LIHAT_RENCANA: Syarat.BIDANG,
        T.KELOLA_MATRIKS: Syarat.BIDANG,
        T.LIHAT_USULAN: Syarat.DINAS,
        T.KEMBALIKAN_USULAN: Syarat.DINAS,
        T.TERUSKAN_USULAN: Syarat.DINAS,
        T.JAWAB_USULAN: Syarat.DINAS,
        T.TUTUP_USULAN: Syarat.DINAS,
        T.BACA_JAWABAN_TERLINDUNG: Syarat.DINAS,
    },
    Peran.DPMD: {
        **_COACHES,
        **_free(
            T.LIHAT_ANGKA_KECIL,
            T.LIHAT_LAPORAN,
            T.KELOLA_POSYANDU,
            T.KELOLA_KADER,
            T.KELOLA_SARANA,
            T.LIHAT_PERANGKAT,
            T.LIHAT_JEJAK,
            T.JALANKAN_RETENSI,
            T.KELOLA_ACUAN,
            T.LIHAT_SURAT,
            T.KELOLA_SURAT,
            T.PERIKSA_REGISTRASI,
            T.AJUKAN_REGISTRASI,
            T.CATAT_KOMPETENSI,
            T.BINA,
            T.KELOLA_MATRIKS,
        ),
        T.LIHAT_WARGA: Syarat.ALASAN,
        T.LIHAT_NAMA_BALITA: Syarat.ALASAN,
        T.LIHAT_USULAN: Syarat.ALASAN,
    },
    Peran.PROVINSI: _COACHES,
    Peran.PENGELOLA: _free(
        T.LIHAT_POSYANDU,
        T.KELOLA_POSYANDU,
        T.KELOLA_KADER,
        T.KELOLA_SARANA,
        T.TERBITKAN_KODE,
        T.LIHAT_PERANGKAT,
        T.CABUT_PERANGKAT,
        T.SETEL_PIN,
        T.LIHAT_JEJAK,
        T.JALANKAN_RETENSI,
        T.KELOLA_WILAYAH,
        T.JAGA_SERVER,
        T.KELOLA_ACUAN,
        T.KELOLA_TIM,
        T.LIHAT_PEMBINAAN,
    )
    | {T.KELOLA_AKUN: Syarat.WEWENANG},
    Peran.DP3A: _free(T.LIHAT_POSYANDU) | _CASE_CONTACT,
    Peran.POLISI: _free(T.LIHAT_POSYANDU) | _CASE_CONTACT,
    Peran.TIM_FASILITATOR: _TEAM
    | dict.fromkeys((T.KELOLA_KEGIATAN, T.LIHAT_PESERTA, T.CATAT_HADIR), Syarat.KEGIATAN_SENDIRI),
    Peran.TIM_PERENCANA: _TEAM | _free(T.KELOLA_AKSI) | {T.KELOLA_LOMBA: Syarat.KEGIATAN_SENDIRI},
    Peran.TIM_PELAKSANA: _TEAM
    | _free(T.KELOLA_AKSI)
    | dict.fromkeys((T.LIHAT_PESERTA, T.CATAT_HADIR, T.KELOLA_LOMBA), Syarat.KEGIATAN_SENDIRI),
    Peran.TIM_PEMBINA: _TEAM | _free(T.BINA, T.CATAT_KOMPETENSI, T.NILAI_LOMBA),
}

_POSYANDU_ROLES = frozenset({Peran.KADER, Peran.KETUA_BIDANG, Peran.SEKRETARIS_POSYANDU, Peran.KETUA_POSYANDU})

# Whose account and grants a role may make, change and end.
GRANTABLE: dict[Peran, frozenset[Peran]] = {
    Peran.PENGELOLA: frozenset(Peran),
    Peran.KEPALA_DESA: _POSYANDU_ROLES,
    Peran.SEKRETARIS_DESA: _POSYANDU_ROLES,
}

# Roles that work on an enrolled phone.
FIELD_ROLES: frozenset[Peran] = _POSYANDU_ROLES


def condition_of(peran: Peran, action: Tindakan) -> Syarat | None:
    """What a role must meet for an act; None is never."""
    return Syarat.TIDAK_ADA if action in EVERYONE else RIGHTS[peran].get(action)
