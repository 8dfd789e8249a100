"""The copy of her own data on paper (R56): everything about her that she may read, and nothing about anybody else."""

import datetime as dt
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from simpul.akses.queries import jejak_of
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.hak import open_permintaan
from simpul.kernel import clock
from simpul.kernel.errors import SimpulError
from simpul.kunjungan.queries import list_kunjungan, person_penimbangan
from simpul.posyandu.queries import PosyanduInfo, catalog_at, find_posyandu
from simpul.usulan.queries import requests_about
from simpul.warga.errors import Galat
from simpul.warga.queries import PermintaanInfo, Profil, profile
from simpul.warga.rules import JenisHak, StatusHak
from simpul.warga.rules.tujuan import purposes
from simpul.web.actor import note_read, office_page
from simpul.web.kertas import paper_pdf
from simpul.web.privasi.words import opened
from simpul.web.templatetags.kantor import cm, kg, waktu
from simpul.web.templatetags.simpul import tanggal
from simpul.web.usulan.words import answers_in_words
from simpul.web.warga.growth import weighings_of
from simpul.web.warga.words import EPISODE, KELAMIN, STATUS, changes
from simpul.wilayah.queries import full_label

FIRST = dt.date(2000, 1, 1)
MOST_OPENINGS = 200


@require_GET
@office_page
def pdf(request: HttpRequest, actor: ActorContext, kab_id: int, hak_id: UUID) -> HttpResponse:
    """The copy, once her identity was seen; printing it is a reading that is noted."""
    info = open_permintaan(actor, kab_id, hak_id)
    home = find_posyandu(kab_id, info.posyandu_id) if info.posyandu_id else None
    today = clock.today(home.zona_waktu) if home else FIRST
    person = profile(kab_id, [home.id], info.warga_id, today) if home and info.warga_id else None
    if home is None or person is None or info.jenis is not JenisHak.LIHAT or info.status is not StatusHak.DIPERIKSA:
        raise SimpulError(Galat.HAK_LANGKAH)
    ids = [person.orang.id, *person.gabungan]
    note_read(
        request, actor, Tindakan.URUS_HAK, "salinan", ids,
        kab_id=kab_id, posyandu_id=home.id, alasan=f"Salinan untuk permintaan {info.tiket}",
    )  # fmt: skip
    made = paper_pdf("privasi/salinan.typ", _facts(info, home, person))
    response = HttpResponse(made, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{info.tiket}.pdf"'
    return response


def _facts(info: PermintaanInfo, home: PosyanduInfo, person: Profil) -> dict[str, Any]:
    ids = [person.orang.id, *person.gabungan]
    return {
        "tiket": info.tiket,
        "contoh": home.data_contoh,
        "dicetak": f"{waktu(clock.now(), home.zona_waktu)} {home.zona_waktu}",
        "posyandu": home.nama,
        "tempat": full_label(home.wilayah_id),
        "kepala": home.istilah.kepala,
        "tujuan": [[one.kalimat, one.dasar] for one in purposes()],
        "orang": _person(person),
        "timbang": _weighings(home, person),
        "kunjungan": _visits(home, person),
        "usulan": _requests(home, ids),
        "riwayat": [
            [waktu(row.saat, home.zona_waktu), row.kata, "; ".join(row.rincian)] for row in changes(person.riwayat)
        ],
        "pembuka": [
            [waktu(row.saat, home.zona_waktu), row.siapa, row.kata, row.alasan]
            for row in opened(jejak_of(home.kab_id, home.id, ids, limit=MOST_OPENINGS), clock.today(home.zona_waktu))
        ],
    }


def _person(person: Profil) -> list[list[str]]:
    o = person.orang
    place = " ".join(word for word in (o.rt and f"RT {o.rt}", o.rw and f"RW {o.rw}", o.dusun) if word)
    rows = [
        ("Nama", o.nama),
        ("Jenis kelamin", KELAMIN[o.jenis_kelamin]),
        ("Tanggal lahir", tanggal(o.tanggal_lahir) + (" (kira-kira)" if o.tanggal_lahir_perkiraan else "")),
        ("NIK", o.nik_samar or "belum tercatat"),
        ("Nomor sementara", o.nomor_sementara or "-"),
        ("Nama ibu", o.nama_ibu or "-"),
        ("Tempat", place or "-"),
        ("Telepon", o.telepon or "-"),
        ("Keadaan", STATUS.get(o.status, o.status)),
        ("Terdaftar", tanggal(o.terdaftar_tanggal)),
        ("Berat lahir", kg(person.berat_lahir_g) if person.berat_lahir_g else "-"),
        ("Izin foto", "boleh" if person.izin_foto else "tidak"),
        ("Izin pesan", "boleh" if person.izin_pesan else "tidak"),
    ]
    rows += [(EPISODE[one.jenis], f"sejak {tanggal(one.mulai)}") for one in person.episode]
    return [list(row) for row in rows]


def _weighings(home: PosyanduInfo, person: Profil) -> list[list[str]]:
    rows = person_penimbangan(home.kab_id, home.id, person.orang.id)
    return [
        [tanggal(one.row.tanggal), kg(one.row.berat_g), cm(one.row.panjang_mm), one.kata or one.catatan or "-"]
        for one in weighings_of(person.orang, rows, categories=False)
    ]


def _visits(home: PosyanduInfo, person: Profil) -> list[dict[str, Any]]:
    """Visits with their open answers; protected ones and free notes, which may be about others, are read out."""
    end = clock.today(home.zona_waktu) + dt.timedelta(days=1)
    made = []
    for row in list_kunjungan(home.kab_id, [home.id], FIRST, end, warga_id=person.orang.id):
        line = catalog_at(home, row.katalog_versi, row.tanggal).find(row.layanan_id)
        said = [[one.tanya, one.jawab] for one in answers_in_words(line, row.jawaban)]
        title = line.title if line else row.layanan_id
        made.append({"judul": title, "tanggal": tanggal(row.tanggal), "jawab": said, "foto": len(row.foto)})
    return made


def _requests(home: PosyanduInfo, ids: list[UUID]) -> list[list[str]]:
    return [
        [row.nomor, tanggal(row.dikirim_tanggal), row.label]
        for row in requests_about(home.kab_id, home.id, ids, clock.today(home.zona_waktu))
    ]
