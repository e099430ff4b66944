#!/usr/bin/env bash
# Builds the sample gallery and runs it: ./run.sh, ./run.sh list, ./run.sh train NAME --epochs 12, ./run.sh --help.
# Paths among the arguments count from the folder in which this is called.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$root/eng/setup.sh"
# shellcheck source=eng/environment.sh
. "$root/eng/environment.sh"
use_environment "$root"

gallery=$root/artifacts/bin/Gallery/release/Gallery.dll
log=$root/artifacts/build.log
[ -f "$gallery" ] || echo "Building the gallery (some minutes the first time) ..."
if ! dotnet build "$root/samples/Gallery" --configuration Release --verbosity quiet > "$log" 2>&1; then
    cat "$log" >&2
    exit 1
fi

exec dotnet "$gallery" "$@"
