"""Rows of a file against what is here: whoever comes twice is one, nobody is overwritten, and twice is once."""

import datetime as dt
from itertools import count
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factories.akun import make_posyandu
from factories.dunia import KAB, Dunia, make_operation
from simpul.flows.erasure import erase_warga
from simpul.flows.impor import jalan
from simpul.flows.impor.baris import Baris, Ukur
from simpul.flows.impor.cocok import people_of
from simpul.flows.impor.rencana import Hasil, check_rows, make_plan
from simpul.flows.perform import perform
from simpul.jurnal.models import Impor
from simpul.kernel import clock
from simpul.kernel.clock import add_months
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Penimbangan
from simpul.posyandu.queries import PosyanduInfo, find_posyandu
from simpul.warga.models import Warga

pytestmark = pytest.mark.django_db
NUMBER = count()
NAMES = ("Aisyah Nur", "AISYAH", "Aisah Nur", "Fajar", "Fajar Ramadhan", "Bayi 1", "Bayi 2")
MOTHERS = (None, "Siti", "Sri", "Siti Aminah")
TODAY = clock.today("WIB")
BIRTHS = tuple(add_months(TODAY, -back).replace(day=9) for back in (3, 15, 40))


def baris(urut: int, home: UUID, **said: object) -> Baris:
    facts: dict[str, object] = {"nama": "Aisyah Nur", "jk": "P", "lahir": BIRTHS[1]} | said
    return Baris(urut=urut, nomor=str(urut + 2), posyandu_id=home, **facts)  # type: ignore[arg-type]  # as drawn


def home_of(posyandu_id: UUID) -> PosyanduInfo:
    home = find_posyandu(KAB, posyandu_id)
    assert home is not None
    return home


def plan(home: PosyanduInfo, rows: list[Baris]) -> Hasil:
    sound, _ = check_rows(rows, TODAY)
    return make_plan(home, sound, TODAY)


def take_in(dunia: Dunia, made: Hasil) -> None:
    """Perform a plan as the job loop does."""
    row = Impor(id=new_id(), kab_id=KAB, akun_id=dunia.joko, dibuat_at=clock.now())
    for batch in jalan.operations(row, made.rencana):
        assert {one.verdict for one in perform(batch, "impor")} <= {"accepted"}


@st.composite
def files(draw: st.DrawFn) -> list[dict[str, object]]:
    """Rows of few names, births and mothers, so that they meet; many NIK are filler or stand on several rows."""
    number = st.sampled_from([None, "6210024909240001", "6210024909240002", "6210020912250003"])
    weight = st.one_of(st.none(), st.tuples(st.integers(0, 5), st.sampled_from([4200, 8600, 9100])))
    found = []
    for _ in range(draw(st.integers(1, 12))):
        row: dict[str, object] = {
            "nama": draw(st.sampled_from(NAMES)),
            "jk": draw(st.sampled_from(["L", "P"])),
            "lahir": draw(st.sampled_from(BIRTHS)),
            "nik": draw(number),
            "nama_ibu": draw(st.sampled_from(MOTHERS)),
        }
        taken = draw(weight)
        if taken is not None:
            month, grams = taken
            row["ukur"] = Ukur(min(TODAY, add_months(TODAY, -month).replace(day=12)), grams)
        found.append(row)
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=files())
def test_it_works_twice_as_once(dunia: Dunia, rows: list[dict[str, object]]) -> None:
    home = home_of(make_posyandu(f"Uji {next(NUMBER)}"))
    lines = [baris(number, home.id, **row) for number, row in enumerate(rows)]
    first = plan(home, lines)
    take_in(dunia, first)
    people = Warga.objects.filter(kab_id=KAB, posyandu_id=home.id)
    sound, _ = check_rows(lines, TODAY)
    assert people.count() == len(people_of(sound)[0])
    before = (people.count(), Penimbangan.objects.filter(kab_id=KAB, posyandu_id=home.id).count())
    again = plan(home, lines)
    assert [one for one in again.rencana if one.jenis == "register_warga"] == []
    assert again.rencana == []
    assert before == (people.count(), Penimbangan.objects.filter(kab_id=KAB, posyandu_id=home.id).count())
    # One child has at most one weighing of a month.
    months = [(one.warga_id, one.tanggal.replace(day=1)) for one in Penimbangan.objects.filter(kab_id=KAB)]
    assert len(months) == len(set(months))


@pytest.mark.parametrize(
    ("first", "second", "people"),
    [
        ({"nik": "6210024909240001"}, {"nik": "6210024909240001", "nama": "Aisyah"}, 1),
        ({"nik": "6210024909240001"}, {"nik": "6210024909240001", "nama": "Fajar"}, 2),
        ({"nik": "6210024909240001"}, {"nik": "6210024909240001", "lahir": BIRTHS[0]}, 2),
        ({"nik": "6210024909240001"}, {"nik": None}, 1),
        ({"nik": "6210024909240001"}, {"nik": "6210024909240002"}, 2),
        ({"nama_ibu": "Siti"}, {"nama_ibu": "Sri"}, 2),
        ({"nama_ibu": "Siti"}, {"nama_ibu": None}, 1),
        ({"nama_ibu": "Siti"}, {"nama_ibu": "Siti Aminah"}, 1),
        ({"nama": "Bayi 1"}, {"nama": "Bayi 2"}, 2),
        ({"nama": "Bayi Ny Siti I"}, {"nama": "Bayi Ny Siti II"}, 2),
        ({"nama": "Bayi 1", "nik": "6210024909240001"}, {"nama": "Bayi 2", "nik": "6210024909240001"}, 2),
        ({"nama": "Ahmad Hasan", "nik": "6210020909240001"}, {"nama": "Ahmad Husein", "nik": "6210020909240001"}, 2),
    ],
)
def test_which_rows_are_one_person(first: dict[str, object], second: dict[str, object], people: int) -> None:
    home = new_id()
    found, _ = people_of([baris(0, home, **first), baris(1, home, **second)])
    assert len(found) == people
    assert len({one.id for one in found}) == people


def test_two_numbers_are_two_people_beside_one_without(dunia: Dunia) -> None:
    """In one file, and when the one without is here already: both are registered, and somebody is asked to look."""
    niks = ("6210024909240001", "6210024909240002")
    whole = home_of(make_posyandu(f"Uji {next(NUMBER)}"))
    first = plan(whole, [baris(0, whole.id), *(baris(1 + at, whole.id, nik=nik) for at, nik in enumerate(niks))])
    assert [one.nasib for one in first.nasib] == ["baru", "mirip", "mirip"]
    later = home_of(make_posyandu(f"Uji {next(NUMBER)}"))
    take_in(dunia, plan(later, [baris(0, later.id)]))
    second = plan(later, [baris(at, later.id, nik=nik) for at, nik in enumerate(niks)])
    assert [one.nasib for one in second.nasib] == ["mirip", "mirip"]
    # One alone is the one who is here, whose number was missing.
    assert [one.nasib for one in plan(later, [baris(0, later.id, nik=niks[0])]).nasib] == ["sudah"]


def test_an_id_tells_no_nik(dunia: Dunia) -> None:
    [one], _ = people_of([baris(0, dunia.melati, nik="6210024909240001")])
    [other], _ = people_of([baris(0, dunia.mawar, nik="6210024909240001")])
    assert one.id != other.id
    assert "6210024909240001" not in str(one.id)


def test_a_row_that_cannot_be_true_stays_out(dunia: Dunia) -> None:
    tomorrow = TODAY + dt.timedelta(days=1)
    rows = [
        baris(0, dunia.melati, lahir=tomorrow),
        baris(1, dunia.melati, ukur=Ukur(tomorrow, 9000)),
        baris(2, dunia.melati, ukur=Ukur(BIRTHS[1] - dt.timedelta(days=3), 9000)),
        baris(3, dunia.melati, ukur=Ukur(TODAY, 89_000)),
        baris(4, dunia.melati, ukur=Ukur(TODAY, 9000, 12)),
        baris(5, dunia.melati, ukur=Ukur(TODAY, 9000, 780)),
    ]
    sound, wrong = check_rows(rows, TODAY)
    assert [row.urut for row in sound] == [5]
    assert [one.kode.rpartition("_")[2] for one in wrong] == ["mungkin"] * 3 + ["batas"] * 2
    assert not [one for one in wrong if "{" in one.kalimat]


def test_a_mended_weight_comes_in_the_place_of_a_void_one(dunia: Dunia) -> None:
    home, month = home_of(dunia.melati), add_months(TODAY, -1).replace(day=12)
    take_in(dunia, plan(home, [baris(0, home.id, ukur=Ukur(month, 9900))]))
    for weight, turn in ((9000, 2), (8900, 3)):
        wrong = Penimbangan.objects.get(kab_id=KAB, posyandu_id=home.id, batal=False)
        said = {"penimbangan_id": str(wrong.id), "alasan": "salah ketik di berkas"}
        [verdict] = perform([make_operation("void_penimbangan", home.id, dunia.sari, said)], "kantor")
        assert verdict.verdict == "accepted"
        rows = [baris(0, home.id, ukur=Ukur(month, weight))]
        take_in(dunia, plan(home, rows))
        here = Penimbangan.objects.filter(kab_id=KAB, posyandu_id=home.id)
        assert (here.count(), here.get(batal=False).berat_g) == (turn, weight)
        assert plan(home, rows).rencana == []
    # The file as it was before does not bring back what the posyandu made void.
    again = plan(home, [baris(0, home.id, ukur=Ukur(month, 9900))])
    assert (again.rencana, [one.kode for one in again.temuan]) == ([], ["impor.berat_berbeda"])
    kept = Penimbangan.objects.get(kab_id=KAB, posyandu_id=home.id, batal=False)
    said = {"penimbangan_id": str(kept.id), "alasan": "salah anak"}
    perform([make_operation("void_penimbangan", home.id, dunia.sari, said)], "kantor")
    for weight in (9900, 9000, 8900):
        again = plan(home, [baris(0, home.id, ukur=Ukur(month, weight))])
        assert (again.rencana, [one.kode for one in again.temuan]) == ([], ["impor.timbang_dibatalkan"])
        assert "lalu dibatalkan" in again.temuan[0].kalimat


def test_an_old_file_does_not_bring_back_who_was_erased(
    dunia: Dunia, settings: pytest.FixtureRequest, tmp_path: Path
) -> None:
    settings.SIMPUL_TERHAPUS = tmp_path / "terhapus.jsonl"  # type: ignore[attr-defined]  # of pytest-django
    home, month = home_of(dunia.melati), add_months(TODAY, -1).replace(day=12)
    rows = [baris(0, home.id, ukur=Ukur(month, 9900)), baris(1, home.id, nama="Fajar", jk="L")]
    take_in(dunia, plan(home, rows))
    erase_warga(KAB, home.id, Warga.objects.get(kab_id=KAB, nama="Aisyah Nur").id, clock.now())
    again = plan(home, [*rows, baris(2, home.id, ukur=Ukur(add_months(month, -1), 9800))])
    assert again.rencana == []
    assert (again.hitung["orang"], again.hitung["sudah"], again.hitung["timbang"]) == (1, 1, 0)
    [told] = [one for one in again.temuan if one.kode == "impor.sudah_dihapus"]
    assert (told.bobot, "dihapus atas permintaannya" in told.kalimat) == ("catatan", True)
    assert [one.nasib for one in again.nasib] == ["keliru", "sudah"]


def test_a_mother_of_the_file_is_her_childs(dunia: Dunia) -> None:
    mother, number = dt.date(1995, 4, 3), "6210024304950001"
    rows = [
        baris(0, dunia.melati, nik_ibu=number, nama_ibu="Rina"),
        baris(1, dunia.melati, nama="Rina", lahir=mother, nik=number),
    ]
    made = plan(home_of(dunia.melati), rows)
    take_in(dunia, made)
    child = Warga.objects.get(kab_id=KAB, nama="Aisyah Nur")
    assert child.ibu_id == Warga.objects.get(kab_id=KAB, nama="Rina").id
