"""A nest: a process that has loaded the program and hatches one server after the other (`factories.push_steps`)."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Self


@dataclass
class Hatched:
    """A server of the nest, with what `factories.server` asks of a process."""

    pid: int
    nest: "subprocess.Popen[str]"

    def poll(self) -> int | None:
        """None while it runs."""
        return None if Path(f"/proc/{self.pid}").exists() else 0

    def wait(self) -> None:
        """Until the nest has seen its end."""
        assert self.nest.stdout is not None
        assert self.nest.stdout.readline() == "\n"


class Nest:
    """Ends with the block; `serve` only when the server before has ended."""

    def __init__(self, folder: Path, environment: dict[str, str]) -> None:
        command = [sys.executable, "-m", "factories.push_steps"]
        pipe = subprocess.PIPE
        self.process = subprocess.Popen(command, cwd=folder, env=environment, text=True, stdin=pipe, stdout=pipe)

    def serve(self, *words: str) -> Hatched:
        """A new process of its own group that does what the words say."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write(json.dumps(words) + "\n")
        self.process.stdin.flush()
        return Hatched(int(self.process.stdout.readline()), self.process)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with self.process:
            self.process.kill()
