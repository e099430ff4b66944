#!/usr/bin/env bash
# Runs a command in the network namespace of an address, in place of SSH: see namespaces.sh.
set -euo pipefail

# MPICH's launcher passes an option of SSH.
while [[ $1 == -* ]]; do shift; done
case $1 in
    *.1) name=a ;;
    *) name=b ;;
esac
shift

# Launchers take processes with the name of one host for processes of one machine. SSH passes its arguments to a shell, which ends their quotes.
quoted=$*
if [ "$name" = a ]; then quoted=$(printf '%q ' "$@"); fi
exec ip netns exec "$COMPILEDNETS_NAMESPACES$name" unshare --uts bash -c "hostname $COMPILEDNETS_NAMESPACES$name; $quoted"
