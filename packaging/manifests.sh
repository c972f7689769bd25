#!/usr/bin/env bash
# Fills the templates of the Homebrew formula and the Scoop manifest with the checksums of a release.
#
# usage: packaging/manifests.sh REPOSITORY SHA256SUMS OUT
#
# REPOSITORY is the address of the repository, such as https://github.com/OWNER/NAME. SHA256SUMS has the checksums of
# the archives of all targets.
set -euo pipefail

if [ $# -ne 3 ]; then
    sed -n 's/^# \(usage: .*\)/\1/p' "${BASH_SOURCE[0]}" >&2
    exit 2
fi
repository=${1%/}
sums=$(realpath "$2")
mkdir -p "$3"
out=$(realpath "$3")
cd "$(dirname "${BASH_SOURCE[0]}")/.."

version=$(sed -n '/^\[workspace\.package\]/,/^\[/s/^version = "\(.*\)"/\1/p' Cargo.toml)

# The checksum of the archive for a target.
checksum() {
    local sum
    sum=$(sed -nE "s/^([0-9a-f]{64})[ *]+(.*\/)?ecs-err-v$version-$1\.(tar\.gz|zip)$/\1/p" "$sums")
    if [ "$(wc -w <<<"$sum")" -ne 1 ]; then
        printf '%s: expected one checksum of the archive for %s, version %s\n' "$sums" "$1" "$version" >&2
        exit 1
    fi
    printf '%s' "$sum"
}

filled=(-e "s|@VERSION@|$version|g" -e "s|@REPOSITORY@|$repository|g")
for target in $(grep -rho '@SHA256 [a-z0-9_-]*@' packaging/homebrew packaging/scoop | tr -d @ | cut -d' ' -f2 | sort -u); do
    sum=$(checksum "$target")
    filled+=(-e "s|@SHA256 $target@|$sum|g")
done
for template in packaging/homebrew/ecs-err.rb.in packaging/scoop/ecs-err.json.in; do
    sed "${filled[@]}" "$template" >"$out/$(basename "$template" .in)"
done
