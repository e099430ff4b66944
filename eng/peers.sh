# shellcheck shell=bash
# PyTorch's own programs, h5py that writes Keras' files, and Pillow that writes images: for the tests that exchange files with them. With system.sh,
# which has apt_get.

peers=(python3-torch python3-torchvision python3-h5py python3-pil)

# Asks them to run, or leaves them out where the packages are not there and cannot be installed.
use_peers() {
    local log=$1 as_root=()
    if ! has_peers && command -v apt-get > /dev/null; then
        # shellcheck disable=SC2034 # apt_get reads it
        if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
        say "Installing ${peers[*]} ..."
        apt_get install -y --no-install-recommends "${peers[@]}" || {
            apt_get update || true
            apt_get install -y --no-install-recommends "${peers[@]}" || true
        }
    fi
    if has_peers; then
        export PEER_TESTS=required
    else
        say "There are not all of ${peers[*]}, and they could not be installed: the tests against them are skipped. What was said is in $log."
    fi
}

# They are looked for, and not imported: that takes seconds.
has_peers() { /usr/bin/python3 -c 'import importlib.util, sys; sys.exit(not all(map(importlib.util.find_spec, ["torch", "torchvision", "h5py", "PIL"])))' 2> /dev/null; }
