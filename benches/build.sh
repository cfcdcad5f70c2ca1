#!/usr/bin/env bash
# Measures builds of a generated practice with one and two jobs: the first one, an unchanged one, one after a change of one
# record, one on the next day, and one with --all; then `check` and an unchanged build with one job per processor.
# Without PDFs, which reports.sh measures.
#
#   benches/build.sh [ENGAGEMENTS] [FOLDER]
#
# Prints pages (HTML files) per second, wall and processor time, and peak memory. Quote medians of several runs; on a
# disk, the one sync of a first build depends on what else is being written. Needs GNU time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
count=${1:-600}
folder=${2:-$(mktemp -d)}
runs=${RUNS:-5}
cargo build --release --quiet
cargo bench --quiet --bench generate -- "$folder/practice" "$count"
binary=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/release/coachgen
printf '%-6s %-10s %10s %8s %8s %8s %10s\n' jobs build pages/s wall user sys 'peak MiB'
for jobs in 1 2; do
    for run in $(seq "$runs"); do
        rm -rf "$folder/out"
        sync
        today=2026-02-20
        options=()
        for kind in first unchanged changed tomorrow complete; do
            case $kind in
            changed) printf 'One more line.\n' >>"$folder/practice/engagement-000/engagement.md" ;;
            tomorrow) today=2026-02-21 ;;
            complete) options=(--all) ;;
            esac
            /usr/bin/time -o "$folder/time" -f '%e %U %S %M' \
                "$binary" build --no-pdf "$folder/practice" -o "$folder/out" --jobs "$jobs" "${options[@]}" --today "$today" --quiet 2>"$folder/said"
            pages=$(find "$folder/out" -name '*.html' | wc -l)
            read -r wall user sys peak <"$folder/time"
            awk -v j="$jobs" -v k="$kind" -v p="$pages" -v w="$wall" -v u="$user" -v s="$sys" -v m="$peak" \
                'BEGIN { printf "%-6s %-10s %10.0f %8.2f %8.2f %8.2f %10.0f\n", j, k, p / w, w, u, s, m / 1024 }'
        done
    done
done
printf '\n%-17s %8s %8s %8s %10s\n' command wall user sys 'peak MiB'
for run in $(seq "$runs"); do
    for command in check build; do
        output=()
        [ $command = build ] && output=(--no-pdf -o "$folder/out")
        /usr/bin/time -o "$folder/time" -f '%e %U %S %M' \
            "$binary" $command "$folder/practice" "${output[@]}" --today 2026-02-20 --quiet >/dev/null 2>"$folder/said"
        read -r wall user sys peak <"$folder/time"
        awk -v c="$command" -v w="$wall" -v u="$user" -v s="$sys" -v m="$peak" \
            'BEGIN { printf "%-17s %8.2f %8.2f %8.2f %10.0f\n", c, w, u, s, m / 1024 }'
    done
done
