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
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
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


def write(
    file,
    app,
    content,
    accounts=ALL,
    skipped=((6, "Wingtip", "frank", "invalid_digits"),),
    locked=False,
    own=False,
    nicknames=(),
):
    """Writes a file and what must be found in it."""
    if not isinstance(content, bytes | str):
        content = json.dumps(content, indent=1) + "\n"
    (FOLDER / file).write_bytes(content if isinstance(content, bytes) else content.encode())
    told = ["type", "issuer", "name", "algorithm", "digits", "period", "counter"]
    EXPECTED[file] = {
        "app": app,
        "locked": locked,
        "accounts": [
            {
                **{member: it[member] for member in told},
                "code": code(it),
                "favourite": own and it["favourite"],
                "nickname": dict(nicknames).get(it["name"]),
            }
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
    write("links.txt", "links", text, skipped=[(6, "", "", "invalid_digits")])
    # Ente adds what it shows as JSON in a parameter of its own.
    display = "&codeDisplay=%7B%22pinned%22%3Atrue%2C%22tags%22%3A%5B%22home%22%5D%7D"
    write("ente.txt", "links", "\n".join(link(it) + display for it in ALL), skipped=())


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
    write("aegis.json", "aegis", {"version": 1, "header": {"slots": None, "params": None}, "db": vault}, own=True)

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
    write("aegis-encrypted.json", "aegis", file, locked=True, own=True)


def two_fas():
    def service(place, it):
        otp = {
            "label": it["name"],
            "account": it["name"],
            "issuer": it["issuer"],
            "digits": it["digits"],
            "algorithm": it["algorithm"],
            "tokenType": it["type"].upper(),
            "source": "Link",
        }
        otp |= {"counter": it["counter"]} if it["type"] == "hotp" else {"period": it["period"]}
        # The person calls the first one otherwise.
        name = "Work" if it is CONTOSO else it["issuer"]
        icon = {"selected": "Label", "label": {"text": name[:2], "backgroundColor": "Brown"}}
        return {"name": name, "secret": base32(it), "otp": otp, "order": {"position": place}, "icon": icon}

    services = [service(*it) for it in enumerate([*ALL, UNUSABLE])]
    head = {"schemaVersion": 4, "appVersionCode": 5000029, "appVersionName": "5.4.9", "appOrigin": "android"}
    nicknames = [(CONTOSO["name"], "Work")]
    write("two-fas.2fas", "two_fas", {**head, "services": services, "groups": []}, nicknames=nicknames)

    salt, nonce = bytes_of("2fas salt", 256), bytes_of("2fas nonce", 12)
    key = hashlib.pbkdf2_hmac("sha256", PASSWORD.encode(), salt, 10_000, 32)
    sealed = AESGCM(key).encrypt(nonce, json.dumps(services).encode(), None)
    sealed = ":".join(base64.b64encode(part).decode() for part in (sealed, salt, nonce))
    file = {**head, "services": [], "groups": [], "servicesEncrypted": sealed, "reference": "of no use here"}
    write("two-fas-encrypted.2fas", "two_fas", file, locked=True, nicknames=nicknames)


def and_otp():
    def entry(it):
        number = {"counter": it["counter"]} if it["type"] == "hotp" else {"period": it["period"]}
        return {
            "secret": base32(it),
            "issuer": it["issuer"],
            "label": it["name"],
            "digits": it["digits"],
            "type": it["type"].upper(),
            "algorithm": it["algorithm"],
            "thumbnail": "Default",
            "last_used": 0,
            "used_frequency": 0,
            **number,
            "tags": [],
        }

    entries = [entry(it) for it in [*ALL, UNUSABLE]]
    write("and-otp.json", "and_otp", entries)
    iterations, salt, nonce = 140_123, bytes_of("andotp salt", 12), bytes_of("andotp nonce", 12)
    key = hashlib.pbkdf2_hmac("sha1", PASSWORD.encode(), salt, iterations, 32)
    sealed = AESGCM(key).encrypt(nonce, json.dumps(entries).encode(), None)
    write("and-otp.json.aes", "and_otp", struct.pack(">I", iterations) + salt + nonce + sealed, locked=True)


def bitwarden():
    def item(it, name, login):
        login = {"username": it["name"], "password": "not used here", "totp": None, **login}
        return {"id": bytes_of(name, 16).hex(), "type": 1, "name": name, "favorite": it["favourite"], "login": login}

    # Links carry what is not usual; a bare secret is named by its item, and Steam has a form of its own.
    links = [CONTOSO, FABRIKAM, NORTHWIND, TAILSPIN, UNUSABLE]
    bare = account("Relecloud", "grace")
    items = [item(it, "Work" if it is CONTOSO else it["issuer"], {"totp": link(it)}) for it in links]
    items.insert(1, item(bare, "Only a password", {}))
    items.append(item(bare, bare["issuer"], {"totp": base32(bare)}))
    items.append(item(STEAM, "Steam", {"totp": f"steam://{base32(STEAM)}"}))
    accounts = [*links[:4], bare, STEAM]
    skipped = [(5, "Wingtip", "frank", "invalid_digits")]
    file = {"encrypted": False, "folders": [], "items": items}
    write("bitwarden.json", "bitwarden", file, accounts, skipped, own=True, nicknames=[(CONTOSO["name"], "Work")])

    def exported(it):
        login = {"totp": base32(it), "issuer": it["issuer"], "period": it["period"], "digits": it["digits"]}
        login |= {"username": it["name"], "algorithm": it["algorithm"]}
        return {"id": bytes_of(it["name"], 16).hex(), "name": it["issuer"], "type": 1, "login": login, "favorite": False}

    them = [CONTOSO, FABRIKAM, TAILSPIN]
    file = {"encrypted": False, "items": [exported(it) for it in [*them, UNUSABLE]]}
    skipped = [(4, "Wingtip", "frank", "invalid_digits")]
    write("bitwarden-authenticator.json", "bitwarden", file, them, skipped)


def free_otp_plus():
    def token(it):
        return {
            "algo": it["algorithm"],
            "counter": it["counter"] or 0,
            "digits": it["digits"],
            "issuerExt": it["issuer"],
            "label": it["name"],
            "period": it["period"] or 30,
            "secret": [byte - 256 if byte > 127 else byte for byte in it["key"]],
            "type": it["type"].upper(),
        }

    them = [CONTOSO, FABRIKAM, NORTHWIND, TAILSPIN]
    tokens = [token(it) for it in [*them, UNUSABLE]]
    # 300 is no byte, with a sign or without.
    tokens.append({**token(CONTOSO), "label": "harry", "secret": [1, 2, 300]})
    order = [f"{it['issuer']}:{it['name']}" for it in [*them, UNUSABLE]]
    skipped = [(5, "Wingtip", "frank", "invalid_digits"), (6, "Contoso", "harry", "missing_parameter")]
    write("free-otp-plus.json", "free_otp_plus", {"tokenOrder": order, "tokens": tokens}, them, skipped)


def last_pass():
    def entry(it):
        return {
            "accountID": bytes_of(it["name"], 16).hex(),
            "issuerName": "Work" if it is CONTOSO else it["issuer"],
            "originalIssuerName": it["issuer"],
            "userName": it["name"],
            # Of an account that was typed in there is no other.
            "originalUserName": "" if it is FABRIKAM else it["name"],
            "pushNotification": False,
            "secret": base32(it),
            "timeStep": it["period"],
            "digits": it["digits"],
            "creationTimestamp": 1_700_000_000_000,
            "isFavorite": it["favourite"],
            "algorithm": it["algorithm"],
        }

    them = [CONTOSO, FABRIKAM, TAILSPIN]
    file = {"deviceName": "a phone", "version": 3, "accounts": [entry(it) for it in [*them, UNUSABLE]], "folders": []}
    skipped = [(4, "Wingtip", "frank", "invalid_digits")]
    nicknames = [(CONTOSO["name"], "Work")]
    write("last-pass.json", "last_pass", file, them, skipped, own=True, nicknames=nicknames)


def proton():
    def entry(it):
        steam = it["type"] == "steam"
        uri = f"steam://{base32(it)}" if steam else link(it)
        content = {"uri": uri, "entry_type": "Steam" if steam else "Totp", "name": it["name"]}
        return {"id": bytes_of(it["name"], 16).hex(), "content": content, "note": None}

    them = [CONTOSO, FABRIKAM, STEAM, TAILSPIN]
    file = {"version": 1, "entries": [entry(it) for it in [*them, UNUSABLE]]}
    write("proton.json", "proton", file, them, [(5, "", "frank", "invalid_digits")])


def raivo():
    def entry(it):
        return {
            "issuer": it["issuer"],
            "account": it["name"],
            "secret": base32(it),
            "algorithm": it["algorithm"],
            "digits": str(it["digits"]),
            "kind": it["type"].upper(),
            "timer": str(it["period"] or 0),
            "counter": str(it["counter"] or 0),
            "iconType": "",
            "iconValue": "",
            "pinned": str(it["favourite"]).lower(),
        }

    them = [CONTOSO, FABRIKAM, NORTHWIND, TAILSPIN]
    skipped = [(5, "Wingtip", "frank", "invalid_digits")]
    write("raivo.json", "raivo", [entry(it) for it in [*them, UNUSABLE]], them, skipped, own=True)


def stratum():
    def entry(place, it):
        return {
            "Type": {"hotp": 1, "totp": 2, "steam": 4}[it["type"]],
            "Icon": None,
            "Issuer": it["issuer"],
            "Username": it["name"],
            "Secret": base32(it),
            "Pin": None,
            "Algorithm": {"SHA1": 0, "SHA256": 1, "SHA512": 2}[it["algorithm"]],
            "Digits": it["digits"],
            "Period": it["period"] or 30,
            "Counter": it["counter"] or 0,
            "Ranking": place,
        }

    entries = [entry(*it) for it in enumerate([*ALL, UNUSABLE])]
    # Mobile-OTP wants a PIN, which no entry of ours has.
    entries.append({**entry(6, CONTOSO), "Type": 3, "Username": "harry"})
    file = {"Authenticators": entries, "Categories": [], "AuthenticatorCategories": [], "CustomIcons": []}
    skipped = [(6, "Wingtip", "frank", "invalid_digits"), (7, "Contoso", "harry", "unknown_type")]
    write("stratum.json", "stratum", file, skipped=skipped)
    salt, nonce = bytes_of("stratum salt", 16), bytes_of("stratum nonce", 12)
    cost = {"iterations": 3, "lanes": 4, "memory_cost": 64 * 1024}
    key = Argon2id(salt=salt, length=32, **cost).derive(PASSWORD.encode())
    sealed = AESGCM(key).encrypt(nonce, json.dumps(file).encode(), None)
    sealed = b"AUTHENTICATORPRO" + salt + nonce + sealed
    write("stratum.stratum", "stratum", sealed, skipped=skipped, locked=True)


if __name__ == "__main__":
    links()
    aegis()
    two_fas()
    and_otp()
    bitwarden()
    free_otp_plus()
    last_pass()
    proton()
    raivo()
    stratum()
    (FOLDER / "expected.json").write_text(json.dumps(EXPECTED, indent=1) + "\n")
