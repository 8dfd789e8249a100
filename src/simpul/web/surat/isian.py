"""The form of a paper: what it shows, what was typed, and how it becomes the use case's form."""

from typing import Any

from django.http import HttpRequest, QueryDict

from simpul.akses.services import ActorContext
from simpul.kernel.ids import new_id
from simpul.kernel.tanggal import typed_date
from simpul.posyandu.queries import PosyanduInfo
from simpul.posyandu.rules.surat import JenisSurat, SebabGanti, SuratForm, SuratInfo
from simpul.web.asked import asked, asked_file
from simpul.wilayah.queries import WilayahRow

TEXT = {"nomor": 80, "bunyi_tanggal": 120, "penandatangan": 120, "jabatan": 80}
DAYS = ("tanggal", "berlaku_dari", "berlaku_sampai")


def empty_isi(form: QueryDict) -> dict[str, Any]:
    """A new paper; the address may say which kind and posyandu it is for."""
    return {"jenis": asked(form, "jenis"), "posyandu": form.getlist("posyandu")}


def shown_isi(paper: SuratInfo, sebab: SebabGanti) -> dict[str, Any]:
    """A paper in the place of another: a correction begins with what stands there, a new decree with its kind."""
    kept: dict[str, Any] = {"jenis": paper.jenis.value, "posyandu": [str(key) for key in paper.posyandu]}
    if sebab is SebabGanti.DIBETULKAN:
        kept |= {name: getattr(paper, name) for name in TEXT}
        kept |= {name: day.isoformat() if (day := getattr(paper, name)) else "" for name in DAYS}
    return kept


def typed_isi(form: QueryDict) -> dict[str, Any]:
    """What was typed, to be shown again."""
    words = {name: asked(form, name, longest) for name, longest in TEXT.items()}
    days = {name: asked(form, name, 10) for name in DAYS}
    return {"jenis": asked(form, "jenis"), "posyandu": form.getlist("posyandu"), **words, **days}


def surat_form(
    actor: ActorContext,
    isi: dict[str, Any],
    place: WilayahRow,
    homes: list[PosyanduInfo],
    former: SuratInfo | None = None,
    sebab: SebabGanti | None = None,
) -> SuratForm:
    """The form as the use case takes it; only posyandu of the place count, an unknown kind is minutes."""
    known = {jenis.value for jenis in JenisSurat}
    jenis = former.jenis if former else JenisSurat(isi["jenis"]) if isi["jenis"] in known else JenisSurat.BERITA_ACARA
    chosen = {str(key) for key in isi["posyandu"]}
    return SuratForm(
        id=new_id(),
        wilayah_id=place.id,
        jenis=jenis,
        oleh=actor.akun_id,
        nomor=isi["nomor"],
        tanggal=typed_date(isi["tanggal"]),
        bunyi_tanggal=isi["bunyi_tanggal"],
        penandatangan=isi["penandatangan"],
        jabatan=isi["jabatan"],
        berlaku_dari=typed_date(isi["berlaku_dari"]),
        berlaku_sampai=typed_date(isi["berlaku_sampai"]),
        posyandu=tuple((home.kab_id, home.id) for home in homes if str(home.id) in chosen),
        menggantikan=former.id if former else None,
        sebab=sebab,
    )


def brought_file(request: HttpRequest) -> bytes | None:
    """The chosen file, None when none was chosen; raises `lampiran.bukan_surat` when the form itself is torn."""
    return asked_file(request) or None
