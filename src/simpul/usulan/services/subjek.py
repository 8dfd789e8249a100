"""Whom a request is for: the facts that catalogue rules ask about a person, and her RT."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from simpul.jurnal.contracts import Op
from simpul.jurnal.operations.usulan import SendUsulan
from simpul.pertumbuhan.usia import completed_months
from simpul.usulan.rules import rt_of
from simpul.warga import queries as warga


@dataclass(frozen=True, slots=True)
class Subjek:
    """People and RT of a batch, loaded once."""

    people: Mapping[UUID, warga.Orang]
    rt: Mapping[UUID, str]

    def facts(self, op: Op[SendUsulan]) -> dict[str, Any]:
        """Facts for `layanan.engine.evaluate`; what is not known is absent."""
        date = op.envelope.service_date
        person = self.people.get(op.payload.warga_id) if op.payload.warga_id else None
        if person is None:
            return {"bulan": date.month}
        return {
            "bulan": date.month,
            "jenis_kelamin": person.jenis_kelamin,
            "umur_bulan": max(completed_months(person.tanggal_lahir, date), 0),
        }

    def rt_of(self, payload: SendUsulan) -> str | None:
        """The RT in the words of the place, else that of the person or family."""
        known = (self.rt.get(key) for key in (payload.warga_id, payload.keluarga_id) if key is not None)
        return rt_of(payload.tempat) or next((rt_of(f"RT {text}") for text in known if text), None)


def load_subjek(kab_id: int, ops: Iterable[Op[SendUsulan]]) -> Subjek:
    """Everyone these requests are for."""
    payloads = [op.payload for op in ops]
    people = {payload.warga_id for payload in payloads if payload.warga_id}
    families = {payload.keluarga_id for payload in payloads if payload.keluarga_id}
    return Subjek(warga.find_people(kab_id, people) if people else {}, warga.find_rt(kab_id, people | families))
