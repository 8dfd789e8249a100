"""What other floors ask of access: decisions, the audit trail, accounts, phones and limits."""

from simpul.akses.queries import load_actor, load_actors
from simpul.akses.rules.accounts import NewHibah, check_hibah, fold_login
from simpul.akses.rules.decision import ActorContext, Decision, Grant, Target
from simpul.akses.rules.limits import Laju
from simpul.akses.rules.operations import action_of
from simpul.akses.rules.scope import Scope, ScopePart
from simpul.akses.rules.words import JenisAkun, Peran, Pintu, StatusPerangkat, Tindakan
from simpul.akses.services.accounts import (
    NewAkun,
    add_hibah,
    check_akun,
    check_password,
    create_akun,
    end_hibah,
    has_pengelola,
    is_password_right,
    set_active,
    set_password,
)
from simpul.akses.services.audit import (
    AuditIn,
    flush_reads,
    has_reads,
    hash_address,
    record_read,
    start_read_writer,
    stop_read_writer,
    write_audit,
)
from simpul.akses.services.decision import (
    decide,
    decide_operation,
    explain,
    posyandu_scope,
    require,
    roles_at,
)
from simpul.akses.services.devices import (
    IssuedKode,
    add_kader,
    check_field_actor,
    check_kode,
    enrol_perangkat,
    issue_kode,
    note_contact,
    revoke_perangkat,
    use_kode,
)
from simpul.akses.services.limits import check_limit, clean_limits, spend

__all__ = [
    "ActorContext",
    "AuditIn",
    "Decision",
    "Grant",
    "IssuedKode",
    "JenisAkun",
    "Laju",
    "NewAkun",
    "NewHibah",
    "Peran",
    "Pintu",
    "Scope",
    "ScopePart",
    "StatusPerangkat",
    "Target",
    "Tindakan",
    "action_of",
    "add_hibah",
    "add_kader",
    "check_akun",
    "check_field_actor",
    "check_hibah",
    "check_kode",
    "check_limit",
    "check_password",
    "clean_limits",
    "create_akun",
    "decide",
    "decide_operation",
    "end_hibah",
    "enrol_perangkat",
    "explain",
    "flush_reads",
    "fold_login",
    "has_pengelola",
    "has_reads",
    "hash_address",
    "is_password_right",
    "issue_kode",
    "load_actor",
    "load_actors",
    "note_contact",
    "posyandu_scope",
    "record_read",
    "require",
    "revoke_perangkat",
    "roles_at",
    "set_active",
    "set_password",
    "spend",
    "start_read_writer",
    "stop_read_writer",
    "use_kode",
    "write_audit",
]
