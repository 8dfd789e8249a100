"""Contests in the office: from a plan to a published result, who may not judge, what is kept when a form is refused."""

import datetime as dt
from uuid import UUID

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from factories.akun import DESA, SIBLING_DESA, load_kurun, make_kader, make_office, make_posyandu
from factories.lomba import PAPER, Gelanggang, entrant, judge, make_lomba
from factories.peramban import browser_of, words
from factories.wilayah import GUNUNG_MAS_KAB_ID as KAB
from simpul.akses import services as access
from simpul.akses.models import Akun, Hibah, JejakAudit
from simpul.akses.rules.words import Peran
from simpul.akses.services import ActorContext
from simpul.flows import lomba as flows
from simpul.flows import penilaian
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.lomba import queries
from simpul.lomba.models import ButirLomba, JuriLomba, LembarLomba, Lomba, NilaiLomba, PesertaLomba
from simpul.lomba.rules.penilaian import KoreksiForm
from simpul.lomba.rules.peserta import NewPeserta
from simpul.lomba.rules.words import JenisLomba, StatusLomba, Tahap
from simpul.posyandu.queries import find_posyandu
from simpul.wilayah.queries import wilayah_by_kode

NOON = dt.datetime(2026, 11, 26, 5, 0, tzinfo=dt.UTC)
KECAMATAN = "62.10.02"
SELEKSI, LAPANGAN = Tahap.SELEKSI, Tahap.LAPANGAN


class Dunia:
    """A contest of the kecamatan between the posyandu of two villages, and the kasi who organises it."""

    def __init__(self) -> None:
        self.melati, self.teratai = make_posyandu(), make_posyandu("Teratai 1", SIBLING_DESA)
        self.kasi: ActorContext = make_office(Peran.KASI_PMK, KECAMATAN, "Bu Mira")
        homes = [find_posyandu(KAB, key) for key in (self.melati, self.teratai)]
        self.made: Gelanggang = make_lomba(self.kasi, wilayah_by_kode(KECAMATAN).id, homes)
        self.browser = browser_of(self.kasi.akun_id)

    @property
    def path(self) -> str:
        return self.made.path

    def post(self, part: str, said: dict | None = None, client: Client | None = None):
        return (client or self.browser).post(f"{self.path}{part}", said or {})

    def sheet(self, juri: UUID, number: int = 0, tahap: Tahap = SELEKSI) -> str:
        return f"nilai/{tahap}/{juri}/{self.made.peserta[number]}/"

    def scores(self, *nilai: int | str, tahap: Tahap = SELEKSI, versi: int = 0, catatan: str = "Rapi") -> dict:
        items = self.made.items(tahap)
        return {f"nilai-{key}": value for key, value in zip(items, nilai, strict=True)} | {
            "versi": versi,
            "catatan": catatan,
        }

    def member(self, nama: str = "Bu Juri", kode: str = KECAMATAN) -> tuple[UUID, Client]:
        """A judge with an account: a coach of a Tim Pembina."""
        actor = make_office(Peran.TIM_PEMBINA, kode, nama)
        form = judge(nama, akun_id=actor.akun_id)
        flows.add_juri(self.kasi, KAB, self.made.lomba, form)
        return form.id, browser_of(actor.akun_id)

    def info(self) -> queries.LombaInfo:
        return queries.find_lomba(KAB, self.made.lomba)


@pytest.fixture
def dunia(db: None, monkeypatch: pytest.MonkeyPatch, tmp_path, settings) -> Dunia:
    settings.SIMPUL_DATA = tmp_path
    monkeypatch.setattr(clock, "now", lambda: NOON)
    load_kurun()
    return Dunia()


def finish(dunia: Dunia) -> None:
    """Both phases by the outside judge: Melati 4 4, Teratai 3 3; then published."""
    made, kasi = dunia.made, dunia.kasi
    made.to(kasi, StatusLomba.SELEKSI)
    for number, points in enumerate((4, 3)):
        made.score(kasi, made.juri, made.peserta[number], points, points)
    penilaian.lock_tahap(kasi, KAB, made.lomba, SELEKSI)
    flows.set_finalis(kasi, KAB, made.lomba, made.peserta)
    made.to(kasi, StatusLomba.LAPANGAN)
    for number, points in enumerate((4, 3)):
        made.score(kasi, made.juri, made.peserta[number], points, points, tahap=LAPANGAN)
    penilaian.lock_tahap(kasi, KAB, made.lomba, LAPANGAN)
    flows.set_pertimbangan(kasi, KAB, made.lomba, "Enam bidang berjalan")
    made.to(kasi, StatusLomba.DITETAPKAN)
    made.to(kasi, StatusLomba.DIUMUMKAN)


def test_a_contest_goes_from_an_empty_form_to_a_published_result(dunia: Dunia) -> None:
    place = wilayah_by_kode(KECAMATAN).id
    plan = {
        "nama": "Lomba Kurun", "jenis": "posyandu", "tahun": "2026", "penyelenggara": "Kecamatan Kurun",
        "porsi_seleksi": "40", "wilayah_id": place, "n": "1", "seleksi_mulai": "2026-10-13",
    }  # fmt: skip
    answer = dunia.browser.post("/lomba/baru/", plan)
    assert answer.status_code == 302, words(answer)
    path, b = answer.headers["Location"], dunia.browser
    item = {"baris": "2", "nama-0": "Kelembagaan", "bobot-0": "60", "maks-0": "4", "nama-1": "", "bobot-1": ""}
    for fase in Tahap:
        assert b.post(f"{path}instrumen/{fase}/", item).status_code == 302
    assert "Posyandu Teratai 1" in words(b.get(f"{path}peserta/baru/?cari=terat"))
    chosen = {"calon": [f"posyandu:{dunia.melati}", f"posyandu:{dunia.teratai}"]}
    assert b.post(f"{path}peserta/baru/", chosen).status_code == 302
    outside = {"nama": "Ibu Ratna", "instansi": "Dinas", "desa": "", "luar": "1", "tahap": ["seleksi", "lapangan"]}
    assert b.post(f"{path}juri/", outside).status_code == 302
    assert b.post(f"{path}status/", {"ke": "seleksi"}).status_code == 302
    page = words(b.get(path))
    assert "Bobot seleksi administrasi berjumlah 60, bukan 100" in page
    assert "2 butir peserta belum punya bukti" in page
    assert Lomba.objects.get(kab_id=KAB, nama="Lomba Kurun").status == "seleksi"


def test_scores_are_locked_corrected_and_published_with_reasons(dunia: Dunia) -> None:
    made, b = dunia.made, dunia.browser
    other, judge_browser = dunia.member()
    assert dunia.post("status/", {"ke": "seleksi"}).status_code == 302
    assert dunia.post(dunia.sheet(made.juri), dunia.scores(4, 3)).status_code == 302
    assert dunia.post(dunia.sheet(made.juri, 1), dunia.scores(3, 3)).status_code == 302
    assert dunia.post(dunia.sheet(other), dunia.scores(2, 3), judge_browser).status_code == 302
    assert dunia.post("kunci/seleksi/").status_code == 302
    late = dunia.post(dunia.sheet(made.juri), dunia.scores(1, 1, versi=1))
    assert late.status_code == 422
    assert "sudah dikunci" in words(late)
    sheet = LembarLomba.objects.get(kab_id=KAB, juri_id=other)
    item = made.items()[0]
    assert dunia.post(f"koreksi/{sheet.id}/", {"butir": item, "nilai": "4", "alasan": ""}).status_code == 422
    right = {"butir": item, "nilai": "4", "alasan": "Salah tulis di lembar"}
    assert dunia.post(f"koreksi/{sheet.id}/", right).status_code == 302
    lines = NilaiLomba.objects.filter(kab_id=KAB, lembar_id=sheet.id, butir_id=item).order_by("baris")
    assert list(lines.values_list("baris", "nilai")) == [(0, 2), (1, 4)]
    assert dunia.post("finalis/", {"peserta": [str(key) for key in made.peserta]}).status_code == 302
    assert dunia.post("status/", {"ke": "lapangan"}).status_code == 302
    for number in (0, 1):
        given = dunia.scores(4, 2, tahap=LAPANGAN)
        assert dunia.post(dunia.sheet(made.juri, number, LAPANGAN), given).status_code == 302
    assert dunia.post("kunci/lapangan/").status_code == 302
    assert dunia.post("status/", {"ke": "ditetapkan"}).status_code == 302
    early = dunia.post("status/", {"ke": "diumumkan"})
    assert "pertimbangan juri" in words(early)
    assert dunia.post("pertimbangan/", {"pertimbangan": "Melati unggul di kelembagaan"}).status_code == 302
    assert dunia.post("status/", {"ke": "diumumkan"}).status_code == 302
    page = words(b.get(f"{dunia.path}hasil/"))
    # Melati: seleksi (90 + 90) / 2 after the correction, lapangan 80; Teratai 75 and 80.
    assert "84,00" in page
    assert "78,00" in page
    assert "Salah tulis di lembar" in page
    assert "Melati unggul di kelembagaan" in page


@pytest.mark.parametrize("how", ["desa", "akun", "posyandu"])
def test_a_judge_of_ones_own_village_gives_no_score(dunia: Dunia, how: str) -> None:
    """His village on record, that of his account's task, or his own posyandu; nor does the organiser for him."""
    client = dunia.browser
    if how == "desa":
        form = judge("Pak Budi", desa_id=wilayah_by_kode(DESA).id)
        flows.add_juri(dunia.kasi, KAB, dunia.made.lomba, form)
        key = form.id
    else:
        key, client = dunia.member("Pak Budi", DESA if how == "akun" else KECAMATAN)
        if how == "posyandu":
            account = Akun.objects.get(nama="Pak Budi")
            make_kader_grant(account.id, dunia.melati)
    dunia.made.to(dunia.kasi, StatusLomba.SELEKSI)
    sentence = "Pak Budi tidak boleh menilai Posyandu Melati 3"
    assert sentence in words(client.get(f"{dunia.path}{dunia.sheet(key)}"))
    refused = dunia.post(dunia.sheet(key), dunia.scores(4, 4), client)
    assert refused.status_code == 422
    assert sentence in words(refused)
    assert not LembarLomba.objects.filter(kab_id=KAB).exists()
    assert dunia.post(dunia.sheet(key, 1), dunia.scores(4, 4), client).status_code == 302
    assert "tidak menilai: wilayah sendiri" in words(dunia.browser.get(f"{dunia.path}nilai/"))


def test_a_judge_gives_no_score_to_the_team_of_his_own_place(dunia: Dunia) -> None:
    """A kasi of a kecamatan among the judges of the regency: the team of her kecamatan is hers, not its villages'."""
    dpmd = make_office(Peran.DPMD, "62.10", "Bu Hesti")
    made = make_lomba(dpmd, wilayah_by_kode("62.10").id, [], jenis=JenisLomba.TIM_PEMBINA)
    places = [wilayah_by_kode(kode) for kode in (KECAMATAN, DESA)]
    teams = [NewPeserta(new_id(), f"tim:{one.id}", f"Tim {one.label}", KAB, one.id, one.jalur) for one in places]
    flows.add_peserta(dpmd, KAB, made.lomba, teams)
    form = judge("Bu Juri", akun_id=make_office(Peran.TIM_PEMBINA, KECAMATAN, "Bu Juri").akun_id)
    flows.add_juri(dpmd, KAB, made.lomba, form)
    made.to(dpmd, StatusLomba.SELEKSI)
    judging = access.load_actor(form.akun_id, NOON)
    with pytest.raises(SimpulError) as refused:
        made.score(judging, form.id, teams[0].id, 4, 4)
    assert refused.value.code == "lomba.desa_sendiri"
    made.score(judging, form.id, teams[1].id, 4, 4)
    assert LembarLomba.objects.get(kab_id=KAB).peserta_id == teams[1].id


def make_kader_grant(akun_id: UUID, posyandu_id: UUID) -> None:
    Hibah.objects.create(
        id=new_id(), akun_id=akun_id, peran=Peran.KADER, kab_id=KAB, posyandu_id=posyandu_id, mulai=NOON.date()
    )


def test_nobody_writes_on_the_sheet_of_another_judge(dunia: Dunia) -> None:
    first, her = dunia.member("Bu Satu")
    _, other = dunia.member("Bu Dua")
    dunia.made.to(dunia.kasi, StatusLomba.SELEKSI)
    assert dunia.post(dunia.sheet(first), dunia.scores(4, 4), other).status_code == 403
    assert dunia.post(dunia.sheet(dunia.made.juri), dunia.scores(4, 4), her).status_code == 403
    by_organiser = dunia.post(dunia.sheet(first), dunia.scores(4, 4))
    assert by_organiser.status_code == 422
    assert "punya akun dan mengisi nilainya sendiri" in words(by_organiser)
    page = words(her.get(f"{dunia.path}nilai/"))
    assert "Bu Satu" in page
    assert "Bu Dua" not in page


def test_two_pens_at_once_lose_nothing(dunia: Dunia) -> None:
    """Two judges each keep theirs; two windows on one sheet: the later is told, keeps what she typed, and sees both."""
    first, her = dunia.member("Bu Satu")
    second, him = dunia.member("Pak Dua")
    dunia.made.to(dunia.kasi, StatusLomba.SELEKSI)
    assert dunia.post(dunia.sheet(first), dunia.scores(4, 4), her).status_code == 302
    assert dunia.post(dunia.sheet(second), dunia.scores(1, 2), him).status_code == 302
    stale = dunia.post(dunia.sheet(first), dunia.scores(3, 1, catatan="Catatan panjang saya"), her)
    assert stale.status_code == 422
    page = words(stale)
    assert "baru saja disimpan dari tempat lain" in page
    assert "Yang tersimpan sekarang: 4" in page
    assert "Catatan panjang saya" in page
    assert 'value="3"' in stale.content.decode()
    assert 'name="versi" value="1"' in stale.content.decode()
    assert dunia.post(dunia.sheet(first), dunia.scores(3, 1, versi=1), her).status_code == 302
    assert sorted(NilaiLomba.objects.filter(kab_id=KAB).values_list("nilai", flat=True)) == [1, 1, 2, 3]


@pytest.mark.parametrize(("said", "sentence"), [(5, "antara 0 dan 4"), ("empat", "perlu angka bulat"), ("", "")])
def test_a_score_that_is_none_is_refused_and_stays_on_the_page(dunia: Dunia, said: object, sentence: str) -> None:
    dunia.made.to(dunia.kasi, StatusLomba.SELEKSI)
    answer = dunia.post(dunia.sheet(dunia.made.juri), dunia.scores(3, said))
    if not sentence:
        assert answer.status_code == 302  # half a sheet is kept, and does not count yet
        assert "sebagian, belum dihitung" in words(dunia.browser.get(f"{dunia.path}nilai/"))
        return
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert f'value="{said}"' in answer.content.decode()
    assert not NilaiLomba.objects.filter(kab_id=KAB).exists()


def test_proof_is_handed_in_by_the_posyandu_and_seen_by_judges_only(dunia: Dunia) -> None:
    head = browser_of(make_office(Peran.KEPALA_DESA, DESA, "Bu Lurah").akun_id)
    entry, item = f"peserta/{dunia.made.peserta[0]}/", dunia.made.items()[0]
    pdf = SimpleUploadedFile("sk.exe", PAPER)
    said = {"butir": item, "keterangan": "SK kader", "berkas": pdf}
    assert dunia.post(f"{entry}bukti/", said, head).status_code == 302
    page = words(head.get(f"{dunia.path}{entry}"))
    assert "SK kader" in page
    [proof] = queries.bukti_of(KAB, dunia.made.lomba)
    file = f"{dunia.path}{entry}bukti/{proof.id}/"
    assert head.get(file).content == PAPER
    assert JejakAudit.objects.filter(entitas="bukti_lomba", ids=[str(proof.id)]).exists()
    stranger = browser_of(make_office(Peran.KEPALA_DESA, SIBLING_DESA, "Pak Lain").akun_id)
    assert stranger.get(dunia.path).status_code == 200
    assert stranger.get(file).status_code == 403
    assert dunia.post(f"{entry}bukti/", {"butir": item}, stranger).status_code == 403
    assert dunia.post(f"{entry}bukti/{proof.id}/lepas/", {"alasan": ""}, head).status_code == 422
    assert dunia.post(f"{entry}bukti/{proof.id}/lepas/", {"alasan": "Salah berkas"}, head).status_code == 302
    assert head.get(file).status_code != 200


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"MZ" + b"\0" * 200, "PDF"),
        (b"%PDF-1.4 without an end", "PDF"),
        (b"%PDF-1.4\n" + b"0" * (10 * 1024 * 1024) + b"%%EOF\n", "MB"),
        (b"", ""),
    ],
)
def test_a_file_that_is_no_paper_or_too_large_is_refused(dunia: Dunia, content: bytes, sentence: str) -> None:
    entry, item = f"peserta/{dunia.made.peserta[0]}/", dunia.made.items()[0]
    said = {"butir": item, "keterangan": "SK", "berkas": SimpleUploadedFile("sk.pdf", content or b" ")}
    answer = dunia.post(f"{entry}bukti/", said)
    assert answer.status_code == 422
    assert sentence in words(answer)
    long = {"butir": item, "keterangan": "x" * 161, "berkas": SimpleUploadedFile("sk.pdf", PAPER)}
    assert "Paling banyak 160 huruf" in words(dunia.post(f"{entry}bukti/", long))
    assert queries.bukti_of(KAB, dunia.made.lomba) == []


def test_a_province_sees_what_is_published_and_an_entrant_its_own(dunia: Dunia) -> None:
    province = browser_of(make_office(Peran.PROVINSI, "62", "Pak Surya").akun_id)
    chair = browser_of(make_kader(dunia.melati, "Bu Wati", Peran.KETUA_POSYANDU))
    entry = f"{dunia.path}peserta/{dunia.made.peserta[0]}/"
    assert province.get(dunia.path).status_code == 403
    assert "Lomba Posyandu" not in words(province.get("/lomba/"))
    assert chair.get(dunia.path).status_code == 200
    assert chair.get(f"{dunia.path}hasil/").status_code == 403
    finish(dunia)
    assert "Lomba Posyandu" in words(province.get("/lomba/"))
    assert "Enam bidang berjalan" in words(province.get(f"{dunia.path}hasil/"))
    assert province.get(entry).status_code == 403
    page = words(chair.get(entry))
    assert "Catatan juri: Rapi." in page
    assert "4,00 dari 4" in page
    assert "Ibu Juri" not in page
    assert chair.get(f"{dunia.path}peserta/{dunia.made.peserta[1]}/").status_code == 403


def test_an_objection_is_answered_and_a_result_taken_back_with_a_reason(dunia: Dunia) -> None:
    chair = browser_of(make_kader(dunia.teratai, "Bu Ida", Peran.KETUA_POSYANDU))
    entry = f"peserta/{dunia.made.peserta[1]}/"
    early = dunia.post(f"{entry}keberatan/", {"isi": "Nilai kami kurang"}, chair)
    assert "sesudah hasil diumumkan" in words(early)
    finish(dunia)
    assert dunia.post(f"{entry}keberatan/", {"isi": "Nilai kami kurang"}, chair).status_code == 302
    [objection] = queries.keberatan_of(KAB, dunia.made.lomba)
    assert dunia.post(f"keberatan/{objection.id}/jawaban/", {"jawaban": "Sudah diperiksa"}, chair).status_code == 403
    assert dunia.post(f"keberatan/{objection.id}/jawaban/", {"jawaban": "Sudah diperiksa"}).status_code == 302
    again = dunia.post(f"keberatan/{objection.id}/jawaban/", {"jawaban": "Lagi"})
    assert "sudah dijawab" in words(again)
    assert "Sudah diperiksa" in words(chair.get(f"{dunia.path}{entry}"))
    item, sheet = dunia.made.items()[0], queries.lembar_of(KAB, dunia.made.lomba)[0]
    with pytest.raises(SimpulError) as caught:
        penilaian.correct_nilai(dunia.kasi, KAB, dunia.made.lomba, KoreksiForm(sheet.id, item, 1, "keberatan"))
    assert caught.value.code == "lomba.sudah_ditetapkan"
    assert dunia.post("status/", {"ke": "ditetapkan"}).status_code == 422
    assert dunia.post("status/", {"ke": "ditetapkan", "alasan": "Keberatan benar"}).status_code == 302
    assert dunia.post("status/", {"ke": "lapangan", "alasan": "Keberatan benar"}).status_code == 302
    assert "Alasan langkah terakhir: Keberatan benar" in words(dunia.browser.get(dunia.path))


def test_a_plan_changed_meanwhile_keeps_what_was_typed(dunia: Dunia) -> None:
    said = {
        "nama": "Nama baru", "tahun": "2026", "penyelenggara": "Kecamatan", "porsi_seleksi": "40", "n": "1",
        "uraian": "Uraian panjang",
    }  # fmt: skip
    stale = dunia.post("perubahan/", said)
    assert stale.status_code == 422
    assert "baru saja diubah orang lain" in words(stale)
    assert "Uraian panjang" in words(stale)
    assert dunia.post("perubahan/", said | {"n": str(dunia.info().n)}).status_code == 302
    long = dunia.post("perubahan/", said | {"n": str(dunia.info().n), "nama": "x" * 170})
    assert "Paling banyak 160 huruf" in words(long)
    bad = dunia.post("perubahan/", said | {"n": str(dunia.info().n), "seleksi_mulai": "besok"})
    assert "besok belum bisa dibaca" in words(bad)


def test_an_instrument_is_kept_as_typed_and_stays_once_its_phase_runs(dunia: Dunia) -> None:
    rows = {"baris": "3", "nama-0": "Kelembagaan", "bobot-0": "70", "maks-0": "4"}
    rows |= {"nama-1": "Partisipasi", "bobot-1": "banyak", "maks-1": "4"}
    wrong = dunia.post("instrumen/seleksi/", rows)
    assert wrong.status_code == 422
    assert "Bobot Partisipasi perlu angka bulat" in words(wrong)
    assert 'value="banyak"' in wrong.content.decode()
    kept = dunia.made.items()[0]
    assert dunia.post("instrumen/seleksi/", rows | {"bobot-1": "30"}).status_code == 302
    assert dunia.made.items()[0] == kept
    assert list(
        ButirLomba.objects.filter(kab_id=KAB, tahap="seleksi").order_by("urut").values_list("nama", "bobot")
    ) == [
        ("Kelembagaan", 70),
        ("Partisipasi", 30),
    ]
    dunia.made.to(dunia.kasi, StatusLomba.SELEKSI)
    assert "tahapnya sudah mulai" in words(dunia.post("instrumen/seleksi/", rows | {"bobot-1": "10"}))


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({"desa": ""}, "Tulis desa tempat tinggal juri"),
        ({"desa": "Desa Antah"}, "tidak ada di wilayah lomba ini"),
        ({"tahap": []}, "Pilih tahap"),
        ({"nama": "Ibu Juri"}, "sudah menjadi juri"),
        ({"login": "tidak.ada"}, ""),
        ({"instansi": ""}, "Instansi juri belum diisi"),
    ],
)
def test_a_judge_without_village_or_phase_is_asked_again(dunia: Dunia, said: dict, sentence: str) -> None:
    plain = {"nama": "Pak Agus", "instansi": "Dinas", "desa": DESA, "tahap": ["seleksi"]}
    answer = dunia.post("juri/", plain | said)
    assert answer.status_code == 422
    assert sentence in words(answer)
    assert dunia.post("juri/", plain).status_code == 302


def test_an_entrant_comes_from_the_place_and_once(dunia: Dunia) -> None:
    home = find_posyandu(KAB, dunia.melati)
    assert home is not None
    with pytest.raises(SimpulError) as caught:
        flows.add_peserta(dunia.kasi, KAB, dunia.made.lomba, [entrant(home)])
    assert caught.value.code == "lomba.peserta_ganda"
    away = entrant(home)
    small = wilayah_by_kode(SIBLING_DESA).id
    teratai = find_posyandu(KAB, dunia.teratai)
    assert teratai is not None
    made = make_lomba(dunia.kasi, small, [teratai], "Lomba desa")
    with pytest.raises(SimpulError) as caught:
        flows.add_peserta(dunia.kasi, KAB, made.lomba, [away])
    assert caught.value.code == "lomba.peserta_tidak_ada"
    assert dunia.post("peserta/baru/").status_code == 422


def test_who_left_before_keeps_the_first_reason(dunia: Dunia) -> None:
    here = (dunia.kasi, KAB, dunia.made.lomba)
    for leave, key, code in (
        (flows.withdraw_peserta, dunia.made.peserta[0], "lomba.peserta_tidak_ada"),
        (flows.end_juri, dunia.made.juri, "lomba.juri_tidak_ada"),
    ):
        leave(*here, key, "Pindah tugas")
        with pytest.raises(SimpulError) as again:
            leave(*here, key, "Lain")
        assert again.value.code == code
    assert PesertaLomba.objects.get(id=dunia.made.peserta[0]).keluar_alasan == "Pindah tugas"
    assert JuriLomba.objects.get(id=dunia.made.juri).berhenti_alasan == "Pindah tugas"


def test_pages_ask_no_more_with_more_rows(dunia: Dunia) -> None:
    dunia.member("Bu Pertama")
    make_posyandu("Kenanga", SIBLING_DESA)
    dunia.made.to(dunia.kasi, StatusLomba.SELEKSI)
    dunia.made.score(dunia.kasi, dunia.made.juri, dunia.made.peserta[0], 4, 4)
    paths = ("/lomba/", dunia.path, f"{dunia.path}nilai/", f"{dunia.path}hasil/", f"{dunia.path}peserta/baru/")

    def counts() -> list[int]:
        found = []
        for path in paths:
            with CaptureQueriesContext(connection) as seen:
                assert dunia.browser.get(path).status_code == 200
            found.append(len(seen))
        return found

    counts()
    before = counts()
    homes = [find_posyandu(KAB, make_posyandu(f"Anggrek {n}", SIBLING_DESA)) for n in range(6)]
    new = [entrant(home) for home in homes if home]
    flows.add_peserta(dunia.kasi, KAB, dunia.made.lomba, new)
    for number, one in enumerate(new):
        dunia.member(f"Bu Juri {number}")
        dunia.made.score(dunia.kasi, dunia.made.juri, one.id, 3, 3)
        make_lomba(dunia.kasi, wilayah_by_kode(KECAMATAN).id, [], f"Lomba {number}")
        make_posyandu(f"Kenanga {number}", SIBLING_DESA)
    assert counts() == before
