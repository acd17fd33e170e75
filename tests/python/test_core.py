"""The core through its real shared library, as a shell of another language uses it."""

import json
from pathlib import Path

import countersign
import pytest
from countersign import (
    AddOutcome,
    Authenticator,
    AuthenticatorError,
    Choice,
    Config,
    Event,
    Failure,
    Keys,
    Moment,
    Notice,
    PairingProtocol,
    PlatformError,
    PrivacyChoice,
    Scan,
    Step,
    Unlock,
    Verification,
)

PASSCODE = "correct horse battery"
# The seed of RFC 6238, appendix B, "12345678901234567890", in base32.
SEED = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
ACCOUNT = f"otpauth://totp/Contoso:ada%40contoso.example?secret={SEED}&issuer=Contoso&digits=8"
PAIRING = (
    "http://127.0.0.1:9/countersign/pair"
    "#v=1&code=0123456789ABCDEFGHJKMNPQRS&key=V0kHX3gJTpqzMiopMAeFNMmzcPvVd0jB0zSzCVEXBjI"
)


class FakeKeys(Keys):
    """Keys of a phone that fails in the way a test asks for."""

    def __init__(self, error=None):
        self.error = error or PlatformError.Unavailable()
        self.calls = []

    def generate(self, alias, kind, needs_person):
        self.calls.append("generate")
        raise self.error

    def sign(self, alias, message):
        self.calls.append("sign")
        raise self.error

    def delete(self, alias):
        self.calls.append("delete")
        raise self.error

    # This platform wraps nothing and keeps no mark, so that the passcode is what opens the vault.

    def wrap(self, alias, bytes):
        raise PlatformError.Unavailable()

    def unwrap(self, alias, wrapped):
        raise PlatformError.Unavailable()

    def mark(self):
        raise PlatformError.Unavailable()

    def set_mark(self, mark):
        raise PlatformError.Unavailable()


def at(seconds):
    return Moment(unix_ms=seconds * 1000, monotonic_ms=seconds * 1000)


def config(directory, allow_loopback=False):
    return Config(
        directory=str(directory),
        verification=Verification.PASSCODE,
        platform="linux",
        allow_loopback=allow_loopback,
    )


@pytest.fixture
def authenticator(tmp_path):
    created = Authenticator.create(config(tmp_path / "vault"), FakeKeys(), PASSCODE)
    created.unlock(Unlock.PASSCODE(PASSCODE), at(0))
    return created


def test_the_library_is_the_one_beside_the_package():
    assert any(Path(countersign.__file__).parent.glob("libcountersign_mobile.*"))


def test_an_account_gives_the_codes_of_rfc_6238(authenticator):
    scanned = authenticator.scan(ACCOUNT, at(59))
    assert isinstance(scanned.scan, Scan.ACCOUNT)
    assert scanned.scan.account.issuer == "Contoso"
    assert scanned.scan.account.name == "ada@contoso.example"
    assert scanned.scan.code == "94287082"

    [added] = authenticator.add(scanned.ticket, Choice.KEEP_BOTH(), at(59))
    assert added.outcome == AddOutcome.NEW

    vectors = {
        59: "94287082",
        1111111109: "07081804",
        1111111111: "14050471",
        1234567890: "89005924",
        2000000000: "69279037",
        20000000000: "65353130",
    }
    for seconds, code in vectors.items():
        [account] = authenticator.home(at(seconds)).accounts
        assert (account.id, account.code) == (added.id, code)
        assert account.expires == seconds - seconds % 30 + 30
    [account] = authenticator.home(at(1111111109)).accounts
    assert account.next_code == "14050471"


def test_what_was_added_is_there_after_opening_again(tmp_path):
    keys = FakeKeys()
    first = Authenticator.create(config(tmp_path), keys, PASSCODE)
    first.unlock(Unlock.PASSCODE(PASSCODE), at(0))
    first.add(first.scan(ACCOUNT, at(59)).ticket, Choice.KEEP_BOTH(), at(59))
    del first

    again = Authenticator.open(config(tmp_path), keys)
    again.unlock(Unlock.PASSCODE(PASSCODE), at(0))
    [account] = again.home(at(59)).accounts
    assert account.code == "94287082"
    assert "sign" not in keys.calls


def test_nothing_is_read_before_the_vault_is_unlocked(tmp_path):
    locked = Authenticator.create(config(tmp_path), FakeKeys(), PASSCODE)
    with pytest.raises(AuthenticatorError.Locked):
        locked.home(at(59))
    with pytest.raises(AuthenticatorError.Locked):
        locked.scan(ACCOUNT, at(59))
    with pytest.raises(AuthenticatorError.WrongPasscode):
        locked.unlock(Unlock.PASSCODE("another passcode"), at(0))
    with pytest.raises(AuthenticatorError.Locked):
        locked.home(at(59))
    locked.unlock(Unlock.PASSCODE(PASSCODE), at(0))
    assert locked.home(at(59)).accounts == []


def test_the_person_chooses_what_other_eyes_see(authenticator):
    privacy = authenticator.home(at(59)).privacy
    assert privacy.chosen == PrivacyChoice(allow_screenshots=False, hide_codes=False)
    assert privacy.cover_in_recents and privacy.refuse_obscured_touches
    assert privacy.clipboard_seconds == 30
    chosen = PrivacyChoice(allow_screenshots=True, hide_codes=True)
    authenticator.set_privacy(chosen)
    assert authenticator.lock_view(at(59)).privacy.chosen == chosen


def test_locking_drops_tickets(authenticator):
    ticket = authenticator.scan(ACCOUNT, at(59)).ticket
    authenticator.lock()
    authenticator.unlock(Unlock.PASSCODE(PASSCODE), at(0))
    with pytest.raises(AuthenticatorError.ExpiredTicket):
        authenticator.add(ticket, Choice.KEEP_BOTH(), at(59))
    assert authenticator.home(at(59)).accounts == []


def test_links_of_other_apps_wait_for_the_person(authenticator):
    authenticator.lock()
    for _ in range(3):
        assert authenticator.inbox(ACCOUNT, at(59)) == 1
    assert authenticator.lock_view(at(59)).links == 1
    with pytest.raises(AuthenticatorError.Locked):
        authenticator.inbox_next(at(59))
    authenticator.unlock(Unlock.PASSCODE(PASSCODE), at(59))
    item = authenticator.inbox_next(at(59))
    assert (item.scanned.scan.code, item.more) == ("94287082", 0)
    assert authenticator.home(at(59)).accounts == []
    authenticator.add(item.scanned.ticket, Choice.KEEP_BOTH(), at(59))
    assert len(authenticator.home(at(59)).accounts) == 1
    assert authenticator.inbox_next(at(59)) is None
    assert authenticator.inbox("otpauth://totp/x", at(59)) == 1
    authenticator.inbox_clear()
    assert authenticator.lock_view(at(59)).links == 0


def test_a_ticket_is_good_once_and_for_ten_minutes(authenticator):
    with pytest.raises(AuthenticatorError.ExpiredTicket):
        authenticator.add("unknown", Choice.KEEP_BOTH(), at(59))
    used = authenticator.scan(ACCOUNT, at(59)).ticket
    authenticator.add(used, Choice.KEEP_BOTH(), at(60))
    with pytest.raises(AuthenticatorError.ExpiredTicket):
        authenticator.add(used, Choice.KEEP_BOTH(), at(61))
    old = authenticator.scan(ACCOUNT, at(59)).ticket
    with pytest.raises(AuthenticatorError.ExpiredTicket):
        authenticator.add(old, Choice.KEEP_BOTH(), at(59 + 600))


def test_the_same_account_is_not_added_twice(authenticator):
    [first] = authenticator.add(authenticator.scan(ACCOUNT, at(59)).ticket, Choice.KEEP_BOTH(), at(59))
    [second] = authenticator.add(authenticator.scan(ACCOUNT, at(60)).ticket, Choice.KEEP_BOTH(), at(60))
    assert (second.id, second.outcome) == (first.id, AddOutcome.SAME)


def test_a_short_passcode_makes_no_vault(tmp_path):
    with pytest.raises(AuthenticatorError.PasscodeShort) as error:
        Authenticator.create(config(tmp_path), FakeKeys(), "short")
    assert error.value.count == 12
    with pytest.raises(AuthenticatorError.NotFound):
        Authenticator.open(config(tmp_path), FakeKeys())


def test_a_text_that_is_no_code_is_told_and_not_raised(authenticator):
    scanned = authenticator.scan("hello", at(59))
    assert not isinstance(scanned.scan, Scan.ACCOUNT)
    with pytest.raises(AuthenticatorError.WrongState):
        authenticator.add(scanned.ticket, Choice.KEEP_BOTH(), at(59))


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (RuntimeError("not declared"), Failure.UNAVAILABLE),
        (PlatformError.NoScreenLock(), Failure.NO_SCREEN_LOCK),
        (PlatformError.Unavailable(), Failure.UNAVAILABLE),
    ],
)
def test_an_error_of_the_keys_ends_the_pairing_and_nothing_else(tmp_path, error, failure):
    keys = FakeKeys(error)
    authenticator = Authenticator.create(config(tmp_path, allow_loopback=True), keys, PASSCODE)
    authenticator.unlock(Unlock.PASSCODE(PASSCODE), at(0))
    ticket = authenticator.scan(PAIRING, at(59)).ticket

    step = authenticator.pair(ticket, "Test", at(59))

    assert isinstance(step, Step.DONE)
    assert isinstance(step.event, Event.FAILED)
    assert step.event.failure == failure
    assert keys.calls[0] == "generate"
    assert authenticator.home(at(59)).accounts == []


def test_a_loopback_service_is_refused_where_it_is_not_allowed(authenticator):
    ticket = authenticator.scan(PAIRING, at(59)).ticket
    with pytest.raises(AuthenticatorError.AddressRefused):
        authenticator.pair(ticket, "Test", at(59))


def test_no_record_shows_the_seed(authenticator):
    scanned = authenticator.scan(ACCOUNT, at(59))
    [added] = authenticator.add(scanned.ticket, Choice.KEEP_BOTH(), at(59))
    home = authenticator.home(at(59))
    shown = json.dumps([str(scanned), str(scanned.scan), str(added), str(home)])
    assert SEED not in shown
    assert "12345678901234567890" not in shown


def test_a_code_of_privacyidea_is_an_invitation_and_nothing_is_kept_of_it(authenticator):
    url = "https%3A//pi.contoso.example/ttype/push"
    credential = "98ab48ed16d63a0196f8cdbfb5492608fc00ea25"
    code = (
        f"otpauth://pipush/PIPU0000758C?url={url}&issuer=Contoso&v=1&serial=PIPU0000758C"
        f"&enrollment_credential={credential}&sslverify=0"
    )
    scanned = authenticator.scan(code, at(59))
    assert isinstance(scanned.scan, Scan.PAIRING)
    assert scanned.scan.protocol == PairingProtocol.PRIVACY_IDEA
    assert scanned.scan.host == "pi.contoso.example"
    assert Notice.TLS_OPT_OUT_REFUSED in scanned.scan.notices
    assert [collision.is_NEW() for collision in scanned.collisions] == [True]
    home = authenticator.home(at(59))
    assert (home.accounts, home.display_codes) == ([], [])
    with pytest.raises(AuthenticatorError.NotFound):
        authenticator.put_away("nothing", at(59))
