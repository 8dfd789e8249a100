"""What a batch read once is read again when it changed: a batch equals its operations sent one by one."""

import datetime as dt
from typing import Any

import pytest
from django.db import transaction

from factories.dunia import TODAY, Dunia, Hp, child, sesi_of, weighing
from factories.riwayat import dump
from simpul.flows.use_cases import USE_CASES, UseCase
from simpul.jurnal.operations.protocol import OperationIn
from simpul.kernel.ids import derive_id, new_id

pytestmark = pytest.mark.django_db
BORN = dt.date(2025, 9, 10)


def a_day(dunia: Dunia, hp: Hp) -> list[OperationIn]:
    """People change between the works that ask about them: merged, corrected, their day closed and opened again."""
    baby, twin, hana, hani = (child(nama, BORN) for nama in ("Aisyah", "Aisyah Nur", "Hana", "Hani"))
    sesi, root, other = sesi_of(dunia.melati), baby["warga_id"], twin["warga_id"]

    def came(key: Any) -> None:
        hp.record(
            "record_kehadiran", kehadiran_id=derive_id("kehadiran", str(sesi), str(key)), sesi_id=sesi, warga_id=key
        )

    for one in (baby, hana, hani):
        hp.record("register_warga", **one)
    hp.record("merge_warga", actor=dunia.wati, asal_id=hani["warga_id"], tujuan_id=hana["warga_id"], alasan="mirip")
    hp.record("open_sesi", sesi_id=sesi, tanggal=TODAY, tempat="Balai dusun", kader_hadir=[dunia.sari])
    came(root)
    hp.record("record_penimbangan", **weighing(root, 8700, sesi_id=sesi))
    hp.record("register_warga", **twin)
    hp.record("record_penimbangan", **weighing(other, 8800, dt.date(2026, 10, 22)))
    hp.record("merge_warga", actor=dunia.wati, asal_id=other, tujuan_id=root, alasan="orang yang sama")
    came(other)
    hp.record("record_penimbangan", **weighing(other, 8900, sesi_id=sesi))
    hp.record("correct_warga", warga_id=root, alasan="akta", tanggal_lahir=dt.date(2025, 7, 10))
    hp.record("record_penimbangan", **weighing(root, 8500, dt.date(2026, 9, 24)))
    hp.record("close_sesi", sesi_id=sesi, rekap={"D": 1})
    hp.record("reopen_sesi", actor=dunia.wati, sesi_id=sesi, alasan="ada yang lupa")
    visit = {"tanggal": TODAY, "cara": "meja", "subjek_jenis": "orang", "jawaban": {}, "warga_id": other}
    hp.record("record_kunjungan", kunjungan_id=new_id(), layanan_id="KES-02", **visit)
    hp.record("unmerge_warga", actor=dunia.wati, asal_id=hani["warga_id"], alasan="ternyata kembar")
    hp.record("record_penimbangan", **weighing(hani["warga_id"], 9000, sesi_id=sesi))
    return hp.outbox


def left_by(dunia: Dunia, batches: list[list[OperationIn]]) -> tuple[list[Any], dict[str, list[dict[str, Any]]]]:
    """Verdicts and rows that these batches leave, taken back again; change numbers tell only of the order of work."""
    with transaction.atomic():
        verdicts = [one for batch in batches for one in dunia.push(*batch)]
        rows = dump(dunia.melati)
        transaction.set_rollback(True)
    for found in rows.values():
        for row in found:
            row.pop("n", None)
    said = [(one.id, one.verdict, one.masalah) for one in verdicts]
    return said, {name: sorted(found, key=str) for name, found in rows.items()}


@pytest.fixture
def hp(dunia: Dunia) -> Hp:
    phone = dunia.hp()
    dunia.add_kader(phone.id, dunia.wati)
    return phone


def test_it_works(dunia: Dunia, hp: Hp) -> None:
    operations = a_day(dunia, hp)
    said, one_by_one = left_by(dunia, [[operation] for operation in operations])
    assert {verdict for _, verdict, _ in said} == {"accepted"}, said
    told, at_once = left_by(dunia, [operations])
    assert told == said
    for name, rows in one_by_one.items():
        assert at_once[name] == rows, name


def test_an_act_that_does_not_tell_its_change_is_found(dunia: Dunia, hp: Hp, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the rule is for: a merge that kept its change to itself would leave the batch with who stood alone."""
    operations = a_day(dunia, hp)
    expected = left_by(dunia, [[operation] for operation in operations])
    merge = USE_CASES["merge_warga"]

    def silent(accepted: Any) -> list[Any]:
        merge.act(accepted)
        return []

    monkeypatch.setitem(USE_CASES, "merge_warga", UseCase(merge.check, silent))
    assert left_by(dunia, [operations]) != expected
