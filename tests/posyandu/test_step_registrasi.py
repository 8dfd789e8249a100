"""A folder goes its way through the offices: each step by its own, and who comes second is told."""

import datetime as dt
from pathlib import Path

import pytest
from django.conf import settings

from factories.akun import make_office
from factories.posyandu import DESA_MELATI, KAB, MAWAR, MELATI, SINCE, load_posyandu
from simpul.akses.rules.words import Peran
from simpul.akses.services import ActorContext
from simpul.flows.registrasi import acts_on, open_folders, step_registrasi
from simpul.flows.surat import add_surat
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.posyandu import queries, services
from simpul.posyandu.models import LangkahRegistrasi, Posyandu
from simpul.posyandu.rules import Jabatan, PengurusForm
from simpul.posyandu.rules.registrasi import LangkahIn, StatusRegistrasi, Tindak
from simpul.posyandu.rules.surat import JenisSurat, SuratForm
from simpul.wilayah.models import WilayahKode
from simpul.wilayah.queries import wilayah_by_kode

S, T = StatusRegistrasi, Tindak
PDF = b"%PDF-1.4\n%%EOF\n"
NUMBER = f"{DESA_MELATI}.001"
DECEMBER = dt.date(2025, 12, 10)


@pytest.fixture
def offices(db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, ActorContext]:
    """Village, kecamatan, DPMD and province, in the places of Melati 3."""
    monkeypatch.setattr(settings, "SIMPUL_DATA", tmp_path)
    load_posyandu()
    seats = {
        "desa": (Peran.SEKRETARIS_DESA, DESA_MELATI),
        "kecamatan": (Peran.KASI_PMK, "62.10.02"),
        "dpmd": (Peran.DPMD, "62.10"),
        "provinsi": (Peran.PROVINSI, "62"),
    }
    return {name: make_office(peran, kode, f"Pak {name}") for name, (peran, kode) in seats.items()}


def complete(actor: ActorContext) -> None:
    """Five papers of the whole village with their files, and a board for Melati 3."""
    for number, jenis in enumerate(JenisSurat):
        add_surat(
            actor,
            SuratForm(
                id=new_id(), wilayah_id=wilayah_by_kode(DESA_MELATI).id, jenis=jenis, oleh=actor.akun_id,
                tanggal=DECEMBER + dt.timedelta(days=number), nomor=f"141/{number}/2025", penandatangan="Tin",
            ),
            PDF,
        )  # fmt: skip
    posts = [Jabatan.KETUA, Jabatan.SEKRETARIS, Jabatan.BENDAHARA]
    board = [
        PengurusForm(id=new_id(), kab_id=KAB, posyandu_id=MELATI, jabatan=post, nama=f"Bu {post}", mulai=SINCE)
        for post in posts
    ]
    services.set_pengurus(board)


def take(actor: ActorContext, act: Tindak, seen: int, home=MELATI, **facts) -> str:
    """The code of the refusal, '' when the step was taken."""
    wanted = LangkahIn(
        id=new_id(), kab_id=KAB, posyandu_id=home, tindak=act, dilihat_ke=seen, oleh=actor.akun_id, **facts
    )
    try:
        [outcome] = step_registrasi(actor, [wanted])
    except SimpulError as error:
        return error.code
    return outcome.galat.code if outcome.galat else ""


def state() -> tuple[str, int, str | None]:
    row = Posyandu.objects.get(kab_id=KAB, id=MELATI)
    return row.registrasi, row.registrasi_ke, row.nomor_registrasi


def test_from_draft_to_number_by_four_offices(offices: dict[str, ActorContext]) -> None:
    desa, kecamatan, dpmd = offices["desa"], offices["kecamatan"], offices["dpmd"]
    assert take(desa, T.LENGKAPI, 0) == "posyandu.registrasi_kurang"
    complete(desa)
    assert take(dpmd, T.DAFTARKAN, 0, nomor=NUMBER) == "posyandu.registrasi_urutan"
    assert take(desa, T.LENGKAPI, 0) == ""
    assert take(kecamatan, T.KEMBALIKAN, 1) == "posyandu.registrasi_tanpa_alasan"
    assert take(kecamatan, T.KEMBALIKAN, 1, alasan="  SK kader belum   dicap ") == ""
    assert take(desa, T.LENGKAPI, 2) == ""
    assert take(kecamatan, T.PERIKSA_KECAMATAN, 3) == ""
    assert take(dpmd, T.PERIKSA_KAB, 4) == ""
    assert take(dpmd, T.AJUKAN, 5, nomor="414/9/DPMD", tanggal=DECEMBER) == ""
    wrong = {"62.10.02.2003.001": "registrasi_desa", "62.10.02.2002": "registrasi_bentuk", "": "registrasi_bentuk"}
    for nomor, code in wrong.items():
        assert take(dpmd, T.DAFTARKAN, 6, nomor=nomor) == f"posyandu.{code}"
    Posyandu.objects.filter(kab_id=KAB, id=MAWAR).update(nomor_registrasi=NUMBER)
    assert take(dpmd, T.DAFTARKAN, 6, nomor=NUMBER) == "posyandu.registrasi_ganda"
    Posyandu.objects.filter(kab_id=KAB, id=MAWAR).update(nomor_registrasi=None)
    assert take(dpmd, T.DAFTARKAN, 6, nomor=f" {NUMBER} ") == ""
    assert state() == ("terdaftar", 7, NUMBER)
    history = queries.registrasi_steps(KAB, MELATI)
    assert [row.ke for row in history] == [7, 6, 5, 4, 3, 2, 1]
    assert (history[5].oleh, history[5].alasan) == ("Pak kecamatan", "SK kader belum dicap")
    assert take(dpmd, T.NONAKTIFKAN, 7, alasan="tidak buka setahun") == ""
    assert take(dpmd, T.AKTIFKAN, 8, alasan="buka lagi") == ""
    assert state() == ("terdaftar", 9, NUMBER)


def test_each_office_has_its_own_step(offices: dict[str, ActorContext]) -> None:
    complete(offices["desa"])
    for stranger in ("provinsi", "kecamatan"):
        assert take(offices[stranger], T.LENGKAPI, 0) == "akses.ditolak"
    assert take(offices["desa"], T.LENGKAPI, 0, home=MAWAR) == "akses.ditolak"
    assert take(offices["desa"], T.LENGKAPI, 0) == ""
    assert take(offices["desa"], T.PERIKSA_KECAMATAN, 1) == "akses.ditolak"
    assert take(offices["kecamatan"], T.PERIKSA_KECAMATAN, 1) == ""
    for name in ("desa", "kecamatan", "provinsi"):
        for act in (T.PERIKSA_KAB, T.KEMBALIKAN, T.AJUKAN, T.DAFTARKAN, T.HAPUS):
            assert take(offices[name], act, 2, alasan="coba", nomor=NUMBER) == "akses.ditolak", (name, act)
    home = queries.find_posyandu(KAB, MELATI)
    assert acts_on(offices["kecamatan"], home, S.DIVERIFIKASI_KECAMATAN) == []
    assert acts_on(offices["dpmd"], home, S.DIVERIFIKASI_KECAMATAN) == [
        T.PERIKSA_KAB, T.KEMBALIKAN, T.NONAKTIFKAN, T.LEBUR,
    ]  # fmt: skip
    with pytest.raises(SimpulError):
        open_folders(offices["provinsi"], [(KAB, MELATI)])


def test_two_at_once_the_second_is_told(offices: dict[str, ActorContext]) -> None:
    complete(offices["desa"])
    assert take(offices["desa"], T.LENGKAPI, 0) == ""
    assert take(offices["kecamatan"], T.PERIKSA_KECAMATAN, 1) == ""
    # The head of the other desk still sees the first step.
    assert take(offices["dpmd"], T.PERIKSA_KECAMATAN, 1) == "posyandu.registrasi_berubah"
    assert LangkahRegistrasi.objects.filter(kab_id=KAB, posyandu_id=MELATI).count() == 2


def test_a_file_day_takes_those_that_may_go(offices: dict[str, ActorContext]) -> None:
    complete(offices["desa"])
    both = [
        LangkahIn(
            id=new_id(), kab_id=KAB, posyandu_id=key, tindak=T.LENGKAPI, dilihat_ke=0, oleh=offices["dpmd"].akun_id
        )
        for key in (MELATI, MAWAR)
    ]
    outcomes = step_registrasi(offices["dpmd"], both)
    assert [one.galat.code if one.galat else "" for one in outcomes] == ["", "posyandu.registrasi_kurang"]
    assert "SK kader" in str(outcomes[1].galat)
    assert state()[0] == "lengkap_desa"
    assert queries.registrasi_status([queries.find_posyandu(KAB, MAWAR)])[MAWAR] == (S.DRAF, 0)


def test_an_older_code_of_the_desa_is_kept(offices: dict[str, ActorContext]) -> None:
    place = wilayah_by_kode(DESA_MELATI)
    WilayahKode.objects.create(
        wilayah_id=place.id, standar="kemendagri", kode="62.03.07.2011", sah_dari=dt.date(1990, 1, 1),
        sah_sampai=dt.date(2002, 7, 2),
    )  # fmt: skip
    Posyandu.objects.filter(kab_id=KAB, id=MELATI).update(registrasi=S.DIAJUKAN_KEMENDAGRI.value)
    assert take(offices["dpmd"], T.DAFTARKAN, 0, nomor="62.03.07.2011.004") == ""
    assert state() == ("terdaftar", 1, "62.03.07.2011.004")
