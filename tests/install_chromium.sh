#!/bin/sh
# Installs Debian's Chromium for the browser tests, where it is missing and can be installed.
# Where it cannot, the tests themselves say so.
for browser in chromium chromium-browser google-chrome; do
  command -v "$browser" >/dev/null && exit 0
done
command -v apt-get >/dev/null || exit 0
as_root=""
if [ "$(id -u)" -ne 0 ]; then
  sudo -n true 2>/dev/null || exit 0
  as_root="sudo -n"
fi
export DEBIAN_FRONTEND=noninteractive
echo "installing Debian's Chromium for the browser tests"
{ $as_root apt-get update && $as_root apt-get install --yes --no-install-recommends chromium; } >/dev/null 2>&1 ||
  echo "Chromium could not be installed"
