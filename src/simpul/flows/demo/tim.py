"""Tim Pembina of the example at every tier, their joint plan, and the support of each desa; every name is invented."""

import datetime as dt
import random
from typing import Any
from uuid import UUID

from simpul.akses.services import NewHibah, add_hibah
from simpul.flows.demo.names import person_name
from simpul.flows.institusi import kab_id_of
from simpul.kernel import clock
from simpul.kernel.ids import derive_id
from simpul.kunjungan.queries import opening_dates
from simpul.pembinaan import queries, services
from simpul.pembinaan.rules.aksi import AksiForm, LaporAksi, StatusAksi
from simpul.pembinaan.rules.dukungan import AnggaranForm, HadirForm, Nilai, Unsur
from simpul.pembinaan.rules.tim import ROLE_OF, AnggotaForm, Fungsi, JabatanTim, SkForm, TimForm, signer_of
from simpul.posyandu.queries import PosyanduInfo
from simpul.wilayah import queries as wilayah
from simpul.wilayah.queries import Tingkat, WilayahRow

DAY = dt.timedelta(days=1)
FORMED = {Tingkat.DESA: 0.8, Tingkat.KECAMATAN: 0.9}
BASIS = "Ketua TP PKK, karena jabatan"
POSTS = (
    (JabatanTim.KETUA, "P", BASIS, (Fungsi.PEMBINA,)),
    (JabatanTim.WAKIL, "P", "", ()),
    (JabatanTim.SEKRETARIS, "L", "", (Fungsi.PERENCANA,)),
    (JabatanTim.BENDAHARA, "P", "", ()),
    (JabatanTim.ANGGOTA, "L", "", (Fungsi.PELAKSANA,)),
)
ACTIONS = (
    ("Melengkapi SK kader di semua desa", "", "dpmd", StatusAksi.BERJALAN),
    ("Menjadwalkan pelayanan administrasi anak di hari buka", "pendidikan", "dinas_pendidikan", StatusAksi.RENCANA),
    ("Mengisi alat ukur yang rusak", "kesehatan", "dinas_kesehatan", StatusAksi.SELESAI),
    ("Memeriksa sumur umum dekat Posyandu", "pekerjaan_umum", "dinas_pupr", StatusAksi.TERTUNDA),
    ("Mendata rumah tidak layak huni yang sudah diusulkan", "perumahan_rakyat", "dinas_perkim", StatusAksi.BERJALAN),
    ("Membuka pos lapor Linmas", "trantibumlinmas", "satpol_pp", StatusAksi.RENCANA),
    ("Menjawab usulan bantuan yang lewat lima hari kerja", "sosial", "dinas_sosial", StatusAksi.RENCANA),
)


def make_teams(homes: list[PosyanduInfo], kasi: UUID, today: dt.date) -> None:
    """Teams of the places of the example; the account of the kasi is secretary of the first kecamatan."""
    chance = random.Random("tim")  # noqa: S311  # repeatable on purpose
    first = wilayah.wilayah_by_id(homes[0].wilayah_id)
    desa = list(wilayah.wilayah_by_ids({home.wilayah_id for home in homes}).values())
    kecamatan = list(wilayah.wilayah_by_ids({row.induk_id for row in desa if row.induk_id}).values())
    above = [row for row in wilayah.ancestors(first.id) if row.tingkat < Tingkat.KECAMATAN]
    begun = dt.date(today.year, 1, 12)
    for place in (*above, *sorted([*kecamatan, *desa], key=lambda row: row.jalur)):
        if place.id in {first.id, first.induk_id} or chance.random() < FORMED.get(place.tingkat, 1.0):
            _team(chance, place, kasi, begun, kasi if place.id == first.induk_id else None)
    _plan(first, kasi, today)
    _support(chance, homes, desa, kasi, today)


def _team(chance: random.Random, place: WilayahRow, oleh: UUID, begun: dt.date, akun_id: UUID | None) -> None:
    kab_id, moment = kab_id_of(place), clock.now()
    [tim_id] = services.form_tim(kab_id, [(TimForm(place.id, BASIS), place.jalur)], oleh, moment)
    until = dt.date(begun.year + (0 if chance.random() < 0.1 else 4), 12, 31)
    key = derive_id("contoh", "sk_tim", str(place.id))
    nomor = f"188/{chance.randrange(10, 90)}/{begun.year}"
    signer = signer_of(place.tingkat, place.jenis)
    sk = SkForm(key, nomor, begun, person_name(chance, "L"), signer, begun, until)
    services.add_sk(kab_id, [(tim_id, sk)], oleh, moment)
    rows: list[tuple[UUID, AnggotaForm]] = []
    granted: dict[UUID, dict[str, UUID]] = {}
    for number, (post, sex, basis, fungsi) in enumerate(POSTS):
        member = derive_id("contoh", "anggota_tim", str(place.id), str(number))
        akun = akun_id if post is JabatanTim.SEKRETARIS else None
        who = AnggotaForm(member, person_name(chance, sex), post, begun, dasar=basis, fungsi=fungsi, akun_id=akun)
        rows.append((tim_id, who))
        if akun is not None:
            news = [(akun, NewHibah(ROLE_OF[one], wilayah_id=place.id, mulai=begun)) for one in fungsi]
            granted[member] = dict(zip((one.value for one in fungsi), add_hibah(news), strict=True))
    services.add_anggota(kab_id, rows, granted, moment)


def _plan(first: WilayahRow, oleh: UUID, today: dt.date) -> None:
    """The plans of the regency and of the first kecamatan: some lines late, one done with its proof."""
    moment = clock.now()
    for place in wilayah.ancestors(first.id)[-2:]:
        team = queries.team_of(kab_id_of(place), place.id)
        if team is None:
            continue
        lines = [
            AksiForm(derive_id("contoh", "aksi", str(place.id), isi), isi, today + (12 * at - 30) * DAY, bidang, opd)
            for at, (isi, bidang, opd, _) in enumerate(ACTIONS)
        ]
        services.add_aksi([(team, line) for line in lines], oleh, moment)
        said: dict[StatusAksi, dict[str, Any]] = {
            StatusAksi.TERTUNDA: {"alasan": "Menunggu air surut"},
            StatusAksi.SELESAI: {"bukti": "Timbangan baru diterima tiga Posyandu", "bukti_tanggal": today},
        }
        reports = [
            (team.kab_id, LaporAksi(line.id, status, 1, **said.get(status, {})))
            for line, (*_, status) in zip(lines, ACTIONS, strict=True)
            if status is not StatusAksi.RENCANA
        ]
        services.report_aksi(reports, oleh, moment)


def _support(
    chance: random.Random, homes: list[PosyanduInfo], desa: list[WilayahRow], oleh: UUID, today: dt.date
) -> None:
    """Budget lines, officials at opening days, and what families said of them."""
    moment, kab_id = clock.now(), homes[0].kab_id
    money = [
        (
            (kab_id, place.id, place.jalur),
            AnggaranForm(
                derive_id("contoh", "anggaran", str(place.id)),
                "dpa_kecamatan" if place.jenis is wilayah.JenisWilayah.KELURAHAN else "apbdes",
                today.year,
                chance.randrange(8, 40) * 1_000_000,
                "PMT penyuluhan dan transport kader",
            ),
        )
        for place in desa
        if chance.random() < 0.75
    ]
    services.add_anggaran(money, oleh, moment)
    by_id = {home.id: home for home in homes}
    days = opening_dates(kab_id, list(by_id), today - dt.timedelta(days=80), today)
    came = [
        (by_id[key].jalur, HadirForm(kab_id, key, day, tuple((one, "") for one in _who(chance))))
        for key, day in days
        if chance.random() < 0.8
    ]
    services.record_hadir(came, oleh, moment)
    for key, day in days[-40:]:
        kode = f"c{derive_id('contoh', 'nilai', str(key), day.isoformat()).hex[-9:]}"
        faces = chance.choices(list(Nilai), (8, 3, 1), k=chance.randrange(0, 22))
        services.open_nilai([(kab_id, key, by_id[key].jalur, day, kode)], oleh, moment, faces)


def _who(chance: random.Random) -> list[Unsur]:
    return [
        one
        for one, share in ((Unsur.KEPALA, 0.5), (Unsur.TP_DESA, 0.7), (Unsur.BIDAN, 0.9), (Unsur.OPD, 0.1))
        if chance.random() < share
    ]
