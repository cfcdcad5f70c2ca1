#!/usr/bin/env bash
# Builds the same records with coachgen and, where they are installed, with Hugo and Zola, and writes the same bytes
# without any work, all in one run.
#
#   benches/peers.sh [ENGAGEMENTS]
#
# Prints the medians of RUNS runs: files, megabytes, wall and processor time, and the processor time as a multiple of
# the bare writing. The other programs make one plain page of each record and know no readers, no rules and no charts:
# they show what a fast site generator costs, not what it would cost to do the same. Output goes to /dev/shm if it
# exists, because a disk's time says nothing about the programs. Needs GNU time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
count=${1:-60}
runs=${RUNS:-5}
cargo build --release --quiet
binary=$(cargo metadata --format-version 1 --no-deps | sed 's/.*"target_directory":"\([^"]*\)".*/\1/')/release/coachgen
memory=/dev/shm
[ -w $memory ] || memory=${TMPDIR:-/tmp}
folder=$(mktemp -d -p "$memory")
trap 'rm -rf "$folder"' EXIT
cargo bench --quiet --bench generate -- "$folder/practice" "$count" >/dev/null

# Each record becomes a page with its path as title; the front matter of coachgen is not that of the others.
content() { # FOLDER OPEN CLOSE QUOTED-TITLE-FORMAT
    find "$folder/practice" -name '*.md' | while read -r record; do
        local path=${record#"$folder/practice/"}
        mkdir -p "$1/$(dirname "$path")"
        { printf '%s\n' "$2"; printf "$4\n" "$path"; printf '%s\n' "$3"; awk 'n > 1; /^---$/ { n++ }' "$record"; } >"$1/$path"
    done
}
page='<!DOCTYPE html><html lang="en"><head><title>%s</title></head><body><h1>%s</h1>%s</body></html>\n'
hugo_site() {
    mkdir -p "$folder/hugo/layouts/_default"
    printf 'baseURL = "/"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap"]\n' >"$folder/hugo/config.toml"
    for name in single list; do
        printf "$page" '{{ .Title }}' '{{ .Title }}' '{{ .Content }}' >"$folder/hugo/layouts/_default/$name.html"
    done
    content "$folder/hugo/content" --- --- 'title: "%s"'
}
zola_site() {
    mkdir -p "$folder/zola/templates"
    printf 'base_url = "/"\ngenerate_feeds = false\ngenerate_sitemap = false\n' >"$folder/zola/config.toml"
    printf "$page" '{{ page.title }}' '{{ page.title }}' '{{ page.content | safe }}' >"$folder/zola/templates/page.html"
    printf "$page" Records Records '' >"$folder/zola/templates/index.html"
    content "$folder/zola/content" +++ +++ 'title = "%s"'
}

measure() { # NAME OUT COMMAND…
    local name=$1 out=$2
    shift 2
    for _ in $(seq "$runs"); do
        rm -rf "$out"
        /usr/bin/time -o "$folder/time" -f '%e %U %S' "$@" >/dev/null 2>"$folder/said" || { cat "$folder/said" >&2; exit 1; }
        cat "$folder/time"
    done | awk '{ print $1, $2 + $3 }' >"$folder/times"
    row "$name" "$out" "$(cut -d' ' -f1 "$folder/times" | median)" "$(cut -d' ' -f2 "$folder/times" | median)"
}
median() { sort -n | awk '{ all[NR] = $1 } END { print all[int((NR + 1) / 2)] }'; }
row() { # NAME OUT WALL PROCESSOR
    local files bytes
    files=$(find "$2" -type f | wc -l)
    bytes=$(du -sb "$2" | cut -f1)
    printf '%s|%s|%s|%s|%s\n' "$1" "$files" "$bytes" "$3" "$4" >>"$folder/rows"
}

measure 'coachgen, first build' "$folder/out" \
    "$binary" build --no-pdf "$folder/practice" -o "$folder/out" --jobs 2 --today 2026-02-20 --quiet
if command -v hugo >/dev/null; then
    hugo_site
    measure "$(hugo version | cut -d- -f1 | cut -d+ -f1)" "$folder/hugo-out" \
        env GOMAXPROCS=2 hugo --source "$folder/hugo" --destination "$folder/hugo-out" --quiet
fi
if command -v zola >/dev/null; then
    zola_site
    measure "$(zola --version)" "$folder/zola-out" \
        env RAYON_NUM_THREADS=2 zola --root "$folder/zola" build --output-dir "$folder/zola-out" --force
fi
# The bare program measures itself, because reading what it will write is not part of the work.
for _ in $(seq "$runs"); do
    rm -rf "$folder/bare"
    cargo bench --quiet --bench bare -- "$folder/practice" "$folder/out" "$folder/bare" | cut -d' ' -f3
done >"$folder/times"
# Two threads that do nothing but read and write are busy all the time.
bare=$(median <"$folder/times")
row 'the same files, bare' "$folder/bare" "$bare" "$(awk -v w="$bare" 'BEGIN { print 2 * w }')"

awk -F'|' '
    { name[NR] = $1; files[NR] = $2; bytes[NR] = $3; wall[NR] = $4; processor[NR] = $5 }
    END {
        printf "%-24s %8s %8s %8s %10s %10s\n", "", "files", "MB", "wall s", "processor s", "of bare"
        for (n = 1; n <= NR; n++)
            printf "%-24s %8d %8.1f %8.2f %10.2f %10.1f\n", name[n], files[n], bytes[n] / 1e6, wall[n], processor[n], processor[n] / processor[NR]
    }' "$folder/rows"
