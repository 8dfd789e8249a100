"""One simulated phone: it records without end, sends over a bad line, and remembers every receipt."""

import datetime as dt
import gzip
import random
from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from uuid import UUID

if TYPE_CHECKING:
    from bench.tahan.jalur import Jalur
    from factories.dunia import Hp

BATCH, PEOPLE, MONTHS, MOST_UNSENT = 50, 30, 24, 400
PROTOCOL = 1


@dataclass(slots=True)
class Kept:
    """An operation on the phone: its number and its text, written once."""

    seq: int
    text: Any


@dataclass
class Simulated:
    """A phone with its people, its outbox, and the change number of each receipt by its own number."""

    hp: "Hp"
    line: "Jalur"
    chance: random.Random
    friend: "Simulated | None" = None
    people: list[UUID] = field(default_factory=list)
    weighed: list[UUID] = field(default_factory=list)
    outbox: list[Kept] = field(default_factory=list)
    ids: bytearray = field(default_factory=bytearray)
    receipts: "array[int]" = field(default_factory=lambda: array("q"))
    refused: dict[str, int] = field(default_factory=dict)
    changed_receipts: int = 0

    # -- recording ---------------------------------------------------------------------------------------------

    def record_some(self) -> None:
        """As many acts as one sending carries, unless too much waits already."""
        if len(self.outbox) > MOST_UNSENT:
            return
        acts = (
            *(self._weigh, self._weigh, self._weigh, self._correct, self._correct, self._correct),
            *(self._come, self._come, self._visit, self._rename, self._void),
        )
        for _ in range(BATCH):
            if len(self.people) < PEOPLE:
                self._register()
            else:
                self.chance.choice(acts)()

    def _keep(self, kind: str, date: dt.date, **payload: Any) -> None:
        import msgspec

        from simpul.kernel import clock

        self.hp.at = clock.now()
        operation = self.hp.record(kind, date=date, **payload)
        self.hp.outbox.clear()
        self.ids += operation.id.bytes
        self.receipts.append(0)
        self.outbox.append(Kept(self.hp.seq, msgspec.Raw(msgspec.json.encode(operation))))

    def _register(self) -> None:
        from factories.dunia import child
        from simpul.kernel import clock

        today = clock.today("WIB")
        born = today - dt.timedelta(days=self.chance.randrange(32 * MONTHS, 1700))
        payload = child(f"Anak {self.hp.letter} {len(self.people)}", born)
        self.people.append(payload["warga_id"])
        self._keep("register_warga", today, **payload)

    def _who(self) -> UUID:
        """Mostly one's own; now and then someone whom the other phone registered, perhaps not yet sent."""
        other = self.friend.people if self.friend and self.chance.random() < 0.1 else []
        return self.chance.choice(other or self.people)

    def _day(self) -> dt.date:
        from simpul.kernel import clock

        this_month = clock.month_of(clock.today("WIB"))
        return clock.add_months(this_month, -self.chance.randrange(1, MONTHS)).replace(day=10)

    def _weigh(self) -> None:
        from factories.dunia import weighing

        payload = weighing(self._who(), self.chance.randrange(6000, 16000, 10), self._day())
        self.weighed.append(payload["penimbangan_id"])
        self._keep("record_penimbangan", payload["tanggal"], **payload)

    def _correct(self) -> None:
        if self.weighed:
            changed = {
                "penimbangan_id": self.chance.choice(self.weighed),
                "berat_g": self.chance.randrange(6000, 16000),
            }
            self._keep("correct_penimbangan", self._day(), alasan="salah baca", **changed)

    def _void(self) -> None:
        if self.weighed:
            key = self.weighed.pop(self.chance.randrange(len(self.weighed)))
            self._keep("void_penimbangan", self._day(), penimbangan_id=key, alasan="anak lain")

    def _come(self) -> None:
        from factories.dunia import sesi_of
        from simpul.kernel.ids import derive_id

        day, who = self._day(), self._who()
        sesi = sesi_of(self.hp.posyandu_id, day)
        self._keep("open_sesi", day, sesi_id=sesi, tanggal=day, tempat="Balai dusun", kader_hadir=[self.hp.kader])
        came = derive_id("kehadiran", str(sesi), str(who))
        self._keep("record_kehadiran", day, kehadiran_id=came, sesi_id=sesi, warga_id=who)

    def _visit(self) -> None:
        from simpul.kernel.ids import new_id

        day = self._day()
        answers = {"batuk_lama": False, "tanda_bahaya": False}
        about = {"layanan_id": "KES-02", "cara": "rumah", "subjek_jenis": "orang", "warga_id": self._who()}
        self._keep("record_kunjungan", day, kunjungan_id=new_id(), tanggal=day, jawaban=answers, **about)

    def _rename(self) -> None:
        self._keep("correct_warga", self._day(), warga_id=self._who(), alasan="ejaan", nama=f"Nama {self.hp.seq}")

    # -- sending -----------------------------------------------------------------------------------------------

    def send(self, *, is_calm: bool = False) -> int:
        """One try to send; returns how many operations got their first receipt.

        The line may lose the call or its answer, cut it in the middle, repeat it, or carry it out of order.
        """
        batch = self.outbox[:BATCH]
        if not batch:
            return 0
        weather = 1.0 if is_calm else self.chance.random()
        if weather < 0.10:
            self.chance.shuffle(batch)
        elif weather < 0.15:
            batch = self.outbox[BATCH // 2 : BATCH + BATCH // 2] or batch
        elif weather < 0.20:
            batch = [*batch, *batch[:5]]
        body = _packed(batch)
        fault = "" if is_calm else self._fault()
        answer = self.line.push(self.hp, body, fault)
        heard = 0 if answer is None else self._hear(batch, answer)
        if fault == "ulang" and answer is not None:
            again = self.line.push(self.hp, body, "")
            heard += 0 if again is None else self._hear(batch, again)
        return heard

    def _fault(self) -> str:
        dice = self.chance.random()
        return next(
            (
                name
                for edge, name in ((0.04, "hilang"), (0.08, "putus"), (0.12, "tuli"), (0.17, "ulang"))
                if dice < edge
            ),
            "",
        )

    def _hear(self, batch: list[Kept], answer: dict[str, Any]) -> int:
        news = 0
        for kept, verdict in zip(batch, answer["verdicts"], strict=True):
            said, n = verdict["verdict"], verdict.get("n") or 0
            if said not in {"accepted", "duplicate", "waiting"}:
                self.refused[verdict.get("masalah", said)] = self.refused.get(verdict.get("masalah", said), 0) + 1
            before = self.receipts[kept.seq - 1]
            if n and not before:
                self.receipts[kept.seq - 1] = n
                news += 1
            elif n and before != n:
                self.changed_receipts += 1
        mark = answer["contiguous_seq"]
        self.outbox = [kept for kept in self.outbox if kept.seq > mark]
        return news


def _packed(batch: list[Kept]) -> bytes:
    import msgspec

    body = {"protocol": PROTOCOL, "operations": [kept.text for kept in batch]}
    return gzip.compress(msgspec.json.encode(body), compresslevel=1)
