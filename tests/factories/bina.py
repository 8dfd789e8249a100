"""A coaching visit that was held, its finding closed with a picture, and a line in the diary of the kecamatan."""

import datetime as dt
import io
from uuid import UUID

from PIL import Image

from simpul.akses.services import ActorContext
from simpul.flows import bina as flows
from simpul.flows.buku_harian import write_catatan
from simpul.jurnal.lampiran import prepare
from simpul.kernel.ids import new_id
from simpul.pembinaan.rules.kunjungan import HasilForm, JanjiIn, TemuanIn
from simpul.pembinaan.rules.temuan import TutupForm


def make_visit(
    actor: ActorContext,
    place: tuple[int, UUID],
    wilayah_id: int,
    day: dt.date,
    *,
    temuan: tuple[TemuanIn, ...] = (),
    janji: tuple[JanjiIn, ...] = (),
    bidang: str = "",
) -> UUID:
    """A visit to a posyandu, planned and held on a day."""
    said = flows.Rencana(place, wilayah_id, bidang, day, "Melihat hari buka", actor.nama)
    bina_id = flows.plan_kunjungan(actor, said)
    answers = {"papan_nama": ("ya", "terpasang di balai"), "catatan_lengkap": ("sebagian", "")}
    result = HasilForm(place[0], bina_id, 1, day, answers, temuan=temuan, janji=janji)
    flows.record_kunjungan(actor, result)
    return bina_id


def make_bina(actor: ActorContext, place: tuple[int, UUID], wilayah_id: int, day: dt.date) -> tuple[UUID, UUID]:
    """A held visit and its closed finding: their ids."""
    temuan_id = new_id()
    finding = TemuanIn(temuan_id, "Jadwal belum ditempel", "Ketua Posyandu", day)
    promise = JanjiIn(new_id(), "Jadwal ditempel di balai", "Ketua Posyandu", day)
    bina_id = make_visit(actor, place, wilayah_id, day, temuan=(finding,), janji=(promise,))
    flows.close_temuan(actor, TutupForm(place[0], temuan_id, day, "Jadwal sudah tertempel"), prepare(picture()))
    return bina_id, temuan_id


def make_catatan(actor: ActorContext, kecamatan_id: int, day: dt.date) -> UUID:
    """A line in the diary."""
    return write_catatan(actor, kecamatan_id, day, "Rapat persiapan hari buka")


def picture() -> bytes:
    """A small picture."""
    out = io.BytesIO()
    Image.new("RGB", (60, 40), "green").save(out, "JPEG")
    return out.getvalue()
