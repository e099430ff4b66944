namespace CompiledNets.Distributed;

/// <summary>Connects processes by MPI. All ranks of the world communicator train together.</summary>
internal sealed unsafe class MpiCollectives : ICollectives
{
    private static readonly TimeSpan s_timeToPassOn = TimeSpan.FromMilliseconds(300);

    private const int Failed = 1;

    private readonly MpiLibrary _mpi;
    private readonly MpiConstants _constants;

    private MpiCollectives(MpiLibrary mpi)
    {
        (_mpi, _constants) = (mpi, mpi.Constants);
        int level, rank, size;
        mpi.Check(mpi.InitThread(null, null, _constants.Serialized, &level), "MPI_Init_thread");
        if (level < _constants.Serialized)
        {
            throw new InvalidOperationException($"{mpi.Version()} allows calls only on the main thread, but nets are also trained on others. Use a build with thread support.");
        }

        mpi.Check(mpi.SetErrorHandler(_constants.World, _constants.ErrorsReturn), "MPI_Comm_set_errhandler");
        mpi.Check(mpi.CommRank(_constants.World, &rank), "MPI_Comm_rank");
        mpi.Check(mpi.CommSize(_constants.World, &size), "MPI_Comm_size");
        (Rank, Size) = (rank, size);
    }

    public int Rank { get; }

    public int Size { get; }

    /// <summary>Starts MPI for the rest of the program.</summary>
    public static MpiCollectives Start()
    {
        var collectives = new MpiCollectives(MpiLibrary.Load(MpiLaunch.Libraries(Environment.GetEnvironmentVariable)));
        AppDomain.CurrentDomain.ProcessExit += (_, _) => collectives.End();
        MpiLaunch.RequireConnected(collectives.Size, collectives._mpi.Version(), Environment.GetEnvironmentVariable);
        return collectives;
    }

    public void AllReduceSum(Span<float> values)
    {
        fixed (float* address = values)
        {
            Sum(address, values.Length, _constants.Float);
        }
    }

    public void AllReduceSum(Span<double> values)
    {
        fixed (double* address = values)
        {
            Sum(address, values.Length, _constants.Double);
        }
    }

    public void Broadcast(Span<byte> bytes)
    {
        fixed (byte* address = bytes)
        {
            _mpi.Check(_mpi.Broadcast(address, bytes.Length, _constants.Byte, 0, _constants.World), "MPI_Bcast");
        }
    }

    public IReadOnlyList<byte[]> AllGather(ReadOnlySpan<byte> message)
    {
        var (lengths, starts, own) = (new int[Size], new int[Size], message.Length);
        fixed (int* toLengths = lengths, toStarts = starts)
        {
            _mpi.Check(_mpi.AllGather(&own, sizeof(int), _constants.Byte, toLengths, sizeof(int), _constants.Byte, _constants.World), "MPI_Allgather");
            for (var rank = 1; rank < Size; rank++)
            {
                starts[rank] = checked(starts[rank - 1] + lengths[rank - 1]);
            }

            var all = new byte[checked(starts[^1] + lengths[^1])];
            fixed (byte* from = message, to = all)
            {
                _mpi.Check(_mpi.AllGatherOfLengths(from, own, _constants.Byte, to, toLengths, toStarts, _constants.Byte, _constants.World), "MPI_Allgatherv");
            }

            return starts.Zip(lengths, (start, length) => all[start..(start + length)]).ToList();
        }
    }

    public void Barrier() => _mpi.Check(_mpi.Barrier(_constants.World), "MPI_Barrier");

    public void Abort(string reason)
    {
        Console.Error.WriteLine($"CompiledNets: {reason}");
        Console.Error.WriteLine($"CompiledNets: rank {Rank} ends the other ranks, which would wait for it.");
        Console.Error.Flush();

        // MPICH ends all processes at once, also those that pass on what was written.
        Thread.Sleep(s_timeToPassOn);
        _ = _mpi.Abort(_constants.World, Failed);
    }

    private void Sum(void* address, int count, nint type) =>
        _mpi.Check(_mpi.AllReduce((void*)_constants.InPlace, address, count, type, _constants.Sum, _constants.World), "MPI_Allreduce");

    // The other ranks wait in MPI_Finalize for this one, or in a call that this one does not make if it has failed.
    private void End()
    {
        if (Environment.ExitCode == 0 || Size == 1)
        {
            _ = _mpi.End();
        }
        else
        {
            Abort($"rank {Rank} of {Size} on {Environment.MachineName} has ended with the exit code {Environment.ExitCode}.");
        }
    }
}
