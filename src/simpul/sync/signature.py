"""Every call of a phone is signed by its own key; no cookie and no password travels."""

import hashlib

from django.http import HttpRequest

from simpul.akses import queries as akses
from simpul.kernel.errors import SimpulError
from simpul.sync.wire import body_of


def signed_device(request: HttpRequest) -> akses.PerangkatInfo:
    """The phone that signed this call; raises `sync.*` when it did not, or when its clock is off."""
    headers = request.headers
    try:
        time_ms = int(headers["X-Simpul-Time"])
        device_id, signature = headers["X-Simpul-Device"], headers["X-Simpul-Signature"]
    except (KeyError, ValueError) as error:
        raise SimpulError("sync.tanpa_tanda_tangan") from error
    return akses.verify_signature(
        device_id=device_id,
        method=request.method or "",
        path_query=request.get_full_path(),
        time_ms=time_ms,
        body_sha256=hashlib.sha256(body_of(request)).hexdigest(),
        signature=signature,
    )
