# shellcheck shell=bash
# What the scripts say, and how they end.

say() { printf '%s\n' "$*"; }

# The first argument is what is wrong, each further one a line about what to do.
fail() {
    printf 'error: %s\n' "$1" >&2
    shift
    for line in "$@"; do printf '       %s\n' "$line" >&2; done
    exit 1
}

need_sdk() {
    local wanted found
    wanted=$(sed -n 's:.*<TargetFramework>net\([0-9]*\)\..*:\1:p' "$1/Directory.Build.props")
    command -v dotnet > /dev/null || fail "There is no .NET SDK on the PATH; version $wanted or later is needed." "https://dotnet.microsoft.com/download has it."
    found=$(dotnet --version 2> /dev/null || true)
    [ "${found%%.*}" -ge "$wanted" ] 2> /dev/null || fail "The .NET SDK is ${found:-none}; version $wanted or later is needed." "https://dotnet.microsoft.com/download has it."
}
