"""Three places with one thing of each kind and field: one's own, a sibling in the same kecamatan, another regency."""

import hashlib
import io
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from msgspec import structs
from PIL import Image

from factories.akun import SANDI, Phone, make_kader, make_office, make_posyandu
from factories.bina import make_bina, make_catatan
from factories.dunia import ENROLLED, NOON, TODAY, Api, Hp, child, make_operation, sealed_case, sesi_of
from factories.kegiatan import follow_event, kategori_id, kegiatan_form
from factories.lomba import begin, make_lomba, make_piagam
from factories.rencana import add_plans
from factories.wilayah import DECREE, KURUN, SINCE, rows_of
from simpul.akses.models import Akun, Hibah, Perangkat, PerangkatKader
from simpul.akses.queries import perangkat_by_id
from simpul.akses.rules.words import Peran
from simpul.akses.services import ActorContext, add_permintaan
from simpul.flows import tim as flows_tim
from simpul.flows.aksi import add_aksi
from simpul.flows.dukungan import add_anggaran, open_nilai
from simpul.flows.hak import take_in
from simpul.flows.impor.buka import place_of_home, stage
from simpul.flows.informasi import Isian, IsianTampil, posyandu_for, set_tampil, write_kabar
from simpul.flows.kegiatan import add_dokumentasi, add_materi, create_kegiatan
from simpul.flows.laporan import sign_laporan
from simpul.flows.perform import perform
from simpul.flows.photos import receive_foto
from simpul.flows.surat import add_surat
from simpul.flows.undangan import add_peserta
from simpul.interop.impor.lembar import Mentah
from simpul.jurnal.held import count_held
from simpul.jurnal.lampiran import prepare
from simpul.jurnal.operations.protocol import OperationIn
from simpul.kegiatan.queries import find_kegiatan, materi_of
from simpul.kegiatan.rules.forms import HariForm
from simpul.kegiatan.rules.peserta import NewPeserta
from simpul.kernel.ids import new_id
from simpul.layanan.loader import load_catalog
from simpul.layanan.schema import NUMBERS, AnswerType, Question
from simpul.pembinaan.models import AnggotaTim
from simpul.pembinaan.rules.aksi import AksiForm
from simpul.pembinaan.rules.dukungan import AnggaranForm
from simpul.pembinaan.rules.tim import AnggotaForm, JabatanTim, SkForm, TimForm
from simpul.posyandu.models import Kader, Pengurus
from simpul.posyandu.queries import find_posyandu
from simpul.posyandu.rules.forms import AcuanForm, KaderForm, PengurusForm
from simpul.posyandu.rules.surat import JenisSurat, SuratForm
from simpul.posyandu.rules.words import Jabatan
from simpul.posyandu.services import add_kader, set_acuan, set_pengurus
from simpul.warga.rules.hak import JenisHak, NewPermintaan
from simpul.wilayah.queries import wilayah_by_kode
from simpul.wilayah.services import load_wilayah

ELSEWHERE = "62.11.01"
# Each place with its village, its posyandu, a child and a kader whose names stand nowhere else.
PLACES = {
    "own": ("62.10.02.2002", "Melati 3", "Citra", "Bu Sari", "brown"),
    "sibling": ("62.10.02.2003", "Teratai 1", "Sinta", "Bu Ida", "grey"),
    "other": ("62.11.01.2001", "Seroja 9", "Olga", "Bu Nani", "white"),
}
# What stands in an address under its own name.
PLAIN = (
    "surat", "kabar", "bina", "temuan", "catatan", "aksi", "anggaran", "sertifikat", "lomba", "peserta_lomba", "juri",
    "lembar", "bukti_lomba", "keberatan", "piagam",
)  # fmt: skip
FIXED = {
    "<int:bagian>": "1",
    "<int:tahun>": "2026",
    "<slug:tahap>": "pre",
    "<slug:fase>": "seleksi",
    "<str:bulan>": "2026-11",
    "<slug:langkah>": "libur",
}
PLACES_KECAMATAN = {nama: desa[:8] for desa, nama, *_ in PLACES.values()}
PLACES_OF = {nama: desa for desa, nama, *_ in PLACES.values()}
# For each field a line that makes a request, the agency it goes to, and a line that a visit to a person may record.
LINES = {
    "pendidikan": ("PEN-05", "dinas_pendidikan", "PEN-10"),
    "kesehatan": ("KES-03", "dinas_kesehatan", "KES-09"),
    "pekerjaan_umum": ("PU-02", "dinas_pupr", "PU-10"),
    "perumahan_rakyat": ("PR-02", "dinas_perkim", "PR-04"),
    "trantibumlinmas": ("TRA-01", "satpol_pp", "TRA-05"),
    "sosial": ("SOS-03", "dinas_sosial", "SOS-06"),
}
PAPER = b"%PDF-1.4\n%%EOF\n"
NIK = "6210021008240001"


@dataclass
class Situs:
    """A posyandu in November 2026 with its people, phone, requests and visits of all fields, report and case."""

    kab_id: int
    posyandu_id: UUID
    wilayah_id: int
    nama: str
    anak: str
    kader_nama: str
    kader: UUID
    hibah: UUID
    baris_kader: UUID
    pengurus: UUID
    joko: ActorContext
    hp: UUID
    key: Phone
    warga: UUID
    saudara: UUID
    keluarga: UUID
    usulan: dict[str, UUID]
    kunjungan: dict[str, UUID]
    sidik: str
    kasus: UUID
    tertahan: UUID
    permintaan: UUID
    laporan: UUID
    impor: UUID
    hak: UUID
    ekspor: UUID
    surat: UUID
    rencana: dict[str, UUID] = field(default_factory=lambda: {bidang: new_id() for bidang in LINES})
    program: dict[str, UUID] = field(default_factory=lambda: {bidang: new_id() for bidang in LINES})
    bukti: str = ""
    bina: UUID = field(default_factory=new_id)
    temuan: UUID = field(default_factory=new_id)
    catatan: UUID = field(default_factory=new_id)
    kegiatan: UUID = field(default_factory=new_id)
    peserta: UUID = field(default_factory=new_id)
    materi: UUID = field(default_factory=new_id)
    sertifikat: UUID = field(default_factory=new_id)
    kabar: UUID = field(default_factory=new_id)
    seq: int = 0
    anggota: UUID = field(default_factory=new_id)
    sk_tim: UUID = field(default_factory=new_id)
    aksi: UUID = field(default_factory=new_id)
    anggaran: UUID = field(default_factory=new_id)
    lomba: UUID = field(default_factory=new_id)
    peserta_lomba: UUID = field(default_factory=new_id)
    juri: UUID = field(default_factory=new_id)
    lembar: UUID = field(default_factory=new_id)
    bukti_lomba: UUID = field(default_factory=new_id)
    keberatan: UUID = field(default_factory=new_id)
    piagam: UUID = field(default_factory=new_id)

    @property
    def names_nobody_else_has(self) -> tuple[str, ...]:
        """Words that tell whose data a page shows."""
        return self.nama, self.anak, self.kader_nama

    def is_untouched(self) -> bool:
        """Whether nobody ended a task, a kader or a phone here, or settled what is held."""
        return (
            Hibah.objects.filter(id=self.hibah, selesai=None).exists()
            and Akun.objects.filter(id=self.kader, is_active=True).exists()
            and Kader.objects.filter(id=self.baris_kader, selesai=None).exists()
            and Pengurus.objects.filter(id=self.pengurus, selesai=None).exists()
            and AnggotaTim.objects.filter(id=self.anggota, selesai=None).exists()
            and Perangkat.objects.filter(id=self.hp, dicabut_at=None).exists()
            and count_held([self.kab_id], [self.posyandu_id]) == {self.posyandu_id: 1}
        )

    @property
    def api(self) -> Api:
        """The phone, as the server hears it."""
        return Api(Hp(self.hp, self.posyandu_id, self.kader, "A", self.key))

    def record(self, kind: str, **payload: Any) -> OperationIn:
        """Save on the phone, not yet sent."""
        self.seq += 1
        envelope = {"kab_id": self.kab_id, "device_id": self.hp, "device_seq": self.seq}
        return make_operation(kind, self.posyandu_id, self.kader, payload, **envelope)

    def say(self, kind: str, **payload: Any) -> None:
        """Record on the phone and send at once."""
        self._send("hp", self.record(kind, **payload))

    def act(self, kind: str, **payload: Any) -> None:
        """The village secretary acts on an office page."""
        self._send("kantor", make_operation(kind, self.posyandu_id, self.joko.akun_id, payload, kab_id=self.kab_id))

    def _send(self, door: str, operation: OperationIn) -> None:
        [verdict] = perform([operation], door, received_at=NOON)
        assert verdict.verdict == "accepted", (operation.type, operation.payload, verdict)

    def ids(self, bidang: str) -> dict[str, str]:
        """What stands in an address of this place, by the name in the pattern."""
        return {
            "<int:wilayah_id>": str(self.wilayah_id),
            "<int:kab_id>": str(self.kab_id),
            "<uuid:posyandu_id>": str(self.posyandu_id),
            "<uuid:usulan_id>": str(self.usulan[bidang]),
            "<uuid:kunjungan_id>": str(self.kunjungan[bidang]),
            "<uuid:warga_id>": str(self.warga),
            "<uuid:asal_id>": str(self.warga),
            "<uuid:keluarga_id>": str(self.keluarga),
            "<uuid:tujuan_id>": str(self.saudara),
            "<uuid:kader_id>": str(self.baris_kader),
            "<uuid:pengurus_id>": str(self.pengurus),
            "<uuid:hp_id>": str(self.hp),
            "<uuid:permintaan_id>": str(self.permintaan),
            "<uuid:operasi_id>": str(self.tertahan),
            "<uuid:kasus_id>": str(self.kasus),
            "<uuid:laporan_id>": str(self.laporan),
            "<uuid:impor_id>": str(self.impor),
            "<uuid:ekspor_id>": str(self.ekspor),
            "<uuid:kegiatan_id>": str(self.kegiatan),
            "<uuid:peserta_id>": str(self.peserta),
            "<uuid:berkas_id>": str(self.materi),
            "<uuid:hak_id>": str(self.hak),
            **{f"<uuid:{name}_id>": str(getattr(self, name)) for name in PLAIN},
            "<uuid:akun_id>": str(self.kader),
            "<uuid:hibah_id>": str(self.hibah),
            "<uuid:anggota_id>": str(self.anggota),
            "<uuid:sk_id>": str(self.sk_tim),
            "<str:tanggal>": TODAY.isoformat(),
            "<uuid:rencana_id>": str(self.rencana[bidang]),
            "<uuid:program_id>": str(self.program[bidang]),
            "<str:sidik>": self.bukti,
            "<sidik:sidik>": self.sidik,
            "<str:sidik_foto>": self.sidik,
            "<slug:bidang>": bidang,
            **FIXED,
        }


def load_places() -> None:
    """The kecamatan of two of the places and one of the next regency."""
    rows = dict.fromkeys((*rows_of(KURUN), *rows_of(ELSEWHERE)))
    load_wilayah(tuple(sorted(rows)), sah_dari=SINCE, dasar_hukum=DECREE)


def make_situs(place: str) -> Situs:
    """A place with everything; load the places first."""
    desa, nama, anak, kader_nama, colour = PLACES[place]
    village = wilayah_by_kode(desa)
    assert village.kab_id is not None
    posyandu_id = make_posyandu(nama, desa)
    kader = make_kader(posyandu_id, kader_nama, kab_id=village.kab_id)
    hp, key = _phone(village.kab_id, posyandu_id, kader)
    made = Situs(
        kab_id=village.kab_id,
        posyandu_id=posyandu_id,
        wilayah_id=village.id,
        nama=nama,
        anak=anak,
        kader_nama=kader_nama,
        kader=kader,
        hibah=Hibah.objects.get(akun_id=kader).id,
        baris_kader=new_id(),
        pengurus=new_id(),
        joko=make_office(Peran.SEKRETARIS_DESA, desa),
        hp=hp,
        key=key,
        warga=new_id(),
        saudara=new_id(),
        keluarga=new_id(),
        usulan={bidang: new_id() for bidang in LINES},
        kunjungan={bidang: new_id() for bidang in LINES},
        sidik="",
        kasus=new_id(),
        tertahan=new_id(),
        permintaan=_asks_pin(hp, kader),
        laporan=new_id(),
        impor=new_id(),
        hak=new_id(),
        ekspor=new_id(),
        surat=new_id(),
    )
    _fill(made, colour)
    return made


def _phone(kab_id: int, posyandu_id: UUID, kader: UUID) -> tuple[UUID, Phone]:
    key, hp = Phone(), new_id()
    Perangkat.objects.create(
        id=hp, kab_id=kab_id, posyandu_id=posyandu_id, huruf="A", public_key=key.public_key, terdaftar_at=ENROLLED
    )
    PerangkatKader.objects.create(id=new_id(), perangkat_id=hp, akun_id=kader, mulai=ENROLLED)
    return hp, key


def _asks_pin(hp: UUID, kader: UUID) -> UUID:
    return add_permintaan(perangkat_by_id(hp), kader, "kunci balas")


def _fill(made: Situs, colour: str) -> None:
    place = {"kab_id": made.kab_id, "posyandu_id": made.posyandu_id}
    set_acuan([AcuanForm(kab_id=made.kab_id, penerima_kasus=("kepala_desa", "dp3a"))])
    sk = KaderForm(id=made.baris_kader, nama=made.kader_nama, mulai=ENROLLED.date(), akun_id=made.kader, **place)
    add_kader([sk])
    chair = {"jabatan": Jabatan.KETUA, "nama": made.kader_nama, "mulai": ENROLLED.date()}
    set_pengurus([PengurusForm(id=made.pengurus, **chair, **place)])
    _team(made)
    about = child(made.anak, TODAY.replace(year=2024, month=8, day=10)) | {"warga_id": made.warga}
    made.say("register_keluarga", keluarga_id=made.keluarga, kepala_nama=f"Bapak {made.anak}")
    made.say("register_warga", nik=NIK, **about)
    made.say("register_warga", **child(f"Kakak {made.anak}", TODAY.replace(year=2020)) | {"warga_id": made.saudara})
    made.say("set_izin", warga_id=made.warga, jenis="foto", setuju=True)
    sesi = sesi_of(made.posyandu_id)
    made.say("open_sesi", sesi_id=sesi, tanggal=TODAY, tempat="Balai desa", kader_hadir=[made.kader])
    made.sidik = _photo(made, colour)
    for number, (bidang, (request, opd, visit)) in enumerate(LINES.items(), 1):
        _of_field(made, bidang, request, opd, visit, f"000{number}")
    made.say("seal_kasus", kasus_id=made.kasus, penerima=["kepala_desa", "dp3a"], amplop=sealed_case())
    made.tertahan = _held(made)
    made.hak = _right(made, about["tanggal_lahir"])
    made.laporan = sign_laporan(made.joko, made.kab_id, made.posyandu_id, TODAY.replace(day=1), SANDI).id
    made.impor = _staged(made)
    agencies = {bidang: opd for bidang, (_, opd, _) in LINES.items()}
    made.bukti = add_plans(made.joko, made.kab_id, made.posyandu_id, made.rencana, made.program, agencies)
    _event(made, colour)
    made.surat = _paper(made)
    made.kabar = _told(made, colour)
    made.bina, made.temuan = make_bina(made.joko, (made.kab_id, made.posyandu_id), made.wilayah_id, TODAY)
    kasi = make_office(Peran.KASI_PMK, PLACES_KECAMATAN[made.nama])
    made.catatan = make_catatan(kasi, wilayah_by_kode(PLACES_KECAMATAN[made.nama]).id, TODAY)
    _contest(made, kasi)


def _contest(made: Situs, kasi: ActorContext) -> None:
    """A contest of the village in its first phase, with its posyandu, a sheet and a proof."""
    home = find_posyandu(made.kab_id, made.posyandu_id)
    assert home is not None
    lomba = make_lomba(kasi, made.wilayah_id, [home], f"Lomba {made.nama}")
    made.lomba, made.juri, [made.peserta_lomba] = lomba.lomba, lomba.juri, lomba.peserta
    made.lembar, made.bukti_lomba = begin(kasi, lomba)
    made.piagam = make_piagam(kasi, made.wilayah_id, made.kader_nama)


def _told(made: Situs, colour: str) -> UUID:
    """A draft of the posyandu with a picture, and a picture of its place."""
    where = posyandu_for(made.joko, made.kab_id, made.posyandu_id)
    foto = {"foto": _picture(colour), "foto_kata": "Halaman Posyandu", "foto_izin": "tidak ada orang"}
    set_tampil(made.joko, made.kab_id, made.posyandu_id, IsianTampil("Jalan landai", **foto))
    return write_kabar(made.joko, where, Isian(f"Kabar {made.nama}", "Isi kabar.", TODAY, None, **foto))


def _paper(made: Situs) -> UUID:
    """The decree on kader of this posyandu, with its file."""
    form = SuratForm(
        id=made.surat,
        wilayah_id=made.wilayah_id,
        jenis=JenisSurat.SK_KADER,
        tanggal=TODAY,
        oleh=made.joko.akun_id,
        nomor=f"141/{made.nama}",
        posyandu=((made.kab_id, made.posyandu_id),),
    )
    return add_surat(made.joko, form, PAPER)


def _team(made: Situs) -> None:
    """The Tim Pembina of the village with a secretary and a decree whose scan is kept."""
    flows_tim.form_tim(made.joko, TimForm(made.wilayah_id))
    member = AnggotaForm(made.anggota, f"Sekretaris {made.nama}", JabatanTim.SEKRETARIS, ENROLLED.date())
    flows_tim.add_anggota(made.joko, made.wilayah_id, member)
    sk = SkForm(made.sk_tim, "188/7/2026", ENROLLED.date())
    flows_tim.add_sk(made.joko, made.wilayah_id, sk, prepare(b"%PDF-1.4\n%%EOF"))
    add_aksi(made.joko, made.wilayah_id, AksiForm(made.aksi, f"Aksi {made.nama}", TODAY, "sosial", "dinas_sosial"))
    add_anggaran(made.joko, made.wilayah_id, AnggaranForm(made.anggaran, "apbdes", 2026, 12_500_000))
    open_nilai(made.joko, made.kab_id, made.posyandu_id, TODAY)


def _event(made: Situs, colour: str) -> None:
    """A training of the village with its kader on the list and present, a picture, a material and what follows."""
    form = kegiatan_form(PLACES_OF[made.nama], id=made.kegiatan, hari=(HariForm(TODAY),))
    create_kegiatan(made.joko, form)
    event = find_kegiatan(made.kab_id, made.kegiatan)
    home = find_posyandu(made.kab_id, made.posyandu_id)
    assert home is not None
    person = NewPeserta(
        made.peserta, kategori_id(event), made.kader_nama, asal_jalur=home.jalur, posyandu_id=home.id,
        kader_id=made.baris_kader,
    )  # fmt: skip
    add_peserta(made.joko, made.kab_id, made.kegiatan, [person])
    add_materi(made.joko, made.kab_id, made.kegiatan, "Buku saku", "")
    [material] = materi_of(made.kab_id, made.kegiatan)
    made.materi = material.id
    add_dokumentasi(made.joko, made.kab_id, made.kegiatan, "Foto bersama", _picture(colour))
    made.sertifikat = follow_event(made.joko, event, made.peserta)


def _staged(made: Situs) -> UUID:
    """A file of this place whose columns nobody has named yet."""
    home = find_posyandu(made.kab_id, made.posyandu_id)
    assert home is not None
    place, header = place_of_home(home), {"judul": ["nama", "jk", "tgl_lahir"], "lain": []}
    rows = [Mentah("2", [f"{made.anak} Lama", "P", "2024-05-12"])]
    return stage(made.joko, place, header, rows, sidik=made.nama, tata_letak="").id


def _right(made: Situs, born: Any) -> UUID:
    """The child's mother asks at the counter to see what is recorded."""
    home = find_posyandu(made.kab_id, made.posyandu_id)
    assert home is not None
    new = NewPermintaan(
        made.kab_id, made.wilayah_id, home.jalur, JenisHak.LIHAT, made.anak, born, "kantor",
        posyandu_id=made.posyandu_id, warga_id=made.warga, identitas="kk",
    )  # fmt: skip
    return take_in(made.joko, home, new).id


def _of_field(made: Situs, bidang: str, request: str, opd: str, visit: str, number: str) -> None:
    """A request that went to the agency of its field, and a visit; both for the child, both with the photo."""
    her = {"warga_id": made.warga, "foto": [made.sidik]}
    usulan_id, home = made.usulan[bidang], find_posyandu(made.kab_id, made.posyandu_id)
    assert home is not None
    nomor = f"{home.nomor_urut:04d}-A-{number}"
    made.say("send_usulan", usulan_id=usulan_id, nomor=nomor, layanan_id=request, untuk="orang", tempat="RT 2", **her)
    made.act("receive_usulan", usulan_id=usulan_id)
    made.act("forward_usulan", usulan_id=usulan_id, opd=opd)
    of_person = {"cara": "rumah", "subjek_jenis": "orang", "jawaban": answers_of(visit)}
    made.say(
        "record_kunjungan", kunjungan_id=made.kunjungan[bidang], tanggal=TODAY, layanan_id=visit, **of_person, **her
    )


def answers_of(layanan_id: str) -> dict[str, Any]:
    """An answer to each mandatory question of a line, whatever its version asks."""
    line = load_catalog().find(layanan_id)
    assert line is not None
    return {question.id: _answer(question) for question in line.questions if question.required is not None}


def _answer(question: Question) -> Any:
    if question.options:
        return question.options[0].id
    return 1 if question.type in NUMBERS else question.type is AnswerType.YA_TIDAK or "Cukup"


def _photo(made: Situs, colour: str) -> str:
    content = _picture(colour)
    sidik = hashlib.sha256(content).hexdigest()
    receive_foto(perangkat_by_id(made.hp), sidik, 0, content, is_last=True)
    return sidik


def _picture(colour: str) -> bytes:
    file = io.BytesIO()
    Image.new("RGB", (32, 24), colour).save(file, "JPEG")
    return file.getvalue()


def _held(made: Situs) -> UUID:
    """A record of a kind that no version knows; it is kept, and waits for the village."""
    operation = structs.replace(made.record("register_warga"), type="tari_bersama")
    [verdict] = perform([operation], "hp", received_at=NOON)
    assert verdict.verdict == "quarantined"
    return operation.id
