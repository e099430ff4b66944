namespace CompiledNets.Distributed;

/// <summary>Connects processes by MPI. All ranks of the world communicator train together.</summary>
internal sealed unsafe class MpiCollectives : ICollectives
{
    private static readonly TimeSpan s_timeToPassOn = TimeSpan.FromMilliseconds(300);

    private const int Failed = 1;

    private readonly MpiLibrary _mpi;

    private MpiCollectives(MpiLibrary mpi)
    {
        _mpi = mpi;
        int level, rank, size;
        mpi.Check(mpi.InitThread(null, null, MpiLibrary.Serialized, &level), "MPI_Init_thread");
        if (level < MpiLibrary.Serialized)
        {
            throw new InvalidOperationException($"{mpi.Version()} allows calls only on the main thread, but nets are also trained on others. Use a build with thread support.");
        }

        mpi.Check(mpi.SetErrorHandler(mpi.World, mpi.ErrorsReturn), "MPI_Comm_set_errhandler");
        mpi.Check(mpi.CommRank(mpi.World, &rank), "MPI_Comm_rank");
        mpi.Check(mpi.CommSize(mpi.World, &size), "MPI_Comm_size");
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
            Sum(address, values.Length, _mpi.Float);
        }
    }

    public void AllReduceSum(Span<double> values)
    {
        fixed (double* address = values)
        {
            Sum(address, values.Length, _mpi.Double);
        }
    }

    public void Broadcast(Span<byte> bytes)
    {
        fixed (byte* address = bytes)
        {
            _mpi.Check(_mpi.Broadcast(address, bytes.Length, _mpi.Byte, 0, _mpi.World), "MPI_Bcast");
        }
    }

    public IReadOnlyList<byte[]> AllGather(ReadOnlySpan<byte> message)
    {
        var (lengths, starts, own) = (new int[Size], new int[Size], message.Length);
        fixed (int* toLengths = lengths, toStarts = starts)
        {
            _mpi.Check(_mpi.AllGather(&own, sizeof(int), _mpi.Byte, toLengths, sizeof(int), _mpi.Byte, _mpi.World), "MPI_Allgather");
            for (var rank = 1; rank < Size; rank++)
            {
                starts[rank] = checked(starts[rank - 1] + lengths[rank - 1]);
            }

            var all = new byte[checked(starts[^1] + lengths[^1])];
            fixed (byte* from = message, to = all)
            {
                _mpi.Check(_mpi.AllGatherOfLengths(from, own, _mpi.Byte, to, toLengths, toStarts, _mpi.Byte, _mpi.World), "MPI_Allgatherv");
            }

            return starts.Zip(lengths, (start, length) => all[start..(start + length)]).ToList();
        }
    }

    public void Barrier() => _mpi.Check(_mpi.Barrier(_mpi.World), "MPI_Barrier");

    public void Abort(string reason)
    {
        Console.Error.WriteLine($"CompiledNets: {reason}");
        Console.Error.WriteLine($"CompiledNets: rank {Rank} ends the other ranks, which would wait for it.");
        Console.Error.Flush();

        // MPICH ends all processes at once, also those that pass on what was written.
        Thread.Sleep(s_timeToPassOn);
        _ = _mpi.Abort(_mpi.World, Failed);
    }

    private void Sum(void* address, int count, nint type) =>
        _mpi.Check(_mpi.AllReduce((void*)_mpi.InPlace, address, count, type, _mpi.Sum, _mpi.World), "MPI_Allreduce");

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
