# shellcheck shell=bash
# Adds up the result files of all test projects.

# Prints the total. Exits with 1 if a test failed, a test process crashed, or a test project ran no test.
sum_results() {
    local folder=$1 status=$2 file counters total=0 executed=0 passed=0 failed skipped project name
    shopt -s nullglob
    for file in "$folder"/*.trx; do
        counters=$(grep -o '<Counters [^>]*' "$file" | head -n 1)
        total=$((total + $(counter total)))
        executed=$((executed + $(counter executed)))
        passed=$((passed + $(counter passed)))
    done
    failed=$((executed - passed))
    skipped=$((total - executed))

    # Lists the failed tests again, because their messages may be far above.
    grep -ho '<UnitTestResult [^>]*outcome="Failed"[^>]*' "$folder"/*.trx < /dev/null \
        | sed -n 's/.* testName="\([^"]*\)".*/Failed: \1/p' | sed 's/&quot;/"/g; s/&lt;/</g; s/&gt;/>/g; s/&amp;/\&/g' || true

    if [ "$status" -ne 0 ] && [ "$failed" -eq 0 ]; then
        echo "dotnet test ended with $status although no test failed: a test process may have crashed, see above."
    fi
    for project in tests/*/*.csproj; do
        name=$(basename "$project" .csproj)
        if grep -qs '<IsTestProject>false' "$project"; then continue; fi
        if ! grep -qsiF "$name.dll" "$folder"/*.trx < /dev/null; then
            echo "No test of $name ran."
            status=1
        fi
    done

    echo "$passed passed, $failed failed, $skipped skipped"
    if [ "$status" -ne 0 ] || [ "$failed" -ne 0 ]; then exit 1; fi
}

counter() { sed -n "s/.* $1=\"\([0-9]*\)\".*/\1/p" <<< "$counters"; }
