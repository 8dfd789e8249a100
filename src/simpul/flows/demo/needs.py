"""Services of the six fields and the requests that grow out of them, with the answers of village and agencies."""

import datetime as dt
from dataclasses import dataclass
from uuid import UUID

from simpul.flows.demo.answers import make_answers
from simpul.flows.demo.people import Population
from simpul.flows.demo.year import Year, hall_of, morning
from simpul.layanan.schema import Catalog, Kind, Line, Subject

# How often a field is busy in a month; health is, the others follow their season.
BUSY = {
    "pendidikan": 1.8,
    "kesehatan": 3.0,
    "pekerjaan_umum": 1.7,
    "perumahan_rakyat": 1.6,
    "trantibumlinmas": 1.4,
    "sosial": 2.0,
}
STORIES = {
    "pendidikan": "Anak ini perlu bantuan supaya bisa sekolah lagi.",
    "kesehatan": "Keluarga ini perlu pemeriksaan lanjutan.",
    "pekerjaan_umum": "Air di sekitar rumah keruh sejak musim hujan.",
    "perumahan_rakyat": "Atap bocor dan dinding lapuk di bagian belakang.",
    "trantibumlinmas": "Warga meminta lampu jalan dan ronda dihidupkan lagi.",
    "sosial": "Lansia ini tinggal sendiri dan belum menerima bantuan.",
}
ANSWERS = {
    "diterima": "Usulan diterima dan masuk daftar kerja kami.",
    "survei": "Petugas kami akan datang melihat lokasi.",
    "rencana": "Masuk rencana tahun depan karena dana tahun ini sudah terbagi.",
    "belum_bisa": "Belum bisa tahun ini. Silakan diusulkan lagi lewat musyawarah.",
}
# The lives of a request, from one nobody has read to one that ended, and the days between two acts.
LIVES = (
    (),
    ("receive",),
    ("receive", "return"),
    ("receive", "return", "complete", "forward"),
    ("receive", "forward"),
    ("receive", "forward", "answer"),
    ("receive", "forward", "answer", "close"),
)
PATIENCE = (0, 1, 1, 1, 2, 2, 4)


@dataclass(slots=True)
class Needs:
    """Draws services month by month; `counter` numbers the requests of the phone."""

    year: Year
    catalog: Catalog
    people: Population
    today: dt.date
    counter: int = 0

    def month(self, days: list[dt.date]) -> None:
        """Services on some days of a month, and the requests of that month."""
        chance = self.year.chance
        for bidang, busy in BUSY.items():
            lines = [line for line in self.catalog.lines if line.bidang == bidang and not line.rahasia]
            for _ in range(int(chance.expovariate(1 / busy)) if days else 0):
                self._service(chance.choice(lines), chance.choice(days))
        if days and chance.random() < 0.62:
            asked = [line for line in self.catalog.lines if line.makes_usulan and not line.rahasia]
            self._request(chance.choice(asked), chance.choice(days))

    def _subject(self, line: Line, day: dt.date) -> dict[str, object]:
        subject = self.year.chance.choice(line.subjects)
        given: dict[str, object] = {"subjek_jenis": subject.value}
        if subject is Subject.ORANG:
            given["warga_id"] = self._person(line, day)
        elif subject in {Subject.KELUARGA, Subject.RUMAH}:
            given["keluarga_id"] = self.year.chance.choice(self.people.families)["keluarga_id"]
        else:
            given["tempat"] = hall_of(self.year.home.kode_desa)
        return given

    def _person(self, line: Line, day: dt.date) -> UUID:
        young = [child.id for child in self.people.children if child.tanggal_lahir < day]
        pool = self.people.older if line.bidang == "sosial" else young if line.bidang == "pendidikan" else None
        return self.year.chance.choice(pool or self.people.mothers)

    def _service(self, line: Line, day: dt.date) -> None:
        kinds = [kind for kind in line.kinds if kind not in {Kind.RUJUKAN, Kind.PENGADUAN}]
        if not kinds:
            return
        payload = {
            "kunjungan_id": self.year.make_id("kunjungan", str(len(self.year.operations))),
            "layanan_id": line.id,
            "tanggal": day,
            "cara": self.year.chance.choice(("rumah", "meja", "lapangan")),
            "jawaban": make_answers(self.year.chance, line, kinds[0], day),
            **self._subject(line, day),
        }
        self.year.add("record_kunjungan", payload, morning(day, 200))

    def _request(self, line: Line, day: dt.date) -> None:
        chance, self.counter = self.year.chance, self.counter + 1
        kind = next(kind for kind in line.kinds if kind in {Kind.RUJUKAN, Kind.PENGADUAN})
        usulan_id = self.year.make_id("usulan", str(self.counter))
        subject = self._subject(line, day)
        subject.pop("subjek_jenis")
        payload = {
            "usulan_id": usulan_id,
            "layanan_id": line.id,
            "untuk": "orang" if "warga_id" in subject else "keluarga" if "keluarga_id" in subject else "umum",
            "nomor": f"{self.year.home.nomor_urut:04d}-A-{self.counter:04d}",
            "cerita": STORIES[line.bidang],
            "jawaban": make_answers(chance, line, kind, day),
            "mendesak": bool(line.urgent_reasons) and chance.random() < 0.08,
            **subject,
        }
        if payload["mendesak"]:
            payload["alasan_mendesak"] = chance.choice(line.urgent_reasons)
        self.year.add("send_usulan", payload, morning(day, 220))
        self._life(usulan_id, line, day)

    def _life(self, usulan_id: UUID, line: Line, day: dt.date) -> None:
        """How far it came: old requests mostly to their end, new ones are on their way."""
        chance, office = self.year.chance, self.year.actors
        opd = office.opd[line.opd if line.opd in office.opd else "dinas_sosial"]
        steps = chance.choices(LIVES, weights=(5, 8, 4, 5, 14, 20, 44))[0]
        when = day
        for step in steps:
            when += dt.timedelta(days=chance.choice(PATIENCE))
            if when >= self.today:
                return
            at = morning(when, 300)
            if step == "answer":
                self._answer(usulan_id, at, opd)
            else:
                actor = {"receive": office.sekdes, "return": office.sekdes, "forward": office.sekdes, "close": opd}
                payload = {"usulan_id": usulan_id, **self._words(step, line)}
                self.year.add(f"{step}_usulan", payload, at, actor=actor.get(step))

    def _words(self, step: str, line: Line) -> dict[str, object]:
        """What an act says beside its name."""
        match step:
            case "return":
                papers = [document.code for document in line.documents][:1]
                return {"alasan": "Tolong tambah keterangan tempatnya.", "berkas_kurang": papers}
            case "complete":
                return {"cerita": "Rumah ketiga dari ujung jalan."}
            case "forward":
                return {"opd": line.opd if line.opd in self.year.actors.opd else "dinas_sosial"}
            case "close":
                return {"hasil": "selesai", "pesan": "Sudah dikerjakan. Terima kasih."}
            case _:
                return {}

    def _answer(self, usulan_id: UUID, at: dt.datetime, officer: UUID) -> None:
        keputusan = self.year.chance.choices(tuple(ANSWERS), weights=(40, 30, 20, 10))[0]
        payload: dict[str, object] = {"usulan_id": usulan_id, "keputusan": keputusan, "jawaban": ANSWERS[keputusan]}
        if keputusan == "survei":
            payload["tanggal_survei"] = at.date() + dt.timedelta(days=7)
        if keputusan == "rencana":
            payload["tahun_rencana"] = at.year + 1
        self.year.add("answer_usulan", payload, at, actor=officer)
