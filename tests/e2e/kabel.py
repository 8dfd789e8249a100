"""A line between a phone and the server that can be cut in the middle of an answer."""

import re
import socket
import threading
import time
from contextlib import suppress

# A dying line brings what was on its way and then nothing. Chromium throws away what it has not yet handed to the
# page when an answer fails, so bytes and their end in one instant would be a cut that no radio makes.
SILENCE_SECONDS = 0.4


class Kabel:
    """Forwards to the server; of the first answer to `path` only `after` bytes arrive, then the line is dead."""

    def __init__(self, port: int, path: str, after: int) -> None:
        self.port, self.path, self.after = port, path, after
        self.cuts = 1
        # Of each call to `path`: its address, and how many bytes of the answer went through.
        self.calls: list[tuple[str, int]] = []
        self.door = socket.create_server(("127.0.0.1", 0))
        self.alamat = f"http://127.0.0.1:{self.door.getsockname()[1]}"
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        """No more calls."""
        self.door.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                threading.Thread(target=self._serve, args=(self.door.accept()[0],), daemon=True).start()

    def _serve(self, phone: socket.socket) -> None:
        with suppress(OSError), phone, socket.create_connection(("127.0.0.1", self.port)) as server:
            head = b""
            while b"\r\n\r\n" not in head:
                piece = phone.recv(65536)
                if not piece:
                    return
                head += piece
            # One request a connection, so that its answer ends where the server closes.
            head = re.sub(rb"(?i)connection: keep-alive", b"Connection: close", head, count=1)
            server.sendall(head)
            threading.Thread(target=self._upload, args=(phone, server), daemon=True).start()
            self._answer(head.split(b" ", 2)[1].decode(), phone, server)

    def _upload(self, phone: socket.socket, server: socket.socket) -> None:
        with suppress(OSError):
            while piece := phone.recv(65536):
                server.sendall(piece)

    def _answer(self, address: str, phone: socket.socket, server: socket.socket) -> None:
        is_watched = self.path in address
        cut = is_watched and self.cuts > 0
        self.cuts -= cut
        sent = 0
        while piece := server.recv(4096):
            part = piece[: self.after - sent] if cut else piece
            phone.sendall(part)
            sent += len(part)
            if cut and sent >= self.after:
                break
        if is_watched:
            self.calls.append((address, sent))
        if cut:
            time.sleep(SILENCE_SECONDS)
        # The other direction still waits on it: closing alone would leave the line open.
        phone.shutdown(socket.SHUT_RDWR)
