"""Plays the scenario on the package `countersign`: calls by name, results by reflection, so that a new
call of the core needs a step in the scenario and no line here."""

import base64
import enum
import http.client
import inspect
import json
import math
import subprocess
import time
import typing
import urllib.parse
from pathlib import Path

import countersign
from countersign import Input, Moment, PlatformError, Step
from keys import FaultyKeys

FOLDER = Path(__file__).resolve().parent.parent


def normal(name):
    """Names without case and underscores: languages spell them as they like."""
    return name.replace("_", "").lower()


class Story:
    """The state between the steps: phones, their keys, and what was saved."""

    def __init__(self, directory, service):
        self.directory = Path(directory)
        self.service = service
        self.phones = {}
        self.keys = {}
        self.saved = {"file": str(self.directory / "exported.txt")}

    def play(self, step, at):
        at = step.get("at", at)
        for _ in range(step.get("repeat", 1)):
            if "service" in step:
                result = self.ask_service(step)
            elif "file" in step:
                return self.spoil(step)
            elif "hold" in step:
                return self.hold(step["hold"])
            elif "fault" in step:
                return self.set_fault(step, at)
            else:
                result = self.call(step, at)
        for path, expected in step.get("expect", {}).items():
            self.compare(path, look(result, path), self.filled(expected))
        for name, path in step.get("save", {}).items():
            self.saved[name] = look(result, path)
        if "contains" in step and step["contains"] not in result:
            raise AssertionError(f"there is no {step['contains']}")

    def compare(self, path, found, expected):
        if path.split(".")[-1] == "is":
            expected = normal(expected)
        assert found == expected, f"{path or 'the result'} is {found!r}, not {expected!r}"

    def call(self, step, at):
        expected = step.get("error")
        try:
            result = self.carried_out(self.called(step, at), step, at)
        except countersign.AuthenticatorError as error:
            if expected is None:
                raise
            expected = {"is": expected} if isinstance(expected, str) else expected
            for path, value in expected.items():
                self.compare(path, look(described(error), path), value)
            return None
        assert expected is None, f"{expected} did not come: {described(result)!r}"
        return described(result)

    def called(self, step, at):
        if "function" in step:
            return self.invoked(getattr(countersign, step["function"]), step, at)
        name = step["call"]
        if name in ("create", "open"):
            return self.make(step, at)
        if name == "close":
            # The library closes the vault as soon as nothing refers to it.
            del self.phones[step.get("on", "ada")]
            return None
        return self.invoked(getattr(self.phones[step.get("on", "ada")], name), step, at)

    def make(self, step, at):
        directory = self.directory / step["directory"]
        keys = self.keys_in(step)
        config = countersign.Config(
            directory=str(directory),
            verification=countersign.Verification.CREDENTIAL,
            platform="linux",
            allow_loopback=step.get("loopback", True),
        )
        given = {"config": config, "keys": keys}
        phone = self.invoked(getattr(countersign.Authenticator, step["call"]), step, at, given)
        self.phones[step["as"]] = phone

    def keys_in(self, step):
        """The keys of a directory; they stay when its vault is closed."""
        return self.keys.setdefault(self.directory / step["directory"], FaultyKeys(step["keys"] == "phone"))

    def set_fault(self, step, at):
        phone = self.phones.get(step["on"])
        fault = {
            None: None,
            "call_back": lambda work: (phone.lock_view(moment(at)), work())[1],
            "give_nothing": lambda work: 0 if step["fault"] == "mark" else b"",
            "give_a_megabyte": lambda work: 2**64 - 1 if step["fault"] == "mark" else bytes(10**6),
            "throw": throw,
        }
        self.keys_in(step).faults[step["fault"]] = fault[step["does"]]

    def invoked(self, function, step, at, given=()):
        arguments = dict(given)
        for name, kind in typing.get_type_hints(function).items():
            if name == "now":
                arguments[name] = moment(at)
            elif name not in arguments and name != "return":
                arguments[name] = self.built(kind, step["with"][name])
        return function(**arguments)

    def built(self, kind, value):
        """An argument of a type of the library, from JSON."""
        value = self.filled(value)
        if kind is bytes:
            return self.built_bytes(value)
        if not inspect.isclass(kind) or value is None or isinstance(value, (int, str)) and kind in (int, str, bool):
            return value
        name = value["is"] if isinstance(value, dict) and "is" in value else value
        if isinstance(name, str):
            [variant] = [getattr(kind, it) for it in dir(kind) if normal(it) == normal(name) and not it.startswith("is_")]
            if isinstance(variant, kind) or isinstance(variant, enum.Enum):
                return variant
            fields = {it: at for it, at in value.items() if it != "is"} if isinstance(value, dict) else {}
            return variant(**{it: self.built(field_kind(variant, it), at) for it, at in fields.items()})
        hints = typing.get_type_hints(kind.__init__)
        return kind(**{it: self.built(hints[it], at) for it, at in value.items()})

    def built_bytes(self, value):
        if "file" in value:
            return (FOLDER / value["file"]).read_bytes()
        if "drawn" in value:
            return drawn(bytes.fromhex(self.filled(value["drawn"])))
        return bytes.fromhex(self.filled(value["bytes"]))

    def filled(self, value):
        """What was saved, in the place of its name."""
        if not isinstance(value, str) or not value.startswith("$"):
            return value
        if value.startswith("$other("):
            number = self.saved[value[7:-1]]
            return str((int(number) + 1) % 10 ** len(number)).zfill(len(number))
        return self.saved[value[1:]]

    def carried_out(self, step, how, at):
        if not how.get("carry_out", True):
            return step
        if isinstance(step, list):
            return [self.carried_out(it, how, at) for it in step]
        replies = [prepared(it) for it in how.get("replies", [])]
        while isinstance(step, Step) and not step.is_DONE():
            phone = self.phones[how.get("on", "ada")]
            step = phone.resume(step.exchange, self.input_for(step, how, replies), moment(at))
        return step.event if isinstance(step, Step) else step

    def input_for(self, step, how, replies):
        if step.is_SEND():
            return Input.RESPONSE(response=replies.pop(0) if replies else send(step.request))
        if "person" in how:
            return Input.FAILED(failure=getattr(PlatformError, how["person"])())
        keys = self.keys_of(step.key)
        if step.is_SIGN():
            return Input.SIGNATURE(der=keys.sign(step.key, step.message))
        return Input.UNWRAPPED(bytes=keys.unwrap(step.key, step.wrapped))

    def keys_of(self, alias):
        return next(it for it in self.keys.values() if alias in it.signing or alias in it.wrapped)

    def ask_service(self, step):
        method, path = step["service"].split(" ")
        path = "/".join(self.filled(part) for part in path.split("/"))
        pages = urllib.parse.urlsplit(self.service["pages"])
        connection = http.client.HTTPConnection(pages.netloc, timeout=30)
        headers = {"authorization": f"Bearer {self.service['api_key']}", "content-type": "application/json"}
        body = json.dumps(step["body"]) if "body" in step else None
        connection.request(method, f"/api/v1/{path}", body, headers)
        response = connection.getresponse()
        text = response.read()
        assert 200 <= response.status < 300, f"the service answered {response.status}"
        return json.loads(text)

    def hold(self, index):
        """Lets another program be in the middle of writing, or ends it."""
        if index is None:
            return self.holder.communicate()
        perl = ["perl", FOLDER / "hold.pl", self.directory / index]
        self.holder = subprocess.Popen(perl, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.holder.stdout.readline() == b"held\n"

    def spoil(self, step):
        file = self.directory / step["file"]
        file.parent.mkdir(exist_ok=True)
        content = bytearray(file.read_bytes() if file.exists() else b"")
        at, new = step.get("at_byte", 0), bytes.fromhex(step["bytes"])
        content[at : at + len(new)] = new
        file.write_bytes(content)


def drawn(modules):
    """The pixels of a QR code: four a module, and four light modules around it."""
    side = math.isqrt(len(modules))
    rows = [[0] * 4 + list(modules[at : at + side]) + [0] * 4 for at in range(0, len(modules), side)]
    light = [[0] * (side + 8)] * 4
    wide = [bytes(0 if it else 255 for it in row for _ in range(4)) for row in light + rows + light]
    return b"".join(row * 4 for row in wide)


def throw(work):
    raise RuntimeError("no interface declares this")


def field_kind(variant, name):
    return typing.get_type_hints(variant.__init__).get(name, None) or variant.__annotations__[name]


def moment(at):
    milliseconds = int(time.time() * 1000) if at == "now" else at * 1000
    return Moment(unix_ms=milliseconds, monotonic_ms=milliseconds)


def prepared(reply):
    """A reply that stands in the step."""
    return countersign.HttpResponse(status=reply["status"], headers=[], body=json.dumps(reply["body"]).encode())


def send(request):
    url = urllib.parse.urlsplit(request.url)
    connection = http.client.HTTPConnection(url.netloc, timeout=request.timeout_ms / 1000)
    path = url.path + (f"?{url.query}" if url.query else "")
    headers = {it.name: it.value for it in request.headers}
    connection.request(request.method.name, path, request.body or None, headers)
    response = connection.getresponse()
    body = response.read(request.largest_reply + 1)
    headers = [countersign.HttpHeader(name=name, value=value) for name, value in response.getheaders()]
    return countersign.HttpResponse(status=response.status, headers=headers, body=body)


def described(value):
    """A result as plain data, by reflection: variants as their name under `is`."""
    if value is None or isinstance(value, (bool, int, str)) and not isinstance(value, enum.Enum):
        return value
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, (list, tuple)):
        return [described(it) for it in value]
    if isinstance(value, enum.Enum):
        return {"is": normal(value.name)}
    fields = {normal(it): described(at) for it, at in vars(value).items() if not it.startswith("_")}
    return fields if is_record(value) else {"is": normal(type(value).__name__.split(".")[-1]), **fields}


def is_record(value):
    """A record is no subclass of anything of the library; a variant is one of its enum."""
    return len([it for it in type(value).__mro__ if it.__module__.split(".")[0] == "countersign"]) == 1


def look(value, path):
    for part in filter(None, path.split(".")):
        if part == "#":
            value = len(value)
        elif isinstance(value, list):
            value = value[int(part)]
        else:
            value = value[normal(part)] if normal(part) in value else value[part]
    return value
