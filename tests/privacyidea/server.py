"""A privacyIDEA server of its own on this machine, for tests and the demo.

    python server.py

All that it keeps is in a new folder, with secrets that are made here and are as short-lived as the
server. Once it listens, one line of JSON on standard output says where. It ends when its standard
input does, and takes the folder with it: it outlives nobody who started it.
"""

import json
import os
import secrets
import shutil
import signal
import sys
import tempfile
import threading
from pathlib import Path

from gunicorn.app.base import BaseApplication

ADMIN = "admin"
USERS = 100
USERS_FILE = "users"
CONFIGURATION = """\
SQLALCHEMY_DATABASE_URI = "sqlite:///{folder}/privacyidea.sqlite"
SQLALCHEMY_ENGINE_OPTIONS = {{"connect_args": {{"timeout": 30}}}}
SECRET_KEY = "{secret}"
PI_PEPPER = "{pepper}"
PI_ENCFILE = "{folder}/enckey"
PI_AUDIT_KEY_PRIVATE = "{folder}/audit-private.pem"
PI_AUDIT_KEY_PUBLIC = "{folder}/audit-public.pem"
PI_AUDIT_SQL_TRUNCATE = True
PI_LOGFILE = "{folder}/privacyidea.log"
PI_LOGLEVEL = 20
PI_UUID_FILE = "{folder}/uuid"
PI_ENABLE_CSP = False
"""


def prepare(folder: Path, password: str):
    """Does what an administrator does with pi-manage, and gives the application."""
    configuration = folder / "pi.cfg"
    configuration.touch(mode=0o600)
    configuration.write_text(
        CONFIGURATION.format(
            folder=folder, secret=secrets.token_urlsafe(32), pepper=secrets.token_urlsafe(32)
        )
    )
    # Users of a passwd file. Nobody signs in with a password of theirs here.
    users = (f"user{n}:*:{1000 + n}:1000:Ada {n},,,:/home/user{n}:/bin/sh\n" for n in range(USERS))
    (folder / USERS_FILE).write_text("".join(users))
    # After the configuration is there: the import is what takes long.
    from privacyidea.app import create_app
    from privacyidea.cli.pimanage.admin import add_admin
    from privacyidea.cli.pimanage.pi_setup import create_audit_keys, create_enckey, create_tables

    application = create_app("production", config_file=str(configuration), silent=True)
    runner = application.test_cli_runner()
    commands = (
        (create_enckey, []),
        (create_audit_keys, []),
        (create_tables, ["--no-stamp"]),
        (add_admin, [ADMIN, "-p", password]),
    )
    for command, arguments in commands:
        result = runner.invoke(command, arguments)
        if result.exit_code != 0:
            sys.exit(f"privacyIDEA could not be set up: {result.output or result.exception!r}")
    return application


class Server(BaseApplication):
    """gunicorn around an application that is there already."""

    def __init__(self, application, folder: Path, password: str):
        self.application = application
        self.folder = folder
        self.password = password
        super().__init__()

    def load_config(self):
        settings = {
            "bind": "127.0.0.1:0",
            "workers": 1,
            "threads": 8,
            "timeout": 90,
            "graceful_timeout": 1,
            "loglevel": "warning",
            # It would be in the home folder of whoever runs the tests.
            "control_socket_disable": True,
            "when_ready": self.tell,
        }
        for name, value in settings.items():
            self.cfg.set(name, value)

    def load(self):
        return self.application

    def tell(self, arbiter):
        """Says where it listens. The socket is open, so that a call from now on only waits."""
        host, port = arbiter.LISTENERS[0].sock.getsockname()[:2]
        told = {
            "url": f"http://{host}:{port}",
            "admin": ADMIN,
            "password": self.password,
            "users": str(self.folder / USERS_FILE),
        }
        print(json.dumps(told), flush=True)


def end_with_input():
    """Whoever started us holds the other end, and lets go of it by ending, however that happens."""
    while os.read(0, 4096):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


def main():
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    threading.Thread(target=end_with_input, daemon=True).start()
    parent, password = os.getpid(), secrets.token_urlsafe(16)
    folder = Path(tempfile.mkdtemp(prefix="privacyidea-"))
    try:
        Server(prepare(folder, password), folder, password).run()
    finally:
        # gunicorn's worker, which is a copy of us, comes by here too.
        if os.getpid() == parent:
            shutil.rmtree(folder)


if __name__ == "__main__":
    main()
