#!/bin/sh
# What the browser tests need: a Chromium and fonts with Chinese, Japanese and Korean characters.
# As root on Debian they are installed; otherwise we say what is missing, and those tests are skipped, loudly.
set -u

fonts() { command -v fc-list >/dev/null 2>&1 && fc-list :lang=ko family | grep -q . && fc-list :lang=zh family | grep -q . && fc-list :lang=ja family | grep -q .; }

missing=""
command -v chromium >/dev/null 2>&1 || missing="chromium"
fonts || missing="$missing fonts-noto-cjk fontconfig"
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing for the browser tests: $missing"
    export DEBIAN_FRONTEND=noninteractive
    # shellcheck disable=SC2086
    { apt-get update -qq && apt-get install -y -qq --no-install-recommends $missing; } >/dev/null && exit 0
    echo "warning: apt could not install: $missing. The browser tests will be skipped." >&2
else
    echo "warning: missing for the browser tests: $missing. They will be skipped. On Debian, as root: apt install $missing" >&2
fi
