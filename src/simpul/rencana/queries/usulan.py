"""Which requests of residents stand in which line, both ways."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from uuid import UUID

from simpul.rencana.models import AsalRencana, RencanaKerja
from simpul.rencana.queries.baris import RencanaInfo, to_infos


def proposals_of(kab_id: int, usulan_ids: Iterable[UUID]) -> dict[UUID, list[RencanaInfo]]:
    """Lines that answer each of these requests, the newest year first; two reads."""
    links = AsalRencana.objects.filter(kab_id=kab_id, usulan_id__in=list(usulan_ids))
    pairs = list(links.order_by("-tahun").values_list("usulan_id", "rencana_id"))
    wanted = {line for _, line in pairs}
    lines = {row.id: row for row in to_infos(RencanaKerja.objects.filter(kab_id=kab_id, id__in=wanted))}
    found: defaultdict[UUID, list[RencanaInfo]] = defaultdict(list)
    for request, line in pairs:
        found[request].append(lines[line])
    return dict(found)


def requests_of(kab_ids: Collection[int], ids: Iterable[UUID]) -> dict[UUID, list[UUID]]:
    """Requests that each of these lines answers; a line without any is absent."""
    rows = AsalRencana.objects.filter(kab_id__in=list(kab_ids), rencana_id__in=list(ids)).order_by("id")
    found: defaultdict[UUID, list[UUID]] = defaultdict(list)
    for line, request in rows.values_list("rencana_id", "usulan_id"):
        found[line].append(request)
    return dict(found)


def taken(kab_ids: Collection[int], usulan_ids: Iterable[UUID], tahun: int) -> dict[UUID, UUID]:
    """The line of a year that each of these requests stands in already."""
    rows = AsalRencana.objects.filter(kab_id__in=list(kab_ids), usulan_id__in=list(usulan_ids), tahun=tahun)
    return dict(rows.values_list("usulan_id", "rencana_id"))
