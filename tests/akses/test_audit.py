"""The trail: writes with their transaction, reads after the answer, nothing lost."""

import datetime as dt
from dataclasses import replace

import pytest
from django.db import OperationalError

from factories.akun import DESA, load_kurun, make_office, make_posyandu
from factories.wilayah import GUNUNG_MAS_KAB_ID as KAB
from simpul.akses import queries
from simpul.akses.models import JejakAudit
from simpul.akses.services import (
    AuditIn,
    Peran,
    audit,
    flush_reads,
    has_reads,
    hash_address,
    record_read,
    record_refusal,
    start_read_writer,
    stop_read_writer,
    write_audit,
)
from simpul.kernel import clock


@pytest.fixture
def reader(db):
    load_kurun()
    return make_office(Peran.BIDAN, DESA, "Bidan Wulan")


def line(reader, *ids: str, **facts) -> AuditIn:
    return AuditIn(reader.akun_id, "lihat_warga", "warga", ids, kab_id=KAB, **facts)


def test_it_works(reader) -> None:
    melati = make_posyandu()
    record_read(line(reader, "a", "b", posyandu_id=melati, alamat=hash_address("10.0.0.1")))
    write_audit([AuditIn(reader.akun_id, "record_penimbangan", "operasi", ("c",), KAB, melati, n=7, pintu="hp")])
    newest, first = queries.jejak_rows([KAB], [melati])
    assert (first.akun_nama, first.tindakan, first.ids, first.n) == ("Bidan Wulan", "lihat_warga", ("a", "b"), None)
    assert (newest.tindakan, newest.n, newest.pintu) == ("record_penimbangan", 7, "hp")
    assert JejakAudit.objects.filter(alamat="").count() == 1


def test_an_address_is_comparable_and_not_readable() -> None:
    assert hash_address("10.0.0.1") == hash_address("10.0.0.1") != hash_address("10.0.0.2")
    assert "10.0.0.1" not in hash_address("10.0.0.1")
    assert hash_address("") == ""


def test_other_regencies_and_posyandu_are_not_listed(reader) -> None:
    melati = make_posyandu()
    write_audit([line(reader, "a", posyandu_id=melati), line(reader, "b")])
    assert [row.ids for row in queries.jejak_rows([KAB], [melati])] == [("a",)]
    assert len(queries.jejak_rows([KAB])) == 2
    assert queries.jejak_rows([KAB + 1]) == []
    oldest = queries.jejak_rows([KAB])[-1]
    assert queries.jejak_rows([KAB], before=oldest.at) == []


def test_a_refused_page_leaves_its_line(reader) -> None:
    record_refusal(reader.akun_id, "/usulan/" + "x" * 500, hash_address("10.0.0.1"))
    row = JejakAudit.objects.get()
    assert (row.tindakan, row.entitas, row.akun_id) == ("ditolak", "halaman", reader.akun_id)
    assert len(row.ids[0]) == 200


def test_a_long_reason_is_cut_not_refused(reader) -> None:
    write_audit([line(reader, alasan="x" * 1000)])
    assert len(JejakAudit.objects.get().alasan) == 300


def test_a_queued_read_survives_a_database_that_is_away(reader, monkeypatch) -> None:
    monkeypatch.setattr(audit._Writer, "is_running", True)
    record_read(line(reader, "a"))
    record_read(line(reader, "b"))
    assert has_reads()
    assert not JejakAudit.objects.exists()

    def away(rows) -> None:
        raise OperationalError

    with monkeypatch.context() as patch:
        patch.setattr(audit, "write_audit", away)
        with pytest.raises(OperationalError):
            flush_reads()
    assert flush_reads() == 2
    assert {row.ids for row in queries.jejak_rows([KAB])} == {("a",), ("b",)}
    assert flush_reads() == 0
    assert not has_reads()


def test_a_full_queue_writes_at_once(reader, monkeypatch) -> None:
    monkeypatch.setattr(audit._Writer, "is_running", True)
    monkeypatch.setattr(audit._writer, "lines", audit.queue.Queue(1))
    record_read(line(reader, "a"))
    record_read(line(reader, "b"))
    assert [row.ids for row in queries.jejak_rows([KAB])] == [("b",)]


@pytest.mark.django_db(transaction=True)
def test_the_thread_writes_and_stops_empty() -> None:
    load_kurun()
    someone = make_office(Peran.BIDAN, DESA)
    start_read_writer()
    start_read_writer()
    try:
        for number in range(20):
            record_read(line(someone, str(number)))
    finally:
        stop_read_writer()
    assert not has_reads()
    assert JejakAudit.objects.count() == 20


def test_equal_readings_of_one_visit_are_one_line_on_a_page(reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """The trail keeps all of them; another reason, other people, a later hour or a write is a line of its own."""
    begin = clock.now()
    told = [(0, "a", ""), (1, "a", ""), (2, "b", ""), (3, "a", ""), (4, "a", "rapat"), (60, "a", "")]
    for minutes, who, why in told:
        write_audit([line(reader, who, alasan=why, at=begin + dt.timedelta(minutes=minutes))])
    write_audit([AuditIn(reader.akun_id, "correct_warga", "operasi", ("a",), KAB, n=n, at=begin) for n in (8, 9)])
    rows = queries.jejak_rows([KAB])
    folded = queries.fold_readings(rows)
    assert [(row.ids, row.alasan, row.kali) for row in folded if row.n is None] == [
        (("a",), "", 1),
        (("a",), "rapat", 1),
        (("a",), "", 3),
        (("b",), "", 1),
    ]
    readings = [row for row in rows if row.n is None]
    beside = [readings[-1], readings[-1], replace(readings[-1], ids=("a", "b"))]
    assert [row.kali for row in queries.fold_readings(beside)] == [2, 1]
    assert [row.kali for row in queries.fold_readings(beside, of_one=True)] == [3]
    assert folded[2].at == begin + dt.timedelta(minutes=3)
    assert sum(row.n is not None for row in folded) == 2
    assert JejakAudit.objects.count() == len(rows) == 8
