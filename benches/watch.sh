#!/usr/bin/env bash
# Times `coachgen watch` from a save to the new page in headless Chromium, and its memory over a thousand saves: on the
# example and on a made practice. A save is gathered, rebuilt, and the rest is the event, the page's way, and painting.
#
#   benches/watch.sh [ENGAGEMENTS] [FOLDER]
#
# Needs Chromium. Run it on a quiet machine: every program that wakes up is in the numbers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
count=${1:-600}
folder=${2:-$(mktemp -d)}
cargo bench --quiet --bench generate -- "$folder/practice" "$count"
COACHGEN_PRACTICE=$folder/practice COACHGEN_NO_SKIP=1 \
    cargo test --quiet --release --test suite browser::measured -- --ignored --nocapture
