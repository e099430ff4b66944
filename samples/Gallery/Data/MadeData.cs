namespace CompiledNets.Samples;

/// <summary>Data that the program makes: each sample from a stream of random numbers of its own.</summary>
internal static class MadeData
{
    // Far from each other, so that no sample is in two parts.
    private const ulong PartSize = 1UL << 32;

    /// <summary>Makes samples to learn from, to measure after each epoch, and to measure at the end.</summary>
    /// <param name="request">How many are wanted at most.</param>
    /// <param name="description">What they are, in one line.</param>
    /// <param name="trainCount">How many there are to learn from.</param>
    /// <param name="testCount">How many there are to measure with, each time.</param>
    /// <param name="make">Makes so many samples, the first of them from this stream.</param>
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
