"""The one way to write: order, repeats, waiting, and one bad record among good ones."""

import datetime as dt
import threading
from typing import Any

import pytest
from django.db import IntegrityError, OperationalError, connection

from factories.dunia import KAB, NOON, Dunia, Hp, child, make_operation, sealed_case, weighing
from simpul.akses.models import JejakAudit
from simpul.flows.perform import perform, retry_waiting
from simpul.flows.use_cases import USE_CASES, UseCase
from simpul.jurnal import transactions
from simpul.jurnal.keys import destroy_key
from simpul.jurnal.models import Operasi, Perubahan
from simpul.jurnal.positions import PATIENCE, Position
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.kunjungan.models import Penimbangan
from simpul.warga.models import Keluarga, Warga

pytestmark = pytest.mark.django_db


@pytest.fixture
def hp(dunia: Dunia) -> Hp:
    return dunia.hp()


def words(verdicts: Any) -> list[str]:
    return [one.verdict for one in verdicts]


def test_it_works(dunia: Dunia, hp: Hp) -> None:
    baby = child()
    verdicts = dunia.push(
        hp.record("register_warga", **baby), hp.record("record_penimbangan", **weighing(baby["warga_id"]))
    )
    assert [(one.verdict, one.n) for one in verdicts] == [("accepted", 1), ("accepted", 2)]
    assert Perubahan.objects.filter(kab_id=KAB).count() == 2


def test_a_batch_in_reverse_is_taken_in_the_phones_order(dunia: Dunia, hp: Hp) -> None:
    baby = child()
    operations = [hp.record("register_warga", **baby), hp.record("record_penimbangan", **weighing(baby["warga_id"]))]
    assert words(dunia.push(*reversed(operations))) == ["accepted", "accepted"]


def test_twice_in_one_batch_is_once(dunia: Dunia, hp: Hp) -> None:
    operation = hp.record("register_warga", **child())
    assert words(dunia.push(operation, operation)) == ["accepted", "accepted"]
    assert Warga.objects.count() == 1


def test_a_hole_holds_back_until_it_is_filled(dunia: Dunia, hp: Hp) -> None:
    first, second, third = (hp.record("register_warga", **child(nama)) for nama in ("Ani", "Bela", "Cici"))
    assert words(dunia.push(third)) == ["waiting"]
    assert words(dunia.push(second)) == ["waiting"]
    assert words(dunia.push(first)) == ["accepted"]
    rows = Operasi.objects.filter(kab_id=KAB).order_by("n").values_list("id", flat=True)
    assert list(rows) == [first.id, second.id, third.id]
    assert words(dunia.push(second, third)) == ["duplicate", "duplicate"]


def test_a_hole_filled_in_the_same_batch_is_none(dunia: Dunia, hp: Hp) -> None:
    first, second, third = (hp.record("register_warga", **child(nama)) for nama in ("Ani", "Bela", "Cici"))
    assert words(dunia.push(third, first, second)) == ["accepted"] * 3


def test_a_quarantined_number_is_no_hole(dunia: Dunia, hp: Hp) -> None:
    bad, good = hp.record("terbang"), hp.record("register_warga", **child())
    assert words(dunia.push(bad)) == ["quarantined"]
    assert words(dunia.push(good)) == ["accepted"]


def test_a_chain_of_waiting_work_is_let_go_at_once(dunia: Dunia, hp: Hp) -> None:
    other = dunia.hp(dunia.rani)
    baby = child()
    weighed = weighing(baby["warga_id"])
    key = weighed["penimbangan_id"]
    corrected = other.record("record_penimbangan", **weighed)
    last = other.record("correct_penimbangan", penimbangan_id=key, alasan="salah baca", berat_g=8800)
    assert words(dunia.push(corrected, last)) == ["waiting", "waiting"]
    assert words(dunia.push(hp.record("register_warga", **baby))) == ["accepted"]
    assert Penimbangan.objects.get(kab_id=KAB, id=key).berat_g == 8800


def test_waiting_unchanged_leaves_no_trail_at_each_push(dunia: Dunia, hp: Hp) -> None:
    other = dunia.hp(dunia.rani)
    waits = other.record("record_penimbangan", **weighing(new_id()))
    assert words(dunia.push(waits)) == ["waiting"]
    for nama in ("Ani", "Bela"):
        dunia.push(hp.record("register_warga", **child(nama)))
    assert JejakAudit.objects.filter(ids__0=str(waits.id)).count() == 1


def test_patience_is_looked_at_without_a_push(dunia: Dunia, hp: Hp) -> None:
    hp.record("register_warga", **child("Hilang"))
    late = hp.record("register_warga", **child())
    dunia.push(late)
    retry_waiting(KAB, dunia.melati, NOON + dt.timedelta(hours=1))
    assert Operasi.objects.get(id=late.id).status == "menunggu"
    retry_waiting(KAB, dunia.melati, NOON + PATIENCE + dt.timedelta(minutes=1))
    assert Operasi.objects.get(id=late.id).status == "diterima"


def _broken(monkeypatch: pytest.MonkeyPatch, error: Exception, nama: str) -> None:
    """The act on one person fails after it has written."""
    before = USE_CASES["register_warga"]

    def act(accepted: Any) -> Any:
        changes = before.act(accepted)
        if any(item.payload.nama == nama for item in accepted):
            raise error
        return changes

    monkeypatch.setitem(USE_CASES, "register_warga", UseCase(before.check, act))


@pytest.mark.parametrize(
    "error", [IntegrityError("x"), KeyError("x"), OverflowError("x"), SimpulError("warga.nama_kosong")]
)
def test_one_record_that_cannot_be_stored_is_found(
    dunia: Dunia, hp: Hp, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    _broken(monkeypatch, error, "Buruk")
    names = ("Ani", "Bela", "Buruk", "Cici", "Dina")
    verdicts = dunia.push(*(hp.record("register_warga", **child(nama)) for nama in names))
    assert words(verdicts) == ["accepted", "accepted", "quarantined", "accepted", "accepted"]
    assert sorted(Warga.objects.values_list("nama", flat=True)) == ["Ani", "Bela", "Cici", "Dina"]
    assert [one.n for one in verdicts] == [1, 2, None, 3, 4]
    assert Operasi.objects.count() == 5
    assert JejakAudit.objects.filter(entitas="operasi").count() == 5


def test_a_database_that_is_gone_is_nobodys_fault(dunia: Dunia, hp: Hp, monkeypatch: pytest.MonkeyPatch) -> None:
    _broken(monkeypatch, OperationalError("server closed the connection"), "Ani")
    with pytest.raises(OperationalError):
        dunia.push(hp.record("register_warga", **child("Ani")), hp.record("register_warga", **child("Bela")))
    assert not Operasi.objects.exists()


def test_a_locked_database_says_busy(dunia: Dunia, hp: Hp, monkeypatch: pytest.MonkeyPatch) -> None:
    _broken(monkeypatch, OperationalError("database is locked"), "Ani")
    with pytest.raises(SimpulError) as caught:
        dunia.push(hp.record("register_warga", **child("Ani")))
    assert caught.value.code == "sibuk.coba_lagi"
    assert not Operasi.objects.exists()


def test_a_held_writer_is_told_on_sqlite_and_does_not_matter_elsewhere(dunia: Dunia, hp: Hp) -> None:
    """SQLite has one writer, so a long wait is answered; PostgreSQL has many and just goes on."""
    taken, done = threading.Event(), threading.Event()

    def hold() -> None:
        with transactions._writer:
            taken.set()
            done.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    taken.wait(10)
    code = ""
    try:
        perform([hp.record("register_warga", **child())], "hp", received_at=NOON, wait_seconds=0.1)
    except SimpulError as error:
        code = error.code
    finally:
        done.set()
        holder.join()
    assert code == ("sibuk.coba_lagi" if connection.vendor == "sqlite" else "")


def test_late_work_about_an_erased_person_is_kept_without_content(dunia: Dunia, hp: Hp) -> None:
    baby = child()
    dunia.say(hp, "register_warga", **baby)
    destroy_key(KAB, baby["warga_id"])
    late = hp.record("record_penimbangan", **weighing(baby["warga_id"]))
    assert [one.masalah for one in dunia.push(late)] == ["warga.sudah_dihapus"]
    row = Operasi.objects.get(id=late.id)
    assert (bytes(row.isi), bytes(row.hasil or b"")) == (b"", b"")
    assert dunia.push(late)[0].verdict == "quarantined"


def test_the_key_is_that_of_the_person_even_through_her_weighing(dunia: Dunia, hp: Hp) -> None:
    baby = child()
    weighed = weighing(baby["warga_id"])
    dunia.say(hp, "register_warga", **baby)
    dunia.say(hp, "record_penimbangan", **weighed)
    key = weighed["penimbangan_id"]
    dunia.say(hp, "correct_penimbangan", penimbangan_id=key, alasan="salah baca", berat_g=8800)
    owners = set(Operasi.objects.filter(kab_id=KAB).values_list("kunci_id", flat=True))
    assert owners == {baby["warga_id"]}


def test_a_waiting_correction_goes_to_the_persons_key_when_she_is_known(dunia: Dunia, hp: Hp) -> None:
    baby, other = child(), dunia.hp(dunia.rani)
    weighed = weighing(baby["warga_id"])
    late = hp.record("correct_penimbangan", penimbangan_id=weighed["penimbangan_id"], alasan="salah baca", berat_g=8800)
    assert words(dunia.push(late)) == ["waiting"]
    assert Operasi.objects.get(id=late.id).kunci_id == dunia.melati
    dunia.push(other.record("register_warga", **baby), other.record("record_penimbangan", **weighed))
    row = Operasi.objects.get(id=late.id)
    assert (row.status, row.kunci_id) == ("diterima", baby["warga_id"])


def test_a_sealed_report_shows_in_no_trail_of_the_village(dunia: Dunia, hp: Hp) -> None:
    dunia.say(hp, "seal_kasus", kasus_id=new_id(), penerima=["kepala_desa"], amplop=sealed_case())
    assert not JejakAudit.objects.filter(posyandu_id=dunia.melati).exists()
    line = JejakAudit.objects.get(tindakan="seal_kasus")
    assert (line.akun_id, line.kab_id, line.posyandu_id) == (None, None, None)


def test_two_posyandu_in_one_batch_each_have_their_own_numbers(dunia: Dunia) -> None:
    here = make_operation("register_keluarga", dunia.melati, dunia.sari, {"keluarga_id": new_id(), "kepala_nama": "A"})
    there = make_operation("register_keluarga", dunia.mawar, dunia.tum, {"keluarga_id": new_id(), "kepala_nama": "B"})
    verdicts = perform([here, there], "contoh", received_at=NOON)
    assert [(one.id, one.verdict, one.n) for one in verdicts] == [(here.id, "accepted", 1), (there.id, "accepted", 1)]
    assert Keluarga.objects.count() == 2


def test_an_unknown_posyandu_keeps_what_came(dunia: Dunia) -> None:
    lost = make_operation("register_warga", new_id(), dunia.sari, child())
    [verdict] = perform([lost], "kantor", received_at=NOON)
    assert (verdict.verdict, verdict.masalah) == ("quarantined", "operasi.posyandu_tidak_dikenal")


def test_positions_keep_the_age_of_a_hole() -> None:
    later = NOON + dt.timedelta(hours=3)
    open_hole = Position(2).with_numbers([5, 4], NOON)
    assert (open_hole.mark, open_hole.since, open_hole.above) == (2, NOON, (4, 5))
    assert open_hole.with_numbers([8], later).since == NOON
    moved = open_hole.with_numbers([3, 8], later)
    assert (moved.mark, moved.since, moved.above) == (5, later, (8,))
    assert moved.with_numbers([6, 7], later) == Position(8)
    assert moved.holds_back(8, later)
    assert not moved.holds_back(8, later + PATIENCE + dt.timedelta(seconds=1))
