#!/usr/bin/env bash
# Measures `coachgen watch` in headless Chromium: the time from a save to the new page, and memory over a thousand saves,
# with the example and a generated practice. The time covers collecting the changes, the rebuild, the event, loading the
# page and painting.
#
#   benches/watch.sh [ENGAGEMENTS] [FOLDER]
#
# Needs Chromium. Run it on an idle machine: every other program affects the numbers.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
count=${1:-600}
folder=${2:-$(mktemp -d)}
cargo bench --quiet --bench generate -- "$folder/practice" "$count"
COACHGEN_PRACTICE=$folder/practice COACHGEN_NO_SKIP=1 \
    cargo test --quiet --release --test suite browser::measured -- --ignored --nocapture
