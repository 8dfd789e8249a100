"""Every operation type with its version: the single source of contracts/sync and of the phone's types."""

from simpul.jurnal.operations.registry import OPERATION_TYPES, OperationType, decode_payload, part_of

__all__ = ["OPERATION_TYPES", "OperationType", "decode_payload", "part_of"]
