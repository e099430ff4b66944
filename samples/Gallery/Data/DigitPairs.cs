using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Pairs of digits, half of them of one class, and whether they are. Cut to 27 by 27 pixels, the channel first.</summary>
internal static class DigitPairs
{
    private const int Side = 27;

    /// <summary>As many pairs as there are digits, from the digits of each part alone.</summary>
    public static async Task<Splits<SameDigit.Inputs, SameDigit.Targets>> LoadAsync(DataRequest request, CancellationToken cancellation)
    {
        var digits = await Digits.LoadAsync(request, cancellation);
        var validation = Pair(digits.Test, 1);
        return new(digits.Description + ", in pairs", Pair(digits.Train, 0), validation, validation);
    }

    private static Split<SameDigit.Inputs, SameDigit.Targets> Pair(LabelledSamples samples, ulong seed)
    {
        var classes = samples.Labels.argmax(1).data<long>().ToArray();
        var ofClass = classes.Select((label, index) => (label, index)).GroupBy(pair => pair.label).ToDictionary(group => group.Key, group => group.Select(pair => (long)pair.index).ToArray());
        var others = new long[classes.Length];
        var same = new float[classes.Length];
        for (var i = 0; i < classes.Length; i++)
        {
            // Every digit is the left one of a pair once.
            var random = new RandomNumbers(seed, (ulong)i);
            var wanted = random.Uniform() < 0.5;
            var candidates = ofClass[classes[i]];
            do
            {
                others[i] = wanted ? candidates[random.Below(candidates.Length)] : random.Below(classes.Length);
            }
            while (!wanted && classes[others[i]] == classes[i] && ofClass.Count > 1);
            same[i] = classes[others[i]] == classes[i] ? 1 : 0;
        }

        using var order = tensor(others);
        var left = samples.Inputs.narrow(1, 0, Side).narrow(2, 0, Side).reshape(-1, 1, Side, Side);
        return new(new(left, left.index_select(0, order)), new(tensor(same, [classes.Length, 1])));
    }
}
