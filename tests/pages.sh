#!/usr/bin/env bash
# Writes the pages of catalogs into sites of MkDocs, mdBook, Hugo, Docusaurus and Starlight, builds these without
# warnings, compares the texts in their HTML with the records, follows every link, and asks their searches for a code.
#
# usage: tests/pages.sh [FLAVOR...]
#
# Needs Python, on Debian python3-venv, and Node.js 20 with npm.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

root=$PWD
sites=$root/target/pages
flavors=("${@:-mkdocs mdbook hugo docusaurus starlight}")
read -ra flavors <<<"${flavors[*]}"
catalogs=(data tests/pages/awkward)
bin=$root/target/pages-python/bin

# Builds, and fails if what is printed has a warning.
quietly() {
    "$@" >log 2>&1 || { cat log; exit 1; }
    if grep -E '\b(WARN|WARNING|ERROR)\b|with (some )?(warnings|errors)' log; then exit 1; fi
}

# Copies the site of a flavor, and writes the pages of the catalogs into a directory of it.
prepare() {
    mkdir -p "$sites/$1"
    find "$sites/$1" -mindepth 1 -maxdepth 1 ! -name node_modules -exec rm -rf {} +
    cp -r "tests/pages/$1/." "$sites/$1"
    for catalog in "${catalogs[@]}"; do
        "$program" --quiet export "$catalog" --lang en --format pages --flavor "$1" \
            --out "$sites/$1/$2/$(directory "$catalog")" >/dev/null
    done
}

directory() {
    case $1 in data) echo errors ;; *) basename "$1" ;; esac
}

mkdocs_() {
    prepare mkdocs docs
    cd "$sites/mkdocs"
    # The navigation of a site with other pages has the pages of each catalog below an entry.
    printf 'nav:\n  - index.md\n' >>mkdocs.yml
    for catalog in "${catalogs[@]}"; do
        name=$(directory "$catalog")
        printf '  - %s:\n' "$name" >>mkdocs.yml
        sed -n "s|: \"\([^\"]*\.md\)\"\$|: \"$name/\1\"|; 2,\$s/^/    /p" "docs/$name/.nav.yml" >>mkdocs.yml
    done
    NO_MKDOCS_2_WARNING=1 quietly "$bin/mkdocs" build --quiet --strict
    base=/docs/ address=errors/codes/Ecs/Ecs.0085/
}

mdbook_() {
    prepare mdbook src
    cd "$sites/mdbook"
    printf '# Summary\n\n[Example](intro.md)\n\n' >src/SUMMARY.md
    for catalog in "${catalogs[@]}"; do
        name=$(directory "$catalog")
        sed -n "s|^ *- |    &|; s|^\[.*(index.md)\$|- &|; s|](|]($name/|p" "src/$name/SUMMARY.md" >>src/SUMMARY.md
        rm "src/$name/SUMMARY.md"
    done
    quietly "$bin/mdbook" build --dest-dir site
    base=/ address=errors/codes/Ecs/Ecs.0085.html
}

hugo_() {
    prepare hugo content
    cd "$sites/hugo"
    quietly "$bin/hugo" build --quiet --panicOnWarning --printPathWarnings --destination site
    base=/docs/ address=errors/codes/ecs/ecs.0085/
}

docusaurus_() {
    prepare docusaurus docs
    cd "$sites/docusaurus"
    npm ci --no-audit --no-fund --silent
    quietly npx docusaurus build --out-dir site
    base=/docs/ address=errors/codes/Ecs/Ecs.0085
}

starlight_() {
    prepare starlight src/content/docs
    cd "$sites/starlight"
    npm ci --no-audit --no-fund --silent
    # Astro needs a later Node.js than other tests, which is one of its packages.
    PATH=$PWD/node_modules/.bin:$PATH ASTRO_TELEMETRY_DISABLED=1 quietly \
        node node_modules/astro/bin/astro.mjs build --outDir site
    base=/docs/ address=errors/codes/ecs/ecs-0085/
}

. tests/program.sh
python_environment pages-python tests/pages/requirements.txt

for flavor in "${flavors[@]}"; do
    started=$SECONDS
    cd "$root"
    "${flavor}_"
    node "$root/tests/pages/search.mjs" "$flavor" site Ecs.0085 "$address"
    result=$(python3 "$root/tests/pages/check.py" "$program" site "$base" "${catalogs[@]/#/$root/}") ||
        { printf '%s: %s\n' "$flavor" "$result"; exit 1; }
    printf '%s: %s, %ds\n' "$flavor" "$result" "$((SECONDS - started))"
done
