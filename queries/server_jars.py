"""Neo4j Community from its jars: fetched by Maven, run by Java 17 or newer.

The jars lie in a cache outside the repository; a home folder has configuration, data
and log. The configuration opens loopback only, sends no usage report and reads no file.
"""

import os
import re
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from queries.server_errors import ServerError
from queries.server_state import Server

VERSION = "5.26.30"
_JAVA = 17
_LOG = "console.log"
_FOLDERS = ("conf", "data", "logs", "run", "import", "plugins", "licenses")
_POM = f"""<project><modelVersion>4.0.0</modelVersion>
<groupId>lishu</groupId><artifactId>server</artifactId><version>1</version>
<dependencies><dependency><groupId>org.neo4j</groupId><artifactId>neo4j</artifactId>
<version>{VERSION}</version></dependency></dependencies></project>
"""
_OPENS = ("java.nio", "java.io", "sun.nio.ch", "java.util.concurrent")
_STOPPING = 30.0


def lacking() -> str:
    """What this machine lacks to run the jars, in words; empty where nothing."""
    if java_version() < _JAVA:
        return f"Java {_JAVA} or newer is not here"
    return "" if shutil.which("mvn") or _jars(os.environ) else "Maven is not here"


def java_version() -> int:
    """The major version of Java, 0 where there is none."""
    if not shutil.which("java"):
        return 0
    said = subprocess.run(
        ["java", "-version"], check=False, capture_output=True, text=True
    )
    found = re.search(r'version "(\d+)', said.stderr)
    return int(found[1]) if found else 0


def cache(environment: Mapping[str, str]) -> Path:
    """The folder of the jars of this version."""
    chosen = environment.get("XDG_CACHE_HOME")
    root = Path(chosen) if chosen else Path.home() / ".cache"
    return root / "lishu" / f"neo4j-{VERSION}"


def library(environment: Mapping[str, str]) -> Path:
    """The folder that the jars are in, once they are fetched."""
    return cache(environment) / "lib"


def _jars(environment: Mapping[str, str]) -> bool:
    return (cache(environment) / "complete").exists()


def fetch(environment: Mapping[str, str], say: Callable[[str], None]) -> Path:
    """The folder of the jars, fetched by Maven once. Raises ServerError."""
    place = cache(environment)
    if _jars(environment):
        return place / "lib"
    say(f"fetching Neo4j {VERSION} with Maven (about 120 MB, once)")
    place.mkdir(parents=True, exist_ok=True)
    (place / "pom.xml").write_text(_POM, encoding="utf-8")
    command = ["mvn", "-q", "-B", "dependency:copy-dependencies"]
    command += ["-DincludeScope=runtime", f"-DoutputDirectory={place / 'lib'}"]
    done = subprocess.run(
        command, cwd=place, check=False, capture_output=True, text=True
    )
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-12:])
        raise ServerError(
            f"Maven could not fetch Neo4j {VERSION}; check its settings and the "
            f"network. It said:\n{said}"
        )
    (place / "complete").touch()
    return place / "lib"


def configuration(bolt: int, http: int, page_cache: str = "512m") -> str:
    """The text of neo4j.conf: loopback, no usage report, no files, bounded memory."""
    settings = {
        "server.default_listen_address": "127.0.0.1",
        "server.bolt.listen_address": f"127.0.0.1:{bolt}",
        "server.bolt.advertised_address": f"127.0.0.1:{bolt}",
        "server.http.listen_address": f"127.0.0.1:{http}",
        "server.http.advertised_address": f"127.0.0.1:{http}",
        "server.https.enabled": "false",
        "dbms.security.auth_enabled": "true",
        "dbms.usage_report.enabled": "false",
        "dbms.security.allow_csv_import_from_file_urls": "false",
        "server.memory.pagecache.size": page_cache,
        "db.tx_log.rotation.retention_policy": "keep_none",
        "db.memory.transaction.max": "256m",
    }
    return "".join(f"{name}={value}\n" for name, value in settings.items())


def start(
    place: Path,
    server: Server,
    bolt: int,
    http: int,
    environment: Mapping[str, str],
    say: Callable[[str], None],
) -> int:
    """Start the server; its process number. Raises ServerError."""
    lib = fetch(environment, say)
    for folder in _FOLDERS:
        (place / folder).mkdir(parents=True, exist_ok=True)
    (place / "conf" / "neo4j.conf").write_text(configuration(bolt, http), "utf-8")
    # an import may have made a database before any server ran here
    if not (place / "data" / "databases" / "system").exists():
        admin(place, lib, "dbms", "set-initial-password", server.password)
    heap = environment.get("LISHU_NEO4J_HEAP", "1g")
    command = ["java", "-Xms256m", f"-Xmx{heap}", "-XX:+UseG1GC"]
    command += [f"--add-opens=java.base/{name}=ALL-UNNAMED" for name in _OPENS]
    command += ["-Dio.netty.tryReflectionSetAccessible=true", "-Dfile.encoding=UTF-8"]
    command += ["-Dlog4j2.disable.jmx=true", "-cp", f"{place}/conf:{lib}/*"]
    command += ["org.neo4j.server.CommunityEntryPoint", f"--home-dir={place}"]
    command += [f"--config-dir={place}/conf", "--console-mode"]
    return _detached(command, place / "logs" / _LOG)


#: The shell ends at once, so that the server is nobody's child and outlives this run.
_LAUNCH = '"$@" >"$0" 2>&1 </dev/null & echo $!'


def _detached(command: list[str], log: Path) -> int:
    done = subprocess.run(
        ["sh", "-c", _LAUNCH, str(log), *command],
        check=True,
        capture_output=True,
        text=True,
        start_new_session=True,
    )
    return int(done.stdout)


def admin_command(
    place: Path, lib: Path, heap: str = "512m"
) -> tuple[list[str], dict[str, str]]:
    """Neo4j's own admin tool for a home folder: the program, and its settings."""
    command = ["java", f"-Xmx{heap}", "-cp", f"{lib}/*", "org.neo4j.cli.AdminTool"]
    return command, {"NEO4J_HOME": str(place), "NEO4J_CONF": str(place / "conf")}


def admin(place: Path, lib: Path, *arguments: str, heap: str = "512m") -> str:
    """Run Neo4j's own admin tool on a home folder. Raises ServerError."""
    command, settings = admin_command(place, lib, heap)
    done = subprocess.run(
        [*command, *arguments], env={**os.environ, **settings}, check=False, capture_output=True,
        text=True,
    )  # fmt: skip
    if done.returncode:
        said = "\n".join((done.stdout + done.stderr).splitlines()[-12:])
        raise ServerError(f"neo4j-admin {arguments[0]} {arguments[1]} failed:\n{said}")
    return done.stdout


def runs(process: int, place: Path) -> bool:
    """Whether the process is the server of this home folder and still there."""
    if process <= 0:
        return False
    asked = ["ps", "-ww", "-o", "args=", "-p", str(process)]
    said = subprocess.run(asked, check=False, capture_output=True, text=True)
    return f"--home-dir={place}" in said.stdout


def stop(process: int, place: Path) -> None:
    """Stop the server cleanly; one that does not end in time is killed."""
    if not runs(process, place):
        return
    os.kill(process, signal.SIGTERM)
    last = time.monotonic() + _STOPPING
    while runs(process, place):
        if time.monotonic() > last:
            os.kill(process, signal.SIGKILL)
            last += _STOPPING
        time.sleep(0.2)


def log(place: Path, lines: int) -> str:
    """The last lines of the server's log."""
    path = place / "logs" / _LOG
    if not path.exists():
        return "(no log)"
    return "\n".join(path.read_text("utf-8", "replace").splitlines()[-lines:])
