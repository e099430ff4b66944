# shellcheck shell=bash
# Installs what tests compare with: the Python packages that they exchange files with, which are PyTorch, h5py for Keras' files, and Pillow for images;
# two MPI libraries for training on several ranks; and the browser that opens the page of a sample.

peers=(python3-torch python3-torchvision python3-h5py python3-pil openmpi-bin mpich chromium)

# Installs the packages with apt-get, and requires their tests to run. If the packages cannot be installed, the tests are skipped.
install_peers() {
    local log=$1
    if ! has_peers && command -v apt-get > /dev/null; then
        echo "Installing ${peers[*]} ..."
        : > "$log"
        # The first installation fails if apt's list of packages is empty or old.
        apt_get "$log" install -y --no-install-recommends "${peers[@]}" || {
            apt_get "$log" update || true
            apt_get "$log" install -y --no-install-recommends "${peers[@]}" || true
        }
    fi
    if has_peers; then
        export PEER_TESTS=required
    else
        echo "Not all of ${peers[*]} could be installed, so the tests that need them are skipped. The messages of apt-get are in $log."
    fi
}

# Searches for the packages without importing them, because imports take seconds.
has_peers() {
    command -v mpirun.openmpi > /dev/null && command -v mpirun.mpich > /dev/null && command -v chromium > /dev/null &&
        /usr/bin/python3 -c 'import importlib.util, sys; sys.exit(not all(map(importlib.util.find_spec, ["torch", "torchvision", "h5py", "PIL"])))' 2> /dev/null
}

apt_get() {
    local log=$1 as_root=()
    shift
    if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@" >> "$log" 2>&1
}
