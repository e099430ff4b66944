#!/usr/bin/env bash
# Builds everything once and runs all tests. Arguments go to dotnet test: ./test.sh --filter DrawnDigits.
# The last line is the sum: N passed, N failed, N skipped.
set -euo pipefail

root=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
"$root/eng/setup.sh"
# shellcheck source=eng/environment.sh
. "$root/eng/environment.sh"
use_environment "$root"

log=$root/artifacts/build.log
results=$root/artifacts/test-results
echo "Building (some minutes the first time) ..."
if ! dotnet build "$root/CompiledNets.sln" --configuration Release --verbosity quiet > "$log" 2>&1; then
    cat "$log" >&2
    echo "The build failed, so no test ran."
    echo "0 passed, 0 failed, 0 skipped"
    exit 1
fi

# One project after the other: tests compute on all cores.
rm -rf "$results"
status=0
dotnet test "$root/CompiledNets.sln" --configuration Release --no-build --verbosity quiet -maxcpucount:1 \
    --logger "console;verbosity=minimal" --logger trx --results-directory "$results" "$@" || status=$?

# shellcheck source=eng/results.sh
. "$root/eng/results.sh"
sum_results "$root" "$results" "$status"
