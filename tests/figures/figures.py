"""What the core takes from Python, beside crates/mobile/examples/figures.rs: `cargo xtask bench languages`."""

import re
import sys
import time
from pathlib import Path

from countersign import Authenticator, AuthenticatorError, Config, Input, KeyKind, Keys, Moment, Unlock, Verification, display

NOW = Moment(unix_ms=59_000, monotonic_ms=59_000)
# How many of the shortest calls are measured as one.
CALLS = 200


class OpenKeys(Keys):
    """Keys that cost nothing: what they wrap is left as it is."""

    def generate(self, alias, kind, needs_person):
        return b"\x04" * 65 if kind == KeyKind.P256 else b""

    def sign(self, alias, message):
        return b""

    def delete(self, alias):
        pass

    def wrap(self, alias, bytes):
        return bytes

    def unwrap(self, alias, wrapped):
        return wrapped

    def mark(self):
        return 0

    def set_mark(self, mark):
        pass


def unlocked(folder, accounts):
    config = Config(directory=f"{folder}/{accounts}", verification=Verification.CREDENTIAL, platform="linux", allow_loopback=False)
    phone = Authenticator.open(config, OpenKeys())
    step = phone.unlock(Unlock.PHONE(), NOW)
    phone.resume(step.exchange, Input.UNWRAPPED(bytes=step.wrapped), NOW)
    return phone


def figure(name, times, work):
    """The median."""
    taken = []
    for _ in range(times):
        begin = time.perf_counter()
        work()
        taken.append((time.perf_counter() - begin) * 1e6)
    print(f"figure {name} {sorted(taken)[times // 2] / (CALLS if name == 'call' else 1):.3f}")


def memory(phone):
    """What is held after a tenth of a million calls, and after all of them."""
    held = []
    for turn in range(1, 1_001):
        for _ in range(990):
            display("Contoso", 64)
        for _ in range(5):
            phone.home(NOW)
            try:
                phone.remove("unknown", NOW)
            except AuthenticatorError.NotFound:
                pass
        if turn in (100, 1_000):
            held.append(re.search(r"VmRSS:\s+(\d+)", Path("/proc/self/status").read_text())[1])
    print("memory", *held)


def main(folder):
    figure("call", 100, lambda: [display("Contoso", 64) for _ in range(CALLS)])
    figure("open and unlock", 20, lambda: unlocked(folder, 100))
    for accounts in (10, 100, 1_000):
        phone = unlocked(folder, accounts)
        assert len(phone.home(NOW).accounts) == accounts
        figure(f"home with {accounts}", 50, lambda: phone.home(NOW))
    memory(unlocked(folder, 10))


main(sys.argv[1])
