"""What the operating system tells about PostgreSQL's processes.

Needed to find a server again after a kill -9, and to tell it from another process that got its number.
"""

import os
from pathlib import Path


def is_alive(pid: int) -> bool:
    """Whether process `pid` runs; a process that ended but was not collected by its parent does not."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return _state(pid) != "Z"


def is_postgres(pid: int) -> bool:
    """Whether `pid` is a PostgreSQL process; True where the machine cannot tell."""
    try:
        return Path(f"/proc/{pid}/comm").read_text().strip() in {"postgres", "postmaster"}
    except OSError:
        return not Path("/proc/self/comm").exists()


def working_in(folder: Path) -> list[int]:
    """Processes whose working folder is `folder`: PostgreSQL's own, also when their parent is gone."""
    found = []
    for entry in Path("/proc").glob("[0-9]*"):
        try:
            if Path(os.readlink(entry / "cwd")) == folder and _state(int(entry.name)) != "Z":
                found.append(int(entry.name))
        except OSError:
            continue
    return found


def _state(pid: int) -> str:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (OSError, IndexError):
        return ""
