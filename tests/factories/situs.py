"""Three places with one thing of each kind and field: one's own, a sibling in the same kecamatan, another regency."""

import hashlib
import io
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from msgspec import structs
from PIL import Image

from factories.akun import SANDI, Phone, make_kader, make_office, make_posyandu
from factories.dunia import ENROLLED, NOON, TODAY, Api, Hp, child, make_operation, sealed_case, sesi_of
from factories.wilayah import DECREE, KURUN, SINCE, rows_of
from simpul.akses.models import Akun, Hibah, Perangkat, PerangkatKader
from simpul.akses.queries import perangkat_by_id
from simpul.akses.rules.words import Peran
from simpul.akses.services import ActorContext
from simpul.flows.laporan import sign_laporan
from simpul.flows.perform import perform
from simpul.flows.photos import receive_foto
from simpul.jurnal.held import count_held
from simpul.jurnal.operations.protocol import OperationIn
from simpul.kernel.ids import new_id
from simpul.layanan.loader import load_catalog
from simpul.layanan.schema import NUMBERS, AnswerType, Question
from simpul.posyandu.models import Kader
from simpul.posyandu.queries import find_posyandu
from simpul.posyandu.rules.forms import AcuanForm, KaderForm
from simpul.posyandu.services import add_kader, set_acuan
from simpul.wilayah.queries import wilayah_by_kode
from simpul.wilayah.services import load_wilayah

ELSEWHERE = "62.11.01"
# Each place with its village, its posyandu, a child and a kader whose names stand nowhere else.
PLACES = {
    "own": ("62.10.02.2002", "Melati 3", "Citra", "Bu Sari", "brown"),
    "sibling": ("62.10.02.2003", "Teratai 1", "Sinta", "Bu Ida", "grey"),
    "other": ("62.11.01.2001", "Seroja 9", "Olga", "Bu Nani", "white"),
}
# For each field a line that makes a request, the agency it goes to, and a line that a visit to a person may record.
LINES = {
    "pendidikan": ("PEN-05", "dinas_pendidikan", "PEN-10"),
    "kesehatan": ("KES-03", "dinas_kesehatan", "KES-09"),
    "pekerjaan_umum": ("PU-02", "dinas_pupr", "PU-10"),
    "perumahan_rakyat": ("PR-02", "dinas_perkim", "PR-04"),
    "trantibumlinmas": ("TRA-01", "satpol_pp", "TRA-05"),
    "sosial": ("SOS-03", "dinas_sosial", "SOS-06"),
}
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
    joko: ActorContext
    hp: UUID
    key: Phone
    warga: UUID
    usulan: dict[str, UUID]
    kunjungan: dict[str, UUID]
    sidik: str
    kasus: UUID
    tertahan: UUID
    laporan: UUID
    seq: int = 0

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
            "<uuid:kader_id>": str(self.baris_kader),
            "<uuid:hp_id>": str(self.hp),
            "<uuid:operasi_id>": str(self.tertahan),
            "<uuid:kasus_id>": str(self.kasus),
            "<uuid:laporan_id>": str(self.laporan),
            "<uuid:akun_id>": str(self.kader),
            "<uuid:hibah_id>": str(self.hibah),
            "<sidik:sidik>": self.sidik,
            "<slug:bidang>": bidang,
            "<str:bulan>": "2026-11",
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
        joko=make_office(Peran.SEKRETARIS_DESA, desa),
        hp=hp,
        key=key,
        warga=new_id(),
        usulan={bidang: new_id() for bidang in LINES},
        kunjungan={bidang: new_id() for bidang in LINES},
        sidik="",
        kasus=new_id(),
        tertahan=new_id(),
        laporan=new_id(),
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


def _fill(made: Situs, colour: str) -> None:
    place = {"kab_id": made.kab_id, "posyandu_id": made.posyandu_id}
    set_acuan([AcuanForm(kab_id=made.kab_id, penerima_kasus=("kepala_desa", "dp3a"))])
    sk = KaderForm(id=made.baris_kader, nama=made.kader_nama, mulai=ENROLLED.date(), akun_id=made.kader, **place)
    add_kader([sk])
    about = child(made.anak, TODAY.replace(year=2024, month=8, day=10)) | {"warga_id": made.warga}
    made.say("register_warga", nik=NIK, **about)
    made.say("set_izin", warga_id=made.warga, jenis="foto", setuju=True)
    sesi = sesi_of(made.posyandu_id)
    made.say("open_sesi", sesi_id=sesi, tanggal=TODAY, tempat="Balai desa", kader_hadir=[made.kader])
    made.sidik = _photo(made, colour)
    for number, (bidang, (request, opd, visit)) in enumerate(LINES.items(), 1):
        _of_field(made, bidang, request, opd, visit, f"000{number}")
    made.say("seal_kasus", kasus_id=made.kasus, penerima=["kepala_desa", "dp3a"], amplop=sealed_case())
    made.tertahan = _held(made)
    made.laporan = sign_laporan(made.joko, made.kab_id, made.posyandu_id, TODAY.replace(day=1), SANDI).id


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
    file = io.BytesIO()
    Image.new("RGB", (32, 24), colour).save(file, "JPEG")
    sidik = hashlib.sha256(file.getvalue()).hexdigest()
    receive_foto(perangkat_by_id(made.hp), sidik, 0, file.getvalue(), is_last=True)
    return sidik


def _held(made: Situs) -> UUID:
    """A record of a kind that no version knows; it is kept, and waits for the village."""
    operation = structs.replace(made.record("register_warga"), type="tari_bersama")
    [verdict] = perform([operation], "hp", received_at=NOON)
    assert verdict.verdict == "quarantined"
    return operation.id
