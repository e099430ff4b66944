using System.Reflection;
using static TorchSharp.torch;

namespace CompiledNets.Onnx.Tests;

/// <summary>Saves every net of the integration tests, and compares it with ONNX Runtime for two batches of different sizes.</summary>
public sealed class NetTests
{
    public static TheoryData<string> Nets => new(typeof(NetTests).Assembly.GetTypes()
        .Where(type => type.IsSubclassOf(typeof(CompiledNet)) && type.Namespace != typeof(NetTests).Namespace)
        .Select(type => type.FullName!)
        .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Nets))]
    public void A_net_computes_the_same_in_OnnxRuntime(string name)
    {
        using dynamic net = Create(name);

        // The tower needs 269 words, and the windows of another net need 8.
        var shortest = name == typeof(Integration.Tests.Layers.PostsTower).FullName ? 269 : 8;
        double difference = Export.Differ(net, new List<IReadOnlyDictionary<string, long>>
        {
            new Dictionary<string, long> { ["N"] = 3, ["T"] = shortest },
            new Dictionary<string, long> { ["N"] = 2, ["T"] = shortest + 4 },
        });
        Assert.True(difference <= Difference.Tolerance, $"{name} differs by {difference:E2}.");
    }

    // The random nets of tests/Fuzz.Tests contain every word that predicts except for these and Bidirectional, which is two calls of its layers.
    [Theory]
    [InlineData("LSTMWithState")]
    [InlineData("GRUWithState")]
    [InlineData("SimpleRNNWithState")]
    [InlineData("Conv3D")]
    [InlineData("EinsumDense")]
    public void The_nets_contain_the_words_that_random_nets_seldom_contain(string word)
    {
        Assert.Contains(word, ((IEnumerable<object[]>)Nets).SelectMany(net =>
        {
            using var created = Create((string)net[0]);
            return created.Structure.Calls.Select(call => call.Word).ToList();
        }));
    }

    private static CompiledNet Create(string name)
    {
        var create = typeof(NetTests).Assembly.GetType(name)!.GetConstructors().Single(constructor => constructor.GetParameters().Any(parameter => parameter.Name == "seed"));
        return (CompiledNet)create.Invoke([.. create.GetParameters().Select(parameter => parameter.Name switch
        {
            "seed" => 1L,
            "dtype" => ScalarType.Float32,
            _ => parameter.DefaultValue,
        })]);
    }
}
