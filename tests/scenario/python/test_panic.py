"""A defect of the core arrives as an error. With the library that panics on demand, which never ships."""

import countersign
import pytest
from countersign import Authenticator, AuthenticatorError, Choice, Unlock
from test_threads import ACCOUNT, NOW, PASSCODE, SoftwareKeys, config

WISH = "countersign: panic on demand"


def test_a_panic_is_an_error_and_the_vault_opens_again(config):
    keys = SoftwareKeys(is_phone=False)
    phone = Authenticator.create(config, keys, PASSCODE)
    phone.unlock(Unlock.PASSCODE(PASSCODE), NOW)
    phone.add(phone.scan(ACCOUNT, NOW).ticket, Choice.KEEP_BOTH(), NOW)

    with pytest.raises(countersign.InternalError, match=WISH):
        phone.search(WISH, NOW)
    for call in (phone.home, phone.lock_view):
        with pytest.raises(AuthenticatorError.Internal):
            call(NOW)

    again = Authenticator.open(config, keys)
    again.unlock(Unlock.PASSCODE(PASSCODE), NOW)
    assert again.home(NOW).accounts[0].code == "94287082"
