"""An event of Kecamatan Kurun with a category of each kind, and whoever runs it."""

import datetime as dt
from dataclasses import replace
from uuid import UUID

from simpul.akses.services import ActorContext
from simpul.flows import sertifikat, tes
from simpul.flows.hadir import record_hadir
from simpul.flows.kegiatan import create_kegiatan
from simpul.kegiatan.queries import KegiatanInfo, certified_of, find_kegiatan, hari_of, kategori_of
from simpul.kegiatan.rules.forms import HariForm, KategoriForm, KegiatanForm
from simpul.kegiatan.rules.sertifikat import SetelanForm
from simpul.kegiatan.rules.words import JenisKategori, JenisKegiatan, SumberDana, TingkatKegiatan
from simpul.kegiatan.services import NewHadir
from simpul.kernel import clock
from simpul.kernel.ids import new_id
from simpul.wilayah.queries import wilayah_by_kode

KURUN = "62.10.02"


def kegiatan_form(kode: str = KURUN, **changes) -> KegiatanForm:
    """Today and tomorrow, three sessions; kader and guests."""
    today = clock.today("WIB")
    plain = KegiatanForm(
        new_id(),
        wilayah_by_kode(kode).id,
        JenisKegiatan.BIMTEK,
        "Bimtek kader Kecamatan Kurun",
        "Kecamatan Kurun",
        TingkatKegiatan.KECAMATAN,
        tempat="Aula kecamatan",
        hari=(HariForm(today, sesi=("Pagi", "Siang")), HariForm(today + dt.timedelta(days=1))),
        dana=SumberDana.DPA,
        kategori=(
            KategoriForm("Kader", JenisKategori.KADER, 3),
            KategoriForm("Ketua Posyandu", JenisKategori.PENGURUS, 2),
        ),
        jumlah_dinyatakan=5,
    )
    return replace(plain, **changes)


def make_kegiatan(actor: ActorContext, kode: str = KURUN, **changes) -> KegiatanInfo:
    """The event as it is stored."""
    form = kegiatan_form(kode, **changes)
    return find_kegiatan(create_kegiatan(actor, form), form.id)


def kategori_id(info: KegiatanInfo, nama: str = "Kader") -> UUID:
    """A category by name."""
    return next(row.id for row in kategori_of(info.kab_id, info.id) if row.nama == nama)


def sesi_ids(info: KegiatanInfo) -> list[UUID]:
    """Sessions in order."""
    return [sesi.id for day in hari_of(info.kab_id, info.id) for sesi in day.sesi]


def follow_event(actor: ActorContext, info: KegiatanInfo, peserta_id: UUID) -> UUID:
    """One participant was at every session and is certified; the event has a test. The certificate's id."""
    seen = [NewHadir(sesi, peserta_id, clock.now()) for sesi in sesi_ids(info)]
    record_hadir(actor, info.kab_id, info.id, seen)
    tes.set_soal(actor, info.kab_id, info.id, "Berapa bidang SPM?\nA. lima\n*B. enam")
    form = SetelanForm("", 8, info.selesai or clock.today("WIB"), "Kurun", "Camat Kurun", "Pak Adi")
    sertifikat.set_setelan(actor, info.kab_id, info.id, form)
    sertifikat.issue_sertifikat(actor, info.kab_id, info.id, [peserta_id])
    return certified_of(info.kab_id, info.id)[peserta_id]
