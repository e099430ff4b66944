# shellcheck shell=bash
# What the scripts that run something have in common.

use_environment() {
    local root=$1

    # Data that stands beside the repository is used where nothing else is said.
    if [ -z "${COMPILEDNETS_DATA+said}" ] && [ -d "$root/../shared/data" ]; then
        COMPILEDNETS_DATA=$(cd "$root/../shared/data" && pwd)
        export COMPILEDNETS_DATA
    fi

    export DOTNET_NOLOGO=1
}
