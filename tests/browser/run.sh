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

# The lock file is copied last, so that an installation that was cut off is begun again.
if ! cmp -s tests/browser/package-lock.json "$tools/package-lock.done"; then
  mkdir -p "$tools"
  cp tests/browser/package.json tests/browser/package-lock.json "$tools/"
  npm ci --prefix "$tools" --ignore-scripts --no-audit --no-fund >&2
  cp tests/browser/package-lock.json "$tools/package-lock.done"
fi

COUNTERSIGN_BROWSER_TOOLS=$tools COUNTERSIGN_SCREENSHOTS=${COUNTERSIGN_SCREENSHOTS:-$target/screenshots} \
  exec node tests/browser/main.mjs "$@"
