# shellcheck shell=bash
# Sums up the result files of all test projects.

# Ends the script: with success only where tests ran and none failed.
sum_results() {
    local root=$1 folder=$2 status=$3 file counters total=0 executed=0 passed=0 failed skipped project name
    shopt -s nullglob
    for file in "$folder"/*.trx; do
        counters=$(grep -o '<Counters [^>]*' "$file" | head -n 1)
        total=$((total + $(counter total)))
        executed=$((executed + $(counter executed)))
        passed=$((passed + $(counter passed)))
    done
    failed=$((executed - passed))
    skipped=$((total - executed))

    # What failed has scrolled away by now.
    grep -ho '<UnitTestResult [^>]*outcome="Failed"[^>]*' "$folder"/*.trx < /dev/null \
        | sed -n 's/.* testName="\([^"]*\)".*/Failed: \1/p' | sed 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' || true

    for project in "$root"/tests/*/*.csproj; do
        name=$(basename "$project" .csproj)
        grep -qsiF "$name.dll" "$folder"/*.trx < /dev/null || echo "No test of $name ran."
    done
    if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
        echo "dotnet test ended with $status although no test that ran failed: a test process may have been ended, see above."
    fi
    if [ "$total" -eq 0 ]; then
        echo "No test ran."
    fi

    echo "$passed passed, $failed failed, $skipped skipped"
    if [ "$status" -ne 0 ] || [ "$failed" -ne 0 ] || [ "$((passed + failed))" -eq 0 ]; then exit 1; fi
}

counter() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<< "$counters"; }
