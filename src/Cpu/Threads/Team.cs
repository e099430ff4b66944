using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace CompiledNets.Cpu;

/// <summary>
/// Threads that do the parts of a work. The thread that calls <see cref="Run"/> does parts as well and never waits for a thread that is asleep, only for parts
/// that another thread has begun. A thread first does the parts of its own range. Works of equal sizes have equal ranges, so that a thread
/// reads what it has written itself, which is in its caches. After a work, the threads look for the next one for a short time, and then sleep. If the team is busy with the work of
/// another caller, the caller does all parts alone: several callers share the machine without waiting for each other.
/// </summary>
internal sealed unsafe class Team
{
    private const double SpinMicroseconds = 50;

    // More threads than ranges share them.
    private const int MostRanges = 64;

    // The integers of a cache line: the counters are in lines of their own.
    private const int Line = 16;

    private readonly List<TeamThread> _threads = [];
    private readonly State* _state = (State*)NativeMemory.AlignedAlloc((nuint)sizeof(State), 64);

    // The next part of each range and its round: a thread that comes late with an old round takes nothing.
    private readonly int* _next = (int*)NativeMemory.AlignedAlloc(MostRanges * Line * sizeof(int), 64);
    private int _isBusy;

    private Team()
    {
        *_state = default;
        new Span<int>(_next, MostRanges * Line).Clear();
    }

    /// <summary>Gets the team of the process.</summary>
    public static Team Shared { get; } = new();

    /// <summary>Gets or sets the number of threads that work together, with the caller. The default is the number of processors.</summary>
    public int Threads { get; set; } = Environment.ProcessorCount;

    /// <summary>
    /// Gets or sets a function that calls its argument on each thread of a pool of another library, with the given context, and returns when all calls are done.
    /// If it is null, the team has threads of its own. Two pools would fight for the processors, because the threads of a pool look for work for some time
    /// after each work: so a program that uses a library with a pool lets the team use its threads.
    /// </summary>
    public delegate*<delegate* unmanaged<long, long, void*, void>, void*, void> Pool { get; set; }

    /// <summary>Does all parts of a work, and returns when all are done. A part can run a work itself: its caller then does all parts of that alone.</summary>
    /// <param name="work">The work. Its parts are called through this reference, so they can share results in it.</param>
    /// <param name="parts">The number of parts, at most 65,535.</param>
    public void Run<TWork>(ref TWork work, int parts)
        where TWork : struct, IWork
    {
        Debug.Assert(parts <= ushort.MaxValue);
        if (parts <= 1 || Threads <= 1 || Volatile.Read(ref _isBusy) != 0 || Interlocked.CompareExchange(ref _isBusy, 1, 0) != 0)
        {
            for (var part = 0; part < parts; part++)
            {
                work.Do(part);
            }

            return;
        }

        try
        {
            // The work is pinned, and the collector updates the references in it where the caller keeps it.
#pragma warning disable CS8500 // The address of a type with references
            fixed (TWork* address = &work)
            {
                RunTogether(&Call<TWork>, address, parts);
            }
#pragma warning restore CS8500
        }
        finally
        {
            Volatile.Write(ref _isBusy, 0);
        }
    }

    private static void Call<TWork>(void* work, int part)
        where TWork : struct, IWork =>
        Unsafe.AsRef<TWork>(work).Do(part);

    [UnmanagedCallersOnly]
    private static void TakePartsInPool(long first, long last, void* round) => Shared.TakeParts((int)(nint)round, (int)first);

    private static void Pause()
    {
        if (X86Base.IsSupported)
        {
            X86Base.Pause();
        }
        else
        {
            Thread.SpinWait(1);
        }
    }

    private void StartThreads(int count)
    {
        for (var number = _threads.Count; number < count; number++)
        {
            var (thread, own) = (new TeamThread(), number);
            _threads.Add(thread);
            new Thread(() => Work(thread, own)) { IsBackground = true, Name = $"CompiledNets {number + 1}" }.Start();
        }
    }

    private void RunTogether(delegate*<void*, int, void> code, void* work, int parts)
    {
        var round = (_state->Round + 1) & short.MaxValue;
        var ranges = Math.Min(Math.Min(Threads, parts), MostRanges);

        // A thread that still looks for parts of the last work finds none while the fields change.
        for (var range = 0; range < _state->Ranges; range++)
        {
            Volatile.Write(ref _next[range * Line], (round << 16) | ushort.MaxValue);
        }

        Volatile.Write(ref _state->Open, parts);
        _state->Code = code;
        _state->Work = work;
        _state->Parts = parts;
        _state->Ranges = ranges;
        _state->Helpers = Threads - 1;
        for (var range = 0; range < ranges; range++)
        {
            Volatile.Write(ref _next[range * Line], (round << 16) | (parts * range / ranges));
        }

        var pool = Pool;
        if (pool is not null)
        {
            pool(&TakePartsInPool, (void*)(nint)round);
            return;
        }

        var helpers = Math.Min(Threads, parts) - 1;
        StartThreads(helpers);
        Volatile.Write(ref _state->Round, round);
        Interlocked.MemoryBarrier();
        for (var number = 0; number < helpers; number++)
        {
            _threads[number].Wake();
        }

        TakeParts(round, 0);
        for (var spin = 0; Volatile.Read(ref _state->Open) > 0; spin++)
        {
            if (spin < 20_000)
            {
                Pause();
            }
            else
            {
                Thread.Yield();
            }
        }
    }

    // Takes the parts of a thread's own range, and then those that other threads have left.
    private void TakeParts(int round, int thread)
    {
        var ranges = Volatile.Read(ref _state->Ranges);
        for (var i = 0; i < ranges; i++)
        {
            TakeRange(round, (thread + i) % ranges);
        }
    }

    private void TakeRange(int round, int range)
    {
        ref var counter = ref _next[range * Line];
        for (; ; )
        {
            var next = Volatile.Read(ref counter);
            if (next >> 16 != round || (next & ushort.MaxValue) >= _state->Parts * (range + 1) / _state->Ranges)
            {
                return;
            }

            if (Interlocked.CompareExchange(ref counter, next + 1, next) == next)
            {
                _state->Code(_state->Work, next & ushort.MaxValue);
                Interlocked.Decrement(ref _state->Open);
            }
        }
    }

    private void Work(TeamThread thread, int number)
    {
        var seen = 0;
        for (; ; )
        {
            var limit = Limit();
            for (var turn = 1; Volatile.Read(ref _state->Round) == seen; turn++)
            {
                Pause();
                if (turn % 64 == 0 && Stopwatch.GetTimestamp() > limit)
                {
                    thread.Sleep(&_state->Round, seen);
                    limit = Limit();
                }
            }

            seen = Volatile.Read(ref _state->Round);
            if (number < Volatile.Read(ref _state->Helpers))
            {
                TakeParts(seen, number + 1);
            }
        }

        static long Limit() => Stopwatch.GetTimestamp() + (long)(SpinMicroseconds * Stopwatch.Frequency / 1e6);
    }

    // What the threads write is in cache lines of its own.
    [StructLayout(LayoutKind.Explicit, Size = 192)]
    private struct State
    {
        [FieldOffset(0)]
        public int Round;

        [FieldOffset(64)]
        public int Open;

        [FieldOffset(128)]
        public delegate*<void*, int, void> Code;

        [FieldOffset(136)]
        public void* Work;

        [FieldOffset(144)]
        public int Parts;

        [FieldOffset(148)]
        public int Ranges;

        [FieldOffset(152)]
        public int Helpers;
    }
}
