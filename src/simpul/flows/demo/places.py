"""Posyandu, kader and accounts of the example regency."""

import datetime as dt
import random
from dataclasses import dataclass, field, replace
from itertools import cycle
from uuid import UUID

from simpul.akses import services as akses
from simpul.akses.services import JenisAkun, NewAkun, NewHibah, Peran
from simpul.flows.demo.board import CHAIR, LEAD, LEAD_FIELD, make_boards
from simpul.flows.demo.names import BUNGA, person_name
from simpul.flows.demo.year import Actors, hall_of
from simpul.jurnal.log import announce
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import derive_id
from simpul.layanan.schema import Catalog
from simpul.posyandu import queries as posyandu
from simpul.posyandu import services as registry
from simpul.posyandu.rules import AcuanForm, KaderForm, NewPosyandu, PosyanduForm, TipeAsal
from simpul.posyandu.rules.forms import AsalIn, EndOffice
from simpul.posyandu.rules.istilah import DESA, istilah_of
from simpul.posyandu.rules.words import AlasanBerhenti
from simpul.wilayah import queries as wilayah

REGENCY = "62.10"  # Kabupaten Gunung Mas: 12 kecamatan, 127 desa and kelurahan
PASSWORD = "contoh-simpul-2026"  # noqa: S105  # shown on the screen on purpose: the data are invented
KADER = 5
SERVED = (11, 4, 22, 7, 31)  # years of the term before this one
EMERGENCY = (
    ("Panggilan darurat (DATA CONTOH)", "112"),
    ("Polisi", "110"),
    ("SAPA, untuk perempuan dan anak", "129"),
)
NUMBERED = 0.4  # so many posyandu have their registration number already
FIRST_NUMBER = 901  # serials that no village of the real regency has reached
FIELDS = ("pendidikan", "kesehatan", "pekerjaan_umum", "perumahan_rakyat", "trantibumlinmas", "sosial")
MAIN_OPD = {
    "pendidikan": "dinas_pendidikan",
    "kesehatan": "dinas_kesehatan",
    "pekerjaan_umum": "dinas_pupr",
    "perumahan_rakyat": "dinas_perkim",
    "trantibumlinmas": "satpol_pp",
    "sosial": "dinas_sosial",
}
# Agencies whose plain name is the login of another account of the example.
LOGIN_OF_OPD = {"puskesmas": "puskesmas-usulan", "dp3a": "dp3a-usulan", "dpmd": "dpmd-usulan"}


@dataclass(slots=True)
class Example:
    """What was made: posyandu with their kader, and the offices."""

    homes: list[posyandu.PosyanduInfo] = field(default_factory=list)
    kader: dict[UUID, tuple[UUID, ...]] = field(default_factory=dict)
    hadir: dict[UUID, tuple[UUID, ...]] = field(default_factory=dict)
    sekdes: dict[int, UUID] = field(default_factory=dict)
    ketua: UUID | None = None
    ketua_bidang: UUID | None = None
    kasi: UUID | None = None
    opd: dict[str, UUID] = field(default_factory=dict)

    def actors_of(self, home: posyandu.PosyanduInfo) -> Actors:
        """Who acts at a posyandu."""
        return Actors(self.kader[home.id], self.hadir[home.id], self.sekdes[home.wilayah_id], self.opd)


def make_places(
    chance: random.Random,
    catalog: Catalog,
    regency: wilayah.WilayahRow,
    counts: dict[wilayah.WilayahRow, int],
    start: dt.date,
) -> Example:
    """The posyandu of a regency, as many in each desa as `counts` says, with their kader and the offices."""
    news = [_new_posyandu(chance, place, number, start) for place, count in counts.items() for number in range(count)]
    ready = [item for item in registry.check_add_posyandu(news) if not isinstance(item, SimpulError)]
    registry.add_posyandu(ready)
    _acuan(ready[0].kab_id)
    found = Example(homes=posyandu.posyandu_under(regency.id))
    _kader(found, chance, start)
    _offices(found, catalog, regency, list(counts))
    if found.ketua is not None and found.ketua_bidang is not None:
        make_boards(chance, found.homes, found.ketua, found.ketua_bidang, start)
    for home in found.homes:
        changes = [registry.Change("posyandu", home.id)]
        changes += [registry.Change("kader", row.id) for row in posyandu.kader_of(home.kab_id, home.id)]
        changes += [registry.Change("kader", row.id) for row in posyandu.pengurus_of(home.kab_id, home.id)]
        registry.stamp(home.kab_id, changes, announce(home.kab_id, home.id, changes))
    return found


def _served_before(forms: list[KaderForm], start: dt.date) -> None:
    """The first kader of a posyandu had a term before this one, some of them for ten, twenty or thirty years."""
    earlier = [
        replace(form, id=derive_id("contoh", "kader-dulu", str(form.id)), mulai=dt.date(start.year - years, 1, 10))
        for form, years in zip(forms, cycle(SERVED), strict=False)
    ]
    registry.add_kader(earlier)
    why = AlasanBerhenti.MASA_JABATAN_BERAKHIR
    registry.end_kader([EndOffice(id=one.id, kab_id=one.kab_id, selesai=start, alasan=why) for one in earlier])


def _acuan(kab_id: int) -> None:
    """The numbers of the whole nation, and the posts of which the example has an account."""
    form = AcuanForm(kab_id=kab_id, nomor_darurat=EMERGENCY, penerima_kasus=("kepala_desa", "dp3a"))
    registry.set_acuan([one for one in registry.check_set_acuan([form]) if not isinstance(one, SimpulError)])


def _new_posyandu(chance: random.Random, desa: wilayah.WilayahRow, number: int, start: dt.date) -> NewPosyandu:
    is_desa, name, part = istilah_of(desa.jenis) is DESA, chance.choice(BUNGA), chance.randrange(3)
    form = PosyanduForm(
        nama=f"{name} {number + 1}",
        dusun=("Dusun Tengah", "Dusun Hilir", "Dusun Hulu")[part] if is_desa else "",
        rw="" if is_desa else f"0{part + 1}",
        tempat=chance.choice(
            (hall_of(desa.kode), "Rumah kader", "Gedung Posyandu", "Balai dusun" if is_desa else "Balai RW")
        ),
        pola_buka={"minggu_ke": chance.randrange(1, 4), "hari": chance.randrange(1, 6)},
        dibentuk_tahun=chance.randrange(1992, 2020),
        asal=(AsalIn(tipe=TipeAsal.BALITA), AsalIn(tipe=TipeAsal.LANSIA)) if chance.random() < 0.4 else (),
        nomor_registrasi=f"{desa.kode}.{FIRST_NUMBER + number}" if chance.random() < NUMBERED else "",
    )
    posyandu_id = derive_id("contoh", "posyandu", str(desa.id), str(number))
    return NewPosyandu(id=posyandu_id, desa_id=desa.id, dari=start, form=form, data_contoh=True)


def _kader(found: Example, chance: random.Random, start: dt.date) -> None:
    """Five kader each, accounts without password; her fields come from her SK and limit nothing."""
    names = [[person_name(chance, "P") for _ in range(KADER)] for _ in found.homes]
    accounts = akses.create_akun(
        [
            NewAkun(nama, JenisAkun.KADER, id=derive_id("contoh", "akun", str(home.id), str(place)))
            for home, group in zip(found.homes, names, strict=True)
            for place, nama in enumerate(group)
        ]
    )
    forms, grants = [], []
    for index, home in enumerate(found.homes):
        own = tuple(accounts[index * KADER : (index + 1) * KADER])
        found.kader[home.id] = own
        found.hadir[home.id] = tuple(derive_id("contoh", "kader", str(home.id), str(place)) for place in range(KADER))
        for place, (akun_id, nama) in enumerate(zip(own, names[index], strict=True)):
            bidang = (FIELDS[place], FIELDS[5]) if place == KADER - 1 else (FIELDS[place],)
            forms.append(
                KaderForm(
                    id=found.hadir[home.id][place],
                    kab_id=home.kab_id,
                    posyandu_id=home.id,
                    nama=nama,
                    mulai=start,
                    bidang=bidang,
                    akun_id=akun_id,
                )
            )
            hibah = NewHibah(Peran.KADER, posyandu_id=home.id, kab_id=home.kab_id, mulai=start, sk="SK contoh")
            grants.append((akun_id, hibah))
    akses.add_hibah(grants)
    registry.add_kader(forms)
    _served_before(forms[::KADER], start)


def _offices(found: Example, catalog: Catalog, regency: wilayah.WilayahRow, chosen: list[wilayah.WilayahRow]) -> None:
    """Accounts that can sign in, and one silent account that stands for the other village offices."""
    desa = wilayah.wilayah_by_id(found.homes[0].wilayah_id)
    offices = [*_government(found.homes[0], desa), *_agencies(catalog, regency)]
    others = [NewHibah(Peran.SEKRETARIS_DESA, wilayah_id=place.id) for place in chosen if place.id != desa.id]
    offices.append(("sekdes-lain", "Sekretaris desa lain (contoh)", others))
    ids = akses.create_akun(
        [
            NewAkun(nama, JenisAkun.KANTOR, login, PASSWORD, derive_id("contoh", "akun", login), contoh=True)
            for login, nama, _ in offices
        ]
    )
    by_login = {login: akun_id for (login, _, _), akun_id in zip(offices, ids, strict=True)}
    akses.add_hibah([(by_login[login], hibah) for login, _, grants in offices for hibah in grants])
    found.sekdes = {place.id: by_login["sekdes-lain"] for place in chosen} | {desa.id: by_login["sekdes"]}
    found.kasi = by_login["kasi"]
    found.ketua, found.ketua_bidang = by_login["ketua"], by_login["ketua-bidang"]
    found.opd = {opd.code: by_login[_login_of(opd.code)] for opd in catalog.opd}


Office = tuple[str, str, list[NewHibah]]


def _government(first: posyandu.PosyanduInfo, desa: wilayah.WilayahRow) -> list[Office]:
    """From the chair and a field lead of the first posyandu up to the province: login, name and grants."""
    province, regency, kecamatan = wilayah.ancestors(desa.id)[-3:]
    here = NewHibah(Peran.KETUA_POSYANDU, posyandu_id=first.id, kab_id=first.kab_id)
    field = NewHibah(Peran.KETUA_BIDANG, posyandu_id=first.id, kab_id=first.kab_id, bidang=(LEAD_FIELD,))
    return [
        ("ketua", CHAIR, [here]),
        ("ketua-bidang", LEAD, [field]),
        ("bidan", "Bidan desa contoh", [NewHibah(Peran.BIDAN, wilayah_id=desa.id)]),
        ("puskesmas", "Petugas Puskesmas contoh", [NewHibah(Peran.PETUGAS_PUSKESMAS, wilayah_id=kecamatan.id)]),
        ("sekdes", "Sekretaris desa contoh", [NewHibah(Peran.SEKRETARIS_DESA, wilayah_id=desa.id)]),
        ("kades", "Kepala desa contoh", [NewHibah(Peran.KEPALA_DESA, wilayah_id=desa.id)]),
        ("kasi", "Kasi PMK contoh", [NewHibah(Peran.KASI_PMK, wilayah_id=kecamatan.id)]),
        ("dpmd", "Petugas DPMD contoh", [NewHibah(Peran.DPMD, wilayah_id=regency.id)]),
        ("dp3a", "Petugas DP3A contoh", [NewHibah(Peran.DP3A, wilayah_id=regency.id)]),
        ("provinsi", "Petugas provinsi contoh", [NewHibah(Peran.PROVINSI, wilayah_id=province.id)]),
        ("pengelola", "Pengelola contoh", [NewHibah(Peran.PENGELOLA, wilayah_id=regency.id)]),
    ]


def _agencies(catalog: Catalog, regency: wilayah.WilayahRow) -> list[Office]:
    by_opd = {code: bidang for bidang, code in MAIN_OPD.items()}
    return [
        (
            _login_of(opd.code),
            f"Petugas {opd.name}"[:120],
            [
                NewHibah(
                    Peran.PETUGAS_OPD,
                    wilayah_id=regency.id,
                    opd=opd.code,
                    bidang=(by_opd[opd.code],) if opd.code in by_opd else (),
                )
            ],
        )
        for opd in catalog.opd
    ]


def _login_of(opd: str) -> str:
    return LOGIN_OF_OPD.get(opd, opd.replace("_", "-"))
