#!/usr/bin/env bash
# Commits to a repository with the hooks of .pre-commit-hooks.yaml, and runs the steps of action.yml as GitHub does.
#
# Needs Python and git; on Debian python3-venv and git. Nothing is compiled: hooks and steps find the program on PATH.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

root=$PWD
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

. tests/program.sh
python_environment hooks-python tests/hooks/requirements.txt

# Where the action installs the program, and nothing of the user's.
export HOME=$work/home PRE_COMMIT_HOME=$work/pre-commit GIT_CONFIG_NOSYSTEM=1
mkdir -p "$HOME/.cargo/bin"
ln -s "$program" "$HOME/.cargo/bin/ecs-err"
export PATH=$HOME/.cargo/bin:$root/target/hooks-python/bin:$PATH
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE
git config --global init.defaultBranch main
git config --global user.name test
git config --global user.email test@example.org

fail() {
    printf '%s\n' "$1" >&2
    cat "$work/log" >&2
    exit 1
}

# Commits everything; the hooks have to refuse it, and print what the expression matches.
refused() {
    git add --all
    if git commit --quiet --message change >"$work/log" 2>&1; then fail "a commit passed that hooks should refuse: $1"; fi
    grep -qE "$1" "$work/log" || fail "the hooks do not print: $1"
    git reset --quiet --hard
}

# The hooks: their entries run in a repository with a small catalog, at each commit.
pre-commit validate-manifest .pre-commit-hooks.yaml
git init --quiet "$work/repository"
cd "$work/repository"
cp -r "$root/tests/catalogs/harbor" data
mkdir src
echo 'raise Refused("Hbr.101")' >src/berth.py
python "$root/tests/hooks/config.py" "$root/.pre-commit-hooks.yaml" >.pre-commit-config.yaml
pre-commit install >/dev/null
git add --all
git commit --quiet --message start >"$work/log" 2>&1 || fail 'the hooks refuse a good commit'
for hook in 'check the error catalog' 'format the error catalog' 'find codes that the error catalog lacks'; do
    grep -qE "^$hook\.+Passed" "$work/log" || fail "a hook was not run: $hook"
done

echo 'raise Refused("Hbr.999")' >>src/berth.py
refused '^src/berth\.py:2:.*Hbr\.999'
sed -i '0,/"status": 400/s//"status": 4000/' data/errors/hbr.json
refused '^data/errors/hbr\.json:[0-9]+:[0-9]+'
sed -i '0,/"errors": \[/s//"errors":   [/' data/errors/hbr.json
refused 'files were modified by this hook'

# The action: a pull request to the branch main.
cd "$work"
git clone --quiet --bare repository origin.git
git clone --quiet --depth 1 "file://$work/origin.git" checkout
cd checkout
steps() {
    python "$root/tests/hooks/action.py" "$root/action.yml" "$@" >"$work/log" 2>&1
}
# The outcome of the steps, in order. Which version of another action is used does not matter.
expect() {
    grep -E '^(ran|failed|skipped|not run): ' "$work/log" | sed 's/@.*//' >"$work/outcomes" || true
    printf '%s\n' "$@" | diff - "$work/outcomes" >&2 || fail 'the steps had another outcome'
}
uses=('not run: actions/upload-pages-artifact' 'not run: actions/deploy-pages')

sed -i '0,/Die Anmeldung ist unvollständig\./s//Die Anmeldung ist nicht vollständig./' data/errors/hbr.json
steps github.base_ref=main scan='src data/guides' site=_site base-url=https://errors.example.org/ publish=true ||
    fail 'the action fails for a good change'
expect 'not run: actions/cache' 'skipped: Install' 'ran: Check' 'ran: Compare with the base branch' 'ran: Scan' \
    'ran: Build' "${uses[@]}"
test -f _site/de/errors/Hbr.001/index.html || fail 'the website has no page of a code'
grep -q https://errors.example.org/ _site/sitemap.xml || fail 'the website has another address'

# Without inputs, after a push.
steps || fail 'the action fails without inputs'
expect 'not run: actions/cache' 'skipped: Install' 'ran: Check' 'skipped: Compare with the base branch' \
    'skipped: Scan' 'skipped: Build' "${uses[@]/not run/skipped}"

sed -i '0,/"status": 503/s//"status": 404/' data/errors/quay.json
if steps base=main; then fail 'the action passes for a breaking change'; fi
expect 'not run: actions/cache' 'skipped: Install' 'ran: Check' 'failed: Compare with the base branch'
grep -qE '^::error file=data/errors/quay\.json,line=[0-9]+.*Quay' "$work/log" || fail 'the change has no annotation'
steps base=main deny= || fail 'the action fails although no change is denied'

sed -i '0,/"status": 400/s//"status": 4000/' data/errors/hbr.json
if steps github.base_ref=main; then fail 'the action passes for a catalog with errors'; fi
expect 'not run: actions/cache' 'skipped: Install' 'failed: Check'
grep -qE '^::error file=data/errors/hbr\.json,line=[0-9]+' "$work/log" || fail 'the error has no annotation'

# The image: what it copies and installs exists.
cd "$root"
grep -qE '^full = \[' Cargo.toml
grep -qF 'RUN cargo install --locked --path . --features full --root /out' Dockerfile
grep -qF 'COPY --from=build /out/bin/ecs-err /usr/local/bin/ecs-err' Dockerfile

echo 'the hooks and the steps of the action do what they should'
