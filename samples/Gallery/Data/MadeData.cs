namespace CompiledNets.Samples;

/// <summary>Data that the program makes: each sample from a stream of random numbers of its own.</summary>
internal static class MadeData
{
    // Far from each other, so that no sample is in two parts.
    private const ulong PartSize = 1UL << 32;

    /// <summary>Makes samples to train on, to measure with after each epoch, and to measure with at the end.</summary>
    /// <param name="request">The largest number of samples.</param>
    /// <param name="description">The kind of samples, in one line.</param>
    /// <param name="trainCount">The number of samples to train on.</param>
    /// <param name="testCount">The number of samples to measure with after each epoch, and at the end.</param>
    /// <param name="make">Makes samples: of the number, beginning with the stream of random numbers.</param>
    public static Splits<TInputs, TTargets> Make<TInputs, TTargets>(
        DataRequest request,
        string description,
        int trainCount,
        int testCount,
        Func<int, ulong, (TInputs Inputs, TTargets Targets)> make)
        where TInputs : IBatch<TInputs>
        where TTargets : IBatch<TTargets>
    {
        request.SayThatFolderIsNotRead();
        return new(description + ", made by this program", Part(0, trainCount), Part(1, testCount), Part(2, testCount));

        Split<TInputs, TTargets> Part(ulong part, int count)
        {
            var (inputs, targets) = make(request.AtMost(count), part * PartSize);
            return new(inputs, targets);
        }
    }
}
