"""Journal (jurnal): the append-only log of operations, their outcomes, change numbers and the outbox."""
