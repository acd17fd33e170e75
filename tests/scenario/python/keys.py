"""The keys of the phones in the scenario, and what can be wrong with them."""

import functools

from countersign import KeyKind, Keys, PlatformError
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.asymmetric.padding import PKCS1v15
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


class SoftwareKeys(Keys):
    """Keys in memory. A phone can wrap and keep a mark; elsewhere these are not available."""

    def __init__(self, is_phone):
        self.is_phone = is_phone
        self.signing = {}
        self.wrapped = {}
        self.kept = 0

    def generate(self, alias, kind, needs_person):
        if kind == KeyKind.WRAP:
            self.phone_only()
            self.wrapped[alias] = {}
            return b""
        if kind == KeyKind.RSA:
            self.signing[alias] = rsa.generate_private_key(65537, 3072)
            return self.signing[alias].public_key().public_bytes(Encoding.DER, PublicFormat.PKCS1)
        self.signing[alias] = ec.generate_private_key(ec.SECP256R1())
        public = self.signing[alias].public_key()
        return public.public_bytes(Encoding.X962, PublicFormat.UncompressedPoint)

    def sign(self, alias, message):
        if alias not in self.signing:
            raise PlatformError.KeyInvalidated()
        key = self.signing[alias]
        if isinstance(key, rsa.RSAPrivateKey):
            return key.sign(message, PKCS1v15(), hashes.SHA256())
        return key.sign(message, ec.ECDSA(hashes.SHA256()))

    def delete(self, alias):
        self.signing.pop(alias, None)
        self.wrapped.pop(alias, None)

    # What is wrapped stays in this process; outside there is only its number.

    def wrap(self, alias, bytes):
        self.phone_only()
        number = str(len(self.wrapped[alias])).encode()
        self.wrapped[alias][number] = bytes
        return number

    def unwrap(self, alias, wrapped):
        self.phone_only()
        if wrapped not in self.wrapped.get(alias, {}):
            raise PlatformError.KeyInvalidated()
        return self.wrapped[alias][wrapped]

    def mark(self):
        self.phone_only()
        return self.kept

    def set_mark(self, mark):
        self.phone_only()
        self.kept = mark

    def phone_only(self):
        if not self.is_phone:
            raise PlatformError.Unavailable()


class FaultyKeys(SoftwareKeys):
    """Keys of which a step can say what one of their functions does in the place of its work."""

    def __init__(self, is_phone):
        super().__init__(is_phone)
        self.faults = {}

    def generate(self, alias, kind, needs_person):
        work = functools.partial(super().generate, alias, kind, needs_person)
        # Nothing is asked of what a key that wraps gives.
        return work() if kind == KeyKind.WRAP else self.through("generate", work)

    def sign(self, *arguments):
        return self.through("sign", functools.partial(super().sign, *arguments))

    def delete(self, *arguments):
        return self.through("delete", functools.partial(super().delete, *arguments))

    def wrap(self, *arguments):
        return self.through("wrap", functools.partial(super().wrap, *arguments))

    def unwrap(self, *arguments):
        return self.through("unwrap", functools.partial(super().unwrap, *arguments))

    def mark(self):
        return self.through("mark", super().mark)

    def set_mark(self, *arguments):
        return self.through("set_mark", functools.partial(super().set_mark, *arguments))

    def through(self, function, work):
        fault = self.faults.get(function)
        return fault(work) if fault else work()
