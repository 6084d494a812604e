"""A sound scenario with something changed: tables added, or keys set in tables that are there."""

from pathlib import Path

VALLEY = Path(__file__).parent.parent / "scenarios" / "valley.toml"


def valley() -> str:
    return VALLEY.read_text(encoding="utf-8")


def patched(snippet: str, base: str | None = None) -> str:
    """Put the tables of a snippet into a scenario's text: by header, and for lists of tables by header and id."""
    tables = _tables(valley() if base is None else base)
    sound = list(tables)
    for header, body in _tables(snippet):
        there = next((table for table in sound if _same(table, (header, body))), None) if header else None
        if there is None:
            tables.append([header, body])
        else:
            keys = [_key(line) for line in body if _key(line)]
            there[1] = [line for line in there[1] if _key(line) not in keys or _key(line) == "id"]
            there[1] = [line for line in body if _key(line) != "id" or "[[" not in header] + there[1]
    return "".join((header + "\n" if header else "") + "".join(line + "\n" for line in body) for header, body in tables)


def _tables(text: str) -> list[list]:
    tables: list[list] = [["", []]]
    for line in text.splitlines():
        if line.startswith("["):
            tables.append([line.strip(), []])
        else:
            tables[-1][1].append(line)
    return tables


def _same(ours: list, theirs: tuple) -> bool:
    if ours[0] != theirs[0]:
        return False
    if not ours[0].startswith("[["):
        return True
    name = [line for line in theirs[1] if _key(line) == "id"]
    return bool(name) and name[0] in ours[1]


def _key(line: str) -> str:
    return line.split("=")[0].strip() if "=" in line and not line.startswith((" ", "#")) else ""
