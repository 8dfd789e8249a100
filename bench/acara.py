"""Events and contests of `bench.institusi`, through the flows an office uses."""

import datetime as dt
import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

EVENTS, OF_KECAMATAN = 300, 60
# Participants of the first events; all others have `USUAL`.
LARGE, USUAL = (2000, *[200] * 20), 40
FOLLOWED = 40  # so many events have a test, certificates, follow-ups and an evaluation, as the large ones do
ENTRANTS, FINALISTS = 50, 12
JUDGES = (("Juri satu", "Dinas Kesehatan"), ("Juri dua", "TP PKK"), ("Juri tiga", "Bappeda"))


def add_events(chance: random.Random, holders: tuple[Any, Any], regency: Any, now: dt.date) -> None:
    """The large event first; most are over, some to come. Those of the kecamatan are held by its head of section."""
    from simpul.flows.undangan import Sumber, roster
    from simpul.kernel.ids import new_id
    from simpul.wilayah.queries import wilayah_by_kode

    dpmd, kasi = holders
    grant = next(one for one in kasi.current() if one.jalur.count(".") == 2)
    kecamatan = wilayah_by_kode(grant.jalur)
    everyone = roster(Sumber.KADER, regency, new_id(), now)
    near = [one for one in everyone if one.asal_jalur.startswith(f"{kecamatan.jalur}.")]
    for number in range(EVENTS):
        size = LARGE[number] if number < len(LARGE) else USUAL
        of_kecamatan = number >= EVENTS - OF_KECAMATAN
        actor, place, people = (kasi, kecamatan, near) if of_kecamatan else (dpmd, regency, everyone)
        begin = 0 if size > len(people) // 2 else chance.randrange(len(people) - size)
        _event(chance, actor, place, number, people[begin : begin + size], now)


def _event(chance: random.Random, actor: Any, place: Any, number: int, people: Sequence[Any], now: dt.date) -> None:
    from simpul.flows.demo.kegiatan import _attend, _form
    from simpul.flows.kegiatan import create_kegiatan, set_status
    from simpul.flows.undangan import add_peserta
    from simpul.kegiatan import queries
    from simpul.kegiatan.rules.forms import HariForm, KategoriForm
    from simpul.kegiatan.rules.words import JenisKategori, JenisKegiatan, StatusKegiatan, TingkatKegiatan
    from simpul.kernel.ids import new_id

    is_ahead = number % 10 == 9
    first = now + dt.timedelta(days=number % 60 + 1) if is_ahead else now - dt.timedelta(days=number % 330 + 3)
    days = tuple(HariForm(first + dt.timedelta(days=at), sesi=("Pagi", "Siang")) for at in range(2))
    of_regency = place.jalur.count(".") == 1
    form = _form(
        place, f"Bimtek kader {number + 1}", JenisKegiatan.BIMTEK, days,
        (KategoriForm("Kader", JenisKategori.KADER, len(people)),),
        tingkat=TingkatKegiatan.KABUPATEN if of_regency else TingkatKegiatan.KECAMATAN,
    )  # fmt: skip
    kab_id = create_kegiatan(actor, form)
    [kategori] = queries.kategori_of(kab_id, form.id)
    listed = [replace(one, id=new_id(), kategori_id=kategori.id) for one in people]
    add_peserta(actor, kab_id, form.id, listed)
    if is_ahead:
        set_status(actor, kab_id, form.id, StatusKegiatan.UNDANGAN)
        return
    _attend(chance, actor, kab_id, form.id, 0.9)
    if number < FOLLOWED:
        _follow(chance, actor, queries.find_kegiatan(kab_id, form.id), now)
    set_status(actor, kab_id, form.id, StatusKegiatan.SELESAI)


def _follow(chance: random.Random, actor: Any, info: Any, now: dt.date) -> None:
    """Test, certificates, competence, evaluation, and what the first posyandu promised."""
    from simpul.flows.demo.kecakapan import follow_training
    from simpul.flows.tindak_lanjut import record_evaluasi, set_tindak_lanjut
    from simpul.kegiatan import queries

    follow_training(chance, actor, info)
    for home in sorted(queries.posyandu_ids_of(info.kab_id, info.id))[:30]:
        set_tindak_lanjut(actor, info.kab_id, info.id, home, "Rapat kader", now + dt.timedelta(days=7))
    marks = "\n".join(f"{chance.choice('344')} 4 3 {chance.choice('34')} 4" for _ in range(40))
    record_evaluasi(actor, info.kab_id, info.id, marks)


def add_contests(dpmd: Any, regency: Any, homes: Sequence[Any]) -> None:
    """Of posyandu: one with its result, one in its first phase. Of kader: one with scores, one that still fills."""
    from simpul.flows import lomba
    from simpul.flows.demo.lomba import _phase
    from simpul.lomba import queries
    from simpul.lomba.rules.words import JenisLomba, StatusLomba, Tahap

    chosen = homes[:: max(1, len(homes) // ENTRANTS)][:ENTRANTS]
    over = _contest(dpmd, regency, "Lomba Posyandu", JenisLomba.POSYANDU, _posyandu(chosen))
    _phase(dpmd, over, Tahap.SELEKSI, StatusLomba.SELEKSI)
    first = [one.peserta_id for one in queries.hasil_of(over).peringkat_seleksi[:FINALISTS]]
    lomba.set_finalis(dpmd, over.kab_id, over.id, first)
    _phase(dpmd, over, Tahap.LAPANGAN, StatusLomba.LAPANGAN)
    lomba.set_pertimbangan(dpmd, over.kab_id, over.id, "Enam bidang berjalan tiap bulan.")
    for status in (StatusLomba.DITETAPKAN, StatusLomba.DIUMUMKAN):
        lomba.set_status(dpmd, over.kab_id, over.id, status)
    running = _contest(dpmd, regency, "Lomba kader", JenisLomba.KADER, _kader(regency))
    _phase(dpmd, running, Tahap.SELEKSI, StatusLomba.SELEKSI)
    for nama, jenis in (("Lomba kader baru", JenisLomba.KADER), ("Lomba Posyandu baru", JenisLomba.POSYANDU)):
        _contest(dpmd, regency, nama, jenis, [])
    _contest(dpmd, regency, "Lomba Tim Pembina", JenisLomba.TIM_PEMBINA, [])


def _contest(dpmd: Any, regency: Any, nama: str, jenis: Any, entrants: list[Any]) -> Any:
    from simpul.flows import lomba
    from simpul.flows.demo.lomba import ITEMS
    from simpul.kernel.clock import today
    from simpul.kernel.ids import new_id
    from simpul.lomba import queries
    from simpul.lomba.rules.forms import JuriForm, LombaForm
    from simpul.lomba.rules.words import Tahap

    plan = LombaForm(new_id(), regency.id, jenis, nama, today("WIB").year, "Pemerintah kabupaten")
    kab_id = lomba.create_lomba(dpmd, plan)
    for tahap in Tahap:
        lomba.set_butir(dpmd, kab_id, plan.id, tahap, ITEMS)
    if entrants:
        lomba.add_peserta(dpmd, kab_id, plan.id, entrants)
    for juri, instansi in JUDGES:
        lomba.add_juri(dpmd, kab_id, plan.id, JuriForm(new_id(), juri, instansi, frozenset(Tahap)))
    return queries.find_lomba(kab_id, plan.id)


def _posyandu(homes: Sequence[Any]) -> list[Any]:
    from simpul.flows.demo.lomba import _entrant

    return [_entrant(home, "ukur") for home in homes]


def _kader(regency: Any) -> list[Any]:
    from simpul.kernel.clock import today
    from simpul.kernel.ids import new_id
    from simpul.lomba.rules.peserta import NewPeserta
    from simpul.posyandu.queries import kader_under, posyandu_under

    homes = {one.id: one for one in posyandu_under(regency.id)}
    people = kader_under([regency.kab_id or regency.id], regency.bounds, today("WIB"))
    chosen = people[:: max(1, len(people) // ENTRANTS)][:ENTRANTS]
    return [
        NewPeserta(
            new_id(), f"kader:{one.id}", one.nama, homes[one.posyandu_id].kab_id, homes[one.posyandu_id].wilayah_id,
            homes[one.posyandu_id].kode_desa, one.posyandu_id, one.id,
        )
        for one in chosen
    ]  # fmt: skip
