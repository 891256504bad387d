#!/bin/sh
# usage: both.sh PORTCULLIS PLUGIN FILE CHECKS -- FLAGS
# Prints the findings of the driver on one file, one a line, and fails if the
# plugin in stock clang-tidy says otherwise.
portcullis=$1 plugin=$2 file=$3 checks=$4
shift 5
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# Only the findings: the words after "warning:" and the place.
findings() { sed -nE 's/^.*\/?'"$(basename "$file")"':([0-9]+:[0-9]+: warning: .*)$/\1/p' | sort -t: -k1,1n -k2,2n -k3; }
"$portcullis" scan --quiet --checks="-*,$checks" "$file" -- "$@" > "$work/text"
[ $? -le 1 ] || exit 2
findings < "$work/text" > "$work/driver"
clang-tidy-22 --quiet -load="$plugin" --config='{}' --checks="-*,$checks" \
  "$file" -- "$@" 2> "$work/err" | findings > "$work/plugin"
grep -E 'error:|portcullis:' "$work/err" && exit 2
cat "$work/driver"
diff "$work/driver" "$work/plugin" >&2 || { echo "driver (<) and plugin (>) differ" >&2; exit 1; }
