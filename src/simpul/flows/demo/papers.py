"""Papers of the example and the way of their folders to Kemendagri; each sheet says that it is an example."""

import datetime as dt
import random
from collections.abc import Iterator, Sequence
from uuid import UUID

import typst

from simpul.akses import services as akses
from simpul.akses.services import ActorContext
from simpul.flows.demo.names import person_name
from simpul.flows.demo.places import Example
from simpul.flows.registrasi import step_registrasi
from simpul.flows.surat import add_surat_bulk
from simpul.jurnal import lampiran
from simpul.jurnal.lampiran import Siap
from simpul.kernel import clock
from simpul.kernel.clock import date_in_words
from simpul.kernel.ids import derive_id
from simpul.kernel.tanggal import DAY_NAMES
from simpul.pembinaan.rules.tim import signer_of
from simpul.posyandu.queries import PosyanduInfo, registrasi_status
from simpul.posyandu.rules.istilah import istilah_of
from simpul.posyandu.rules.kelengkapan import surat_name
from simpul.posyandu.rules.registrasi import LangkahIn, StatusRegistrasi, Tindak
from simpul.posyandu.rules.surat import JenisSurat, SuratForm
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import WilayahRow

DAY = dt.timedelta(days=1)
FAR = 6  # so many desa of another kecamatan have papers
# How far the folders of the first desa came, in the order of their codes; the very first waits for its kader's decree.
WAYS: tuple[tuple[Tindak, ...], ...] = (
    (),
    (Tindak.LENGKAPI, Tindak.KEMBALIKAN),
    (Tindak.LENGKAPI,),
    (Tindak.LENGKAPI, Tindak.PERIKSA_KECAMATAN),
    (Tindak.LENGKAPI, Tindak.PERIKSA_KECAMATAN, Tindak.PERIKSA_KAB),
    (Tindak.LENGKAPI, Tindak.PERIKSA_KECAMATAN, Tindak.PERIKSA_KAB, Tindak.AJUKAN),
)
REASON = "Stempel pada SK kader tidak terbaca. Mohon difoto ulang."
# Days behind the assembly on which each paper was signed.
AFTER = {jenis: 9 * at for at, jenis in enumerate(JenisSurat)}
SHEET = """#set page(width: 148mm, height: 105mm, margin: 12mm)
#set text(size: 10pt)
#align(center)[*{judul}* \\ {tempat} \\ Nomor {nomor}]
Ditandatangani {tanggal} oleh {nama}, {jabatan}.
#v(1fr) #align(center)[CONTOH. Isi dan nama direka.]
"""


def file_papers(example: Example, dpmd: ActorContext, today: dt.date) -> None:
    """Papers of the desa of the first kecamatan and of a few elsewhere, then the steps of their folders."""
    chance = random.Random("surat")  # noqa: S311  # repeatable on purpose
    first = wilayah.wilayah_by_id(example.homes[0].wilayah_id)
    places = wilayah.wilayah_by_ids({home.wilayah_id for home in example.homes}).values()
    near = sorted((row for row in places if row.induk_id == first.induk_id), key=lambda row: row.jalur)
    far = sorted((row for row in places if row.induk_id != first.induk_id), key=lambda row: row.jalur)[:FAR]
    papers = [
        paper for place in (*near, *far) for paper in _papers(chance, place, dpmd, today, is_first=place is near[0])
    ]
    add_surat_bulk(dpmd, papers, at=clock.now())
    _walk(example, near, dpmd)


def _papers(
    chance: random.Random, place: WilayahRow, dpmd: ActorContext, today: dt.date, *, is_first: bool
) -> Iterator[tuple[SuratForm, Siap]]:
    """Five papers of a desa; the secretary of the first one still has to bring the decree of the kader."""
    assembly, signer = today - chance.randrange(200, 330) * DAY, person_name(chance, "L")
    for jenis in JenisSurat:
        if is_first and jenis is JenisSurat.SK_KADER:
            continue
        day = assembly + AFTER[jenis] * DAY
        # Real papers are imperfect: one in ten names a weekday that its date is not.
        weekday = DAY_NAMES[(day.weekday() + (chance.random() < 0.1)) % 7]
        form = SuratForm(
            id=derive_id("contoh", "surat", str(place.id), jenis.value),
            wilayah_id=place.id,
            jenis=jenis,
            nomor=f"{chance.randrange(10, 99)}/{jenis.name[:2]}/{day.year} (CONTOH)",
            tanggal=day,
            bunyi_tanggal=f"{weekday}, {date_in_words(day)}",
            penandatangan=signer,
            jabatan=signer_of(place.tingkat, place.jenis),
            oleh=dpmd.akun_id,
        )
        yield form, lampiran.prepare(_sheet(form, place))


def _sheet(form: SuratForm, place: WilayahRow) -> bytes:
    facts = {
        "judul": surat_name(form.jenis, istilah_of(place.jenis)),
        "tempat": place.label,
        "nomor": form.nomor,
        "tanggal": form.bunyi_tanggal,
        "nama": form.penandatangan,
        "jabatan": form.jabatan,
    }
    made = typst.compile(SHEET.format(**facts).encode(), ignore_system_fonts=True)
    if not isinstance(made, bytes):
        raise TypeError(type(made))
    return made


def _walk(example: Example, places: Sequence[WilayahRow], dpmd: ActorContext) -> None:
    """One folder of each desa goes some steps; those with a number have gone the whole way already."""
    moment = clock.now()
    status = registrasi_status(example.homes)
    waiting = [_waiting(example.homes, place, status) for place in places]
    kasi = akses.load_actor(example.kasi, moment) if example.kasi else dpmd
    for home, way in zip((one for one in waiting if one is not None), WAYS, strict=False):
        sekdes = akses.load_actor(example.sekdes[home.wilayah_id], moment)
        actors = {Tindak.LENGKAPI: sekdes, Tindak.PERIKSA_KECAMATAN: kasi, Tindak.KEMBALIKAN: kasi}
        for ke, act in enumerate(way):
            actor = actors.get(act, dpmd)
            step = LangkahIn(
                id=derive_id("contoh", "langkah", str(home.id), str(ke)),
                kab_id=home.kab_id,
                posyandu_id=home.id,
                tindak=act,
                dilihat_ke=ke,
                oleh=actor.akun_id,
                alasan=REASON if act is Tindak.KEMBALIKAN else "",
            )
            step_registrasi(actor, [step])


def _waiting(
    homes: Sequence[PosyanduInfo], place: WilayahRow, status: dict[UUID, tuple[StatusRegistrasi, int]]
) -> PosyanduInfo | None:
    """The first posyandu of a desa whose folder is still a draft."""
    drafts = (home for home in homes if home.wilayah_id == place.id and status[home.id][0] is StatusRegistrasi.DRAF)
    return next(drafts, None)
