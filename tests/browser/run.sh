#!/bin/sh
# Tests the service's pages in Chromium. Needs COUNTERSIGN_SERVICE_BIN, and COUNTERSIGN_BIN for the
# story with the terminal phone; Node 20 with npm; Chromium, which is installed where it is missing
# and this is root on Debian. Everything it makes is below target/.
set -eu
cd "$(dirname "$0")/../.."
target=${CARGO_TARGET_DIR:-$PWD/target}
: "${COUNTERSIGN_SERVICE_BIN:?names the program of the service}"
tools=$target/toolchains/browser

if ! command -v chromium >/dev/null || ! fc-list :lang=ja | grep -q .; then
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    apt-get update -q >&2
    DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends \
      chromium fonts-noto-cjk fonts-liberation >&2
  else
    echo "tests/browser/run.sh: install chromium and fonts-noto-cjk." >&2
    exit 1
  fi
fi

mkdir -p "$tools"
if ! cmp -s tests/browser/package-lock.json "$tools/package-lock.json"; then
  cp tests/browser/package.json "$tools/"
  (cd "$tools" && cp "$OLDPWD/tests/browser/package-lock.json" package-lock.json.new &&
    mv package-lock.json.new package-lock.json &&
    npm ci --ignore-scripts --no-audit --no-fund >&2) ||
    { rm -f "$tools/package-lock.json"; exit 1; }
fi

COUNTERSIGN_BROWSER_TOOLS=$tools COUNTERSIGN_SCREENSHOTS=${COUNTERSIGN_SCREENSHOTS:-$target/screenshots} \
  exec node tests/browser/main.mjs "$@"
