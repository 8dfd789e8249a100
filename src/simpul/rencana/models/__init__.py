"""Tables of rencana."""

from simpul.rencana.models.baris import AsalRencana, JumlahTertulis, Realisasi, RencanaKerja, TahapRencana
from simpul.rencana.models.insentif import Insentif
from simpul.rencana.models.matriks import ProgramDinas

__all__ = [
    "AsalRencana",
    "Insentif",
    "JumlahTertulis",
    "ProgramDinas",
    "Realisasi",
    "RencanaKerja",
    "TahapRencana",
]
