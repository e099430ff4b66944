#!/usr/bin/env bash
# Trains three samples on 1 to 4 ranks with Open MPI and MPICH, and as root also on two ranks in two network namespaces, plain and at 1 Gbit/s. Prints a table of
# their differences from one process, their times and the share of communication. Each rank has one thread. RANKS="1 2" trains on other numbers of ranks.
#   dotnet build -c Release bench/Distributed && bench/Distributed/samples.sh [FOLDER [alone|openmpi|mpich|networks ...]]
set -euo pipefail

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
program="$here/../../artifacts/bin/Distributed/release/Distributed.dll"
folder=${1:-$(mktemp -d)}
if [ $# -lt 2 ]; then set -- "$folder" alone openmpi mpich networks; fi
export OMP_NUM_THREADS=1 TERM=dumb

# Open MPI's copies between processes need a permission that containers do not have.
export OMPI_MCA_btl_vader_single_copy_mechanism=none

openmpi=(mpirun.openmpi --allow-run-as-root --oversubscribe --bind-to none --mca mpi_yield_when_idle 1)

# Trains all samples. The first argument is the name of the training, the others are the launcher.
train() {
    local label=$1
    shift
    for sample in DigitCnn TextTransformer TicketTriage; do
        "$@" dotnet "$program" sample "$sample" "$folder" "$label"
    done
}

for part in "${@:2}"; do
    case "$part" in
        alone)
            for sample in DigitCnn TextTransformer TicketTriage; do
                dotnet "$program" alone "$sample" "$folder" "one process"
                dotnet "$program" perturbed "$sample" "$folder" "one process, other rounding"
            done
            ;;
        openmpi)
            for ranks in ${RANKS:-1 2 3 4}; do train "$ranks, Open MPI" "${openmpi[@]}" -np "$ranks"; done
            ;;
        mpich)
            for ranks in ${RANKS:-1 2 3 4}; do train "$ranks, MPICH" mpirun.mpich -np "$ranks"; done
            ;;
        networks)
            if [ "$(id -u)" -ne 0 ]; then
                echo "Network namespaces need root, so they are left out." >&2
                continue
            fi
            train "2 namespaces, Open MPI" "$here/namespaces.sh" openmpi none
            train "2 namespaces, 1 Gbit per s, Open MPI" "$here/namespaces.sh" openmpi 1gbit
            train "2 namespaces, MPICH" "$here/namespaces.sh" mpich none
            train "2 namespaces, 1 Gbit per s, MPICH" "$here/namespaces.sh" mpich 1gbit
            ;;
    esac
done
dotnet "$program" compare "$folder"
