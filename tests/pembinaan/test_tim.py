"""Tim Pembina: a post brings its role for exactly as long as it lasts, and one chair sits at a time."""

import datetime as dt
import random
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import UUID

import pytest

from factories.akun import DESA, SANDI, load_kurun, make_office
from simpul.akses.queries import akun_by_id, hibah_of, load_actor
from simpul.akses.services import ActorContext, JenisAkun, NewAkun, Peran, Target, Tindakan, create_akun, decide
from simpul.flows import tim as flows
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kernel.ids import new_id
from simpul.pembinaan import queries
from simpul.pembinaan.rules.tim import ROLE_OF, AnggotaForm, Fungsi, JabatanTim, SkForm, TimForm
from simpul.wilayah.queries import wilayah_by_kode

DAY = dt.timedelta(days=1)
KECAMATAN, KABUPATEN, PROVINSI = "62.10.02", "62.10", "62"


@contextmanager
def refused(code: str) -> Iterator[None]:
    """The code, not its words."""
    with pytest.raises(SimpulError) as found:
        yield
    assert found.value.code == code


@dataclass
class Dunia:
    """A kecamatan with its officer and three accounts that have no task."""

    kasi: ActorContext
    tempat: int
    jalur: str
    today: dt.date
    akun: list[tuple[str, UUID]] = field(default_factory=list)

    def join(self, jabatan: JabatanTim = JabatanTim.ANGGOTA, **facts) -> UUID:
        """Somebody takes a post."""
        login = facts.pop("login", "")
        form = AnggotaForm(new_id(), **({"nama": "Bu Ratna", "jabatan": jabatan, "mulai": self.today} | facts))
        return flows.add_anggota(self.kasi, self.tempat, form, login=login)

    def member(self, anggota_id: UUID) -> queries.AnggotaRow:
        """As stored."""
        team = queries.team_of(338, self.tempat)
        assert team is not None
        found = queries.find_member(338, team.id, anggota_id)
        assert found is not None
        return found

    def roles_on(self, akun_id: UUID, day: dt.date) -> set[Peran]:
        """What an account is at the place on a day."""
        rows = hibah_of([akun_id]).get(akun_id, [])
        return {row.grant.peran for row in rows if row.wilayah_id == self.tempat and row.grant.is_current(day)}


@pytest.fixture
def dunia(db) -> Dunia:
    load_kurun()
    kasi, place = make_office(Peran.KASI_PMK, KECAMATAN), wilayah_by_kode(KECAMATAN)
    assert place.kab_id == 338
    made = Dunia(kasi, place.id, place.jalur, kasi.pada)
    for number in range(3):
        new = NewAkun(f"Bu {number}", JenisAkun.KANTOR, f"anggota.{number}", SANDI)
        made.akun.append((new.nama_pengguna, create_akun([new])[0]))
    flows.form_tim(kasi, TimForm(place.id, "Ketua TP PKK kecamatan"))
    return made


def test_it_works(dunia: Dunia) -> None:
    login, akun_id = dunia.akun[0]
    asked = Target(kab_id=338, jalur="62.10.02.2002")
    assert not decide(load_actor(akun_id, clock.now()), Tindakan.BINA, asked)
    key = dunia.join(JabatanTim.KETUA, fungsi=(Fungsi.PEMBINA, Fungsi.PERENCANA), login=login)
    assert decide(load_actor(akun_id, clock.now()), Tindakan.BINA, asked)
    assert decide(load_actor(akun_id, clock.now()), Tindakan.KELOLA_AKSI, asked)
    assert not decide(load_actor(akun_id, clock.now()), Tindakan.LIHAT_WARGA, asked)
    flows.end_anggota(dunia.kasi, dunia.tempat, key, dunia.today + 3 * DAY, "pindah tugas")
    assert dunia.roles_on(akun_id, dunia.today + 2 * DAY) == {Peran.TIM_PEMBINA, Peran.TIM_PERENCANA}
    assert dunia.roles_on(akun_id, dunia.today + 3 * DAY) == set()
    assert dunia.member(key).alasan == "pindah tugas"


def test_a_new_chair_ends_the_former_that_day(dunia: Dunia) -> None:
    (first, first_id), (second, second_id) = dunia.akun[:2]
    before = dunia.today - 30 * DAY
    old = dunia.join(JabatanTim.KETUA, mulai=before, fungsi=(Fungsi.PEMBINA,), login=first)
    new = dunia.join(JabatanTim.KETUA, nama="Bu Tini", fungsi=(Fungsi.PEMBINA,), login=second, pemegang=old)
    assert dunia.member(old).selesai == dunia.today
    assert dunia.member(new).selesai is None
    assert dunia.roles_on(first_id, dunia.today - DAY) == {Peran.TIM_PEMBINA}
    assert dunia.roles_on(first_id, dunia.today) == set()
    assert dunia.roles_on(second_id, dunia.today) == {Peran.TIM_PEMBINA}


@pytest.mark.parametrize(("facts", "code"), [
    ({"jabatan": JabatanTim.KETUA, "nama": "Bu Tini"}, "pembinaan.jabatan_ganda"),
    ({"jabatan": JabatanTim.KETUA, "nama": "Bu Tini", "mulai": dt.date(2026, 1, 1)}, "pembinaan.jabatan_ganda"),
    ({"jabatan": JabatanTim.KETUA, "nama": "bu  RATNA"}, "pembinaan.anggota_ada"),
    ({"jabatan": JabatanTim.KETUA, "nama": "Bu Tini", "mulai": dt.date(2100, 1, 1)}, "pembinaan.pemegang_berubah"),
    ({"jabatan": JabatanTim.KETUA_BIDANG, "bidang": "sihir"}, "pembinaan.bidang_kosong"),
    ({"nama": "   "}, "pembinaan.anggota_tanpa_nama"),
    ({"nama": "a" * 121}, "pembinaan.teks_panjang"),
    ({"selesai": dt.date(2020, 1, 1)}, "pembinaan.masa_terbalik"),
    ({"login": "tidak.ada"}, "akses.akun.tidak_ada"),
])  # fmt: skip
def test_what_would_be_a_lie_is_refused(dunia: Dunia, facts, code) -> None:
    dunia.join(JabatanTim.KETUA)
    with refused(code):
        dunia.join(**facts)
    team = queries.team_of(338, dunia.tempat)
    assert team is not None
    [chair] = queries.members_of([338], [team.id])[team.id]
    assert (chair.nama, chair.selesai) == ("Bu Ratna", None)


def test_an_earlier_term_may_be_written_down_later(dunia: Dunia) -> None:
    now = dunia.join(JabatanTim.KETUA)
    dunia.join(JabatanTim.KETUA, nama="Bu Dulu", mulai=dunia.today - 900 * DAY, selesai=dunia.today - DAY)
    assert dunia.member(now).selesai is None
    with refused("pembinaan.jabatan_ganda"):
        dunia.join(JabatanTim.KETUA, nama="Bu Antara", mulai=dunia.today - 10 * DAY, selesai=dunia.today)


def test_field_leads_and_deputies_sit_beside_each_other(dunia: Dunia) -> None:
    keys = [
        dunia.join(JabatanTim.KETUA_BIDANG, nama=f"Bu {bidang}", bidang=bidang) for bidang in ("sosial", "kesehatan")
    ]
    keys += [dunia.join(JabatanTim.WAKIL, nama=nama) for nama in ("Bu A", "Bu B")]
    assert [dunia.member(key).selesai for key in keys] == [None] * 4


def test_a_change_of_fungsi_holds_from_today(dunia: Dunia) -> None:
    (login, akun_id), (other, other_id) = dunia.akun[:2]
    key = dunia.join(mulai=dunia.today - 5 * DAY, fungsi=(Fungsi.PEMBINA, Fungsi.PELAKSANA), login=login)
    form = AnggotaForm(key, "Bu Ratna", JabatanTim.ANGGOTA, dunia.today, fungsi=(Fungsi.PELAKSANA, Fungsi.FASILITATOR))
    flows.update_anggota(dunia.kasi, dunia.tempat, form, login=login)
    assert dunia.roles_on(akun_id, dunia.today - DAY) == {Peran.TIM_PEMBINA, Peran.TIM_PELAKSANA}
    assert dunia.roles_on(akun_id, dunia.today) == {Peran.TIM_FASILITATOR, Peran.TIM_PELAKSANA}
    flows.update_anggota(dunia.kasi, dunia.tempat, form, login=other)
    assert dunia.roles_on(akun_id, dunia.today) == set()
    assert dunia.roles_on(other_id, dunia.today) == {Peran.TIM_FASILITATOR, Peran.TIM_PELAKSANA}
    flows.end_anggota(dunia.kasi, dunia.tempat, key, dunia.today)
    assert dunia.roles_on(other_id, dunia.today) == set()
    with refused("pembinaan.sudah_selesai"):
        flows.update_anggota(dunia.kasi, dunia.tempat, form, login=login)
    with refused("pembinaan.sudah_selesai"):
        flows.end_anggota(dunia.kasi, dunia.tempat, key, dunia.today + DAY)


def test_who_may_not(dunia: Dunia) -> None:
    """A village forms its own team only, a province its own, another regency none of these."""
    form = TimForm(wilayah_by_kode(DESA).id)
    for peran, kode in ((Peran.SEKRETARIS_DESA, "62.10.02.2003"), (Peran.PROVINSI, PROVINSI), (Peran.BIDAN, DESA)):
        with refused("akses.ditolak"):
            flows.form_tim(make_office(peran, kode), form)
    flows.form_tim(make_office(Peran.PROVINSI, PROVINSI), TimForm(wilayah_by_kode(PROVINSI).id))
    flows.form_tim(make_office(Peran.DPMD, KABUPATEN), form)
    with refused("pembinaan.tim_ada"):
        flows.form_tim(make_office(Peran.KEPALA_DESA, DESA), form)
    with refused("akses.ditolak"):
        flows.form_tim(make_office(Peran.KEPALA_DESA, DESA), TimForm(999_999_999))


def test_a_wide_post_asks_for_the_second_factor(dunia: Dunia) -> None:
    """From the regency up the session of who gets the post ends, so that the next one asks."""
    dpmd, place = make_office(Peran.DPMD, KABUPATEN), wilayah_by_kode(KABUPATEN)
    flows.form_tim(dpmd, TimForm(place.id))
    login, akun_id = dunia.akun[0]
    form = AnggotaForm(new_id(), "Bu Ratna", JabatanTim.SEKRETARIS, dunia.today, fungsi=(Fungsi.PERENCANA,))
    flows.add_anggota(dpmd, place.id, form, login=login)
    grants = load_actor(akun_id, clock.now()).current()
    assert [(one.peran, one.jalur) for one in grants] == [(Peran.TIM_PERENCANA, KABUPATEN)]
    assert akun_by_id(akun_id).is_active


def test_a_decree_is_kept_as_it_says_and_once(dunia: Dunia) -> None:
    odd = SkForm(new_id(), " 188/12/2019 ", dunia.today, berlaku_sampai=dunia.today - 9 * DAY)
    flows.add_sk(dunia.kasi, dunia.tempat, odd, None)
    with refused("pembinaan.sk_ada"):
        flows.add_sk(dunia.kasi, dunia.tempat, SkForm(new_id(), "188/12/2019", dunia.today), None)
    with refused("pembinaan.sk_tanpa_nomor"):
        flows.add_sk(dunia.kasi, dunia.tempat, SkForm(new_id(), " ", dunia.today), None)
    team = queries.team_of(338, dunia.tempat)
    assert team is not None
    assert [row.nomor for row in queries.sk_of([338], [team.id])[team.id]] == ["188/12/2019"]


@dataclass
class Jabatan:
    """A post in the model: for whom, which functions, from when, until when."""

    akun: UUID | None
    jabatan: JabatanTim
    mulai: dt.date
    selesai: dt.date | None
    fungsi: list[tuple[Fungsi, dt.date, dt.date | None]]


@pytest.mark.parametrize("seed", range(4))
def test_the_role_lasts_exactly_as_long_as_the_post(dunia: Dunia, seed: int) -> None:
    """Random posts, successions, changes and ends against a model that knows only terms."""
    chance = random.Random(seed)
    model: dict[UUID, Jabatan] = {}
    for step in range(14):
        open_posts = [key for key, post in model.items() if post.selesai is None]
        if open_posts and chance.random() < 0.3:
            _end(dunia, model, chance.choice(open_posts), dunia.today + chance.randrange(0, 9) * DAY)
        elif open_posts and chance.random() < 0.3:
            _change(dunia, model, chance.choice(open_posts), chance)
        else:
            _join(dunia, model, chance, step)
    for _, akun_id in dunia.akun:
        held = [row.grant for row in hibah_of([akun_id]).get(akun_id, [])]
        for shift in range(-20, 20):
            day = dunia.today + shift * DAY
            wanted = {
                ROLE_OF[one] for post in model.values() if post.akun == akun_id
                for one, since, until in post.fungsi if since <= day and (until is None or day < until)
            }  # fmt: skip
            assert {one.peran for one in held if one.is_current(day)} == wanted, (seed, day)


def _join(dunia: Dunia, model: dict[UUID, Jabatan], chance: random.Random, step: int) -> None:
    jabatan = chance.choice([JabatanTim.KETUA, JabatanTim.SEKRETARIS, JabatanTim.ANGGOTA])
    mulai = dunia.today + chance.randrange(-15, 6) * DAY
    login, akun_id = chance.choice([("", None), *dunia.akun])
    fungsi = tuple(chance.sample(list(Fungsi), chance.randrange(0, 3)))
    holder = next((key for key, post in model.items() if post.jabatan is jabatan and post.selesai is None), None)
    facts = {"nama": f"Bu {step}", "mulai": mulai, "fungsi": fungsi, "login": login, "pemegang": holder}
    if any(_takes_the_same(post, jabatan, mulai) for post in model.values()):
        with refused("pembinaan.jabatan_ganda"):
            dunia.join(jabatan, **facts)
        return
    key = dunia.join(jabatan, **facts)
    if jabatan is not JabatanTim.ANGGOTA and holder is not None:
        assert model[holder].mulai < mulai
        _cut(model[holder], mulai)
    model[key] = Jabatan(akun_id, jabatan, mulai, None, [(one, mulai, None) for one in fungsi])


def _takes_the_same(post: Jabatan, jabatan: JabatanTim, mulai: dt.date) -> bool:
    """Whether somebody sits on a single post from its first day on or until after a new one begins."""
    if jabatan is JabatanTim.ANGGOTA or post.jabatan is not jabatan:
        return False
    return mulai <= post.mulai if post.selesai is None else mulai < post.selesai


def _end(dunia: Dunia, model: dict[UUID, Jabatan], key: UUID, selesai: dt.date) -> None:
    if selesai < model[key].mulai:
        with refused("pembinaan.masa_terbalik"):
            flows.end_anggota(dunia.kasi, dunia.tempat, key, selesai)
        return
    flows.end_anggota(dunia.kasi, dunia.tempat, key, selesai)
    _cut(model[key], selesai)


def _change(dunia: Dunia, model: dict[UUID, Jabatan], key: UUID, chance: random.Random) -> None:
    post, fungsi = model[key], tuple(chance.sample(list(Fungsi), 2))
    login = next((login for login, akun_id in dunia.akun if akun_id == post.akun), "")
    form = AnggotaForm(key, dunia.member(key).nama, post.jabatan, post.mulai, fungsi=fungsi)
    flows.update_anggota(dunia.kasi, dunia.tempat, form, login=login)
    since = max(dunia.today, post.mulai)
    running = {one for one, _, until in post.fungsi if until is None}
    post.fungsi = [
        (one, begin, until if until is not None or one in fungsi else since) for one, begin, until in post.fungsi
    ]
    post.fungsi += [(one, since, None) for one in fungsi if one not in running]


def _cut(post: Jabatan, day: dt.date) -> None:
    post.selesai = day
    post.fungsi = [(one, begin, day if until is None else min(until, day)) for one, begin, until in post.fungsi]
