"""A visit records one catalogue line for a person, a family, a house or a public place."""

import datetime as dt

import msgspec
import pytest

from factories.kunjungan import DEWA, weigh
from factories.warga import TODAY, act, code, make_rumah, warned
from simpul.jurnal.contracts import Op
from simpul.jurnal.keys import destroy_key
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Kunjungan
from simpul.kunjungan.queries import list_kunjungan, open_protected, sync_rows
from simpul.warga.queries import seal_value

pytestmark = pytest.mark.django_db
MBAH = {"nama": "Mbah Karto", "lahir": dt.date(1950, 1, 1), "jenis_kelamin": "L"}


def visit(home, layanan_id="KES-02", jawaban=None, **payload):
    key = new_id()
    facts = {"tanggal": TODAY, "cara": "rumah", "subjek_jenis": "orang", "jawaban": jawaban or {}}
    return key, home.do("record_kunjungan", kunjungan_id=key, layanan_id=layanan_id, **(facts | payload))


def test_it_works() -> None:
    home = make_rumah()
    person = home.add(**MBAH)
    key, outcome = visit(home, jawaban={"sistole_mmhg": 150, "diastole_mmhg": 95}, warga_id=person, catatan="sepi")
    assert (outcome["bidang"], outcome["jenis"], outcome["peringatan"]) == ("kesehatan", "pendataan", [])
    assert [advice["rule"] for advice in outcome["saran"]] == ["tensi_tinggi"]
    [row] = sync_rows("kunjungan", home.kab_id, home.posyandu_id, [key])
    assert (row["layanan_id"], row["jawaban"], row["warga_id"], row["oleh"]) == (
        "KES-02",
        {"sistole_mmhg": 150, "diastole_mmhg": 95},
        str(person),
        "Bu Sari",
    )
    [change] = home.changes
    assert change.months == {dt.date(2026, 11, 1)}
    month = dt.date(2026, 11, 1), dt.date(2026, 12, 1)
    [listed] = list_kunjungan(home.kab_id, [home.posyandu_id], *month, bidang="kesehatan", warga_id=person)
    assert (listed.catatan, listed.ada_dilindungi) == ("sepi", False)


def test_protected_answers_lie_encrypted_apart() -> None:
    home = make_rumah()
    key, outcome = visit(home, jawaban={"batuk_lama": True, "tanda_bahaya": False}, warga_id=home.add(**MBAH))
    assert outcome["dilindungi"] == ["batuk_lama"]
    stored = Kunjungan.objects.get(kab_id=home.kab_id, id=key)
    assert stored.jawaban == {"tanda_bahaya": False}
    assert b"batuk" not in bytes(stored.jawaban_dilindungi)
    assert open_protected(home.kab_id, home.posyandu_id, key) == {"batuk_lama": True}
    # They lie under the person's own key, and are gone with it.
    destroy_key(home.kab_id, stored.warga_id)
    assert open_protected(home.kab_id, home.posyandu_id, key) == {}
    assert sync_rows("kunjungan", home.kab_id, home.posyandu_id, [key])[0]["jawaban"] == {"tanda_bahaya": False}


def test_answers_of_before_the_persons_own_key_ask_to_be_rebuilt() -> None:
    home = make_rumah()
    key, _ = visit(home, jawaban={"batuk_lama": True}, warga_id=home.add(**MBAH))
    rows = Kunjungan.objects.filter(kab_id=home.kab_id, id=key)
    rows.update(jawaban_dilindungi=seal_value('{"batuk_lama": true}', key.bytes))
    with pytest.raises(SimpulError, match="kunci lama") as refusal:
        open_protected(home.kab_id, home.posyandu_id, key)
    assert "simpul susun-ulang" in str(refusal.value)
    # Built again from the log they lie under her key.
    rows.delete()
    act("record_kunjungan", [home.log[-1]])
    assert open_protected(home.kab_id, home.posyandu_id, key) == {"batuk_lama": True}


def test_a_house_a_family_and_a_place_can_be_visited() -> None:
    home = make_rumah()
    family = new_id()
    home.do("register_keluarga", keluarga_id=family, kepala_nama="Kadir")
    house = visit(home, "PR-01", {"bahan_lantai": "tanah"}, subjek_jenis="rumah", keluarga_id=family)[1]
    assert [advice["rule"] for advice in house["saran"]] == ["lantai_tanah"]
    known = visit(home, "SOS-01", {}, subjek_jenis="keluarga", keluarga_id=family)[1]
    assert known["bidang"] == "sosial"
    place = visit(home, "KES-01", {"jumlah_peserta": 40}, subjek_jenis="tempat", tempat="Balai dusun")[1]
    assert place["jenis"] == "kegiatan"


def test_nobody_home_is_a_normal_end() -> None:
    home = make_rumah()
    key, outcome = visit(home, "SOS-02", {}, hasil="tidak_ada_orang", warga_id=home.add(**MBAH))
    assert outcome["peringatan"] == []
    assert sync_rows("kunjungan", home.kab_id, home.posyandu_id, [key])[0]["hasil"] == "tidak_ada_orang"
    _, asked = visit(home, "SOS-02", {}, warga_id=home.add(**MBAH))
    assert code(asked) == "layanan.jawaban_wajib"


def test_growth_of_the_month_reaches_the_rules() -> None:
    home = make_rumah()
    child = home.add(**DEWA)
    weigh(home, child, 7600)
    _, outcome = visit(home, warga_id=child)
    assert [advice["rule"] for advice in outcome["saran"]] == ["bawah_garis_merah"]


def test_pregnancy_reaches_the_rules() -> None:
    home = make_rumah()
    woman = home.add("Wati", dt.date(1998, 1, 1))
    home.do("record_episode", episode_id=new_id(), warga_id=woman, jenis="hamil", mulai=dt.date(2026, 6, 1))
    _, outcome = visit(home, jawaban={"lila_cm": 23.0}, warga_id=woman)
    assert [advice["rule"] for advice in outcome["saran"]] == ["lila_bumil"]


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"layanan_id": "XX-99"}, "kunjungan.layanan_tidak_dikenal"),
        ({"layanan_id": "TRA-02"}, "layanan.lewat_rahasia"),
        ({"jawaban": {"apa": 1}}, "layanan.pertanyaan_tidak_dikenal"),
        ({"jawaban": {"sistole_mmhg": 1200}}, "layanan.angka_di_luar_batas"),
        ({"jawaban": {"sistole_mmhg": "tinggi"}}, "layanan.jawaban_bentuk"),
        ({"jawaban": {"edukasi_diberikan": "a\0b"}}, "warga.teks_tidak_terbaca"),
        ({"tanggal": dt.date(1949, 12, 31)}, "kunjungan.tanggal_terlalu_lama"),
        ({"tanggal": dt.date(2026, 11, 28)}, "kunjungan.tanggal_di_depan"),
        ({"warga_id": new_id()}, "kunjungan.orang_tidak_ditemukan"),
        ({"warga_id": None}, "kunjungan.subjek_kosong"),
        ({"subjek_jenis": "tempat", "tempat": " "}, "kunjungan.tempat_kosong"),
        ({"subjek_jenis": "rumah", "warga_id": None}, "kunjungan.subjek_kosong"),
        ({"foto": ["../../etc/passwd"]}, "kunjungan.foto_salah"),
        ({"foto": ["a" * 64] * 11}, "kunjungan.foto_salah"),
        ({"catatan": "x" * 2001}, "warga.teks_terlalu_panjang"),
    ],
)
def test_what_cannot_be_is_refused(facts, refusal) -> None:
    home = make_rumah()
    assert code(visit(home, **({"warga_id": home.add(**MBAH)} | facts))[1]) == refusal
    assert not Kunjungan.objects.filter(kab_id=home.kab_id).exists()


def test_a_visit_before_birth_is_refused() -> None:
    home = make_rumah()
    child = home.add()
    assert code(visit(home, warga_id=child, tanggal=dt.date(2025, 9, 9))[1]) == "kunjungan.sebelum_lahir"


def test_an_unpublished_catalogue_never_gets_here() -> None:
    """Admission quarantines it before; a check that would meet it stops."""
    home = make_rumah()
    op = home.op(
        "record_kunjungan",
        kunjungan_id=new_id(),
        layanan_id="KES-02",
        tanggal=TODAY,
        cara="rumah",
        subjek_jenis="orang",
        jawaban={},
        warga_id=home.add(**MBAH),
    )
    with pytest.raises(SimpulError, match=r"2019\.1"):
        home.perform([Op(msgspec.structs.replace(op.envelope, catalog_version="2019.1"), op.payload)])


def test_unusual_answers_and_subjects_are_warned_about() -> None:
    home = make_rumah()
    person = home.add(**MBAH)
    _, outcome = visit(home, jawaban={"sistole_mmhg": 80, "diastole_mmhg": 90}, warga_id=person)
    assert warned(outcome) == ["layanan.periksa_lagi"]
    _, outcome = visit(home, "PR-01", {}, warga_id=person)
    assert warned(outcome) == ["kunjungan.subjek_tidak_biasa"]


def test_the_same_visit_twice_changes_nothing() -> None:
    home = make_rumah()
    person = home.add(**MBAH)
    key, _ = visit(home, warga_id=person)
    again = home.do(
        "record_kunjungan",
        kunjungan_id=key,
        layanan_id="KES-02",
        tanggal=TODAY,
        cara="meja",
        subjek_jenis="orang",
        jawaban={},
        warga_id=person,
    )
    assert code(again) == "kunjungan.sudah_tercatat"
    assert Kunjungan.objects.get(kab_id=home.kab_id, id=key).cara == "rumah"
