using TorchSharp;
using static TorchSharp.torch;

namespace CompiledNets.Samples;

/// <summary>Pairs of digits for <see cref="SameDigit"/>. About half of the pairs show the same digit. Images have 27 by 27 pixels, channels first.</summary>
internal static class DigitPairs
{
    private const int Side = 27;

    // The label of a pair carries only one bit, so training needs many pairs. Each epoch draws 2 pairs per digit from a set of 20 pairs per digit.
    public const int OfEachDigit = 2;
    private const int OfEachDigitInAll = 20;

    /// <summary>
    /// Loads the digits and pairs them. Training pairs consist of training digits, and test pairs of test digits. There are as many test pairs as test
    /// digits.
    /// </summary>
    public static Splits<SameDigit.Inputs, SameDigit.Targets> Load(DataRequest request)
    {
        var digits = Mnist.Load(request);
        var validation = InMemory(digits.Test, 1);
        return new(digits.Description + ", in pairs", InMemory(digits.Train, 0), validation, validation)
        {
            Learned = new PairDataset(digits.Train, 0),
            SamplesPerEpoch = OfEachDigit * digits.Train.Labels.size(0),
        };
    }

    private static Split<SameDigit.Inputs, SameDigit.Targets> InMemory(LabelledSamples samples, ulong seed)
    {
        var (others, same) = Pair(samples, samples.Labels.size(0), seed);
        using var order = tensor(others);
        var left = Cut(samples);
        return new(new(left, left.index_select(0, order)), new(tensor(same, [same.Length, 1])));
    }

    private static Tensor Cut(LabelledSamples samples) => samples.Inputs.narrow(1, 0, Side).narrow(2, 0, Side).reshape(-1, 1, Side, Side);

    /// <summary>Chooses a second digit for each digit in turn. Returns the index of the second digit, and 1 if both are of the same class.</summary>
    private static (long[] Others, float[] Same) Pair(LabelledSamples samples, long count, ulong seed)
    {
        var classes = samples.Labels.argmax(1).data<long>().ToArray();
        var ofClass = classes.Select((label, index) => (label, index)).GroupBy(pair => pair.label).ToDictionary(group => group.Key, group => group.Select(pair => (long)pair.index).ToArray());
        var others = new long[count];
        var same = new float[count];
        for (var i = 0; i < count; i++)
        {
            var own = classes[i % classes.Length];
            var random = new RandomNumbers(seed, (ulong)i);
            var wanted = random.Uniform() < 0.5;
            var candidates = ofClass[own];
            do
            {
                others[i] = wanted ? candidates[random.Below(candidates.Length)] : random.Below(classes.Length);
            }
            while (!wanted && classes[others[i]] == own && ofClass.Count > 1);
            same[i] = classes[others[i]] == own ? 1 : 0;
        }

        return (others, same);
    }

    /// <summary>Builds pairs when they are read, because all pairs together would need much more memory than the digits.</summary>
    private sealed class PairDataset(LabelledSamples samples, ulong seed) : IDataset<SameDigit.Inputs, SameDigit.Targets>
    {
        private readonly Tensor _digits = Cut(samples);
        private readonly (long[] Others, float[] Same) _pairs = Pair(samples, OfEachDigitInAll * samples.Labels.size(0), seed);

        public long Count => _pairs.Others.Length;

        public (SameDigit.Inputs Inputs, SameDigit.Targets Targets) Get(ReadOnlySpan<long> indices)
        {
            var count = _digits.size(0);
            var (left, right, same) = (new long[indices.Length], new long[indices.Length], new float[indices.Length]);
            for (var i = 0; i < indices.Length; i++)
            {
                (left[i], right[i], same[i]) = (indices[i] % count, _pairs.Others[indices[i]], _pairs.Same[indices[i]]);
            }

            using var lefts = tensor(left);
            using var rights = tensor(right);
            return (new(_digits.index_select(0, lefts), _digits.index_select(0, rights)), new(tensor(same, [same.Length, 1])));
        }
    }
}
