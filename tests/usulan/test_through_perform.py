"""Requests and sealed reports through the one way to write: access, log, quarantine, change list, trail."""

import json
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings

from factories.usulan import CATALOG, KAB, RECEIVED, THURSDAY, Meja, text
from simpul.akses.models import Akun, Hibah, JejakAudit, Perangkat
from simpul.akses.rules.words import JenisAkun, Peran
from simpul.flows.perform import perform
from simpul.jurnal import replay
from simpul.jurnal.models import Operasi, Perubahan
from simpul.jurnal.operations.protocol import OperationIn, Verdict
from simpul.kernel.ids import new_id
from simpul.kernel.sealing import public_point, seal
from simpul.usulan import queries
from simpul.usulan.models import KasusRahasia, Usulan


class Kantor:
    """People of the village and of agencies, who act through `perform`."""

    def __init__(self, meja: Meja) -> None:
        self.home = meja.home
        self.phone = Perangkat.objects.create(
            id=new_id(), kab_id=KAB, posyandu_id=self.home.id, huruf="A", public_key="-", terdaftar_at=RECEIVED
        ).id
        self.seq = 0
        at_home = {"posyandu_id": self.home.id, "kab_id": KAB}
        at_desa = {"wilayah_id": self.home.wilayah_id}
        self.sari = self.person("Bu Sari", Peran.KADER, **at_home)
        self.joko = self.person("Pak Joko", Peran.SEKRETARIS_DESA, **at_desa)
        regency = {"wilayah_id": 6210}
        self.agus = self.person("Pak Agus", Peran.PETUGAS_OPD, opd="dinas_perkim", **regency)
        self.dini = self.person("Bu Dini", Peran.PETUGAS_OPD, opd="dinas_sosial", **regency)

    def person(self, nama: str, peran: Peran, **grant: Any) -> UUID:
        """An account with one grant."""
        kind = JenisAkun.KADER if peran is Peran.KADER else JenisAkun.KANTOR
        akun = Akun.objects.create(id=new_id(), nama=nama, jenis=kind, dibuat_at=RECEIVED)
        Hibah.objects.create(id=new_id(), akun=akun, peran=peran, mulai=THURSDAY.replace(month=1), **grant)
        return akun.id

    def say(self, actor: UUID, kind: str, **payload: Any) -> Verdict:
        """One act of a person, through her door."""
        is_phone = actor == self.sari
        self.seq += is_phone
        operation = OperationIn(
            id=new_id(),
            posyandu_id=self.home.id,
            kab_id=KAB,
            actor_id=actor,
            type=kind,
            version=1,
            catalog_version=CATALOG,
            service_date=THURSDAY,
            recorded_at=RECEIVED,
            payload=payload,
            device_id=self.phone if is_phone else None,
            device_seq=self.seq if is_phone else None,
        )
        (verdict,) = perform([operation], "hp" if is_phone else "kantor", received_at=RECEIVED)
        return verdict


@pytest.fixture
def kantor(meja: Meja) -> Kantor:
    """The village of posyandu 127."""
    return Kantor(meja)


def request(kantor: Kantor, **more: Any) -> Verdict:
    """Bu Sari sends a request from her phone."""
    wanted = {"usulan_id": str(new_id()), "layanan_id": "PR-02", "untuk": "umum", "nomor": "0127-A-0001", **more}
    return kantor.say(kantor.sari, "send_usulan", **wanted)


def test_it_works(kantor: Kantor) -> None:
    key = str(new_id())
    assert request(kantor, usulan_id=key).verdict == "accepted"
    steps = [
        (kantor.joko, "receive_usulan", {}),
        (kantor.joko, "forward_usulan", {"opd": "dinas_perkim"}),
        (kantor.agus, "answer_usulan", {"keputusan": "diterima", "jawaban": "Kami periksa."}),
        (kantor.joko, "close_usulan", {"hasil": "selesai", "pesan": "sudah baik."}),
    ]
    said = [kantor.say(actor, kind, usulan_id=key, **payload) for actor, kind, payload in steps]
    assert [(one.verdict, one.masalah) for one in said] == [("accepted", None)] * 4
    (row,) = queries.sync_rows("usulan", KAB, kantor.home.id, [UUID(key)])
    assert [line["oleh"] for line in row["riwayat"]] == ["Bu Sari", "Pak Joko", "Pak Joko", "Pak Agus", "Pak Joko"]
    listed = Perubahan.objects.filter(kab_id=KAB, entitas="usulan").values_list("n", "entitas_id")
    assert list(listed) == [(n, UUID(key)) for n in range(1, 6)]


def test_the_log_gives_the_same_rows(kantor: Kantor) -> None:
    from simpul.usulan import services

    key = str(new_id())
    request(kantor, usulan_id=key, layanan_id="SOS-03", jawaban={"desil": 2})
    kantor.say(kantor.joko, "forward_usulan", usulan_id=key, opd="dinas_sosial")
    before = queries.sync_rows("usulan", KAB, kantor.home.id, [UUID(key)])
    services.clear_usulan(KAB, kantor.home.id)
    for accepted in replay.accepted(KAB, kantor.home.id):
        getattr(services, accepted.envelope.type)([accepted])
    assert queries.sync_rows("usulan", KAB, kantor.home.id, [UUID(key)]) == before
    assert queries.protected_answers(KAB, UUID(key)) == {"desil": 2}


def test_another_agency_may_not_answer(kantor: Kantor) -> None:
    key = str(new_id())
    request(kantor, usulan_id=key)
    kantor.say(kantor.joko, "forward_usulan", usulan_id=key, opd="dinas_perkim")
    verdict = kantor.say(kantor.dini, "answer_usulan", usulan_id=key, keputusan="diterima", jawaban="Baik.")
    assert (verdict.verdict, (verdict.masalah or "")[:6]) == ("quarantined", "akses.")


def test_a_kader_may_not_forward(kantor: Kantor) -> None:
    key = str(new_id())
    request(kantor, usulan_id=key)
    verdict = kantor.say(kantor.sari, "forward_usulan", usulan_id=key, opd="dinas_perkim")
    assert verdict.verdict == "quarantined"
    assert Usulan.objects.get(kab_id=KAB, id=UUID(key)).status == "dikirim"


def test_a_confidential_line_is_held_and_unreadable(kantor: Kantor) -> None:
    verdict = request(kantor, layanan_id="TRA-02", cerita="Rumah di ujung gang")
    assert (verdict.verdict, verdict.masalah) == ("quarantined", "usulan.lewat_jalur_rahasia")
    stored = Operasi.objects.get(kab_id=KAB, id=verdict.id)
    assert b"ujung gang" not in bytes(stored.isi)
    assert "ujung gang" not in str(stored.masalah_params)


def test_an_unknown_request_waits(kantor: Kantor) -> None:
    key = str(new_id())
    waiting = kantor.say(kantor.joko, "receive_usulan", usulan_id=key)
    assert (waiting.verdict, waiting.waiting_for) == ("waiting", [UUID(key)])
    request(kantor, usulan_id=key)
    assert Usulan.objects.get(kab_id=KAB, id=UUID(key)).status == "diterima_desa"


def test_a_sealed_report_leaves_no_trace_but_itself(kantor: Kantor) -> None:
    content = json.dumps({"cerita": "Rumah di ujung gang"}).encode()
    amplop = text(seal(public_point(settings.KEYRING.kasus), content, b"kasus"))
    key = new_id()
    verdict = kantor.say(kantor.sari, "seal_kasus", kasus_id=str(key), penerima=["kepala_desa"], amplop=amplop)
    assert verdict.verdict == "accepted"
    assert KasusRahasia.objects.filter(kab_id=KAB, id=key).exists()
    assert not Perubahan.objects.filter(kab_id=KAB).exists()
    assert queries.snapshot_rows("usulan", KAB, kantor.home.id, THURSDAY) == []


def test_a_sealed_report_names_nobody_in_the_log(kantor: Kantor) -> None:
    """A phone that names its subjects anyway is not believed: neither log nor trail keeps their ids."""
    content = json.dumps({"cerita": "Rumah di ujung gang"}).encode()
    amplop = text(seal(public_point(settings.KEYRING.kasus), content, b"kasus"))
    victim = new_id()
    payload = {"kasus_id": str(new_id()), "penerima": ["kepala_desa"], "amplop": amplop}
    operation = OperationIn(
        id=new_id(),
        posyandu_id=kantor.home.id,
        kab_id=KAB,
        actor_id=kantor.sari,
        type="seal_kasus",
        version=1,
        catalog_version=CATALOG,
        service_date=THURSDAY,
        recorded_at=RECEIVED,
        payload=payload,
        subject_ids=[victim],
        device_id=kantor.phone,
        device_seq=1,
    )
    (verdict,) = perform([operation], "hp", received_at=RECEIVED)
    assert verdict.verdict == "accepted"
    assert Operasi.objects.get(kab_id=KAB, id=operation.id).subjek_ids == []
    assert JejakAudit.objects.get(tindakan="seal_kasus").ids == [str(operation.id)]
