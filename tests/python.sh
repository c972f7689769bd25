#!/usr/bin/env bash
# Builds the package for Python, unoptimized, and tests it as it is installed: from the directory, and from the source
# distribution.
#
# Needs Python 3.11 or later, and Node.js for pyright; on Debian python3-venv, nodejs and npm.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

root=$PWD
package=bindings/python
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

. tests/program.sh
# tests/export.sh uses the same environment.
python_environment readers-python $package/tests/requirements.txt
export PATH=$root/target/readers-python/bin:$PATH

cargo fmt --check --manifest-path $package/Cargo.toml
ruff format --quiet --check --no-cache $package
ruff check --quiet --no-cache $package

# The dependencies are compiled once: both builds have the same directory, profile, target and flags.
export CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$root/target} MATURIN_PEP517_ARGS='--profile dev'
CARGO_BUILD_TARGET=$(rustc --print host-tuple)
export CARGO_BUILD_TARGET

# Builds and installs a directory with the build backend that it names.
install_package() {
    pip wheel --quiet --disable-pip-version-check --no-build-isolation --no-deps --wheel-dir "$2" "$1"
    pip install --quiet --disable-pip-version-check --no-deps --force-reinstall "$2"/*.whl
}

# Texts are in the language of the environment.
export ECS_ERR_LANG=en ECS_ERR=$program
pytest=(pytest -p no:cacheprovider)

install_package "$root/$package" "$work/wheel"
"${pytest[@]}" $package/tests
"${pytest[@]}" --doctest-modules --pyargs ecs_err

(
    cd $package
    mypy --no-error-summary --cache-dir "$work/mypy" python/ecs_err tests bench.py
    pyright
)
stubtest ecs_err._native
(cd "$work" && pyright --ignoreexternal --verifytypes ecs_err) >"$work/types" || {
    cat "$work/types"
    exit 1
}

# The source distribution needs nothing of the repository.
maturin sdist --manifest-path $package/Cargo.toml --out "$work/sdist" >"$work/log" 2>&1 || {
    cat "$work/log"
    exit 1
}
unpacked=$root/target/bindings-python-sdist
rm -rf "$unpacked"
mkdir "$unpacked"
tar -xf "$work"/sdist/*.tar.gz -C "$unpacked" --strip-components 1
install_package "$unpacked" "$work/wheel-of-sdist"
"${pytest[@]}" $package/tests/test_vectors.py
