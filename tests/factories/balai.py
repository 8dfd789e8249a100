"""A village office with little to do: one posyandu, one child, and her request that went to an agency."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from factories.dunia import KAB, TODAY, Dunia, Hp, child, make_dunia
from simpul.jurnal.operations.protocol import Verdict
from simpul.kernel.ids import new_id
from simpul.usulan.models import Usulan

KADIR = {"layanan_id": "PR-02", "untuk": "umum", "pemohon": "Pak Kadir", "tempat": "RT 02 Dusun Krajan"}
NIK = "6210021009250001"


@dataclass
class Balai:
    """Everyone of `dunia`, a phone of Bu Sari, Citra and the request for her."""

    dunia: Dunia
    hp: Hp
    citra: UUID = field(default_factory=new_id)
    usulan: UUID = field(default_factory=new_id)

    @property
    def home(self) -> str:
        """The part of an address that names the posyandu."""
        return f"{KAB}/{self.dunia.melati}/"

    @property
    def path(self) -> str:
        """The page of Citra's request."""
        return f"/usulan/{KAB}/{self.usulan}/"

    @property
    def profile(self) -> str:
        """The page of Citra."""
        return f"/warga/{self.home}{self.citra}/"

    def do(self, kind: str, **payload: Any) -> Verdict:
        """Bu Sari records on her phone and sends at once."""
        verdict = self.dunia.say(self.hp, kind, **payload)
        assert verdict.verdict == "accepted", verdict
        return verdict

    def send(self, nomor: str, **more: Any) -> str:
        """A request for the repair of Pak Kadir's house; its page."""
        usulan_id = new_id()
        self.do("send_usulan", usulan_id=usulan_id, nomor=nomor, **(KADIR | more))
        return f"/usulan/{KAB}/{usulan_id}/"


def make_balai() -> Balai:
    """Citra, 27 months, with a NIK; her family's welfare decile is a protected answer of her request."""
    dunia = make_dunia()
    made = Balai(dunia, dunia.hp())
    made.do(
        "register_warga",
        **child("Citra", TODAY.replace(year=2024, month=8, day=10)) | {"warga_id": made.citra},
        rt="02",
        nik=NIK,
    )
    about = {"layanan_id": "SOS-03", "untuk": "orang", "warga_id": made.citra, "jawaban": {"desil": 2}}
    made.do("send_usulan", usulan_id=made.usulan, nomor="0001-A-0001", tempat="RT 02", **about)
    for kind, payload in (("receive_usulan", {}), ("forward_usulan", {"opd": "dinas_sosial"})):
        verdict = dunia.office(dunia.joko, kind, usulan_id=made.usulan, **payload)
        assert verdict.verdict == "accepted", verdict
    return made


def row_of(path: str) -> Usulan:
    """The request behind a page."""
    return Usulan.objects.get(kab_id=KAB, id=path.rstrip("/").split("/")[-1])
