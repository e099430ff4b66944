using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using CompiledNets.Bench;
using CompiledNets.Generators;
using CompiledNets.Generators.Emission;
using CompiledNets.Generators.FrontEnd;
using CompiledNets.Generators.Passes;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

// Measures the time that the compiler takes in an editor: the first run over a project, an edit outside of a net and one inside of it, the
// steps of an edit, and the time until a cancelled edit ends. Binding is the work of the C# compiler. The ratio is the time of reading, lowering
// and emitting, divided by the time of binding. "Inside" also includes Roslyn's work around these steps, which is mainly parsing the emitted code.
// On Linux all figures are processor time of the thread, which depends less on other programs of the machine than elapsed time.
//   dotnet run -c Release --project bench/Generator
//   dotnet run -c Release --project bench/Generator -- Residual 11
//   dotnet run -c Release --project bench/Generator -- Loop 5000
var only = args.Length > 0 ? args[0] : null;
var rounds = args.Length > 1 ? int.Parse(args[1], CultureInfo.InvariantCulture) : 41;
var warm = Math.Max(100, rounds);
CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;

var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
    .Where(path => !Path.GetFileName(path).StartsWith("CompiledNets.Generators", StringComparison.Ordinal))
    .Select(path => MetadataReference.CreateFromFile(path))
    .ToArray();

if (only == "Loop")
{
    Loop(args.Length > 1 ? rounds : 5000);
    return;
}

Console.WriteLine($"Milliseconds of processor time. Cold is one run in a new process. The other columns are medians of {rounds} runs.");
Console.WriteLine($"{"net",-10}{"cold",8}{"outside",9}{"inside",8}{"binding",9}{"interpret",11}{"lower",7}{"emit",7}{"three",7}{"fastest",9}{"ratio",7}{"cancel",8}{"lines",7}");
foreach (var (name, source) in new[] { ("Mlp", Sources.Mlp), ("Vqa", Sources.Vqa), ("Residual", Sources.Residual) }.Where(net => only is null || net.Item1 == only))
{
    var compilation = Compilation(source, 32, 1);
    var driver = CSharpGeneratorDriver.Create([new NetGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options);
    var start = Now();
    var ran = driver.RunGenerators(compilation);
    var cold = Now() - start;
    var lines = ran.GetRunResult().GeneratedTrees.Sum(tree => tree.GetText().Lines.Count);

    var (binding, interpret, lower, emit, three, fastest) = Phases(source);
    var outside = Median(i => Edited(ran, Compilation(source, 32, i + 2)));
    var inside = Median(i => Edited(ran, Compilation(source, 33 + i, 1)));
    var cancel = Cancelled(ran, source, inside);
    Console.WriteLine($"{name,-10}{cold,8:F0}{outside,9:F1}{inside,8:F1}{binding,9:F1}{interpret,11:F1}{lower,7:F1}{emit,7:F1}{three,7:F1}{fastest,9:F1}{three / binding,7:F2}{cancel,8:F1}{lines,7}");
}

// Measures one run over a net with many layers, made in a loop.
void Loop(int layers)
{
    var compilation = Compilation(Sources.Loop, layers, 1);
    _ = compilation.GetDiagnostics();
    var start = Now();
    var model = NetReader.Read(TypeOf(compilation), compilation, NoReports.Instance, CancellationToken.None)!;
    var interpreted = Now();
    var lowered = PassPipeline.Run(model, CancellationToken.None);
    var ready = Now();
    var text = NetEmitter.Emit(lowered, hasOnnx: false, CancellationToken.None).Text;
    Console.WriteLine($"{layers} layers: interpret {interpreted - start:F0} ms, lower {ready - interpreted:F0} ms, emit {Now() - ready:F0} ms, {text.Length / 1024} KB");
    var watch = Stopwatch.StartNew();
    CSharpGeneratorDriver.Create([new NetGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options).RunGeneratorsAndUpdateCompilation(compilation, out var generated, out _);
    var ran = watch.ElapsedMilliseconds;
    var isCompiled = generated.Emit(Stream.Null).Success;
    Console.WriteLine($"In a build, elapsed: generator {ran} ms, C# compiler {watch.ElapsedMilliseconds - ran} ms, {(isCompiled ? "no errors" : "errors")}");
}

// Measures the longest time from cancelling an edit to its end, for cancellation at any moment of the edit.
double Cancelled(GeneratorDriver ran, string source, double whole)
{
    var longest = 0.0;
    for (var i = 0; i < rounds; i++)
    {
        var edited = Compilation(source, 133 + i, 1);
        _ = edited.GetDiagnostics();
        using var cancellation = new CancellationTokenSource();
        var run = Task.Run(() =>
        {
            try
            {
                ran.RunGenerators(edited, cancellation.Token);
            }
            catch (OperationCanceledException)
            {
            }
        });
        Thread.Sleep((int)(whole * i / rounds));
        var asked = Environment.CpuUsage.TotalTime;
        cancellation.Cancel();
        run.Wait();
        longest = Math.Max(longest, (Environment.CpuUsage.TotalTime - asked).TotalMilliseconds);
    }

    return longest;
}

double Edited(GeneratorDriver ran, CSharpCompilation edited)
{
    // An editor has bound the project before it runs generators, so binding is not measured here.
    _ = edited.GetDiagnostics();
    var start = Now();
    ran.RunGenerators(edited);
    return Now() - start;
}

(double Binding, double Interpret, double Lower, double Emit, double Three, double Fastest) Phases(string source)
{
    var times = new List<double[]>();
    for (var i = 0; i < warm + rounds; i++)
    {
        var compilation = Compilation(source, 40 + i, 1);
        var start = Now();
        _ = compilation.GetDiagnostics();
        var bound = Now();
        var model = NetReader.Read(TypeOf(compilation), compilation, NoReports.Instance, CancellationToken.None)!;
        var read = Now();
        var net = PassPipeline.Run(model, CancellationToken.None);
        var lowered = Now();
        var emitted = NetEmitter.Emit(net, hasOnnx: false, CancellationToken.None);
        var end = Now();
        if (emitted.Failure is { } failure)
        {
            throw new InvalidOperationException(failure);
        }

        times.Add([bound - start, read - bound, lowered - read, end - lowered]);
    }

    double Of(int phase) => times.Skip(warm).Select(time => time[phase]).Order().ElementAt(rounds / 2);
    var three = times.Skip(warm).Select(time => time[1] + time[2] + time[3]).Order().ToList();
    return (Of(0), Of(1), Of(2), Of(3), three[rounds / 2], three[0]);
}

double Median(Func<int, double> measure)
{
    var times = Enumerable.Range(0, warm + rounds).Select(measure).Skip(warm).Order().ToList();
    return times[rounds / 2];
}

// Gets the processor time of this thread, if the system provides it.
static double Now()
{
    var time = new long[2]; // seconds, nanoseconds
    return OperatingSystem.IsLinux() && Clock.GetTime(Clock.OfThread, time) == 0
        ? (time[0] * 1e3) + (time[1] / 1e6)
        : Stopwatch.GetTimestamp() * 1e3 / Stopwatch.Frequency;
}

CSharpCompilation Compilation(string source, int size, int other) => CSharpCompilation.Create(
    "Nets",
    [Parse(source.Replace("$", size.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)), Parse($"internal static class Other {{ internal static int Value => {other}; }}")],
    references,
    new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

static SyntaxTree Parse(string source) => CSharpSyntaxTree.ParseText("using System; using CompiledNets; using static CompiledNets.Layers;\n" + source);

static INamedTypeSymbol TypeOf(CSharpCompilation compilation) =>
    (INamedTypeSymbol)compilation.GlobalNamespace.GetTypeMembers().First(type => type.GetAttributes().Any(own => own.AttributeClass?.Name == "CompiledNetAttribute"));

internal static class Clock
{
    public const int OfThread = 3; // CLOCK_THREAD_CPUTIME_ID

    [DllImport("libc", EntryPoint = "clock_gettime")]
    public static extern int GetTime(int clock, [In, Out] long[] time);
}
