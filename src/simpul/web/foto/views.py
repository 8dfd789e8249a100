"""A photo, after a decision about the request or the visit that names it."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET

from simpul.akses import errors
from simpul.akses import services as akses
from simpul.akses.services import ActorContext, Tindakan
from simpul.flows.photos import read_foto
from simpul.kernel.errors import SimpulError
from simpul.kunjungan.queries import foto_facts
from simpul.posyandu.queries import find_posyandu
from simpul.warga.queries import photo_consent
from simpul.web.actor import note_read, office_page
from simpul.web.alasan import asks_reason, reason_of
from simpul.web.posyandu.place import target_of
from simpul.web.usulan.rinci import open_usulan
from simpul.web.warga.reach import is_linked

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
    "Content-Disposition": "inline",
}


@require_GET
@office_page
@asks_reason
def foto(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, sidik: str) -> HttpResponse:
    """The JPEG of a request (`?usulan=`) or of a visit (`?kunjungan=`) that this account may see."""
    named_by = _of_request if "usulan" in request.GET else _of_visit
    if not named_by(request, actor, kab_id, posyandu_id, sidik):
        raise SimpulError(errors.DITOLAK)
    return HttpResponse(read_foto(kab_id, posyandu_id, sidik), content_type="image/jpeg", headers=HEADERS)


def _of_request(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, sidik: str) -> bool:
    """Whether a request within reach names the photo, as one of its own or as a paper."""
    detail, home = open_usulan(request, actor, kab_id, _uuid(request.GET["usulan"]))
    papers = set(detail.berkas_foto.values())
    if home.id != posyandu_id or sidik not in papers | set(detail.foto):
        return False
    _need_consent(kab_id, detail.item.warga_id, is_thing=detail.foto_benda or sidik in papers)
    return True


def _of_visit(request: HttpRequest, actor: ActorContext, kab_id: int, posyandu_id: UUID, sidik: str) -> bool:
    """Whether a visit within reach names the photo."""
    key, home = _uuid(request.GET.get("kunjungan", "")), find_posyandu(kab_id, posyandu_id)
    facts = foto_facts(kab_id, posyandu_id, key)
    if home is None or facts is None or sidik not in facts.foto:
        return False
    linked = facts.warga_id is not None and is_linked(request, actor, kab_id, [facts.warga_id])
    target = target_of(home, bidang=facts.bidang, terhubung=linked, alasan=reason_of(request))
    akses.require(actor, Tindakan.LIHAT_KUNJUNGAN, target)
    ids = [key, *([facts.warga_id] if facts.warga_id else [])]
    note_read(request, actor, Tindakan.LIHAT_KUNJUNGAN, "kunjungan", ids, kab_id=kab_id, posyandu_id=posyandu_id)
    _need_consent(kab_id, facts.warga_id, is_thing=facts.foto_benda)
    return True


def _need_consent(kab_id: int, warga_id: UUID | None, *, is_thing: bool) -> None:
    """A picture of a person is shown only while she consents; raises `akses.tanpa_izin_foto`."""
    if not is_thing and not photo_consent(kab_id, warga_id):
        raise SimpulError(errors.TANPA_IZIN_FOTO)


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError as error:
        raise SimpulError(errors.DITOLAK) from error
