# shellcheck shell=bash
# libtorch from the system's package manager, and what it takes to build against it.

# Debian's names. libopenblas0-openmp shares its threads with libtorch; the pthread variant fights them for the cores, and
# the reference BLAS, which libtorch-dev alone brings, multiplies matrices 20 to 45 times slower.
blas_package=libopenblas0-openmp

has_libtorch() {
    local config
    for config in /usr/lib/*/cmake/Torch/TorchConfig.cmake /usr/share/cmake/Torch/TorchConfig.cmake /usr/local/share/cmake/Torch/TorchConfig.cmake \
        "${Torch_DIR:-/nowhere}/TorchConfig.cmake" "${Torch_ROOT:-/nowhere}/share/cmake/Torch/TorchConfig.cmake" "${CMAKE_PREFIX_PATH:-/nowhere}/share/cmake/Torch/TorchConfig.cmake"; do
        [ -f "$config" ] && return
    done
    return 1
}

has_compiler() { command -v c++ > /dev/null || { [ -n "${CXX:-}" ] && command -v "$CXX" > /dev/null; }; }

# Which library the name libblas.so.3 stands for: "reference", "openblas-pthread", "openblas-openmp", something else, or nothing.
blas() {
    local link target
    for link in /etc/alternatives/libblas.so.3-*; do
        if [ ! -e "$link" ]; then continue; fi
        target=$(readlink -f "$link")
        case $target in
            */blas/libblas.so.3*) echo reference ;;
            */openblas-pthread/*) echo openblas-pthread ;;
            */openblas-openmp/*) echo openblas-openmp ;;
            *) echo "$target" ;;
        esac
        return
    done
}

# Sets missing to the packages that are not there.
find_missing() {
    missing=()
    has_libtorch || missing+=(libtorch-dev)
    has_compiler || missing+=(g++)
    command -v cmake > /dev/null || missing+=(cmake)
    command -v make > /dev/null || command -v ninja > /dev/null || missing+=(make)
    case $(blas) in
        '' | reference | openblas-pthread)
            if [ -n "$(ls /usr/lib/*/openblas-openmp/libblas.so.3 2> /dev/null)" ]; then needs_blas_switch=1; else missing+=("$blas_package"); fi
            ;;
    esac
}

need_system_libtorch() {
    local log=$1 reason=$2 missing=() needs_blas_switch=
    if [ "$(uname -s)" != Linux ]; then
        fail "There is no libtorch for this machine: $reason, and of $(uname -s)'s own packages there is none that this script can install." \
            "Add a package source that has TorchSharp and TorchSharp-cpu (dotnet nuget add source), or work in a Linux container."
    fi

    if ! command -v apt-get > /dev/null; then
        need_other_linux "$reason"
        return
    fi

    find_missing
    if [ ${#missing[@]} -eq 0 ] && [ -z "$needs_blas_switch" ]; then return; fi
    become_root
    if [ ${#missing[@]} -gt 0 ]; then
        install_packages "$log" "${missing[@]}"
        missing=() needs_blas_switch=
        find_missing
        [ ${#missing[@]} -eq 0 ] || fail "After the installation there is still no ${missing[*]}." "What apt-get said is in $log."
    fi
    if [ -n "$needs_blas_switch" ]; then switch_blas "$log"; fi
}

# Sets as_root to what a command that needs the right to change the system begins with.
become_root() {
    as_root=()
    if [ "$(id -u)" -eq 0 ]; then return; fi
    if command -v sudo > /dev/null && sudo -n true 2> /dev/null; then
        as_root=(sudo -n)
        return
    fi
    local commands=()
    if [ ${#missing[@]} -gt 0 ]; then commands+=("sudo apt-get update && sudo apt-get install -y --no-install-recommends ${missing[*]}"); fi
    if [ -n "$needs_blas_switch" ]; then commands+=("sudo $(blas_switches | paste -sd '|' | sed 's/|/ \&\& sudo /g')"); fi
    fail "libtorch or what is needed to build against it is missing, and this script may not install it. Run this, then this script again:" "${commands[@]}"
}

apt_get() { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@" >> "$log" 2>&1; }

install_packages() {
    local log=$1
    shift
    case " $* " in
        *" libtorch-dev "*) say "Installing $* (a download of some hundred megabytes) ..." ;;
        *) say "Installing $* ..." ;;
    esac
    : > "$log"
    # A list of packages that is empty or old is found out by failing.
    if ! apt_get install -y --no-install-recommends "$@"; then
        apt_get update || true
        if ! apt_get install -y --no-install-recommends "$@"; then
            tail -n 15 "$log" >&2
            fail "apt-get could not install $*." "All that it said is in $log. Where this system has no libtorch-dev, add a package source that has TorchSharp and TorchSharp-cpu."
        fi
    fi
}

# The commands that select OpenBLAS with OpenMP under each name that libtorch knows it by.
blas_switches() {
    local link name library target
    for library in libblas.so.3 liblapack.so.3 libopenblas.so.0; do
        for link in /etc/alternatives/"$library"-*; do
            name=${link##*/}
            target=/usr/lib/${name#"$library"-}/openblas-openmp/$library
            [ -f "$target" ] && echo "update-alternatives --set $name $target"
        done
    done
}

switch_blas() {
    local log=$1 command before
    before=$(blas)
    blas_switches | while read -r command; do
        # The words of a command are names without spaces.
        # shellcheck disable=SC2086
        "${as_root[@]}" $command >> "$log" 2>&1 || fail "'$command' did not work." "What it said is in $log."
    done
    say "BLAS: OpenBLAS with OpenMP instead of ${before:-none}, which makes libtorch slow (update-alternatives --auto libblas.so.3-... takes that back)."
}

need_other_linux() {
    local lacking=()
    has_libtorch || lacking+=("libtorch 1.13 or later with its CMake files (TorchConfig.cmake; name its folder in Torch_DIR where it is not in /usr)")
    has_compiler || lacking+=("a C++17 compiler")
    command -v cmake > /dev/null || lacking+=("CMake 3.18 or later")
    if [ ${#lacking[@]} -eq 0 ]; then return; fi
    fail "There is no libtorch for this machine: $1, and without apt-get this script can install nothing. What is missing:" "${lacking[@]}" \
        "Install these with the system's package manager, or add a package source that has TorchSharp and TorchSharp-cpu."
}
