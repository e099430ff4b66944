using System.Runtime.InteropServices;
using System.Text;

namespace CompiledNets.Distributed;

/// <summary>
/// The functions of an MPI library and its constants. Handles are passed in a register of 64 bits, of which MPICH reads the lower half.
/// </summary>
internal sealed unsafe class MpiLibrary
{
    private const int LongestText = 8192;

    private readonly nint _library;

    private MpiLibrary(nint library, string name)
    {
        (_library, Name) = (library, name);
        Constants = IsStandard(name) ? MpiConstants.Standard
            : NativeLibrary.TryGetExport(library, "ompi_mpi_comm_world", out _) ? MpiConstants.OpenMpi(Address)
            : MpiConstants.Mpich;
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

    public MpiConstants Constants { get; }

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

    /// <summary>True if a library has the standard ABI of MPI 5, which fixes the name of its file.</summary>
    public static bool IsStandard(string name) => Path.GetFileName(name).StartsWith("libmpi_abi", StringComparison.Ordinal);

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
