using System.Globalization;
using CompiledNets.Generators.Emission;
using CompiledNets.Generators.FrontEnd;
using CompiledNets.Generators.Passes;
using Microsoft.CodeAnalysis.CSharp;

namespace CompiledNets.Generators.Tests.Incrementality;

/// <summary>
/// Checks that the generator stops soon after it is cancelled, because an editor cancels it at every keystroke. The tests count work. The benchmark
/// bench/Generator measures the time.
/// </summary>
public sealed class CancellationTests
{
    private const int Mistakes = 2_000;

    // The reader checks the token at every 64th expression, and each of the mistakes has at least two expressions.
    private const int MostAfter = 64;

    private static readonly string s_net =
        "[CompiledNet]\npublic partial class Net\n{\n    public static Sym<float> Define([Shape(8)] Sym<float> x)\n    {\n"
        + string.Concat(Enumerable.Range(0, Mistakes).Select(i => string.Create(CultureInfo.InvariantCulture, $"        _ = Dense({-i})(x);\n")))
        + "        return x;\n    }\n}\n";

    private const string Valid =
        """
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x)
            {
                for (var i = 0; i < 50; i++) x = Dense(8, ReLU)(x);
                return x;
            }
        }
        """;

    [Theory]
    [InlineData(1)]
    [InlineData(700)]
    public void Reading_ends_soon_after_it_is_cancelled(int at)
    {
        using var source = new CancellationTokenSource();
        var sink = new CancellingSink(source, at);
        var compilation = Compile.Of(s_net);
#pragma warning disable RS0030 // A test may look a type up by its name.
        var type = compilation.GetTypeByMetadataName("Net")!;
#pragma warning restore RS0030
        Assert.Throws<OperationCanceledException>(() => NetReader.Read(type, compilation, sink, source.Token));
        Assert.InRange(sink.Count, at, at + MostAfter);
    }

    [Fact]
    public void All_mistakes_are_found_without_cancellation()
    {
        using var source = new CancellationTokenSource();
        var sink = new CancellingSink(source, int.MaxValue);
        var compilation = Compile.Of(s_net);
#pragma warning disable RS0030
        Assert.NotNull(NetReader.Read(compilation.GetTypeByMetadataName("Net")!, compilation, sink, source.Token));
#pragma warning restore RS0030
        Assert.Equal(Mistakes, sink.Count);
    }

    [Fact]
    public void A_net_that_is_cancelled_while_it_is_lowered_is_not_emitted_and_is_no_failure()
    {
        using var source = new CancellationTokenSource();
        var lowered = 0;
        var generator = new NetGenerator((model, cancellation) =>
        {
            lowered++;
            source.Cancel();
            return PassPipeline.Run(model, cancellation);
        });
        var driver = CSharpGeneratorDriver.Create(Microsoft.CodeAnalysis.GeneratorExtensions.AsSourceGenerator(generator));
        Assert.Throws<OperationCanceledException>(() => driver.RunGenerators(Compile.Of(Valid), source.Token));
        Assert.Equal(1, lowered);
    }

    [Fact]
    public void Lowering_and_emitting_stop_when_they_are_cancelled()
    {
        var model = Compile.Model(Valid)!;
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.All(new[] { Purpose.Predict, Purpose.ForwardBackward, Purpose.Autograd }, purpose =>
            Assert.Throws<OperationCanceledException>(() => new Lowering(model, source.Token).Lower(purpose)));
        var lowered = PassPipeline.Run(model, CancellationToken.None);
        Assert.Throws<OperationCanceledException>(() => NetEmitter.Emit(lowered, hasOnnx: false, source.Token));
    }

    /// <summary>Counts reports, and cancels the reader at a given count.</summary>
    private sealed class CancellingSink(CancellationTokenSource source, int at) : IReportSink
    {
        public int Count { get; private set; }

        public bool WantsHints => true;

        public void Add(Report report)
        {
            if (++Count == at)
            {
                source.Cancel();
            }
        }
    }
}
