using System.Runtime.InteropServices;
using System.Text;

namespace CompiledNets.Distributed;

/// <summary>
/// The functions of an MPI library and its constants. Handles are pointers in Open MPI and 32-bit numbers in MPICH. Both are passed in a register of 64 bits, of
/// which MPICH reads the lower half.
/// </summary>
internal sealed unsafe class MpiLibrary
{
    /// <summary>The level of thread support in which several threads make calls one after the other.</summary>
    public const int Serialized = 2;

    private const int LongestText = 8192;

    private readonly nint _library;

    private MpiLibrary(nint library, string name)
    {
        (_library, Name) = (library, name);
        if (NativeLibrary.TryGetExport(library, "ompi_mpi_comm_world", out var world))
        {
            // The constants of Open MPI's mpi.h.
            (World, Float, Double, Byte, Sum) = (world, Address("ompi_mpi_float"), Address("ompi_mpi_double"), Address("ompi_mpi_byte"), Address("ompi_mpi_op_sum"));
            (ErrorsReturn, InPlace) = (Address("ompi_mpi_errors_return"), 1);
        }
        else
        {
            // The constants of MPICH's mpi.h, which Intel MPI, MVAPICH and Cray MPI share (the MPICH ABI Compatibility Initiative).
            (World, Float, Double, Byte, Sum) = (0x44000000, 0x4c00040a, 0x4c00080b, 0x4c00010d, 0x58000003);
            (ErrorsReturn, InPlace) = (0x54000001, -1);
        }

        InitThread = (delegate* unmanaged<int*, byte***, int, int*, int>)Address("MPI_Init_thread");
        End = (delegate* unmanaged<int>)Address("MPI_Finalize");
        CommRank = (delegate* unmanaged<nint, int*, int>)Address("MPI_Comm_rank");
        CommSize = (delegate* unmanaged<nint, int*, int>)Address("MPI_Comm_size");
        SetErrorHandler = (delegate* unmanaged<nint, nint, int>)Address("MPI_Comm_set_errhandler");
        AllReduce = (delegate* unmanaged<void*, void*, int, nint, nint, nint, int>)Address("MPI_Allreduce");
        Broadcast = (delegate* unmanaged<void*, int, nint, int, nint, int>)Address("MPI_Bcast");
        AllGather = (delegate* unmanaged<void*, int, nint, void*, int, nint, nint, int>)Address("MPI_Allgather");
        AllGatherOfLengths = (delegate* unmanaged<void*, int, nint, void*, int*, int*, nint, nint, int>)Address("MPI_Allgatherv");
        Barrier = (delegate* unmanaged<nint, int>)Address("MPI_Barrier");
        Abort = (delegate* unmanaged<nint, int, int>)Address("MPI_Abort");
    }

    /// <summary>Gets the name or the path of the library.</summary>
    public string Name { get; }

    public nint World { get; }

    public nint Float { get; }

    public nint Double { get; }

    public nint Byte { get; }

    public nint Sum { get; }

    public nint ErrorsReturn { get; }

    /// <summary>Gets the address that stands for the receive buffer in place of a send buffer.</summary>
    public nint InPlace { get; }

    public delegate* unmanaged<int*, byte***, int, int*, int> InitThread { get; }

    public delegate* unmanaged<int> End { get; }

    public delegate* unmanaged<nint, int*, int> CommRank { get; }

    public delegate* unmanaged<nint, int*, int> CommSize { get; }

    public delegate* unmanaged<nint, nint, int> SetErrorHandler { get; }

    public delegate* unmanaged<void*, void*, int, nint, nint, nint, int> AllReduce { get; }

    public delegate* unmanaged<void*, int, nint, int, nint, int> Broadcast { get; }

    public delegate* unmanaged<void*, int, nint, void*, int, nint, nint, int> AllGather { get; }

    public delegate* unmanaged<void*, int, nint, void*, int*, int*, nint, nint, int> AllGatherOfLengths { get; }

    public delegate* unmanaged<nint, int> Barrier { get; }

    public delegate* unmanaged<nint, int, int> Abort { get; }

    /// <summary>Loads the first library that there is.</summary>
    /// <exception cref="DllNotFoundException">There is none.</exception>
    public static MpiLibrary Load(IReadOnlyList<string> names)
    {
        foreach (var name in names)
        {
            if (NativeLibrary.TryLoad(name, out var library))
            {
                return new MpiLibrary(library, name);
            }
        }

        throw new DllNotFoundException(
            $"There is no MPI library on {Environment.MachineName}; searched for {string.Join(", ", names)}. Install one on each machine: 'apt-get install openmpi-bin' on Debian and Ubuntu, "
            + $"'dnf install openmpi' and 'module load mpi' on Fedora and RHEL, 'brew install open-mpi' on macOS. If it is in another folder, set {MpiLaunch.Variable} to the path of its library.");
    }

    /// <summary>Describes the library and its version.</summary>
    public string Version()
    {
        var length = 0;
        var text = stackalloc byte[LongestText];
        Check(((delegate* unmanaged<byte*, int*, int>)Address("MPI_Get_library_version"))(text, &length), "MPI_Get_library_version");
        return Encoding.UTF8.GetString(text, length).Split(',', '\n')[0].Replace('\t', ' ').Trim('\0', ' ');
    }

    /// <summary>Throws if a call has failed.</summary>
    /// <exception cref="InvalidOperationException">The call has failed.</exception>
    public void Check(int code, string function)
    {
        if (code == 0)
        {
            return;
        }

        var length = 0;
        var text = stackalloc byte[LongestText];
        _ = ((delegate* unmanaged<int, byte*, int*, int>)Address("MPI_Error_string"))(code, text, &length);
        throw new InvalidOperationException($"{function} of {Name} has failed: {Encoding.UTF8.GetString(text, length)}");
    }

    private nint Address(string name) => NativeLibrary.TryGetExport(_library, name, out var address)
        ? address
        : throw new DllNotFoundException($"'{Name}' is no MPI library: it has no {name}. Set {MpiLaunch.Variable} to the path of another.");
}
