"""Why can I (not) see this? A decision told in plain sentences."""

from simpul.akses.rules.decision import ActorContext, Decision, Grant, Target, conditions_left
from simpul.akses.rules.rights import EVERYONE, condition_of
from simpul.akses.rules.words import ACT_NAMES, ROLE_NAMES, Peran, Syarat, Tindakan, role_name
from simpul.kernel.clock import date_in_words
from simpul.kernel.errors import sentence

_CONDITION_WORDS: dict[Syarat, str] = {
    Syarat.BIDANG: "Hanya untuk bidang tugas Anda.",
    Syarat.KESEHATAN: "Hanya untuk bidang kesehatan.",
    Syarat.DINAS: "Hanya untuk rujukan yang diteruskan ke dinas Anda.",
    Syarat.TERHUBUNG: "Hanya untuk warga yang ada dalam usulan.",
    Syarat.ALASAN: "Alasan Anda dicatat dan bisa diperiksa.",
    Syarat.PENERIMA: "Hanya untuk laporan yang dikirim kepada Anda.",
    Syarat.WEWENANG: "Hanya untuk peran yang boleh Anda atur.",
    Syarat.KEGIATAN_SENDIRI: "Provinsi mengurus kegiatan dan lombanya sendiri saja.",
}

# The same conditions for a question that does not say whether they are met.
_CONDITION_ASKED: dict[Syarat, str] = {
    Syarat.BIDANG: "bidangnya termasuk bidang tugas Anda",
    Syarat.KESEHATAN: "bidangnya kesehatan",
    Syarat.DINAS: "usulannya sudah diteruskan ke dinas Anda dan bidangnya termasuk tugas Anda",
    Syarat.TERHUBUNG: "warganya ada dalam usulan yang sampai kepada Anda",
    Syarat.ALASAN: "Anda menulis alasan, yang dicatat dan bisa diperiksa",
    Syarat.PENERIMA: "laporannya dikirim kepada Anda dan tidak menyangkut Anda",
    Syarat.WEWENANG: "perannya termasuk peran yang boleh Anda atur",
    Syarat.KEGIATAN_SENDIRI: "kegiatan atau lombanya diadakan oleh tingkat Anda sendiri",
}


def tell(actor: ActorContext, action: Tindakan, decision: Decision, target: Target) -> list[str]:
    """Sentences for the person who asks: the answer, its reason, and what she can do.

    Where the account would be allowed but for a condition of the thing, that is a yes with this condition.
    """
    act = ACT_NAMES[action]
    if decision.allowed and decision.grant is not None:
        lines = [f"Anda boleh {act}.", f"Sebabnya: Anda {_task(decision.grant)}."]
        condition = condition_of(decision.grant.peran, action)
        if action in EVERYONE:
            lines.append("Siapa pun yang bertugas boleh melakukannya.")
        elif condition in _CONDITION_WORDS:
            lines.append(_CONDITION_WORDS[condition])
        return lines
    left = conditions_left(actor, action, target)
    if left:
        words = dict.fromkeys(_CONDITION_ASKED[condition] for _, condition in left)
        return [
            f"Boleh, dengan syarat: {', atau '.join(words)}.",
            *(f"Sebabnya: Anda {_task(one)}." for one, _ in left),
        ]
    tasks = [f"Tugas Anda sekarang: {_task(grant)}." for grant in actor.current()]
    return [
        f"Anda belum boleh {act}.",
        sentence(decision.code, decision.params),
        *(tasks or ["Belum ada tugas yang berlaku untuk akun Anda."]),
        f"Yang boleh: {', '.join(ROLE_NAMES[peran] for peran in _holders(action))}.",
    ]


def _holders(action: Tindakan) -> list[Peran]:
    return [peran for peran in Peran if condition_of(peran, action) is not None]


def _task(grant: Grant) -> str:
    place = f"di {grant.tempat}" if grant.tempat else "di Posyandu"
    until = f" sampai sebelum {date_in_words(grant.selesai)}" if grant.selesai else ""
    paper = f" (SK {grant.sk})" if grant.sk else ""
    return f"{role_name(grant.peran, grant.jalur)} {place} sejak {date_in_words(grant.mulai)}{until}{paper}"
