"""The pages of the institution with the rows they are opened at; no documents, no pages that only answer a form."""

from collections.abc import Iterator
from typing import Any

from bench.halaman import Page

OFFICES = ("sekdes", "kasi", "dpmd", "provinsi", "pengelola")
EVENTS = {"2.000 peserta": "Bimtek kader 1", "200 peserta": "Bimtek kader 2", "40 peserta": "Bimtek kader 100"}


class Tempat:
    """Places of the regency from the province down to the first posyandu."""

    def __init__(self) -> None:
        from simpul.kernel.clock import today
        from simpul.posyandu.queries import posyandu_under
        from simpul.wilayah import queries as wilayah

        regency = wilayah.wilayah_by_kode("62.10")
        self.today = today("WIB")
        self.home = posyandu_under(regency.id)[0]
        self.kab_id = self.home.kab_id
        self.desa = wilayah.wilayah_by_id(self.home.wilayah_id)
        above = wilayah.ancestors(self.desa.id)
        self.provinsi, self.kabupaten, self.kecamatan = above[-3:]
        self.here = f"{self.kab_id}/{self.home.id}/"

    def own(self, login: str) -> Any:
        """The place an office looks at."""
        places = {"sekdes": self.desa, "kasi": self.kecamatan, "provinsi": self.provinsi}
        return places.get(login, self.kabupaten)


def all_pages() -> Iterator[Page]:
    """Every page, as each role that opens it."""
    at = Tempat()
    for part in (_events, _event_pages, _contests, _institution, _belongings, _plans, _coaching, _public):
        yield from part(at)


def _events(at: Tempat) -> Iterator[Page]:
    month = f"{at.today:%Y-%m}"
    for login in ("sekdes", "kasi", "dpmd", "provinsi"):
        yield Page(f"kegiatan, daftar {login}", login, "/kegiatan/")
        yield Page(f"kegiatan, kalender {login}", login, f"/kegiatan/kalender/?bulan={month}")
    yield Page("kegiatan, cari dpmd", "dpmd", "/kegiatan/?cari=bimtek+kader+12")
    yield Page("kegiatan, halaman 6 dpmd", "dpmd", "/kegiatan/?hal=6")
    yield Page("kegiatan, baru dpmd", "dpmd", "/kegiatan/baru/")
    for login in ("sekdes", "kasi", "dpmd"):
        yield Page(f"kecakapan, daftar {login}", login, "/kecakapan/")
    yield Page("kecakapan, posyandu", "dpmd", f"/kecakapan/{at.here}")
    yield Page("kecakapan, kader", "dpmd", f"/kecakapan/{at.here}{_kader_of(at)}/")
    yield Page("kecakapan, undang", "dpmd", "/kecakapan/undang/")


def _event_pages(at: Tempat) -> Iterator[Page]:
    from simpul.kegiatan.models import HariKegiatan, Kegiatan, Peserta, SesiKegiatan, Tes

    for name, title in EVENTS.items():
        event = Kegiatan.objects.get(kab_id=at.kab_id, nama=title)
        path, here = f"/kegiatan/{at.kab_id}/{event.id}/", {"kab_id": at.kab_id, "kegiatan_id": event.id}
        yield Page(f"kegiatan {name}, rinci", "dpmd", path)
        yield Page(f"kegiatan {name}, perubahan", "dpmd", f"{path}perubahan/")
        for part in ("peserta", "undangan", "hadir", "tindak-lanjut", "evaluasi", "tes", "sertifikat"):
            yield Page(f"kegiatan {name}, {part}", "dpmd", f"{path}{part}/")
        yield Page(f"kegiatan {name}, kecakapan", "dpmd", f"{path}kecakapan/")
        yield Page(f"kegiatan {name}, cari peserta", "dpmd", f"{path}peserta/?cari=contoh")
        day = HariKegiatan.objects.filter(**here).order_by("-tanggal").values_list("id", flat=True)[0]
        sesi = SesiKegiatan.objects.filter(**here, hari_id=day).order_by("-urut").values_list("id", flat=True)[0]
        yield Page(f"kegiatan {name}, hadir sesi akhir", "dpmd", f"{path}hadir/?sesi={sesi}")
        yield Page(f"kegiatan {name}, pindai", "dpmd", f"/kegiatan/pindai/{at.kab_id}/{event.id}/")
        yield Page(f"kegiatan {name}, daftar pindai", "dpmd", f"/kegiatan/pindai/{at.kab_id}/{event.id}/daftar/")
        person = Peserta.objects.filter(**here).values_list("id", flat=True)[0]
        yield Page(f"kegiatan {name}, satu peserta", "dpmd", f"{path}peserta/{person}/")
        if Tes.objects.filter(**here).exists():
            yield Page(f"kegiatan {name}, lembar tes", "dpmd", f"{path}tes/post/lembar/")


def _contests(at: Tempat) -> Iterator[Page]:
    from simpul.lomba.models import JuriLomba, Lomba, PesertaLomba

    for login in ("sekdes", "kasi", "dpmd", "provinsi"):
        yield Page(f"lomba, daftar {login}", login, "/lomba/")
    yield Page("lomba, baru", "dpmd", "/lomba/baru/")
    for login in ("kasi", "dpmd"):
        yield Page(f"lomba, masa bakti {login}", login, "/lomba/masa-bakti/")
    yield Page("lomba, masa bakti 10 tahun dpmd", "dpmd", "/lomba/masa-bakti/?tahun=10")
    for nama in ("Lomba Posyandu", "Lomba kader"):
        contest = Lomba.objects.get(kab_id=at.kab_id, nama=nama)
        path, here = f"/lomba/{at.kab_id}/{contest.id}/", {"kab_id": at.kab_id, "lomba_id": contest.id}
        entrant = PesertaLomba.objects.filter(**here).values_list("id", flat=True)[0]
        juri = JuriLomba.objects.filter(**here).values_list("id", flat=True)[0]
        yield Page(f"{nama}, rinci", "dpmd", path)
        yield Page(f"{nama}, satu peserta", "dpmd", f"{path}peserta/{entrant}/")
        for part in ("nilai", "hasil"):
            yield Page(f"{nama}, {part}", "dpmd", f"{path}{part}/")
        yield Page(f"{nama}, lembar juri", "dpmd", f"{path}nilai/seleksi/{juri}/{entrant}/")
    for nama in ("Lomba kader baru", "Lomba Posyandu baru", "Lomba Tim Pembina"):
        contest = Lomba.objects.get(kab_id=at.kab_id, nama=nama)
        path = f"/lomba/{at.kab_id}/{contest.id}/"
        yield Page(f"{nama}, calon peserta", "dpmd", f"{path}peserta/baru/")
        yield Page(f"{nama}, cari calon", "dpmd", f"{path}peserta/baru/?cari=siti")
        yield Page(f"{nama}, instrumen", "dpmd", f"{path}instrumen/seleksi/")
        yield Page(f"{nama}, perubahan", "dpmd", f"{path}perubahan/")


def _institution(at: Tempat) -> Iterator[Page]:
    for login in OFFICES:
        yield Page(f"kelembagaan {login}", login, "/kelembagaan/")
        yield Page(f"pembinaan {login}", login, "/pembinaan/")
    for login in ("sekdes", "kasi", "dpmd", "provinsi"):
        place = at.own(login)
        if login != "provinsi":
            yield Page(f"surat, daftar {login}", login, "/surat/")
        yield Page(f"registrasi, daftar {login}", login, "/registrasi/")
        yield Page(f"tahap {login}", login, "/tahap/")
        yield Page(f"tim, daftar {login}", login, "/tim/")
        yield Page(f"tim, satu {login}", login, f"/tim/{place.id}/")
        yield Page(f"aksi, daftar {login}", login, "/aksi/")
        yield Page(f"dukungan {login}", login, "/dukungan/")
    yield Page("surat, baru", "sekdes", f"/surat/baru/{at.desa.id}/")
    yield Page("surat, satu", "sekdes", f"/surat/{at.kab_id}/{_surat_of(at)}/")
    yield Page("registrasi, satu", "dpmd", f"/registrasi/{at.here}")
    yield Page("registrasi, halaman 2 dpmd", "dpmd", "/registrasi/?hal=2")
    yield Page("dukungan, satu desa", "sekdes", f"/dukungan/{at.desa.id}/")
    yield Page("parameter, angka", "dpmd", f"/acuan/{at.kab_id}/angka/")
    yield Page("parameter, tabel", "dpmd", f"/acuan/{at.kab_id}/tabel/")
    yield Page("parameter, layanan", "dpmd", f"/acuan/{at.kab_id}/layanan/")
    yield Page("parameter, acuan", "dpmd", f"/acuan/{at.kab_id}/")


def _belongings(at: Tempat) -> Iterator[Page]:
    path = f"/posyandu/{at.here}"
    for login in ("sekdes", "kasi", "dpmd"):
        yield Page(f"posyandu, daftar {login}", login, "/posyandu/")
    yield Page("posyandu, rinci", "sekdes", path)
    for part in ("sarana/", "peralatan/", f"dana/{at.today.year}/", "peleburan/"):
        yield Page(f"posyandu, {part.split('/')[0]}", "sekdes", f"{path}{part}")
    for login in ("sekdes", "dpmd"):
        yield Page(f"informasi, daftar {login}", login, "/informasi/")
        yield Page(f"informasi, posyandu {login}", login, "/informasi/posyandu/")
    yield Page("informasi, tempat", "dpmd", "/informasi/baru/")
    yield Page("informasi, satu posyandu", "sekdes", f"/informasi/posyandu/{at.here}")


def _plans(at: Tempat) -> Iterator[Page]:
    from simpul.rencana.models import RencanaKerja

    year = at.today.year
    for login in ("sekdes", "kasi", "dpmd", "provinsi"):
        place = at.own(login)
        yield Page(f"rencana, daftar {login}", login, f"/rencana/?tahun={year}")
        yield Page(f"rencana, tempat {login}", login, f"/rencana/{place.id}/?tahun={year}")
        if login in {"sekdes", "kasi"}:
            yield Page(f"rencana, kalender {login}", login, f"/rencana/{place.id}/kalender/?tahun={year}")
        yield Page(f"rencana, layar {login}", login, f"/rencana/{place.id}/layar/?tahun={year}")
    for login in ("sekdes", "dpmd"):
        yield Page(f"rencana, matriks {login}", login, f"/rencana/matriks/?tahun={year + 1}")
    yield Page("rencana, usulan", "sekdes", "/rencana/usulan/")
    yield Page("rencana, insentif", "sekdes", "/rencana/insentif/")
    month = f"{at.today.replace(day=1).replace(month=at.today.month - 1 or 12):%Y-%m}"
    yield Page("rencana, insentif satu posyandu", "sekdes", f"/rencana/insentif/{at.here}{month}/")
    yield Page("rencana, posyandu", "sekdes", f"/rencana/posyandu/{at.here}?tahun={year}")
    yield Page("rencana, kalender posyandu", "sekdes", f"/rencana/posyandu/{at.here}kalender/?tahun={year}")
    row = RencanaKerja.objects.filter(kab_id=at.kab_id, posyandu_id=at.home.id).order_by("tahun")[0]
    yield Page("rencana, satu baris", "sekdes", f"/rencana/{at.kab_id}/{row.id}/")


def _coaching(at: Tempat) -> Iterator[Page]:
    from simpul.pembinaan.models import KunjunganBina

    for login in ("sekdes", "kasi", "dpmd", "provinsi"):
        yield Page(f"bina, kunjungan {login}", login, "/bina/")
        yield Page(f"bina, perlu disapa {login}", login, "/bina/perlu/")
        yield Page(f"kesiapan {login}", login, "/kesiapan/")
    yield Page("bina, halaman 2 perlu disapa", "dpmd", "/bina/perlu/?mulai=500")
    yield Page("bina, pilih", "kasi", "/bina/baru/")
    yield Page("bina, pilih dpmd", "dpmd", "/bina/baru/")
    yield Page("bina, kecamatan", "kasi", f"/kecamatan/{at.kecamatan.id}/")
    yield Page("bina, buku harian", "kasi", f"/buku-harian/{at.kecamatan.id}/")
    yield Page("kesiapan, satu", "dpmd", f"/kesiapan/{at.here}")
    visit = KunjunganBina.objects.filter(kab_id=at.kab_id, jalur__startswith=at.kecamatan.jalur).order_by("id")[0]
    yield Page("bina, satu kunjungan", "kasi", f"/bina/{at.kab_id}/{visit.id}/")


def _public(at: Tempat) -> Iterator[Page]:
    from simpul.informasi.models import Kabar
    from simpul.kegiatan.models import Kegiatan

    village = f"/desa/{at.desa.kode}/"
    yield Page("publik, cari desa", "", "/desa/?cari=tewang")
    yield Page("publik, desa", "", village)
    yield Page("publik, jadwal desa", "", f"{village}jadwal/")
    yield Page("publik, posyandu", "", f"{village}{_public_key(at)}/")
    news = Kabar.objects.filter(kab_id=at.kab_id).order_by("id")[0]
    yield Page("publik, kabar", "", f"/kabar/{at.kab_id}/{news.id}/")
    event = Kegiatan.objects.filter(kab_id=at.kab_id, status="undangan").order_by("mulai")[0]
    yield Page("publik, kegiatan", "", f"/kabar/kegiatan/{at.kab_id}/{event.id}/")
    for login in OFFICES:
        yield Page(f"beranda {login}", login, "/")


def _kader_of(at: Tempat) -> Any:
    from simpul.posyandu.queries import kader_of

    return kader_of(at.kab_id, at.home.id)[0].id


def _surat_of(at: Tempat) -> Any:
    from simpul.posyandu.models import Surat

    return Surat.objects.filter(kab_id=at.kab_id, wilayah_id=at.desa.id).order_by("id").values_list("id", flat=True)[0]


def _public_key(at: Tempat) -> str:
    return f"{at.home.nomor_urut:04d}"
