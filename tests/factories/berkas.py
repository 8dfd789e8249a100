"""Files as villages have them, made here: kader workbooks, e-PPGBM exports, older templates, OpenSID, CSV."""

import csv
import datetime as dt
import html
import io
import re
from collections.abc import Sequence
from typing import Any
from uuid import UUID

import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from factories.dunia import KAB
from simpul.flows.impor import jalan
from simpul.jurnal import impor as store
from simpul.jurnal.models import Impor
from simpul.kernel import clock
from simpul.kernel.clock import add_months

Rows = Sequence[Sequence[Any]]
KADER = (
    *("NO", "NIK", "NAMA ANAK", "ANAK KE", "BB LHR", "PB LHR", "BUKUKIA", "IMD", "TGL LAHIR", "JK", "NAMA ORTU"),
    *("NIK ORTU", "RT", "RW", "TANGGAL UKUR", "BB", "TB", "NTOB", "LILA", "LIKA", "UMUR LENGKAP", "UMUR HARI"),
)
KADER_2025 = ("NAMA FILE", "BULAN", *KADER)
EPPGBM = (
    *("No", "NIK", "Nama", "JK", "Tgl Lahir", "BB Lahir", "TB Lahir", "Nama Ortu", "Prov", "Kab/Kota", "Kec"),
    *("Pukesmas", "Desa/Kel", "Posyandu", "RT", "RW", "Alamat", "Usia Saat Ukur", "Tanggal Pengukuran", "Berat"),
    *("Tinggi", "Cara Ukur", "LiLA", "BB/U", "ZS BB/U", "TB/U", "ZS TB/U", "BB/TB", "ZS BB/TB"),
    *("Naik Berat Badan", "PMT Diterima (kg)", "Jml Vit A", "KPSP", "KIA", "Detail"),
)
OPENSID = (
    *("alamat", "dusun", "rw", "rt", "nama", "no_kk", "nik", "sex", "tempatlahir", "tanggallahir", "agama_id"),
    *("pendidikan_kk_id", "pekerjaan_id", "status_kawin", "kk_level", "ibu_nik", "nama_ibu"),
)
IDENTITY = (
    *("no", "nik", "nama_anak", "tgl_lahir", "jk", "nama_ortu", "nik_ortu", "hp_ortu", "pkm", "kel", "posyandu"),
    *("rt", "rw", "alamat"),
)
MEASURED = (
    "nik",
    "nama",
    "tanggal_ukur",
    "berat",
    "tinggi",
    "lila",
    "lingkar_kepala",
    "cara_ukur",
    "vit_a",
    "asi_bulan_0",
)


def xlsx(*sheets: tuple[str, Rows]) -> bytes:
    """A workbook; dates become date cells, numbers numbers, text text."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets:
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                for column, cell in enumerate(row):
                    if isinstance(cell, dt.date):
                        sheet.write_datetime(at, column, dt.datetime.combine(cell, dt.time()), day)
                    elif cell is not None:
                        sheet.write(at, column, cell)
    return file.getvalue()


def csv_file(rows: Rows, delimiter: str = ";", encoding: str = "utf-8") -> bytes:
    """Delimited text."""
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter).writerows(rows)
    return text.getvalue().encode(encoding)


def serial(date: dt.date) -> int:
    """The number by which Excel knows a date."""
    return (date - dt.date(1899, 12, 30)).days


def nik(lahir: dt.date, jk: str = "P", last: int = 1) -> str:
    """A NIK of Gunung Mas that agrees with birth and sex."""
    return f"621002{lahir.day + (40 if jk == 'P' else 0):02d}{lahir:%m%y}{last:04d}"


def today() -> dt.date:
    """Today where the tests are."""
    return clock.today("WIB")


def months_ago(back: int, day: int = 10) -> dt.date:
    """A day of an earlier month."""
    return add_months(today().replace(day=1), -back).replace(day=day)


def kader_row(no: int, **said: Any) -> list[Any]:
    """A line of a kader's workbook: a girl born 15 months ago, weighed last month, unless told otherwise."""
    lahir = said.get("lahir", months_ago(15))
    facts: dict[str, Any] = {
        "NO": no, "NIK": nik(lahir), "NAMA ANAK": "AISYAH NUR", "ANAK KE": 1, "BB LHR": 3.1, "PB LHR": 49,
        "BUKUKIA": "YA", "IMD": "YA", "TGL LAHIR": lahir, "JK": "P", "NAMA ORTU": "SITI", "RT": "02", "RW": "01",
        "TANGGAL UKUR": months_ago(1), "BB": 9.2, "TB": 77.5, "NTOB": " N", "LILA": 14, "LIKA": 45,
        "UMUR LENGKAP": "1 Tahun - 2 Bulan", "UMUR HARI": 999,
    }  # fmt: skip
    facts |= {name.replace("_", " "): value for name, value in said.items() if name != "lahir"}
    return [facts.get(name) for name in KADER]


def opensid() -> bytes:
    """Two families as OpenSID writes them: parents with a daughter, and a widow whose row names no head."""
    hasan, rina, putri = dt.date(1990, 3, 4), dt.date(1992, 7, 8), months_ago(20)
    kk, other = "6210020101150007", "6210020101150008"
    rows = [
        [kk, nik(hasan, "L"), "Hasan", 1, hasan, 1, None, None],
        [kk, nik(rina), "Rina", 2, f"{rina:%d-%m-%Y}", 3, None, None],
        [kk, nik(putri), "Putri Hasan", 2, putri, 4, nik(rina), "Rina"],
        [other, nik(dt.date(1950, 1, 2)), "Wati", 2, "1950-01-02", 9, None, None],
    ]
    lines = [
        ["Jalan Desa 2", "Krajan", "01", "01", nama, kk, number, sex, "Kurun", born, 1, 1, 1, 1, level, mother, name]
        for kk, number, nama, sex, born, level, mother, name in rows
    ]
    return xlsx(("Data", [OPENSID, *lines]))


def bring(browser: Client, home: str, content: bytes = b"", *, tempel: str = "", untuk: str = "posyandu") -> Impor:
    """Upload or paste through the page; `home` is the part of an address that names the posyandu."""
    form: dict[str, Any] = {"untuk": untuk, "tempel": tempel}
    if content:
        form["berkas"] = SimpleUploadedFile("Data Balita.xlsx", content)
    answer = browser.post(f"/impor/{home}baru/", form)
    assert answer.status_code == 302, html.unescape(answer.content.decode())
    return row_of(answer["Location"])


def row_of(location: str) -> Impor:
    """The import of an address."""
    found = store.find(KAB, UUID(location.split("/")[3]))
    assert found is not None
    return found


def columns_of(browser: Client, row: Impor) -> dict[str, Any]:
    """The form of the columns as the page shows it."""
    page = browser.get(f"/impor/{KAB}/{row.id}/kolom/").content.decode()
    form: dict[str, Any] = {}
    for name, body in re.findall(r'<select [^>]*name="([a-z_]+)">(.*?)</select>', page, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', body)
        form.setdefault(name, []).append(chosen[1] if chosen else "")
    form["nama_posyandu"] = re.findall(r'name="nama_posyandu" value="([^"]*)"', page)
    for name in ("satuan_berat", "urutan_tanggal"):
        form[name] = re.search(rf'name="{name}" value="([a-z]+)" checked', page)[1]  # type: ignore[index]  # one is
    return form


def choose(browser: Client, row: Impor, **said: Any) -> Impor:
    """Take the columns as the page suggests them, but these, and let it be checked."""
    answer = browser.post(f"/impor/{KAB}/{row.id}/kolom/", columns_of(browser, row) | said)
    assert answer.status_code == 302, html.unescape(answer.content.decode())
    run()
    return fresh(row)


def take_in(browser: Client, row: Impor, **form: str) -> Impor:
    """Press Masukkan and let the job loop work."""
    assert browser.post(f"/impor/{KAB}/{row.id}/penerapan/", form).status_code == 302
    run()
    return fresh(row)


def run() -> None:
    """The job loop, until nothing is left to do."""
    while jalan.has_work():
        jalan.work(clock.now())


def fresh(row: Impor) -> Impor:
    """The import as it is now."""
    found = store.find(row.kab_id, row.id)
    assert found is not None
    return found
