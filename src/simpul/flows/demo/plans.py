"""Plans of the example: lines in every state with what was spent, programmes of agencies, incentives of last month."""

import datetime as dt
import random
from dataclasses import replace
from decimal import Decimal
from uuid import UUID

from simpul.akses import services as akses
from simpul.akses.services import ActorContext
from simpul.flows.demo.places import Example
from simpul.flows.rencana import Tempat
from simpul.flows.usulan_desa import propose_usulan
from simpul.jurnal.transactions import write_transaction
from simpul.kernel import clock
from simpul.kernel.clock import add_months, month_of
from simpul.kernel.ids import derive_id
from simpul.layanan.loader import FIELDS
from simpul.layanan.schema import Catalog
from simpul.posyandu.queries import PosyanduInfo, kader_of
from simpul.rencana import queries, services
from simpul.rencana.rules.baris import Langkahan, RealisasiForm, RencanaForm
from simpul.rencana.rules.insentif import BayarForm, InsentifForm
from simpul.rencana.rules.matriks import ProgramForm
from simpul.rencana.rules.status import next_status, step_of
from simpul.rencana.rules.words import OF_VILLAGE, Forum, JenisProgram, Langkah, Putusan, Sumber
from simpul.usulan.queries import inbox
from simpul.wilayah.queries import WilayahRow, wilayah_by_id, wilayah_by_ids

# By field: activity, output, unit, and rupiah of one unit.
IDEAS: dict[str, tuple[tuple[str, str, str, int], ...]] = {
    "pendidikan": (("Alat permainan edukatif PAUD", "Set alat bermain", "set", 2_500_000),),
    "kesehatan": (
        ("Pengadaan timbangan dan alat ukur tinggi", "Alat terkalibrasi", "set", 3_750_000),
        ("Makanan tambahan hari buka", "Porsi dibagikan", "porsi", 15_000),
    ),
    "pekerjaan_umum": (("Perbaikan sumur dan jamban umum", "Sarana berfungsi", "unit", 6_000_000),),
    "perumahan_rakyat": (("Perbaikan rumah tidak layak huni", "Rumah diperbaiki", "unit", 20_000_000),),
    "trantibumlinmas": (("Penyuluhan pencegahan kebakaran", "Warga terlatih", "kali", 1_500_000),),
    "sosial": (("Pendampingan lansia dan penyandang disabilitas", "Kunjungan", "kali", 400_000),),
}
PROGRAMMES = {
    "pendidikan": ("dinas_pendidikan", "1.01.02", "Pengelolaan pendidikan anak usia dini"),
    "kesehatan": ("dinas_kesehatan", "1.02.02", "Pemenuhan upaya kesehatan perorangan dan masyarakat"),
    "pekerjaan_umum": ("dinas_pupr", "1.03.03", "Pengelolaan sistem penyediaan air minum"),
    "perumahan_rakyat": ("dinas_perkim", "1.04.03", "Kawasan permukiman dan rumah tidak layak huni"),
    "trantibumlinmas": ("satpol_pp", "1.05.02", "Peningkatan ketenteraman dan ketertiban umum"),
    "sosial": ("dinas_sosial", "1.06.04", "Rehabilitasi sosial dasar"),
}
INCENTIVE = 250_000  # rupiah for a kader and month (governance.md 1.6, Kukar)
MOST_HOMES = 12  # posyandu whose incentive is planned: enough to look at


def make_plans(chance: random.Random, example: Example, catalog: Catalog, today: dt.date) -> None:
    """This year's plan with its work, next year's proposals, and what agencies plan."""
    places = wilayah_by_ids({home.wilayah_id for home in example.homes})
    with write_transaction(wait_seconds=60):
        for year in (today.year, today.year + 1):
            forms = [form for home in example.homes for form in _lines(chance, home, places[home.wilayah_id], year)]
            services.add_rencana(forms, "Sekretaris desa contoh", clock.now())
        _walk(chance, example.homes[:MOST_HOMES], today)
        services.save_program(_programmes(example.homes[0], catalog, today.year + 1), "Petugas contoh", clock.now())
        for home in example.homes[:MOST_HOMES]:
            _incentive(home, places[home.wilayah_id], today)
    _propose(akses.load_actor(example.sekdes[example.homes[0].wilayah_id], clock.now()), example.homes[0], today)


def _lines(chance: random.Random, home: PosyanduInfo, desa: WilayahRow, year: int) -> list[RencanaForm]:
    place = Tempat(home.kab_id, desa, home.jalur, home.id)
    own = next(source for source in place.sources if source in OF_VILLAGE)
    found = []
    for bidang in chance.sample(FIELDS, 3):
        activity, output, unit, price = chance.choice(IDEAS[bidang])
        amount = chance.randrange(1, 5) * (40 if price < 100_000 else 1)
        found.append(
            RencanaForm(
                id=derive_id("contoh", "rencana", str(home.id), str(year), bidang),
                kab_id=home.kab_id,
                wilayah_id=desa.id,
                jalur=home.jalur,
                posyandu_id=home.id,
                tahun=year,
                bidang=bidang,
                kegiatan=activity,
                keluaran=output,
                volume=Decimal(amount),
                satuan=unit,
                biaya=amount * price,
                sumber=chance.choices((own, Sumber.SWADAYA, Sumber.CSR, Sumber.APBD_KAB), (7, 1, 1, 1))[0],
                bulan=tuple(sorted(chance.sample(range(2, 12), 2))),
                penanggung_jawab="Ketua Posyandu",
            )
        )
    return found


def _walk(chance: random.Random, homes: list[PosyanduInfo], today: dt.date) -> None:
    """Lines of this year come through their meetings; most are worked on, some done, one rejected."""
    before = today.year - 1
    meetings = (
        (Forum.MUSYAWARAH, dt.date(before, 7, 14)),
        (Forum.RENCANA, dt.date(before, 9, 22)),
        (Forum.ANGGARAN, dt.date(before, 12, 18)),
    )
    for home in homes:
        for bidang in FIELDS:
            key = derive_id("contoh", "rencana", str(home.id), str(today.year), bidang)
            if queries.find_rencana(home.kab_id, key) is None:
                continue
            if chance.random() < 0.1:
                refusal = step_of(Forum.MUSYAWARAH, Putusan.DITOLAK)
                _step(home.kab_id, key, Langkahan(refusal, meetings[0][1], "Dana terbatas", *_no()))
                continue
            for forum, day in meetings:
                accepted = Putusan.DITERIMA
                _step(home.kab_id, key, Langkahan(step_of(forum, accepted), day, "", forum, accepted))
            if chance.random() < 0.7:
                _work(chance, home.kab_id, key, today)


def _no() -> tuple[Forum, Putusan]:
    return Forum.MUSYAWARAH, Putusan.DITOLAK


def _step(kab_id: int, key: UUID, step: Langkahan) -> None:
    line = queries.find_rencana(kab_id, key)
    after = next_status(line.status, step.langkah, Sumber(line.sumber)) if line else None
    if line is not None and after is not None:
        services.step_rencana(line, step, after, "Sekretaris desa contoh", clock.now())


def _work(chance: random.Random, kab_id: int, key: UUID, today: dt.date) -> None:
    began = max(dt.date(today.year, 1, 5), today - dt.timedelta(days=60))
    _step(kab_id, key, Langkahan(Langkah.MULAI, min(began, today)))
    line = queries.find_rencana(kab_id, key)
    if line is None:
        return
    share = chance.choice((0.5, 0.8, 1.0))
    done = RealisasiForm(today, line.volume, int(line.biaya * share), "Tahap pertama" if share < 1 else "", "", 0)
    services.add_realisasi(line, done, "Sekretaris desa contoh", clock.now())
    if share == 1:
        _step(kab_id, key, Langkahan(Langkah.SELESAI, today))


def _programmes(home: PosyanduInfo, catalog: Catalog, year: int) -> list[ProgramForm]:
    known, code = {one.code for one in catalog.opd}, home.kode_desa[:5]
    regency = wilayah_by_id(home.kab_id)
    return [
        ProgramForm(
            id=derive_id("contoh", "program", str(home.kab_id), bidang),
            kab_id=home.kab_id,
            tahun=year,
            bidang=bidang,
            opd=opd,
            jenis=JenisProgram.PROGRAM,
            kode=kode,
            nama=nama,
            anggaran=100_000_000 * (place + 1),
            wilayah_id=regency.id,
            jalur=code,
        )
        for place, (bidang, (opd, kode, nama)) in enumerate(PROGRAMMES.items())
        if opd in known
    ]


def _incentive(home: PosyanduInfo, desa: WilayahRow, today: dt.date) -> None:
    month = add_months(month_of(today), -1)
    own = next(source for source in Tempat(home.kab_id, desa, home.jalur).sources if source in OF_VILLAGE)
    people = [row.id for row in kader_of(home.kab_id, home.id, month)]
    plan = InsentifForm(home.id, home.kab_id, home.id, home.id, month, INCENTIVE, own)
    key = ("contoh", "insentif", f"{month:%Y-%m}")
    forms = [replace(plan, id=derive_id(*key, str(kader)), kader_id=kader) for kader in people]
    services.set_insentif(forms, "Sekretaris desa contoh", clock.now())
    paid = BayarForm(home.kab_id, home.id, month, tuple(people[:-1]), month_of(today), "KW contoh")
    services.pay_insentif(paid, paid.kader, "Sekretaris desa contoh", clock.now())


def _propose(actor: ActorContext, home: PosyanduInfo, today: dt.date) -> None:
    """Half of the open requests of the first posyandu stand in next year's plan."""
    scope = akses.posyandu_scope(actor, akses.Tindakan.LIHAT_USULAN)
    items = [item for item in inbox(scope, [home.kab_id], today) if item.posyandu_id == home.id]
    for item in items[::2]:
        propose_usulan(actor, item.kab_id, item.id, today.year + 1)
