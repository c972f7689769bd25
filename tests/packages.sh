#!/usr/bin/env bash
# Makes every package of the release build, installs each where nothing else is, and runs its program.
#
# usage: tests/packages.sh
#
# Needs Python, Node.js with npm, and dpkg. cargo-deb is built if it is missing. Apart from that and the release build,
# which is made if it is outdated, nothing is compiled.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
host=$(rustc --print host-tuple)
max_crate_bytes=10000000

fail() {
    printf '%s\n' "$1" >&2
    exit 1
}

# Runs a part and prints its time.
part() {
    local started=$SECONDS
    "$@"
    printf '%-12s ok, %ds\n' "$1" "$((SECONDS - started))"
}

size() {
    printf '%-60s %9d bytes\n' "$(basename "$1")" "$(stat --format %s "$1")"
}

# Compares what an installed program prints with the release build. $@: the installed program.
answers() {
    local expected status=0
    for query in Ecs.0085 'insufficient quota'; do
        expected=$("$program" --lang en "$query")
        [ "$("$@" --lang en "$query")" = "$expected" ] || fail "$*: not the answer of the program: $query"
    done
    echo '{"error": {"code": "Ecs.0319", "message": "no quota"}}' | "$@" explain --format json |
        grep -q '"rootCause": "Ecs.0319"' || fail "$*: standard input is not read"
    "$@" Ecs.9999 >/dev/null 2>&1 || status=$?
    [ "$status" -eq 1 ] || fail "$*: the exit code of an unknown code is $status, not 1"
}

release_build() {
    program=$(cargo build --locked --release --quiet --message-format json |
        sed -n 's/.*"executable":"\([^"]*\/ecs-err\)".*/\1/p')
    size "$program"
    if [[ $host = *-linux-gnu ]] && ldd "$program" >/dev/null 2>&1; then fail "$program is not linked statically"; fi
}

tools() {
    ECS_ERR=$program
    . tests/program.sh
    python_environment packages-python tests/packages/requirements.txt
    PATH=$PATH:$root/target/packages-tools/bin
    if ! command -v cargo-deb >/dev/null; then
        # Not where the configuration of this repository applies. Unoptimized, it is built in a third of the time.
        (cd / && env -u CARGO_TARGET_DIR cargo install cargo-deb --version 3.8.0 --locked --debug --no-default-features \
            --root "$root/target/packages-tools" --quiet)
    fi
}

# The packages for crates.io. They are not compiled, which would take as long as everything else together.
crates() {
    local unpublished=()
    for package in axum-service own-catalog reqwest-client synth; do unpublished+=(--exclude "$package"); done
    local directory=${CARGO_TARGET_DIR:-target}/package count=0
    # Those of an earlier version.
    rm -rf "$directory"
    cargo package --workspace "${unpublished[@]}" --locked --no-verify --allow-dirty --quiet 2>"$work/log" ||
        fail "$(cat "$work/log")"
    for manifest in Cargo.toml crates/*/Cargo.toml; do
        local name file
        name=$(sed -n 's/^name = "\(.*\)"/\1/p' "$manifest" | head -1)
        file=$(ls "$directory/$name"-[0-9]*.crate)
        size "$file"
        [ "$(stat --format %s "$file")" -lt "$max_crate_bytes" ] || fail "$file is too large"
        tar --list --file "$file" >"$work/list"
        for needed in Cargo.toml LICENSE-APACHE LICENSE-MIT; do
            grep -q "^[^/]*/$needed$" "$work/list" || fail "$file has no $needed"
        done
        count=$((count + 1))
    done
    printf '%d crates\n' "$count"
}

wheel() {
    (cd packaging/python && "$root/target/packages-python/bin/maturin" build --release --locked --quiet --out "$work/wheel")
    size "$work"/wheel/*.whl
    python3 -m venv "$work/venv"
    "$work/venv/bin/pip" install --quiet --disable-pip-version-check --no-index "$work"/wheel/*.whl
    answers "$work/venv/bin/ecs-err"
    python3 -m zipfile -e "$work"/wheel/*.whl "$work/unpacked"
    [ "$(ls "$work"/unpacked/*.dist-info/licenses)" = $'LICENSE-APACHE\nLICENSE-MIT' ] || fail 'the wheel has no licences'
}

# The SBOM of the program, which is in the wheel (PEP 770).
sbom() {
    local sbom=("$work"/unpacked/*.dist-info/sboms/*.json)
    [ ${#sbom[@]} -eq 1 ] || fail "the wheel has ${#sbom[@]} SBOMs"
    cargo tree --locked --edges normal --prefix none --format '{p}' |
        sed -E 's/^([^ ]+) v([^ ]+).*/\1 \2/' | sort -u >"$work/linked"
    target/packages-python/bin/python tests/packages/sbom.py "${sbom[0]}" "$work/linked"
}

npm_() {
    local platform
    platform=$(node --print '`${process.platform}-${process.arch}`')
    node packaging/npm/pack.mjs --out "$work/npm" --platform "$platform" --program "$program" >/dev/null
    node packaging/npm/pack.mjs --out "$work/npm" >/dev/null
    for tarball in "$work"/npm/*.tgz; do size "$tarball"; done
    mkdir "$work/project"
    cd "$work/project"
    echo '{"private": true}' >package.json
    # Those for other platforms are optional.
    npm install --offline --ignore-scripts --no-audit --no-fund --silent "$work"/npm/*.tgz
    answers npx --offline --no-install ecs-err
    # A signal reaches the program, and its end the caller.
    local status=0
    mkfifo pipe
    node_modules/.bin/ecs-err annotate <pipe >/dev/null &
    local launcher=$!
    exec 3>pipe
    until pgrep --parent "$launcher" >/dev/null; do sleep 0.05; done
    local child
    child=$(pgrep --parent "$launcher")
    kill -TERM "$launcher"
    wait "$launcher" || status=$?
    exec 3>&-
    [ "$status" -eq 143 ] || fail "the launcher ended with $status after SIGTERM"
    if kill -0 "$child" 2>/dev/null; then fail 'the launcher ended before its program'; fi
    status=0
    rm -r node_modules/@ecs-err
    npx --offline --no-install ecs-err Ecs.0085 2>"$work/log" || status=$?
    [ "$status" -eq 2 ] && grep -q "optional package @ecs-err/$platform is not installed" "$work/log" ||
        fail "without its program, the launcher ends with $status: $(cat "$work/log")"
    cd "$root"
}

debian() {
    packaging/debian.sh "$program" "$work/debian" --fast >/dev/null
    size "$work"/debian/*.deb
    mkdir "$work/prefix"
    # Its programs are not needed, and neither is root.
    dpkg --root="$work/prefix" --force-not-root --force-script-chrootless --log="$work/log" -i "$work"/debian/*.deb \
        >/dev/null
    answers "$work/prefix/usr/bin/ecs-err"
    local share=$work/prefix/usr/share
    diff <(gzip --decompress --stdout "$share/man/man1/ecs-err.1.gz") docs/man/ecs-err.1
    [ "$(ls "$share/man/man1" | wc -l)" -eq "$(ls docs/man | wc -l)" ] || fail 'manual pages are missing'
    # Completion works with what is installed.
    [ "$(PATH=$work/prefix/usr/bin:$PATH bash --norc -c '
        . "$1"
        COMP_WORDS=(ecs-err expl) COMP_CWORD=1 COMP_TYPE=9
        "$(complete -p ecs-err | sed -E "s/.*-F ([^ ]+).*/\1/")" ecs-err expl ecs-err
        printf "%s" "${COMPREPLY[*]}"' bash "$share/bash-completion/completions/ecs-err")" = explain ] ||
        fail 'bash does not complete the command explain'
    for file in zsh/vendor-completions/_ecs-err fish/vendor_completions.d/ecs-err.fish doc/ecs-err/copyright; do
        [ -s "$share/$file" ] || fail "the package has no $file"
    done
}

archives() {
    local archive
    archive=$(packaging/archive.py "$program" "$host" "$work/archives")
    size "$archive"
    mkdir "$work/extracted"
    tar --extract --file "$archive" --directory "$work/extracted"
    answers "$work"/extracted/*/ecs-err
    packaging/archive.py "$program" x86_64-pc-windows-msvc "$work/archives" >/dev/null
    python3 -m zipfile -l "$work"/archives/*.zip | grep -q 'msvc/ecs-err.exe ' || fail 'the archive for Windows has no program'
    (
        cd "$work/archives"
        sha256sum -- * >SHA256SUMS
        sha256sum --quiet --check SHA256SUMS
        # Of the other targets there is no program.
        for target in {x86_64,aarch64}-{apple-darwin,unknown-linux-gnu}; do
            grep -q -- "-$target\." SHA256SUMS ||
                printf '%064d  %s\n' 0 "$(basename "$archive" | sed "s/$host/$target/")" >>SHA256SUMS
        done
    )
    packaging/manifests.sh https://example.org/ecs-err "$work/archives/SHA256SUMS" "$work/manifests"
    python3 -m json.tool "$work/manifests/ecs-err.json" >/dev/null
    if grep '@' "$work"/manifests/*; then fail 'a template has a placeholder that is not filled'; fi
    ! command -v ruby >/dev/null || ruby -c "$work/manifests/ecs-err.rb" >/dev/null
}

# What `cargo install` builds is the release build.
cargo_install() {
    cargo install --path . --locked --offline --quiet --no-track --root "$work/cargo"
    answers "$work/cargo/bin/ecs-err"
}

for part in release_build tools cargo_install crates wheel sbom npm_ debian archives; do part "$part"; done
