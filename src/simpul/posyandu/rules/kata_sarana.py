"""Closed sets of what a posyandu has: place, equipment, sources of money (governance.md 1.7, 3.3)."""

from enum import StrEnum


class Gedung(StrEnum):
    """Whose building it opens in."""

    SENDIRI = "sendiri"
    DESA = "desa"
    PINJAM = "pinjam"
    RUMAH_KADER = "rumah_kader"
    TANPA = "tanpa"


class Air(StrEnum):
    """Water at the place."""

    LEDENG = "ledeng"
    SUMUR = "sumur"
    LAINNYA = "lainnya"
    TIDAK_ADA = "tidak_ada"


class Jamban(StrEnum):
    """Latrine at the place."""

    BAIK = "baik"
    RUSAK = "rusak"
    TIDAK_ADA = "tidak_ada"


class Listrik(StrEnum):
    """Electricity at the place."""

    PLN = "pln"
    SURYA = "surya"
    GENSET = "genset"
    TIDAK_ADA = "tidak_ada"


class Sinyal(StrEnum):
    """Signal of mobile telephones at the place."""

    KUAT = "kuat"
    LEMAH = "lemah"
    TIDAK_ADA = "tidak_ada"


class JenisAlat(StrEnum):
    """Equipment of the list; `lainnya` is a line that names itself."""

    TIMBANGAN_BAYI = "timbangan_bayi"
    TIMBANGAN_BERDIRI = "timbangan_berdiri"
    DACIN = "dacin"
    UKUR_PANJANG = "ukur_panjang"
    UKUR_TINGGI = "ukur_tinggi"
    PITA_LILA = "pita_lila"
    PITA_KEPALA = "pita_kepala"
    KIT_PERKEMBANGAN = "kit_perkembangan"
    TENSIMETER = "tensimeter"
    CEK_DARAH = "cek_darah"
    TERMOMETER = "termometer"
    P3K = "p3k"
    PERMAINAN_EDUKATIF = "permainan_edukatif"
    BUKU_BACAAN = "buku_bacaan"
    MEJA = "meja"
    KURSI = "kursi"
    PAPAN_NAMA = "papan_nama"
    PAPAN_INFORMASI = "papan_informasi"
    LEMARI_ARSIP = "lemari_arsip"
    PENGERAS_SUARA = "pengeras_suara"
    APAR = "apar"
    SENTER = "senter"
    HP = "hp"
    LAINNYA = "lainnya"


class SumberDana(StrEnum):
    """Who pays; Dana Desa and ADD are parts of the APBDes, written apart because their reports are."""

    DANA_DESA = "dana_desa"
    ADD = "add"
    APBDES = "apbdes"
    DPA_KECAMATAN = "dpa_kecamatan"
    APBD_KAB = "apbd_kab"
    APBD_PROV = "apbd_prov"
    APBN = "apbn"
    CSR = "csr"
    SWADAYA = "swadaya"
    BAZNAS = "baznas"
    LAIN = "lain"


# The anthropometry kit as a Puskesmas hands it out: without all five, growth is not measured by the guide.
KIT_ANTROPOMETRI = frozenset(
    {
        JenisAlat.TIMBANGAN_BAYI,
        JenisAlat.TIMBANGAN_BERDIRI,
        JenisAlat.UKUR_PANJANG,
        JenisAlat.UKUR_TINGGI,
        JenisAlat.PITA_LILA,
    }
)
GEDUNG_NAMES: dict[Gedung, str] = {
    Gedung.SENDIRI: "Gedung sendiri",
    Gedung.DESA: "Gedung milik desa atau kelurahan",
    Gedung.PINJAM: "Pinjam tempat",
    Gedung.RUMAH_KADER: "Rumah kader atau warga",
    Gedung.TANPA: "Tanpa gedung",
}
AIR_NAMES: dict[Air, str] = {
    Air.LEDENG: "Ledeng",
    Air.SUMUR: "Sumur",
    Air.LAINNYA: "Sumber lain",
    Air.TIDAK_ADA: "Tidak ada",
}
JAMBAN_NAMES: dict[Jamban, str] = {
    Jamban.BAIK: "Ada, baik",
    Jamban.RUSAK: "Ada, rusak",
    Jamban.TIDAK_ADA: "Tidak ada",
}
LISTRIK_NAMES: dict[Listrik, str] = {
    Listrik.PLN: "PLN",
    Listrik.SURYA: "Tenaga surya",
    Listrik.GENSET: "Genset",
    Listrik.TIDAK_ADA: "Tidak ada",
}
SINYAL_NAMES: dict[Sinyal, str] = {
    Sinyal.KUAT: "Kuat",
    Sinyal.LEMAH: "Lemah",
    Sinyal.TIDAK_ADA: "Tidak ada",
}
ALAT_NAMES: dict[JenisAlat, str] = {
    JenisAlat.TIMBANGAN_BAYI: "Timbangan bayi",
    JenisAlat.TIMBANGAN_BERDIRI: "Timbangan digital ibu dan anak",
    JenisAlat.DACIN: "Dacin",
    JenisAlat.UKUR_PANJANG: "Alat ukur panjang badan",
    JenisAlat.UKUR_TINGGI: "Alat ukur tinggi badan",
    JenisAlat.PITA_LILA: "Pita LiLA",
    JenisAlat.PITA_KEPALA: "Pita lingkar kepala",
    JenisAlat.KIT_PERKEMBANGAN: "Kit perkembangan anak",
    JenisAlat.TENSIMETER: "Tensimeter",
    JenisAlat.CEK_DARAH: "Alat cek gula darah",
    JenisAlat.TERMOMETER: "Termometer",
    JenisAlat.P3K: "Kotak P3K",
    JenisAlat.PERMAINAN_EDUKATIF: "Alat permainan edukatif",
    JenisAlat.BUKU_BACAAN: "Buku bacaan",
    JenisAlat.MEJA: "Meja",
    JenisAlat.KURSI: "Kursi",
    JenisAlat.PAPAN_NAMA: "Papan nama",
    JenisAlat.PAPAN_INFORMASI: "Papan informasi",
    JenisAlat.LEMARI_ARSIP: "Lemari arsip",
    JenisAlat.PENGERAS_SUARA: "Pengeras suara",
    JenisAlat.APAR: "Alat pemadam api ringan",
    JenisAlat.SENTER: "Senter",
    JenisAlat.HP: "HP milik Posyandu",
    JenisAlat.LAINNYA: "Lainnya",
}
SUMBER_NAMES: dict[SumberDana, str] = {
    SumberDana.DANA_DESA: "Dana Desa (APBDes)",
    SumberDana.ADD: "Alokasi Dana Desa (APBDes)",
    SumberDana.APBDES: "APBDes, sumber lain",
    SumberDana.DPA_KECAMATAN: "DPA kecamatan",
    SumberDana.APBD_KAB: "APBD kabupaten/kota",
    SumberDana.APBD_PROV: "APBD provinsi",
    SumberDana.APBN: "APBN",
    SumberDana.CSR: "CSR perusahaan",
    SumberDana.SWADAYA: "Swadaya warga",
    SumberDana.BAZNAS: "Baznas",
    SumberDana.LAIN: "Lain",
}
# Money of the APBDes, which a kelurahan has none of.
OF_DESA = frozenset({SumberDana.DANA_DESA, SumberDana.ADD, SumberDana.APBDES})
