#!/usr/bin/env bash
# Measures PDF reports: a single one, and about a hundred in one build; without a cache, and again with nothing changed.
# The cost of PDFs in a build is the difference to the build without them.
#
#   benches/reports.sh [ENGAGEMENTS]
#
# Needs GNU time. Quote medians of several runs.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
count=${1:-13}
runs=${RUNS:-5}
cargo build --release --quiet
binary=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/release/coachgen
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for number in $(seq "$count"); do
    cp -r example-engagement "$folder/engagement-$number"
    rm -rf "$folder/engagement-$number"/{portal,.coachgen,coachgen.yaml}
    # Each has a different client, so that no two engagements share a report.
    grep -rl 'Amara Okafor' "$folder/engagement-$number" | xargs sed -i "s/Amara Okafor/Amara Okafor $number/g"
    sed -i '/digest:/d' "$folder/engagement-$number"/*/*.md
done
cp example-engagement/coachgen.yaml "$folder/coachgen.yaml"
row() { # NAME COMMAND…
    local name=$1
    shift
    /usr/bin/time -o "$folder/time" -f '%e %U %S %M' "$@" >/dev/null 2>"$folder/said" || { cat "$folder/said" >&2; exit 1; }
    read -r wall user sys peak <"$folder/time"
    awk -v n="$name" -v w="$wall" -v u="$user" -v s="$sys" -v m="$peak" \
        'BEGIN { printf "%-34s %8.2f %8.2f %8.2f %10.0f\n", n, w, u, s, m / 1024 }'
}
printf '%-34s %8s %8s %8s %10s\n' what wall user sys 'peak MiB'
today=(--today 2026-11-22)
one=$folder/engagement-1
for run in $(seq "$runs"); do
    rm -rf "$folder/.coachgen" "$folder/out"
    row "check of one engagement" "$binary" check "$one" "${today[@]}" --fail-on forbid
    row "one final review, cold" "$binary" report "$one" final --force -o "$folder/final.pdf" "${today[@]}"
    row "the same, kept" "$binary" report "$one" final --force -o "$folder/final.pdf" "${today[@]}"
    rm -rf "$folder/.coachgen"
    row "$count engagements without PDF" "$binary" build "$folder" -o "$folder/out" --jobs 2 --no-pdf "${today[@]}"
    rm -rf "$folder/out"
    row "$count engagements, PDFs cold" "$binary" build "$folder" -o "$folder/out" --jobs 2 "${today[@]}"
    row "the same, nothing changed" "$binary" build "$folder" -o "$folder/out" --jobs 2 "${today[@]}"
done
printf '\n%s PDFs made, %s in the portals\n' "$(ls "$folder/.coachgen/reports" | wc -l)" \
    "$(find "$folder/out" -name '*.pdf' | wc -l)"
