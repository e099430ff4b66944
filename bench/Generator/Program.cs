using System.Diagnostics;
using System.Globalization;
using CompiledNets.Bench;
using CompiledNets.Generators;
using CompiledNets.Generators.Emission;
using CompiledNets.Generators.FrontEnd;
using CompiledNets.Generators.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

// What the compiler costs in an editor: the first run over a project, an edit outside of a net and one inside of it; and where
// the time of an edit goes. Binding is what the compiler does anyway: the peer that the rest is compared with.
//   dotnet run -c Release --project bench/Generator
//   dotnet run -c Release --project bench/Generator -- Residual 11
var only = args.Length > 0 ? args[0] : null;
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 41;
var warm = Math.Min(30, rounds);
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
    .Where(path => !Path.GetFileName(path).StartsWith("CompiledNets.Generators", StringComparison.Ordinal))
    .Select(path => MetadataReference.CreateFromFile(path))
    .ToArray();

Console.WriteLine($"Milliseconds. Cold is one run in a new process; the others are medians of {rounds}.");
Console.WriteLine($"{"net",-12}{"cold",9}{"outside",9}{"inside",9}{"binding",9}{"interpret",11}{"lower",9}{"emit",9}{"lines",9}");
foreach (var (name, source) in new[] { ("Mlp", Sources.Mlp), ("Vqa", Sources.Vqa), ("Residual", Sources.Residual) }.Where(net => only is null || net.Item1 == only))
{
    var compilation = Compilation(source, 32, 1);
    var driver = CSharpGeneratorDriver.Create([new NetGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options);
    var watch = Stopwatch.StartNew();
    var ran = driver.RunGenerators(compilation);
    var cold = watch.Elapsed.TotalMilliseconds;
    var lines = ran.GetRunResult().GeneratedTrees.Sum(tree => tree.GetText().Lines.Count);

    var outside = Median(i => Edited(ran, Compilation(source, 32, i + 2)));
    var inside = Median(i => Edited(ran, Compilation(source, 33 + i, 1)));
    var (binding, interpret, lower, emit) = Phases(source);
    Console.WriteLine($"{name,-12}{cold,9:F1}{outside,9:F1}{inside,9:F1}{binding,9:F1}{interpret,11:F1}{lower,9:F1}{emit,9:F1}{lines,9}");
}

double Edited(GeneratorDriver ran, CSharpCompilation edited)
{
    // An editor has bound the project already when generators run.
    _ = edited.GetDiagnostics();
    var watch = Stopwatch.StartNew();
    ran.RunGenerators(edited);
    return watch.Elapsed.TotalMilliseconds;
}

(double Binding, double Interpret, double Lower, double Emit) Phases(string source)
{
    var times = new List<double[]>();
    for (var i = 0; i < warm + rounds; i++)
    {
        var compilation = Compilation(source, 40 + i, 1);
        var watch = Stopwatch.StartNew();
        _ = compilation.GetDiagnostics();
        var binding = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        var model = NetReader.Read(TypeOf(compilation), compilation, NoReports.Instance, CancellationToken.None)!;
        var interpret = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        var lowered = PassPipeline.Run(model, CancellationToken.None);
        var lower = watch.Elapsed.TotalMilliseconds;
        watch.Restart();
        var emitted = NetEmitter.Emit(lowered, CancellationToken.None);
        if (emitted.Failure is { } failure)
        {
            throw new InvalidOperationException(failure);
        }

        times.Add([binding, interpret, lower, watch.Elapsed.TotalMilliseconds]);
    }

    double Of(int phase) => times.Skip(warm).Select(time => time[phase]).Order().ElementAt(rounds / 2);
    return (Of(0), Of(1), Of(2), Of(3));
}

double Median(Func<int, double> measure)
{
    var times = Enumerable.Range(0, warm + rounds).Select(measure).Skip(warm).Order().ToList();
    return times[rounds / 2];
}

CSharpCompilation Compilation(string source, int size, int other) => CSharpCompilation.Create(
    "Nets",
    [Parse(source.Replace("$", size.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)), Parse($"internal static class Other {{ internal static int Value => {other}; }}")],
    references,
    new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText("using System; using CompiledNets; using static CompiledNets.Layers;\n" + source);

static INamedTypeSymbol TypeOf(CSharpCompilation compilation) =>
    (INamedTypeSymbol)compilation.GlobalNamespace.GetTypeMembers().First(type => type.GetAttributes().Any(own => own.AttributeClass?.Name == "CompiledNetAttribute"));
