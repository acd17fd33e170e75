"""One object in many threads, and what its keys may do meanwhile."""

import gc
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from countersign import Authenticator, AuthenticatorError, Choice, Config, Moment, Step, Unlock, Verification
from countersign import Input
from keys import SoftwareKeys

ACCOUNT = "otpauth://totp/Contoso:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=Contoso&digits=8"
PASSCODE = "correct horse battery"
NOW = Moment(unix_ms=59_000, monotonic_ms=59_000)
# Of a call that must end: a deadlock fails the test, and does not stop it.
LONG = 60


class BlockingKeys(SoftwareKeys):
    """Keys that wrap nothing before they are let."""

    def __init__(self):
        super().__init__(is_phone=True)
        self.entered, self.go_on = threading.Event(), threading.Event()
        self.go_on.set()

    def block(self):
        self.entered.clear()
        self.go_on.clear()

    def wrap(self, alias, bytes):
        self.entered.set()
        assert self.go_on.wait(LONG)
        return super().wrap(alias, bytes)


def unlocked(phone, keys):
    step = phone.unlock(Unlock.PHONE(), NOW)
    assert isinstance(step, Step.SIGN)
    phone.resume(step.exchange, Input.SIGNATURE(der=keys.sign(step.key, step.message)), NOW)
    return phone


@pytest.fixture
def keys():
    return BlockingKeys()


@pytest.fixture
def config(tmp_path):
    return Config(directory=str(tmp_path / "vault"), verification=Verification.CREDENTIAL, platform="linux", allow_loopback=False)


def made(config, keys):
    phone = unlocked(Authenticator.create(config, keys, None), keys)
    phone.add(phone.scan(ACCOUNT, NOW).ticket, Choice.KEEP_BOTH(), NOW)
    return phone


@pytest.fixture
def phone(config, keys):
    return made(config, keys)


def code(phone):
    [account] = phone.home(NOW).accounts
    return account.code


def test_one_object_serves_many_threads(phone):
    [account] = [it.id for it in phone.home(NOW).accounts]

    def work(number):
        for turn in range(50):
            phone.rename(account, f"{number}.{turn}")
            assert phone.search("contoso", NOW) == [account]
            assert phone.scan(ACCOUNT, NOW).scan.code == "94287082"
            assert code(phone) == "94287082"
            assert not phone.lock_view(NOW).locked
            with pytest.raises(AuthenticatorError.NotFound):
                phone.remove("unknown", NOW)
        return number

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(8), timeout=LONG)) == list(range(8))
    assert phone.home(NOW).accounts[0].nickname.endswith(".49")


def test_slow_keys_stop_nobody_else(phone, keys):
    keys.block()
    with ThreadPoolExecutor() as pool:
        slow = pool.submit(phone.set_passcode, PASSCODE)
        assert keys.entered.wait(LONG)
        for _ in range(20):
            assert pool.submit(code, phone).result(LONG) == "94287082"
        assert not slow.done()
        keys.go_on.set()
        assert slow.result(LONG) is None
    assert phone.lock_view(NOW).passcode_tries_left == 10


def test_an_object_that_nobody_holds_ends_its_call_first(config, keys):
    phone = made(config, keys)
    keys.block()
    setting = threading.Thread(target=phone.set_passcode, args=[PASSCODE])
    setting.start()
    assert keys.entered.wait(LONG)
    del phone
    gc.collect()
    keys.go_on.set()
    setting.join(LONG)
    assert not setting.is_alive()

    again = Authenticator.open(config, keys)
    again.unlock(Unlock.PASSCODE(PASSCODE), NOW)
    assert again.lock_view(NOW).passcode_tries_left == 10


def test_a_lock_in_the_middle_of_a_call_is_told(phone, keys):
    keys.block()
    with ThreadPoolExecutor() as pool:
        slow = pool.submit(phone.set_passcode, PASSCODE)
        assert keys.entered.wait(LONG)
        phone.lock()
        keys.go_on.set()
        with pytest.raises(AuthenticatorError.Locked):
            slow.result(LONG)
    assert phone.lock_view(NOW).passcode_tries_left is None


def test_keys_of_the_wrong_type_are_an_error(config, keys):
    keys.wrap = lambda alias, bytes: "text"
    with pytest.raises(AuthenticatorError.Unavailable):
        Authenticator.create(config, keys, None)
    keys.wrap = lambda alias: b""
    with pytest.raises(AuthenticatorError.Unavailable):
        Authenticator.create(config, keys, None)
