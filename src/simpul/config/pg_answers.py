"""Is there a PostgreSQL at the test address? One that answers and refuses us is a failing test, not an absent one."""

import socket
import sys
from urllib.parse import urlsplit


def main(url: str) -> int:
    """Exit status 0 when something listens at the host and port of the address."""
    parts = urlsplit(url)
    try:
        with socket.create_connection((parts.hostname or "127.0.0.1", parts.port or 5432), timeout=2):
            return 0
    except OSError:
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
