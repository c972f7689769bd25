# What the tests of other programs share; bash reads it at the root of the repository.

# The program with all features, unless ECS_ERR names one.
# shellcheck disable=SC2034
program=$(realpath "${ECS_ERR:-$(cargo build --locked --quiet --all-features --bin ecs-err --message-format json |
    sed -n 's/.*"executable":"\([^"]*\)".*/\1/p')}")

# Makes an environment of Python in target/. $1: its name, $2: the file with its packages.
python_environment() {
    python3 -m venv "target/$1"
    "target/$1/bin/pip" install --quiet --disable-pip-version-check -r "$2"
}
