"""Who may enter a contest: found over the whole place by name or village, shown fifty at a time, by one small read."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from factories.akun import DESA, SIBLING_DESA, load_kurun, make_office, make_posyandu
from factories.peramban import browser_of, words
from factories.wilayah import GUNUNG_MAS_KAB_ID as KAB
from simpul.akses.rules.words import Peran
from simpul.flows import lomba as flows
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.lomba import queries
from simpul.lomba.rules.forms import LombaForm
from simpul.lomba.rules.words import JenisLomba
from simpul.posyandu.rules.forms import EndOffice, KaderForm
from simpul.posyandu.rules.words import AlasanBerhenti
from simpul.posyandu.services import add_kader, end_kader
from simpul.wilayah.queries import wilayah_by_id, wilayah_by_kode

NOON = dt.datetime(2026, 11, 26, 5, 0, tzinfo=dt.UTC)
KECAMATAN = "62.10.02"
MORE = "Masih ada yang lain"


class Dunia:
    """A kecamatan with two posyandu in two villages, sixty kader at the first and one at the other."""

    def __init__(self) -> None:
        self.melati, self.teratai = make_posyandu(), make_posyandu("Teratai 1", SIBLING_DESA)
        self.kasi = make_office(Peran.KASI_PMK, KECAMATAN, "Bu Mira")
        self.browser = browser_of(self.kasi.akun_id)
        self.crowd(60)
        self.rani = self.kader("Rani", self.teratai)

    def kader(self, nama: str, home=None):
        form = KaderForm(id=new_id(), kab_id=KAB, posyandu_id=home or self.melati, nama=nama, mulai=dt.date(2020, 1, 6))
        add_kader([form])
        return form.id

    def crowd(self, many: int) -> None:
        for number in range(many):
            self.kader(f"Bu Aminah {number:02d}")

    def contest(self, jenis: JenisLomba) -> str:
        place = wilayah_by_kode(KECAMATAN)
        form = LombaForm(new_id(), place.id, jenis, f"Lomba {jenis}", 2026, "Kecamatan Kurun")
        self.lomba = form.id
        return f"/lomba/{flows.create_lomba(self.kasi, form)}/{form.id}/peserta/baru/"

    def see(self, path: str, text: str = "") -> str:
        return words(self.browser.get(path, {"cari": text} if text else {}))


@pytest.fixture
def dunia(db: None, monkeypatch: pytest.MonkeyPatch, settings) -> Dunia:
    monkeypatch.setattr(clock, "now", lambda: NOON)
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    load_kurun()
    return Dunia()


def test_a_kader_past_the_first_fifty_is_found_and_enters(dunia: Dunia) -> None:
    path = dunia.contest(JenisLomba.KADER)
    first = dunia.see(path)
    assert "Bu Aminah 00 (Posyandu Melati 3)" in first
    assert "Rani" not in first
    assert MORE in first
    desa = wilayah_by_kode(SIBLING_DESA)
    for text in ("rani", "TERATAI", "posyandu ter", desa.nama.lower(), desa.label):
        found = dunia.see(path, text)
        assert "Rani (Posyandu Teratai 1)" in found, text
        assert "Aminah" not in found, text
        assert MORE not in found, text
    keys = [f"kader:{dunia.rani}", "kader:bukan", f"kader:{new_id()}"]
    assert dunia.browser.post(path, {"calon": keys}).status_code == 302
    [entrant] = queries.peserta_of(KAB, dunia.lomba)
    assert (entrant.nama, entrant.kader_id, entrant.posyandu_id) == (
        "Rani (Posyandu Teratai 1)", dunia.rani, dunia.teratai,
    )  # fmt: skip
    assert entrant.wilayah_id == desa.id
    assert "Tidak ada yang cocok" in dunia.see(path, "rani")


def test_who_left_office_or_lives_elsewhere_is_not_offered(dunia: Dunia) -> None:
    gone = EndOffice(
        id=dunia.rani, kab_id=KAB, selesai=dt.date(2026, 1, 5), alasan=AlasanBerhenti.MASA_JABATAN_BERAKHIR
    )
    end_kader([gone])
    path = dunia.contest(JenisLomba.KADER)
    assert "Tidak ada yang cocok" in dunia.see(path, "rani")
    assert dunia.browser.post(path, {"calon": [f"kader:{dunia.rani}"]}).status_code == 422


def test_signs_of_a_pattern_are_letters(dunia: Dunia) -> None:
    path = dunia.contest(JenisLomba.KADER)
    dunia.kader("Bu 100% Sari")
    assert "Bu 100% Sari" in dunia.see(path, "100%")
    assert "Tidak ada yang cocok" in dunia.see(path, "a%0")


def test_posyandu_and_places_are_found_by_what_is_shown(dunia: Dunia) -> None:
    path = dunia.contest(JenisLomba.POSYANDU)
    assert "Posyandu Melati 3" in dunia.see(path)
    assert "Posyandu Teratai 1" in dunia.see(path)
    assert "Teratai" not in dunia.see(path, wilayah_by_kode(DESA).nama)
    teams, desa = dunia.contest(JenisLomba.TIM_PEMBINA), wilayah_by_kode(DESA)
    seen = dunia.see(teams)
    assert f"Tim Pembina {wilayah_by_kode(KECAMATAN).label}" in seen
    assert f"Tim Pembina {desa.label}" in dunia.see(teams, f"pembina {desa.label}")
    keys = [f"tempat:{desa.id}", "tempat:", "tempat:99999999999999999999", f"tempat:{wilayah_by_kode('62.10').id}"]
    assert dunia.browser.post(teams, {"calon": keys}).status_code == 302
    assert [one.wilayah_id for one in queries.peserta_of(KAB, dunia.lomba)] == [desa.id]
    assert wilayah_by_id(desa.id).label not in dunia.see(teams, desa.nama).split("Pilih peserta")[-1]


def test_the_page_reads_no_more_with_more_kader(dunia: Dunia) -> None:
    path = dunia.contest(JenisLomba.KADER)
    dunia.see(path)
    with CaptureQueriesContext(connection) as before:
        dunia.see(path)
    dunia.crowd(40)
    with CaptureQueriesContext(connection) as after:
        dunia.see(path)
    assert len(after) == len(before)
    assert any("LIMIT 51" in one["sql"] for one in after)
