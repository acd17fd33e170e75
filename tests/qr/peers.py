"""Reads the picture set with other readers: `python peers.py FOLDER`, called by `cargo xtask bench`.

Both get only QR codes to look for, and otherwise their own defaults. As for ours, the time is the
best of three, without the reading of the file.
"""

import json
import sys
import time
from pathlib import Path

ROUNDS = 3


def zxing_cpp():
    import zxingcpp

    def read(luma, width, height):
        plane = memoryview(luma).cast("B", (height, width))
        codes = zxingcpp.read_barcodes(plane, formats=zxingcpp.BarcodeFormat.QRCode)
        return [code.text for code in codes]

    return read


def zbar():
    from pyzbar import pyzbar

    def read(luma, width, height):
        codes = pyzbar.decode((luma, width, height), symbols=[pyzbar.ZBarSymbol.QRCODE])
        return [code.data.decode("utf-8", "replace") for code in codes]

    return read


def pgm(path):
    kind, width, height, rest = path.read_bytes().split(maxsplit=3)
    most, luma = rest[:3], rest[4:]
    assert (kind, most) == (b"P5", b"255"), path
    return luma, int(width), int(height)


def measured(read, picture):
    best = float("inf")
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        texts = read(*picture)
        best = min(best, time.perf_counter() - begin)
    return {"read": texts, "us": best * 1e6}


def main(folder):
    files = [result["file"] for result in json.loads((folder / "countersign.json").read_text())]
    for name, peer in [("zxing-cpp", zxing_cpp), ("zbar", zbar)]:
        try:
            read = peer()
        except ImportError as error:
            print(f"{name} is not here: {error}", file=sys.stderr)
            continue
        results = [{"file": file, **measured(read, pgm(folder / file))} for file in files]
        (folder / f"{name}.json").write_text(json.dumps(results))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
