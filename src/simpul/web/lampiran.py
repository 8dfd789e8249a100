"""How a paper comes and leaves: as what it is and nothing more."""

from django.http import HttpRequest, HttpResponse

from simpul.jurnal.lampiran import PDF, Siap, prepare
from simpul.web.asked import asked_file

HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Security-Policy": "default-src 'none'; sandbox",
    "X-Content-Type-Options": "nosniff",
}


def lampiran_response(paper: Siap, name: str) -> HttpResponse:
    """A picture opens in the browser, a PDF is saved under a plain name: its reader does not run in a sandbox."""
    if paper.jenis == PDF:
        headers = {**HEADERS, "Content-Disposition": f'attachment; filename="{name}.pdf"'}
        return HttpResponse(paper.isi, content_type="application/pdf", headers=headers)
    return HttpResponse(paper.isi, content_type="image/jpeg", headers=HEADERS)


def chosen_paper(request: HttpRequest, name: str = "berkas") -> Siap | None:
    """The paper that was chosen, made ready; None when none was. Raises what `prepare` raises."""
    content = asked_file(request, name)
    return prepare(content) if content else None
