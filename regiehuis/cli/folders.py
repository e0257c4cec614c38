"""The folders of the embedded PostgreSQL: where its user can come, closed to everybody else."""

import hashlib
import os
import tempfile
from pathlib import Path
from typing import IO

from regiehuis.cli import binaries
from regiehuis.cli.binaries import Account, PostgresUnavailable

LONGEST_SOCKET_PATH = 103  # macOS; Linux allows 107
POINTER = "postgres-locatie"


def home_of(data_dir: Path, user: Account) -> Path:
    """The server's folder: in the data folder, or where its user can come when a folder above is closed."""
    data_dir.mkdir(parents=True, exist_ok=True)
    pointer = data_dir / POINTER
    if pointer.exists():
        home = Path(pointer.read_text().strip())
    else:
        home = data_dir / "postgres"
        home.mkdir(mode=0o755, exist_ok=True)
        if user.dropped and not user.can_enter(home):
            home.rmdir()
            home = binaries.root_folder() / f"data-{_short(data_dir)}"
            pointer.write_text(f"{home}\n")
    home.mkdir(mode=0o755, exist_ok=True)
    cluster = home / "cluster"
    if cluster.exists() and cluster.stat().st_uid != user.uid:
        owner = cluster.stat().st_uid
        raise PostgresUnavailable(
            f"The data in {data_dir} belong to system user {owner}, not to {user.name} ({user.uid}).\n"
            "Start Regiehuis as the user who made them, or name another folder with --data-dir."
        )
    return home


def socket_folder(home: Path, user: Account) -> Path:
    """The folder of the socket: with the server, or a short one in the temporary folder."""
    folder = home / "socket"
    if len(os.fsencode(f"{folder}/.s.PGSQL.5432.lock")) > LONGEST_SOCKET_PATH:
        folder = Path(tempfile.gettempdir()) / f"regiehuis-{_short(home)}"
    if len(os.fsencode(f"{folder}/.s.PGSQL.5432.lock")) > LONGEST_SOCKET_PATH:
        folder = Path("/tmp") / folder.name  # noqa: S108 - owner and mode are checked below
    own_folder(folder, user)
    return folder


def own_folder(folder: Path, user: Account) -> None:
    """Make `folder` for `user` alone; one that somebody else laid there is refused."""
    try:
        folder.mkdir(mode=0o700)
        if user.dropped:
            os.chown(folder, user.uid, user.gid, follow_symlinks=False)
    except FileExistsError:
        pass
    found = folder.lstat()
    if found.st_uid != user.uid or folder.is_symlink() or found.st_mode & 0o077:
        raise PostgresUnavailable(f"{folder} is not a folder of {user.name} alone; remove it.")


def _short(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path)).hexdigest()[:12]


def write_readable(path: Path, text: str) -> None:
    """Write a file that the server's user can read, also under a strict umask."""
    path.write_text(text)
    path.chmod(0o644)


def private(path: str, flags: int) -> int:
    """An opener for files of ours alone; a symbolic link laid in their place is not followed."""
    return os.open(path, flags | os.O_NOFOLLOW, 0o600)


def open_lock(path: Path) -> IO[str]:
    """A file to take turns with."""
    return open(path, "a", opener=private)
