#!/usr/bin/env bash
# Measures the cost of the largest record of each kind of Markdown in the whole program: processor time, wall time and
# peak memory, for a check and a build.
#
#   benches/large.sh [SORT…]
#
# Variables: RECORD is the record of tests/fixtures/sound that is made large, BYTES its size; PDF=1 makes PDFs too. The
# text of the agreement (engagement.md) is shown to every reader and in a report. Needs GNU time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
record=${RECORD:-4-development/session-2.md}
bytes=${BYTES:-2097152}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cargo build --release --quiet
make() { cargo bench --quiet --bench large -- "$@"; }
binary=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/release/coachgen
[ $# -gt 0 ] || mapfile -t sorts < <(make)
[ $# -gt 0 ] && sorts=("$@")
pdf=(--no-pdf)
[ "${PDF:-0}" = 1 ] && pdf=()
printf '%-24s %-6s %8s %8s %10s %5s\n' sort does cpu wall 'peak MiB' exit
for sort in "${sorts[@]}"; do
    rm -rf "$folder/p" "$folder/out"
    make "$folder/p" "$record" "$sort" "$bytes"
    for does in check build; do
        rest=()
        [ $does = build ] && rest=("${pdf[@]}" -o "$folder/out")
        code=0
        /usr/bin/time -o "$folder/time" -f '%e %U %S %M' timeout "${MOST:-60}" \
            "$binary" $does "$folder/p" "${rest[@]}" --today 2026-07-01 >"$folder/said" 2>&1 || code=$?
        read -r wall user sys peak < <(tail -n 1 "$folder/time")
        awk -v s="$sort" -v d="$does" -v w="$wall" -v u="$user" -v y="$sys" -v m="$peak" -v c="$code" \
            'BEGIN { printf "%-24s %-6s %8.2f %8.2f %10.0f %5d\n", s, d, u + y, w, m / 1024, c }'
    done
done
