#!/bin/sh
# Prints the expression that finds codes as rsyslog reads it: POSIX, with the code in group 3, and without a line end.
#
# usage: regex.sh [PROGRAM [CATALOG]]
set -eu
expression=$("${1:-ecs-err}" --quiet export ${2:+"$2"} --regex re2)
posix=$(printf '%s' "$expression" | sed 's/(?P<code>/(/; s/(?:/(/g; s/\\x1b/[[:cntrl:]]/')
case $posix in
*'(?'* | *\\x*)
    echo "codes of this catalog count only after labels: rsyslog has no expression for them" >&2
    exit 1
    ;;
esac
printf '%s' "$posix"
