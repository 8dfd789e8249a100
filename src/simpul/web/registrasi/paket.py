"""The package of folders: papers, matrix and letters, made one after the other as the ZIP leaves."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from simpul.akses.services import ActorContext
from simpul.flows.registrasi import folder_papers
from simpul.interop.ekspor.matriks import matrix_file
from simpul.interop.ekspor.tanda import copy_mark
from simpul.jurnal.lampiran import PDF
from simpul.kernel.clock import date_in_words
from simpul.posyandu.queries import Berkas, has_example_data
from simpul.posyandu.rules.surat import SuratInfo
from simpul.web.kertas import paper_pdf
from simpul.web.registrasi.halaman import names_above
from simpul.wilayah import queries as wilayah

MOST_NAMED = 200  # of one letter, which lists each
_ODD = re.compile(r"[^\w .()-]+")


def package_files(actor: ActorContext, folders: Sequence[Berkas]) -> Iterator[tuple[str, bytes | str]]:
    """The files of a package, one after the other; a letter names two hundred posyandu at most."""
    places = names_above(one.home for one in folders)
    yield "matriks-rekapitulasi.xlsx", matrix_of(actor, folders)
    letters = [folders[first : first + MOST_NAMED] for first in range(0, len(folders), MOST_NAMED)]
    for number, part in enumerate(letters, 1):
        yield f"surat-permohonan{f'-{number}' if len(letters) > 1 else ''}.pdf", letter_pdf(actor, part)
    for folder, paper, file in folder_papers(folders):
        name = f"{_folder(folder, paper, places[folder.home.wilayah_id][1])}/{_name(paper)}"
        if file is None:
            yield f"{name}.txt", "Berkas surat ini tidak ditemukan di server. Unggah lagi dari aslinya."
        else:
            yield f"{name}.{'pdf' if file.jenis == PDF else 'jpg'}", file.isi


def matrix_of(actor: ActorContext, folders: Sequence[Berkas]) -> bytes:
    """The matrix of these folders, marked with who took it and when."""
    mark = copy_mark(actor.nama, date_in_words(actor.pada), "registrasi Posyandu")
    return matrix_file(folders, names_above(one.home for one in folders), "Matriks rekapitulasi Posyandu", mark)


def letter_pdf(actor: ActorContext, folders: Sequence[Berkas]) -> bytes:
    """The letter that asks for numbers, with its list; number, date and signature are written on paper."""
    return paper_pdf("registrasi/permohonan.typ", letter_facts(actor, folders))


def letter_facts(actor: ActorContext, folders: Sequence[Berkas]) -> dict[str, Any]:
    """What the letter says."""
    places = names_above(one.home for one in folders)
    above = {row.tingkat: row.label for row in wilayah.ancestors(folders[0].home.wilayah_id)}
    return {
        "kabupaten": above.get(wilayah.Tingkat.KABUPATEN, ""),
        "provinsi": above.get(wilayah.Tingkat.PROVINSI, ""),
        "tanggal": date_in_words(actor.pada),
        "baris": [
            [*places[one.home.wilayah_id], one.home.nama, str(len(one.pengurus)), str(len(one.kader))]
            for one in folders
        ],
        "contoh": has_example_data(),
    }


def _folder(folder: Berkas, paper: SuratInfo, desa: str) -> str:
    """A paper of one posyandu lies with it, one of several or of all with the village."""
    village = _plain(f"{folder.home.kode_desa} {desa}")
    if len(paper.posyandu) != 1:
        return village
    return f"{village}/{_plain(f'{folder.home.nomor_urut:04d} {folder.home.nama}')}"


def _name(paper: SuratInfo) -> str:
    return _plain(f"{paper.jenis.value} {paper.tanggal:%Y-%m-%d} {paper.nomor}")[:80].strip() + f" {paper.id.hex[-4:]}"


def _plain(text: str) -> str:
    return _ODD.sub("-", text).strip(" .")
