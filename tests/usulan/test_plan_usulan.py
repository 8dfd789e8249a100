"""The village takes a request into its plan of a year, and takes it out again."""

import datetime as dt
import json
from typing import Any

import msgspec
import pytest

from factories.usulan import Meja
from simpul.jurnal.contracts import Accepted
from simpul.jurnal.operations.rows import UsulanRow
from simpul.kernel.errors import CONTRACTS, SimpulError
from simpul.usulan import queries, services
from simpul.usulan.models import RiwayatUsulan, Usulan
from simpul.usulan.rules import Act, Status, deadline_label, next_status, refusal, status_label
from simpul.usulan.services.stepping import STEP_FIELDS

VECTORS = json.loads((CONTRACTS / "vectors" / "usulan" / "keadaan.json").read_text(encoding="utf-8"))["kasus"]
# What older phones can read in a request: the words of protocol 1.
OLD_WORDS = {"dikirim", "diterima_desa", "dikembalikan", "diteruskan", "dijawab", "ditutup"}


def told(row: Usulan) -> list[str]:
    lines = RiwayatUsulan.objects.filter(kab_id=row.kab_id, usulan_id=row.id).order_by("n")
    return [line.kalimat for line in lines]


def on_phone(meja: Meja, row: Usulan) -> dict[str, Any]:
    [sent] = queries.sync_rows("usulan", meja.home.kab_id, meja.home.id, [row.id])
    return sent


def plan(meja: Meja, row: Usulan, tahun: int = 2027) -> None:
    meja.do("plan_usulan", usulan_id=str(row.id), tahun=tahun)


def unplan(meja: Meja, row: Usulan, **said: str) -> None:
    meja.do("unplan_usulan", usulan_id=str(row.id), **said)


def test_it_works(meja: Meja) -> None:
    row = meja.send("0127-A-0007")
    plan(meja, row)
    read = meja.read(row.id)
    assert (read.status, read.tahun_desa, read.dijawab_tanggal) == ("direncanakan", 2027, dt.date(2026, 11, 26))
    assert told(row)[-1] == "Usulan 0127-A-0007 masuk perencanaan 2027, menunggu musyawarah dan anggaran."
    [item] = queries.lists.to_items([read], dt.date(2027, 6, 1))
    assert (item.label, item.jam, item.lewat_batas) == (
        "Masuk perencanaan 2027",
        "Menunggu anggaran tahun 2027",
        False,
    )


def test_an_older_phone_reads_a_word_it_knows(meja: Meja) -> None:
    row = meja.send()
    plan(meja, row)
    sent = on_phone(meja, row)
    assert (sent["status"], sent["tahun_desa"]) == ("dijawab", 2027)
    assert sent["status"] in OLD_WORDS
    words = next(field.type for field in msgspec.structs.fields(UsulanRow) if field.name == "status")
    assert set(words.__args__) == OLD_WORDS
    unplan(meja, row)
    assert (on_phone(meja, row)["status"], on_phone(meja, row)["tahun_desa"]) == ("diterima_desa", None)


@pytest.mark.parametrize(
    ("kind", "payload", "code"),
    [
        ("plan_usulan", {"tahun": 2027}, "usulan.sudah_direncanakan"),
        ("plan_usulan", {"tahun": 2025}, "usulan.tahun_rencana"),
        ("receive_usulan", {}, "usulan.sudah_direncanakan"),
        ("return_usulan", {"alasan": "kurang."}, "usulan.sudah_direncanakan"),
        ("answer_usulan", {"keputusan": "diterima", "jawaban": "Baik."}, "usulan.belum_diteruskan"),
        ("close_usulan", {"hasil": "selesai", "pesan": "sudah."}, "usulan.belum_diteruskan"),
        ("unplan_usulan", {"alasan": "NIK 6210021009250001"}, "usulan.pesan_memuat_nik"),
    ],
)
def test_what_cannot_be_changes_nothing(meja: Meja, kind: str, payload: dict[str, Any], code: str) -> None:
    row = meja.send()
    plan(meja, row)
    with pytest.raises(SimpulError) as caught:
        meja.do(kind, usulan_id=str(row.id), **payload)
    assert caught.value.code == code
    assert (meja.read(row.id).status, meja.read(row.id).tahun_desa) == ("direncanakan", 2027)


def test_the_same_rows_come_from_what_was_decided(meja: Meja) -> None:
    row = meja.send("0127-A-0007")
    log: list[Accepted[Any]] = []
    acts = [("plan_usulan", {"tahun": 2027}), ("plan_usulan", {"tahun": 2028}), ("unplan_usulan", {"alasan": "Nanti."}),
            ("forward_usulan", {"opd": "dinas_perkim"}), ("plan_usulan", {"tahun": 2027})]  # fmt: skip
    for kind, payload in acts:
        meja.later(days=3)
        log += (accepted := meja.accept([meja.op(kind, usulan_id=str(row.id), **payload)]))
        getattr(services, kind)(accepted)
    after = Usulan.objects.filter(id=row.id).values().get()
    history = list(RiwayatUsulan.objects.order_by("n").values())
    Usulan.objects.filter(id=row.id).update(**{name: getattr(row, name) for name in STEP_FIELDS})
    RiwayatUsulan.objects.filter(jenis__in={kind for kind, _ in acts}).delete()
    for accepted in log:
        getattr(services, accepted.envelope.type)([accepted])
    assert Usulan.objects.filter(id=row.id).values().get() == after
    assert list(RiwayatUsulan.objects.order_by("n").values()) == history


@pytest.mark.parametrize("case", VECTORS, ids=lambda case: case["kasus"])
def test_the_phone_says_the_same(case: dict[str, Any]) -> None:
    """Held by `pwa/tests/domain/request-words.test.ts` too; the phone says to whom it went."""
    status, today = Status(case["status"]), dt.date(2026, 11, 30)
    assert case["kata"].startswith(status_label(status, tahun_rencana=case["tahun_desa"]))
    answered = today if status in {Status.DIJAWAB, Status.DIRENCANAKAN} else None
    words = deadline_label(status, today, answered, today, tahun_rencana=case["tahun_desa"])
    assert words == case["jam"] or (not case["jam"] and words in {"Batas jawab hari ini", "Sudah dijawab", ""})
    assert (refusal(Act.COMPLETE, status) is None) == (case["dilengkapi"] is not None)
    if case["dilengkapi"]:
        assert next_status(Act.COMPLETE, status, resumes=status is Status.DIKEMBALIKAN) == case["dilengkapi"]
