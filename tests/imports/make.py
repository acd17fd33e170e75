"""Makes the files of this folder: exports as other apps write them, with keys of our own.

What is sealed is sealed by the package `cryptography`, and codes are made by the standard library: both are
other programs than the ones that are tested. Run `python3 make.py` again after a change.
"""

import base64
import hashlib
import hmac
import json
import struct
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

FOLDER = Path(__file__).parent
PASSWORD = "correct horse"
AT = 59


def bytes_of(what, length):
    """Always the same bytes, so that the files only change where something was changed."""
    return hashlib.shake_256(b"countersign import " + what.encode()).digest(length)


def account(issuer, name, **other):
    usual = {"type": "totp", "algorithm": "SHA1", "digits": 6, "period": 30, "counter": None, "favourite": False}
    return {"issuer": issuer, "name": name, "key": bytes_of(issuer, 20), **usual, **other}


CONTOSO = account("Contoso", "alice@example.com", favourite=True)
FABRIKAM = account("Fabrikam", "bob", algorithm="SHA256", digits=8, period=60)
NORTHWIND = account("Northwind", "carol", type="hotp", period=None, counter=7)
STEAM = account("Steam", "dave", type="steam", digits=5)
TAILSPIN = account("Tailspin", "erin", algorithm="SHA512", digits=7)
# In no app that this one knows has a code ten digits.
UNUSABLE = account("Wingtip", "frank", digits=10)

ALL = [CONTOSO, FABRIKAM, NORTHWIND, STEAM, TAILSPIN]


def base32(account):
    return base64.b32encode(account["key"]).decode().rstrip("=")


def code(account):
    """RFC 4226 §5.3, and Steam's own form of it."""
    counter = account["counter"] if account["type"] == "hotp" else AT // account["period"]
    tag = hmac.digest(account["key"], struct.pack(">Q", counter), account["algorithm"].lower())
    offset = tag[-1] & 15
    number = struct.unpack(">I", tag[offset : offset + 4])[0] & 0x7FFF_FFFF
    if account["type"] != "steam":
        return f"{number % 10 ** account['digits']:0{account['digits']}}"
    letters = ""
    for _ in range(5):
        number, place = divmod(number, 26)
        letters += "23456789BCDFGHJKMNPQRTVWXY"[place]
    return letters


EXPECTED = {}


def write(file, app, content, accounts=ALL, skipped=((6, "Wingtip", "frank", "invalid_digits"),), locked=False, own=True):
    """Writes a file and what must be found in it."""
    if not isinstance(content, bytes | str):
        content = json.dumps(content, indent=1) + "\n"
    (FOLDER / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    told = ["type", "issuer", "name", "algorithm", "digits", "period", "counter"]
    EXPECTED[file] = {
        "app": app,
        "locked": locked,
        "accounts": [
            {**{member: it[member] for member in told}, "code": code(it), "favourite": own and it["favourite"]}
            for it in accounts
        ],
        "skipped": [dict(zip(("entry", "issuer", "name", "reason"), it)) for it in skipped],
    }


def link(it):
    query = {"secret": base32(it), "issuer": it["issuer"], "algorithm": it["algorithm"], "digits": it["digits"]}
    query |= {"counter": it["counter"]} if it["type"] == "hotp" else {"period": it["period"]}
    query = "&".join(f"{name}={value}" for name, value in query.items())
    return f"otpauth://{it['type']}/{it['issuer']}:{it['name']}?{query}"


def links():
    text = "\ufeff# One link a line\r\n\r\n" + "".join(link(it) + "\r\n" for it in [*ALL, UNUSABLE])
    write("links.txt", "links", text, skipped=[(6, "", "", "invalid_digits")], own=False)
    # Ente adds what it shows as JSON in a parameter of its own.
    display = "&codeDisplay=%7B%22pinned%22%3Atrue%2C%22tags%22%3A%5B%22home%22%5D%7D"
    write("ente.txt", "links", "\n".join(link(it) + display for it in ALL), skipped=(), own=False)


def aegis():
    def entry(it):
        info = {"secret": base32(it), "algo": it["algorithm"], "digits": it["digits"]}
        info |= {"counter": it["counter"]} if it["type"] == "hotp" else {"period": it["period"]}
        return {
            "type": it["type"],
            "uuid": bytes_of(it["name"], 16).hex(),
            "name": it["name"],
            "issuer": it["issuer"],
            "note": "",
            "favorite": it["favourite"],
            "icon": None,
            "info": info,
            "groups": [],
        }

    vault = {"version": 3, "entries": [entry(it) for it in [*ALL, UNUSABLE]], "groups": []}
    write("aegis.json", "aegis", {"version": 1, "header": {"slots": None, "params": None}, "db": vault})

    master, nonce = bytes_of("aegis master", 32), bytes_of("aegis nonce", 12)

    def slot(kind, key, nonce, **other):
        sealed = AESGCM(key).encrypt(nonce, master, None)
        params = {"nonce": nonce.hex(), "tag": sealed[-16:].hex()}
        return {"type": kind, "uuid": nonce.hex(), "key": sealed[:-16].hex(), "key_params": params, **other}

    cost, salt = {"n": 1 << 15, "r": 8, "p": 1}, bytes_of("aegis salt", 32)
    stretched = Scrypt(salt=salt, length=32, **cost).derive(PASSWORD.encode())
    slots = [
        slot(2, bytes_of("aegis finger", 32), bytes_of("aegis slot 1", 12)),
        slot(1, stretched, bytes_of("aegis slot 2", 12), **cost, salt=salt.hex(), repaired=True),
    ]
    sealed = AESGCM(master).encrypt(nonce, json.dumps(vault).encode(), None)
    header = {"slots": slots, "params": {"nonce": nonce.hex(), "tag": sealed[-16:].hex()}}
    file = {"version": 1, "header": header, "db": base64.b64encode(sealed[:-16]).decode()}
    write("aegis-encrypted.json", "aegis", file, locked=True)


if __name__ == "__main__":
    links()
    aegis()
    (FOLDER / "expected.json").write_text(json.dumps(EXPECTED, indent=1) + "\n")
