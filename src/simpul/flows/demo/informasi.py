"""What the example tells the public: ways into its places, notices of the regency, a village and a posyandu."""

import datetime as dt
from uuid import UUID

from simpul.flows.demo.places import Example
from simpul.informasi import services
from simpul.informasi.rules.kabar import Gambar, KabarForm, StatusKabar, check_kabar
from simpul.informasi.rules.tampil import TampilForm
from simpul.kernel import clock
from simpul.kernel.ids import derive_id
from simpul.wilayah.queries import WilayahRow, wilayah_by_id

WAYS_IN = (
    "Jalan landai, kursi roda bisa masuk",
    "Tiga anak tangga, kader membantu",
    "Pintu lebar, halaman rata",
)
NOTICES = (
    ("Pekan imunisasi susulan", "Imunisasi yang belum lengkap dilayani saat hari buka bulan ini.\n\nBawa Buku KIA."),
    ("Kerja bakti saluran air", "Kerja bakti dimulai pukul tujuh pagi di depan balai desa.\n\nBawa cangkul dan sapu."),
    ("Pojok baca dibuka", "Buku anak bisa dipinjam saat hari buka. Buku dikembalikan pada hari buka berikutnya."),
)


def tell_public(example: Example, regency: WilayahRow, today: dt.date) -> None:
    """Three notices that are shown and one draft, and how one gets into each place."""
    first, at = example.homes[0], clock.now()
    desa = wilayah_by_id(first.wilayah_id)
    sekdes = example.sekdes[first.wilayah_id]
    places = ((regency, None), (desa, None), (desa, first))
    forms = [
        _notice(number, place, home.jalur if home else place.jalur, home.id if home else None, sekdes, today)
        for number, (place, home) in enumerate(places)
    ]
    services.add_kabar([check_kabar(form) for form in forms], at)
    for form in forms:
        services.set_status(form.kab_id, form.id, 1, StatusKabar.TERBIT, sekdes, at)
    for number, home in enumerate(example.homes):
        key = derive_id("contoh", "tampil", str(home.id))
        way = WAYS_IN[number % len(WAYS_IN)]
        services.set_tampil(TampilForm(key, home.kab_id, home.id, way, Gambar(), sekdes, 0), at)


def _notice(
    number: int, place: WilayahRow, jalur: str, posyandu_id: UUID | None, oleh: UUID, today: dt.date
) -> KabarForm:
    judul, isi = NOTICES[number]
    return KabarForm(
        derive_id("contoh", "kabar", str(number)),
        place.kab_id or 0,
        place.id,
        jalur,
        posyandu_id,
        judul,
        isi,
        today - dt.timedelta(days=3 * number + 1),
        today + dt.timedelta(days=60),
        Gambar(),
        oleh,
        data_contoh=True,
    )
