"""`simpul acuan` shows what a regency has set, and sets it in the name of an account that may."""

import pytest

from factories.akun import SANDI
from factories.posyandu import KAB, MELATI, load_posyandu, pengelola
from simpul.akses import queries as akses
from simpul.akses.models import Akun
from simpul.akses.services import JenisAkun, NewAkun, NewHibah, Peran
from simpul.config.cli import main
from simpul.flows import akun as akun_flow
from simpul.kernel import clock
from simpul.posyandu import queries
from simpul.posyandu.rules import MetodeUmur
from simpul.wilayah.queries import wilayah_by_kode

pytestmark = pytest.mark.django_db
ALL = [
    *("acuan", "62.10", "--oleh", "Pengelola", "--darurat", "Polisi=110", "--darurat", "Ambulans Puskesmas=0537-31119"),
    *("--penerima", "dp3a, kepala_desa", "--usia", "hari", "--libur", "2027-06-21=Hari jadi Gunung Mas"),
]


@pytest.fixture(autouse=True)
def places(db) -> None:
    load_posyandu()
    pengelola()


def acuan() -> queries.Acuan:
    return queries.acuan_of([KAB])[KAB]


def test_it_works(capsys) -> None:
    assert main(ALL) == 0
    known = acuan()
    assert [one["nomor"] for one in known.nomor_darurat] == ["110", "0537-31119"]
    assert (known.penerima_kasus, known.metode_umur) == (("kepala_desa", "dp3a"), MetodeUmur.HARI)
    shown = capsys.readouterr().out
    for word in (
        "Tersimpan",
        "Kabupaten Gunung Mas",
        "Polisi 110",
        "kepala_desa, dp3a",
        "hari",
        "Hari jadi Gunung Mas",
    ):
        assert word in shown, word
    [row] = queries.sync_rows("posyandu", KAB, MELATI, [MELATI])
    assert row["nomor_darurat"][0] == {"nama": "Polisi", "nomor": "110"}
    assert "2027-06-21" in row["hari_libur"]
    [line] = [row for row in akses.jejak_rows([KAB]) if row.entitas == "acuan"]
    assert line.akun_nama == "Bu Hesti"


def test_without_anything_to_set_it_only_shows(capsys) -> None:
    assert main(["acuan", "62.10"]) == 0
    shown = capsys.readouterr().out
    assert "belum diisi" in shown
    assert "kepala_desa" in shown
    assert "bulan penuh" in shown
    assert "Tersimpan" not in shown
    assert [row for row in akses.jejak_rows([KAB]) if row.entitas == "acuan"] == []


def test_one_part_leaves_the_others(capsys) -> None:
    main(ALL)
    assert main(["acuan", "62.10", "--oleh", "pengelola", "--usia", "bulan"]) == 0
    known = acuan()
    assert len(known.nomor_darurat) == 2
    assert known.metode_umur is MetodeUmur.BULAN_PENUH
    main(["acuan", "62.10", "--oleh", "pengelola", "--tanpa-darurat"])
    assert acuan().nomor_darurat == ()
    assert len(acuan().libur_daerah) == 1


def test_who_may_not_changes_nothing(capsys) -> None:
    boss = akses.load_actor(Akun.objects.get(nama_pengguna="pengelola").id, clock.now())
    village = NewAkun("Pak Joko", JenisAkun.KANTOR, "joko", SANDI)
    grant = NewHibah(Peran.SEKRETARIS_DESA, wilayah_id=wilayah_by_kode("62.10.02.2002").id)
    akun_flow.create_akun(boss, village, [grant])
    for login in ("joko", "tidak-ada"):
        assert main(["acuan", "62.10", "--oleh", login, "--usia", "hari"]) == 1
    assert main(["acuan", "62.10", "--usia", "hari"]) == 1  # in nobody's name
    assert acuan().metode_umur is MetodeUmur.BULAN_PENUH
    assert capsys.readouterr().err.count(".") >= 3


@pytest.mark.parametrize(
    "asked",
    [
        ["62.10", "--oleh", "pengelola", "--darurat", "Polisi=hubungi desa"],
        ["62.10", "--oleh", "pengelola", "--penerima", "camat"],
        ["62.10", "--oleh", "pengelola", "--penerima", ""],
        ["62.10.02", "--oleh", "pengelola"],
        ["99.99", "--oleh", "pengelola"],
    ],
)
def test_what_cannot_work_is_refused(asked, capsys) -> None:
    assert main(["acuan", *asked]) == 1
    assert capsys.readouterr().err
    assert acuan().nomor_darurat == ()


@pytest.mark.parametrize("option", [["--darurat", "110"], ["--libur", "besok=Libur"], ["--usia", "minggu"]])
def test_a_misspelt_option_is_explained(option, capsys) -> None:
    with pytest.raises(SystemExit):
        main(["acuan", "62.10", *option])
    assert option[0] in capsys.readouterr().err


def test_help_names_every_part(capsys) -> None:
    with pytest.raises(SystemExit):
        main(["acuan", "--help"])
    shown = capsys.readouterr().out
    for word in ("--darurat", "--penerima", "--usia", "--libur", "--oleh", "62.10"):
        assert word in shown
