"""What may not be in the repository, and what each dependency and decision must say."""

import re

from arch.house import ROOT, nothing, place, tracked

BINARY = {".png", ".jpg", ".jpeg", ".ico", ".gz", ".woff2", ".pdf", ".sqlite3", ".webp"}
# Put together here, so that this file does not hold what it looks for.
HOSTS = ["pypi" + ".org", "files.pythonhosted" + ".org", "registry.npmjs" + ".org", "registry.yarnpkg" + ".com"]
MACHINE = re.compile(r"(?<![A-Za-z0-9_.-])/(" + "|".join(("wo" + "rk", "ro" + "ot", "fa" + "rm")) + r")/[A-Za-z.]")


def test_no_registry_and_no_machine_is_named() -> None:
    named = []
    for path in tracked():
        if path.suffix in BINARY:
            continue
        text = path.read_text(encoding="utf-8", errors="replace")
        if any(host in text for host in HOSTS) or (path.suffix != ".svg" and MACHINE.search(text)):
            named.append(place(path))
    nothing(named)


def test_locks_carry_hashes_and_no_addresses() -> None:
    lock = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "--hash=sha256:" in lock
    assert not re.search(r"^\s*--(extra-)?index-url|https?://", lock, re.MULTILINE)
    for name in ("package-lock.json", "pwa/package-lock.json"):
        assert '"resolved": "http' not in (ROOT / name).read_text(encoding="utf-8")


def test_every_dependency_says_why_it_is_here() -> None:
    text = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    groups = re.findall(r"^(?:dependencies|dev) = \[\n(.*?)^\]", text, re.MULTILINE | re.DOTALL)
    assert len(groups) == 2
    lines = [line for group in groups for line in group.splitlines() if line.strip()]
    nothing([line for line in lines if not re.search(r'^\s+"[^"]+",\s*#\s*\S+', line)])


def test_decisions_are_numbered_without_holes() -> None:
    names = sorted(path.name for path in (ROOT / "docs" / "adr").glob("[0-9]*.md"))
    assert all(re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name) for name in names)
    assert [int(name[:4]) for name in names] == list(range(1, len(names) + 1))


def test_decisions_have_their_four_parts() -> None:
    parts = ("Status", "Context", "Decision", "Consequences")
    thin = [
        f"{path.name}: {part}"
        for path in sorted((ROOT / "docs" / "adr").glob("[0-9]*.md"))
        for part in parts
        if not re.search(rf"^##? {part}|^\*?\*?{part}:", path.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    nothing(thin)
