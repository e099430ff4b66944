# shellcheck shell=bash
# PyTorch's own programs, and what writes Keras' files, for the tests that exchange weights with them. With system.sh, which has apt_get.

python_packages=(python3-torch python3-torchvision python3-h5py)

# Asks them to run, or leaves them out where the packages are not there and cannot be installed.
use_pytorch() {
    local log=$1 as_root=()
    if ! has_pytorch && command -v apt-get > /dev/null; then
        # shellcheck disable=SC2034 # apt_get reads it
        if [ "$(id -u)" -ne 0 ]; then as_root=(sudo -n); fi
        say "Installing ${python_packages[*]} ..."
        apt_get install -y --no-install-recommends "${python_packages[@]}" || {
            apt_get update || true
            apt_get install -y --no-install-recommends "${python_packages[@]}" || true
        }
    fi
    if has_pytorch; then
        export PYTORCH_TESTS=required
    else
        say "There is no PyTorch or h5py for Python here, and they could not be installed: the tests against them are skipped. What was said is in $log."
    fi
}

# They are looked for, and not imported: that takes seconds.
has_pytorch() { /usr/bin/python3 -c 'import importlib.util, sys; sys.exit(not all(map(importlib.util.find_spec, ["torch", "torchvision", "h5py"])))' 2> /dev/null; }
