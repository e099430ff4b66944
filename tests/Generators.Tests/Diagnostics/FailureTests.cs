using CompiledNets.Generators.Collections;
using CompiledNets.Generators.Emission;
using CompiledNets.Generators.FrontEnd;
using CompiledNets.Generators.Graph;
using CompiledNets.Generators.Models;
using CompiledNets.Generators.Ops;
using CompiledNets.Generators.Passes;
using CompiledNets.Generators.Shapes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Testing;

namespace CompiledNets.Generators.Tests.Diagnostics;

/// <summary>
/// Checks failures of the compiler itself. They must be errors that name the net, and neither an exception nor the failure of the whole generator
/// (CS8785).
/// </summary>
public sealed class FailureTests
{
    private const string Net =
        """
        [CompiledNet]
        public partial class Net
        {
            public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(4, ReLU)(x);

            static Objective Train(Sym<float> y, [Shape(4)] Sym<float> wanted) => Minimize(MeanSquaredError(y, wanted));
        }

        internal static class Program
        {
            internal static TorchSharp.torch.Tensor Use(TorchSharp.torch.Tensor x) => new Net(seed: 1).Predict(new Net.Inputs(X: x));
        }
        """;

    [Fact]
    public Task A_pass_that_fails_is_an_error_that_names_the_net_and_the_program_around_it_compiles() => VerifyReportedAsync(typeof(FailingPass));

    [Fact]
    public Task An_emitter_that_fails_is_an_error_that_names_the_net_and_the_program_around_it_compiles() => VerifyReportedAsync(typeof(FailingEmitter));

    [Fact]
    public void Other_nets_of_the_project_are_still_compiled()
    {
        var (generated, result) = Run(
            (model, cancellation) => PassPipeline.Run(model.Hierarchy.Name == "Net" ? WithUnknownWord(model) : model, cancellation),
            Net,
            "[CompiledNet] public partial class Fine { public static Sym<float> Define([Shape(8)] Sym<float> x) => Dense(4)(x); }");
        Assert.Equal(["CN0199"], result.Diagnostics.Select(diagnostic => diagnostic.Id));
        Assert.Contains(generated.SyntaxTrees, tree => tree.FilePath.EndsWith("Fine.g.cs", StringComparison.Ordinal) && tree.ToString().Contains("Kernels.Matrices.Linear", StringComparison.Ordinal));
    }

    [Fact]
    public void Passes_and_emitter_stop_when_they_are_cancelled()
    {
        var model = Compile.Model(Net)!;
        Assert.Throws<OperationCanceledException>(() => PassPipeline.Run(model, new CancellationToken(canceled: true)));
        var lowered = PassPipeline.Run(model, CancellationToken.None);
        Assert.Throws<OperationCanceledException>(() => NetEmitter.Emit(lowered, hasOnnx: false, new CancellationToken(canceled: true)));
    }

    [Fact]
    public void The_reader_stops_within_a_few_steps_of_being_cancelled()
    {
        // Every statement is a mistake, so the number of reports shows how far the reader continues after the first.
        var statements = string.Concat(Enumerable.Range(0, 5000).Select(i => $"var v{i} = Dense(-{i + 1})(x);\n"));
        var compilation = Compile.Of($"[CompiledNet] public partial class Net {{ public static Sym<float> Define([Shape(8)] Sym<float> x) {{ {statements} return x; }} }}");
        using var source = new CancellationTokenSource();
        var sink = new CancellingSink(source);
#pragma warning disable RS0030 // A test may look a type up by its name.
        var type = compilation.GetTypeByMetadataName("Net")!;
#pragma warning restore RS0030
        Assert.Throws<OperationCanceledException>(() => NetReader.Read(type, compilation, sink, source.Token));
        Assert.InRange(sink.Count, 1, 64);
    }

    private static Task VerifyReportedAsync(Type generator)
    {
        var test = new NetTest(Net) { Generator = generator, Messages = ["Net: "] };
        test.ExpectedDiagnostics.Add(new DiagnosticResult("CN0199", DiagnosticSeverity.Error));
        return test.RunAsync();
    }

    private static NetModel WithUnknownWord(NetModel model) => model with { Calls = model.Calls.Select(call => call with { Word = "Nonsense" }).ToEquatableArray() };

    private static (Compilation Compilation, GeneratorDriverRunResult Result) Run(Func<NetModel, CancellationToken, LoweredNet> lower, params string[] sources)
    {
        var driver = CSharpGeneratorDriver.Create([new NetGenerator(lower).AsSourceGenerator()], parseOptions: (CSharpParseOptions)Compile.Of(sources).SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(Compile.Of(sources), out var generated, out _);
        return (generated, driver.GetRunResult());
    }

    /// <summary>The generator with a pass that throws.</summary>
    private sealed class FailingPass : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) =>
            new NetGenerator((model, cancellation) => PassPipeline.Run(WithUnknownWord(model), cancellation)).Initialize(context);
    }

    /// <summary>The generator with an emitter that throws.</summary>
    private sealed class FailingEmitter : IIncrementalGenerator
    {
        public void Initialize(IncrementalGeneratorInitializationContext context) => new NetGenerator(WithNonsense).Initialize(context);

        private static LoweredNet WithNonsense(NetModel model, CancellationToken cancellation)
        {
            var net = PassPipeline.Run(model, cancellation);
            return net with { Graphs = net.Graphs.Select(graph => graph with { Graph = graph.Graph with { Nodes = graph.Graph.Nodes.Select(node => node with { Op = new Nonsense() }).ToEquatableArray() } }).ToEquatableArray() };
        }
    }

    /// <summary>An operation that cannot write its call.</summary>
    private sealed class Nonsense : Op
    {
        public override string Call(CallContext c) => throw new NotSupportedException("No kernel computes nonsense.");
    }

    private sealed class CancellingSink(CancellationTokenSource source) : IReportSink
    {
        public int Count { get; private set; }

        public bool WantsHints => true;

        public void Add(Report report)
        {
            Count++;
            source.Cancel();
        }
    }
}
