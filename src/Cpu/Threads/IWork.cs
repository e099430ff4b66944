namespace CompiledNets.Cpu;

/// <summary>
/// Work in numbered parts that are independent of each other. The number of parts depends on sizes only and never on the number of threads, so the
/// result is the same, bit for bit, on any number of threads.
/// </summary>
internal interface IWork
{
    /// <summary>Does one part. Any thread can call it, and each part is done once.</summary>
    void Do(int part);
}
