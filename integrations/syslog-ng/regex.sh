#!/bin/sh
# Prints a definition of codes_regex, the expression that finds codes, for syslog-ng.
#
# usage: regex.sh [PROGRAM [CATALOG]]
set -eu
expression=$("${1:-ecs-err}" --quiet export ${2:+"$2"} --regex pcre)
# Backticks are references to definitions, and in a string with double quotes, a backslash is written twice.
printf '@define codes_regex "%s"\n' "$(printf '%s' "$expression" | sed 's/`/\\x60/g; s/\\/\\\\/g')"
