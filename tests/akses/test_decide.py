"""The access matrix: each role x each act x own, sibling and other regency, written out by hand a second time."""

import datetime as dt
from uuid import UUID

import pytest

from factories.akses import (
    BIDANG,
    HOME,
    KAB,
    ME,
    MELATI,
    OTHER,
    OTHER_KAB,
    OWN,
    PLACES,
    POSYANDU,
    PROVINSI,
    REACH,
    actor_of,
    at,
)
from simpul.akses.rules.decision import Grant, Target
from simpul.akses.rules.words import Peran, Tindakan
from simpul.akses.services import decide, require, roles_at
from simpul.kernel.errors import SimpulError

MEMBER = (
    "lihat_posyandu lihat_rekap lihat_angka_kecil lihat_laporan lihat_warga lihat_nama_balita lihat_kesehatan "
    "lihat_kunjungan lihat_usulan catat lihat_pembinaan lihat_rencana"
)
SECRETARY = (
    f"{MEMBER} kelola_warga gabung_warga buat_usulan lengkapi_usulan kelola_kader lihat_perangkat impor unduh "
    "lihat_surat kelola_surat kelola_rencana kelola_informasi kelola_sarana"
)
HEALTH = (
    "lihat_posyandu lihat_rekap lihat_angka_kecil lihat_laporan lihat_warga lihat_nama_balita lihat_kesehatan "
    "pilih_penimbangan gabung_warga impor unduh lihat_pembinaan catat_kompetensi lihat_kunjungan:kesehatan "
    "lihat_usulan:kesehatan "
    "baca_jawaban_terlindung:kesehatan buka_nik:alasan unduh_nama:alasan"
)
VILLAGE = (
    "lihat_posyandu lihat_rekap lihat_angka_kecil lihat_laporan lihat_warga lihat_nama_balita lihat_usulan "
    "buat_usulan lengkapi_usulan terima_usulan kembalikan_usulan teruskan_usulan "
    "rencanakan_usulan tutup_usulan kelola_sarana "
    "tandatangani_laporan kembalikan_laporan lihat_karantina urus_karantina kelola_warga gabung_warga "
    "kelola_posyandu kelola_kader terbitkan_kode lihat_perangkat cabut_perangkat setel_pin lihat_jejak urus_hak impor "
    "unduh lihat_surat kelola_surat kelola_tim lihat_pembinaan kelola_aksi kelola_kegiatan lihat_peserta catat_hadir "
    "catat_kompetensi bina lihat_rencana kelola_rencana tetapkan_rencana kelola_insentif kelola_informasi "
    "lihat_kesehatan:terhubung lihat_kunjungan:terhubung kelola_akun:wewenang buka_nik:alasan unduh_nama:alasan"
)
TEAM = "lihat_posyandu lihat_rekap unduh lihat_pembinaan lihat_rencana"
EVENTS = "kelola_kegiatan:kegiatan_sendiri lihat_peserta:kegiatan_sendiri catat_hadir:kegiatan_sendiri"
COACHES = f"{TEAM} kelola_tim kelola_aksi {EVENTS} kelola_lomba:kegiatan_sendiri nilai_lomba kelola_informasi"
EXPECTED = {
    Peran.KADER: MEMBER,
    Peran.KETUA_BIDANG: f"{MEMBER} setujui_rekap_bidang:bidang",
    Peran.SEKRETARIS_POSYANDU: SECRETARY,
    Peran.KETUA_POSYANDU: f"{SECRETARY} pilih_penimbangan buka_lagi_sesi setujui_rekap_bidang lihat_karantina "
    "cabut_perangkat setel_pin lihat_jejak",
    Peran.BIDAN: HEALTH,
    Peran.PETUGAS_PUSKESMAS: HEALTH,
    Peran.SEKRETARIS_DESA: VILLAGE,
    Peran.KEPALA_DESA: f"{VILLAGE} setujui_hapus baca_kasus:penerima baca_jawaban_terlindung:terhubung",
    Peran.KASI_PMK: f"{COACHES} lihat_angka_kecil lihat_laporan lihat_surat periksa_registrasi catat_kompetensi bina",
    Peran.PETUGAS_OPD: "lihat_posyandu lihat_rekap:bidang unduh:bidang lihat_usulan:dinas kembalikan_usulan:dinas "
    "teruskan_usulan:dinas jawab_usulan:dinas tutup_usulan:dinas baca_jawaban_terlindung:dinas lihat_pembinaan "
    "nilai_lomba kelola_aksi:dinas bina:bidang catat_kompetensi:bidang lihat_rencana:bidang kelola_matriks:bidang",
    Peran.DPMD: f"{COACHES} lihat_angka_kecil lihat_laporan kelola_posyandu kelola_kader lihat_surat kelola_surat "
    "periksa_registrasi ajukan_registrasi catat_kompetensi bina kelola_matriks kelola_sarana "
    "lihat_perangkat lihat_jejak jalankan_retensi kelola_acuan lihat_warga:alasan lihat_nama_balita:alasan "
    "lihat_usulan:alasan",
    Peran.PROVINSI: COACHES,
    Peran.PENGELOLA: "lihat_posyandu kelola_posyandu kelola_kader terbitkan_kode lihat_perangkat cabut_perangkat "
    "jaga_server setel_pin lihat_jejak jalankan_retensi kelola_wilayah kelola_acuan kelola_tim "
    "lihat_pembinaan kelola_sarana kelola_akun:wewenang",
    Peran.DP3A: "lihat_posyandu baca_kasus:penerima baca_jawaban_terlindung:penerima",
    Peran.POLISI: "lihat_posyandu baca_kasus:penerima baca_jawaban_terlindung:penerima",
    Peran.TIM_FASILITATOR: f"{TEAM} {EVENTS}",
    Peran.TIM_PERENCANA: f"{TEAM} kelola_aksi kelola_lomba:kegiatan_sendiri",
    Peran.TIM_PELAKSANA: f"{TEAM} kelola_aksi lihat_peserta:kegiatan_sendiri catat_hadir:kegiatan_sendiri "
    "kelola_lomba:kegiatan_sendiri",
    Peran.TIM_PEMBINA: f"{TEAM} bina catat_kompetensi nilai_lomba",
}

# What meets each condition, and what does not; the second list is tried one by one.
MEETS = {
    "bidang": ({"bidang": BIDANG}, [{}, {"bidang": "sosial"}]),
    "kesehatan": ({"bidang": "kesehatan"}, [{}, {"bidang": BIDANG}]),
    "dinas": (
        {"bidang": BIDANG, "opd": "perkim"},
        [{}, {"opd": "perkim"}, {"bidang": BIDANG}, {"bidang": BIDANG, "opd": "dinsos"}],
    ),
    "terhubung": ({"terhubung": True}, [{}]),
    "alasan": ({"alasan": "Aduan warga nomor 12"}, [{}, {"alasan": "a b c"}, {"alasan": " " * 40}]),
    "penerima": (
        {"penerima": frozenset({"kepala_desa", "dp3a", "polisi"})},
        [
            {},
            {"penerima": frozenset({"bidan"})},
            {"penerima": frozenset({"kepala_desa", "dp3a", "polisi"}), "dikecualikan": frozenset({ME})},
        ],
    ),
    "wewenang": ({"peran": Peran.KADER}, [{}]),
}
EVERY_FACT = {key: value for facts, _ in MEETS.values() for key, value in facts.items() if key != "bidang"}


def expected_of(peran: Peran) -> dict[str, str]:
    return dict([*word.split(":"), ""][:2] for word in EXPECTED[peran].split())


@pytest.mark.parametrize("peran", Peran)
@pytest.mark.parametrize("place", PLACES)
def test_each_role_may_just_what_is_written(peran, place) -> None:
    actor, expected = actor_of(peran), expected_of(peran)
    reached = place in REACH[HOME[peran]]
    for action in set(Tindakan) - {Tindakan.LAPOR_KASUS}:
        condition = expected.get(action)
        if condition is None:
            for bidang in ("kesehatan", BIDANG):
                assert not decide(actor, action, at(place, bidang=bidang, **EVERY_FACT)), action
            continue
        if condition == "kegiatan_sendiri":
            assert bool(decide(actor, action, at(place))) is (reached and HOME[peran] != PROVINSI), action
            continue
        facts, misses = MEETS.get(condition, ({}, []))
        assert bool(decide(actor, action, at(place, **facts))) is reached, action
        for miss in misses:
            assert not decide(actor, action, at(place, **miss)), (action, miss)


@pytest.mark.parametrize("peran", Peran)
def test_anyone_with_a_task_may_file_a_sealed_report(peran) -> None:
    assert decide(actor_of(peran), Tindakan.LAPOR_KASUS, at("other_province"))


@pytest.mark.parametrize(
    "bidang",
    ["pendidikan", "kesehatan", "pekerjaan_umum", "perumahan_rakyat", "trantibumlinmas", "sosial", None],
)
def test_a_kader_records_every_field_whatever_her_sk_says(bidang) -> None:
    assert decide(actor_of(Peran.KADER), Tindakan.CATAT, at("own", bidang=bidang))


@pytest.mark.parametrize("peran", [Peran.KASI_PMK, Peran.PROVINSI, Peran.PENGELOLA, Peran.PETUGAS_OPD])
@pytest.mark.parametrize(
    "action",
    [
        Tindakan.LIHAT_WARGA,
        Tindakan.LIHAT_NAMA_BALITA,
        Tindakan.LIHAT_KESEHATAN,
        Tindakan.LIHAT_KUNJUNGAN,
        Tindakan.BUKA_NIK,
        Tindakan.UNDUH_NAMA,
        Tindakan.LIHAT_KARANTINA,
    ],
)
def test_above_the_village_no_resident_is_named(peran, action) -> None:
    assert not decide(actor_of(peran), action, at("own", bidang="kesehatan", **EVERY_FACT))


@pytest.mark.parametrize("action", [Tindakan.KELOLA_KEGIATAN, Tindakan.LIHAT_PESERTA, Tindakan.CATAT_HADIR])
def test_a_province_names_people_of_its_own_events_only(action) -> None:
    officer = actor_of(Peran.PROVINSI)
    assert decide(officer, action, Target(kab_id=0, jalur="62"))
    assert not decide(officer, action, Target(kab_id=0, jalur="63"))
    assert not decide(officer, action, Target(kab_id=KAB, jalur="62.10"))
    assert not decide(actor_of(Peran.DPMD), action, Target(kab_id=0, jalur="62"))


def test_an_excluded_official_cannot_read_the_case_that_names_him() -> None:
    case = {"penerima": frozenset({"kepala_desa"})}
    head = actor_of(Peran.KEPALA_DESA)
    assert decide(head, Tindakan.BACA_KASUS, at("own", **case, dikecualikan=frozenset({OTHER})))
    assert not decide(head, Tindakan.BACA_KASUS, at("own", **case, dikecualikan=frozenset({ME})))


def test_a_village_cannot_make_administrators() -> None:
    clerk = actor_of(Peran.SEKRETARIS_DESA)
    for peran in set(Peran):
        allowed = decide(clerk, Tindakan.KELOLA_AKUN, at("own", peran=peran)).allowed
        assert allowed is (HOME[peran] is POSYANDU), peran


def test_an_unknown_place_is_covered_by_nobody() -> None:
    for peran in Peran:
        for action in set(Tindakan) - {Tindakan.LAPOR_KASUS}:
            assert not decide(actor_of(peran), action, Target(bidang="kesehatan", **EVERY_FACT))


def test_the_same_posyandu_id_in_another_regency_is_not_hers() -> None:
    assert not decide(
        actor_of(Peran.KADER), Tindakan.CATAT, Target(kab_id=OTHER_KAB, posyandu_id=MELATI, jalur=OWN.jalur)
    )


def test_nobody_and_the_inactive_may_nothing() -> None:
    asleep = actor_of(Peran.KEPALA_DESA, is_active=False)
    idle = actor_of(Peran.KEPALA_DESA, grants=())
    for action in Tindakan:
        assert decide(None, action, OWN).code == "akses.belum_bertugas"
        assert decide(asleep, action, OWN).code == "akses.akun_nonaktif"
        assert decide(idle, action, OWN).code == "akses.belum_bertugas"


@pytest.mark.parametrize(
    ("day", "allowed"),
    [("2025-12-31", False), ("2026-01-01", True), ("2026-06-29", True), ("2026-06-30", False), (None, False)],
)
def test_a_grant_holds_from_its_first_day_until_before_its_end(day, allowed) -> None:
    grant = Grant(UUID(int=9), Peran.KADER, dt.date(2026, 1, 1), dt.date(2026, 6, 30), posyandu_id=MELATI, kab_id=KAB)
    actor = actor_of(Peran.KADER, grants=(grant,))
    target = at("own", pada=dt.date.fromisoformat(day) if day else None)
    assert decide(actor, Tindakan.CATAT, target).allowed is allowed


def test_two_grants_add_up_and_do_not_mix() -> None:
    perkim = actor_of(Peran.PETUGAS_OPD).grants[0]
    dinsos = Grant(
        UUID(int=8), Peran.PETUGAS_OPD, perkim.mulai, jalur="62.11", bidang=frozenset({"sosial"}), opd="dinsos"
    )
    actor = actor_of(Peran.PETUGAS_OPD, grants=(perkim, dinsos))
    answer = Tindakan.JAWAB_USULAN
    assert decide(actor, answer, at("own", bidang=BIDANG, opd="perkim"))
    assert decide(actor, answer, at("other_regency", bidang="sosial", opd="dinsos"))
    assert not decide(actor, answer, at("own", bidang="sosial", opd="dinsos"))
    assert not decide(actor, answer, at("other_regency", bidang=BIDANG, opd="perkim"))


def test_a_refusal_tells_nothing_but_a_missing_reason() -> None:
    with pytest.raises(SimpulError) as outside:
        require(actor_of(Peran.PETUGAS_OPD), Tindakan.LIHAT_USULAN, at("own", bidang="sosial", opd="dinsos"))
    assert outside.value.code == "akses.ditolak"
    with pytest.raises(SimpulError) as unexplained:
        require(actor_of(Peran.DPMD), Tindakan.LIHAT_WARGA, OWN)
    assert unexplained.value.code == "akses.perlu_alasan"


@pytest.mark.parametrize(
    ("peran", "action", "facts", "code"),
    [
        (Peran.PROVINSI, Tindakan.LIHAT_WARGA, {}, "akses.peran"),
        (Peran.PETUGAS_OPD, Tindakan.LIHAT_USULAN, {"opd": "dinsos"}, "akses.dinas_lain"),
        (Peran.KETUA_BIDANG, Tindakan.SETUJUI_REKAP_BIDANG, {"bidang": "sosial"}, "akses.bidang_lain"),
        (Peran.SEKRETARIS_DESA, Tindakan.LIHAT_KESEHATAN, {}, "akses.belum_terhubung"),
        (Peran.KEPALA_DESA, Tindakan.BACA_KASUS, {}, "akses.bukan_penerima"),
        (Peran.SEKRETARIS_DESA, Tindakan.KELOLA_AKUN, {"peran": Peran.DPMD}, "akses.peran_lebih_tinggi"),
    ],
)
def test_the_reason_is_the_nearest_to_yes(peran, action, facts, code) -> None:
    assert decide(actor_of(peran), action, at("own", **facts)).code == code


def test_outside_her_place_the_reason_is_the_place() -> None:
    assert decide(actor_of(Peran.KEPALA_DESA), Tindakan.CATAT, at("own")).code == "akses.peran"
    assert decide(actor_of(Peran.KADER), Tindakan.CATAT, at("sibling")).code == "akses.luar_wilayah"


def test_roles_are_told_per_place() -> None:
    kader, bidan = actor_of(Peran.KADER).grants[0], actor_of(Peran.BIDAN).grants[0]
    actor = actor_of(Peran.KADER, grants=(kader, bidan))
    assert roles_at(actor, at("own")) == {"kader", "bidan"}
    assert roles_at(actor, at("sibling")) == set()
