"""A request from the phone to its end, as the kader reads it; and the same rows again from what was decided."""

from typing import Any

from factories.usulan import Meja
from simpul.jurnal.contracts import Accepted
from simpul.kernel.ids import new_id
from simpul.usulan import queries, services
from simpul.usulan.models import RiwayatUsulan, Usulan

PERKIM = "Dinas Perumahan dan Kawasan Permukiman"
STORY: list[tuple[str, dict[str, Any]]] = [
    ("receive_usulan", {}),
    ("return_usulan", {"alasan": "foto sisi kiri belum ada.", "berkas_kurang": ["foto_rumah_tiga_sisi"]}),
    ("complete_usulan", {"berkas": {"foto_rumah_tiga_sisi": "ab" * 32}}),
    ("forward_usulan", {"opd": "dinas_perkim"}),
    (
        "answer_usulan",
        {"keputusan": "survei", "jawaban": "Kami datang pagi.", "tanggal_survei": "2026-12-09"},
    ),
    ("answer_usulan", {"keputusan": "rencana", "jawaban": "Menunggu anggaran.", "tahun_rencana": 2027}),
    ("close_usulan", {"hasil": "selesai", "pesan": "atap sudah diganti."}),
]


def live(meja: Meja) -> list[Accepted[Any]]:
    """Every act of the story, a day apart, with what was decided."""
    usulan_id = str(new_id())
    first = {"layanan_id": "PR-02", "untuk": "umum", "nomor": "0127-A-0007", "tempat": "RT 02"}
    log = []
    for kind, payload in [("send_usulan", first), *STORY]:
        accepted = meja.accept([meja.op(kind, usulan_id=usulan_id, **payload)])
        getattr(services, kind)(accepted)
        log += accepted
        meja.later(days=1)
    return log


DEADLINE = "Jawaban pertama paling lambat Kamis 3 Desember 2026 (panduan daerah)."
TOLD = [
    ("dikirim", f"Usulan 0127-A-0007 sudah terkirim ke desa. {DEADLINE}"),
    ("diterima_desa", f"Desa sudah membaca usulan 0127-A-0007. {DEADLINE}"),
    ("dikembalikan", "Usulan 0127-A-0007 kurang Foto rumah dari 3 sisi: foto sisi kiri belum ada."),
    # Returned on a Saturday with four days left, completed on Sunday.
    ("dikirim", f"Usulan 0127-A-0007 sudah dilengkapi. {DEADLINE}"),
    ("diteruskan", f"Usulan 0127-A-0007 diteruskan ke {PERKIM}. {DEADLINE}"),
    ("dijawab", f"{PERKIM} akan survei Rabu 9 Desember 2026: Kami datang pagi."),
    ("dijawab", "Masuk rencana tahun 2027: Menunggu anggaran."),
    ("ditutup", "Usulan 0127-A-0007 selesai: atap sudah diganti."),
]


def test_it_works(meja: Meja) -> None:
    log = live(meja)
    (row,) = queries.sync_rows("usulan", meja.home.kab_id, meja.home.id, [log[0].payload.usulan_id])
    assert [(line["status"], line["kalimat"]) for line in row["riwayat"]] == TOLD
    assert (row["status"], row["hasil"], row["n"]) == ("ditutup", "selesai", 8)


def test_the_same_rows_come_from_what_was_decided(meja: Meja) -> None:
    log = live(meja)
    before = (list(Usulan.objects.filter(kab_id=meja.home.kab_id).values()), _history(meja))
    services.clear_usulan(meja.home.kab_id, meja.home.id)
    assert not Usulan.objects.filter(kab_id=meja.home.kab_id).exists()
    for accepted in log:
        getattr(services, accepted.envelope.type)([accepted])
    assert (list(Usulan.objects.filter(kab_id=meja.home.kab_id).values()), _history(meja)) == before


def _history(meja: Meja) -> list[dict[str, Any]]:
    return list(RiwayatUsulan.objects.filter(kab_id=meja.home.kab_id).order_by("n").values())
