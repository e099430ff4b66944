#!/usr/bin/env bash
# Runs a command on two ranks in two network namespaces, which stand for two machines. A pair of virtual network cards connects them. Needs root.
#   namespaces.sh openmpi|mpich none|RATE COMMAND...     RATE is a rate of tc: 1gbit
set -euo pipefail

library=$1 rate=$2
shift 2
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
export COMPILEDNETS_NAMESPACES=cn$$

remove() {
    ip netns delete "${COMPILEDNETS_NAMESPACES}a" 2> /dev/null || true
    ip netns delete "${COMPILEDNETS_NAMESPACES}b" 2> /dev/null || true
}
trap remove EXIT

for name in a b; do ip netns add "$COMPILEDNETS_NAMESPACES$name"; done
ip link add veth0 netns "${COMPILEDNETS_NAMESPACES}a" type veth peer name veth0 netns "${COMPILEDNETS_NAMESPACES}b"
address=1
for name in a b; do
    ip -n "$COMPILEDNETS_NAMESPACES$name" address add "10.77.0.$address/24" dev veth0
    ip -n "$COMPILEDNETS_NAMESPACES$name" link set lo up
    ip -n "$COMPILEDNETS_NAMESPACES$name" link set veth0 up
    if [ "$rate" != none ]; then tc -n "$COMPILEDNETS_NAMESPACES$name" qdisc add dev veth0 root tbf rate "$rate" burst 128kb latency 50ms; fi
    address=2
done

# UCX does not use a card before it is ready.
for name in a b; do
    until ip -n "$COMPILEDNETS_NAMESPACES$name" link show dev veth0 | grep -q 'state UP'; do sleep 0.05; done
done

case "$library" in
    openmpi)
        launcher=(mpirun.openmpi --allow-run-as-root --bind-to none --host 10.77.0.1:1,10.77.0.2:1 -np 2 --mca plm_rsh_agent "$here/enter.sh" --mca plm_rsh_no_tree_spawn 1
            --mca pml ob1 --mca btl tcp,self --mca btl_tcp_if_include veth0 --mca oob_tcp_if_include veth0 --mca mpi_yield_when_idle 1 -x OMP_NUM_THREADS -x TERM)
        ;;
    mpich)
        # UCX would use the memory of the machine. OFI takes a card by itself.
        export UCX_TLS=tcp,self UCX_NET_DEVICES=veth0
        launcher=(mpirun.mpich -launcher ssh -launcher-exec "$here/enter.sh" -hosts 10.77.0.1,10.77.0.2 -n 2 -iface veth0)
        ;;
    *)
        echo "There is no library '$library'; the libraries are openmpi and mpich." >&2
        exit 1
        ;;
esac
"$here/enter.sh" 10.77.0.1 "${launcher[@]}" "$@"
