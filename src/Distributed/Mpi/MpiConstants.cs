namespace CompiledNets.Distributed;

/// <summary>The handles and numbers of an MPI library. Handles are pointers in Open MPI and the standard ABI, and 32-bit numbers in MPICH.</summary>
/// <param name="World">The communicator of all processes.</param>
/// <param name="Float">The type of float32 numbers.</param>
/// <param name="Double">The type of float64 numbers.</param>
/// <param name="Byte">The type of bytes.</param>
/// <param name="Sum">The operation that adds.</param>
/// <param name="ErrorsReturn">The error handler that returns error codes.</param>
/// <param name="InPlace">The address that stands for the receive buffer in place of a send buffer.</param>
/// <param name="Serialized">The level of thread support in which several threads make calls one after the other.</param>
internal sealed record MpiConstants(nint World, nint Float, nint Double, nint Byte, nint Sum, nint ErrorsReturn, nint InPlace, int Serialized)
{
    /// <summary>Gets the constants of MPICH's mpi.h, which Intel MPI, MVAPICH and Cray MPI share (the MPICH ABI Compatibility Initiative).</summary>
    public static MpiConstants Mpich { get; } = new(0x44000000, 0x4c00040a, 0x4c00080b, 0x4c00010d, 0x58000003, 0x54000001, -1, 2);

    /// <summary>Gets the constants of the standard ABI of MPI 5.0, from the MPI Forum's header (github.com/mpi-forum/mpi-abi-stubs, mpi.h).</summary>
    public static MpiConstants Standard { get; } = new(0x101, 0x210, 0x214, 0x247, 0x21, 0x143, 1, 2048);

    /// <summary>Gets the constants of Open MPI's mpi.h. Its handles are addresses of exported objects.</summary>
    /// <param name="address">Gets the address of an object.</param>
    public static MpiConstants OpenMpi(Func<string, nint> address) => new(
        address("ompi_mpi_comm_world"), address("ompi_mpi_float"), address("ompi_mpi_double"), address("ompi_mpi_byte"), address("ompi_mpi_op_sum"), address("ompi_mpi_errors_return"), 1, 2);
}
