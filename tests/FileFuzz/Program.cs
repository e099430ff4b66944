using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using CompiledNets;
using CompiledNets.FileFuzz;
using TorchSharp;
using static TorchSharp.torch;

// FileFuzz FOLDER SEED FIRST COUNT: damages files and reads them. Prints a line for each failure, and a table at the end. The exit code is 0 if
// there were no failures, 1 if there were some, and 4 if a file took more than two seconds of processor time.
const double MostSeconds = 2;
const long MostMemory = 64L << 20;

var folder = args[0];
var (seed, first, count) = (Number(1), Number(2), Number(3));
set_num_threads(1);
using var net = new FuzzNet(seed: 3);
var formats = Formats.Create(folder, net);
var results = formats.ToDictionary(format => format.Name, _ => new int[2]);
var good = new Dictionary<string, (Dictionary<string, byte[]> Tensors, long Memory)>();
foreach (var format in formats)
{
    // Twice, so that the code is compiled when the memory is measured.
    for (var i = 0; i < 2; i++)
    {
        var (tensors, memory, error) = Read(format, format.Good);
        if (error is not null)
        {
            Console.WriteLine($"{format.Name}: the good file is an error: {error}");
            return 1;
        }

        good[format.Name] = (tensors!, memory);
    }
}

var (current, begun) = ("", TimeSpan.MaxValue);
new Thread(Watch) { IsBackground = true }.Start();
var (failures, peak) = (0, 0L);
for (var i = first; i < first + count; i++)
{
    var format = formats[i % formats.Count];
    var random = new Random(unchecked((seed * 1_000_003) + i));
    var (bytes, isRepacked) = Damage.Of(format, random);
    var before = State();
    (current, begun) = ($"{i} ({format.Name})", Process.GetCurrentProcess().TotalProcessorTime);
    var (tensors, memory, error) = Read(format, bytes);
    begun = TimeSpan.MaxValue;
    peak = Math.Max(peak, memory - good[format.Name].Memory);
    results[format.Name][error is null ? 0 : 1]++;
    if (error is not null && error is not FileFormatException { FilePath: not null })
    {
        Fail($"an error without a name: {error}");
    }

    if (error is not null && !error.Message.Contains(folder, StringComparison.Ordinal))
    {
        Fail($"an error without the file: {error.Message}");
    }

    if (error is not null && State() != before)
    {
        Fail("the net was changed");
    }

    if (tensors is not null && format.HasChecksums && !isRepacked && tensors.Any(pair => good[format.Name].Tensors.TryGetValue(pair.Key, out var own) && !own.AsSpan().SequenceEqual(pair.Value)))
    {
        Fail("other numbers were read although there are checksums");
    }

    if (memory > good[format.Name].Memory + MostMemory)
    {
        Fail($"{memory >> 20} MB of memory, and the good file takes {good[format.Name].Memory >> 20}");
    }

    if (Gauge.OpenFiles(folder, Path.GetTempPath()) is [var open, ..])
    {
        Fail($"{open} stayed open");
    }

    void Fail(string what)
    {
        failures++;
        Console.WriteLine($"FAILED {i} ({format.Name}): {what}");
        File.WriteAllBytes(Path.Combine(folder, $"failed-{i}{format.Extension}"), bytes);
    }
}

foreach (var (name, result) in results)
{
    Console.WriteLine($"{name}: {result[0]} read, {result[1]} refused");
}

Console.WriteLine($"{count} files, {failures} failures, at most {Math.Max(peak, 0) >> 20} MB more than the good file");
return failures == 0 ? 0 : 1;

int Number(int index) => int.Parse(args[index], CultureInfo.InvariantCulture);

(Dictionary<string, byte[]>? Tensors, long Memory, Exception? Error) Read(Format format, byte[] bytes)
{
    var path = Path.Combine(folder, "case" + format.Extension);
    File.WriteAllBytes(path, bytes);
    var start = Gauge.Now();
    Gauge.Reset();
    try
    {
        var read = format.Read(path);
        var memory = Gauge.Peak() - start;
        return (read.ToDictionary(pair => pair.Key, pair => Bytes(pair.Value)), memory, null);
    }
    catch (Exception error)
    {
        return (null, Gauge.Peak() - start, error);
    }
    finally
    {
        File.Delete(path);
        var left = Directory.GetFiles(folder).Where(file => !Path.GetFileName(file).StartsWith("failed-", StringComparison.Ordinal)).Concat(Directory.GetFiles(Path.GetTempPath())).ToList();
        if (left.Count > 0)
        {
            Console.WriteLine($"FAILED: {string.Join(", ", left)} was left by {format.Name}");
            Environment.Exit(1);
        }
    }
}

static byte[] Bytes(Tensor tensor)
{
    using (tensor)
    {
        using var row = tensor.contiguous();
        return row.numel() == 0 ? [] : row.bytes.ToArray();
    }
}

string State() => Convert.ToHexString(SHA256.HashData(net.Weights.Values.bytes)) + net.Seed + net.Step;

void Watch()
{
    while (true)
    {
        Thread.Sleep(50);
        var start = begun;
        if (start != TimeSpan.MaxValue && (Process.GetCurrentProcess().TotalProcessorTime - start).TotalSeconds > MostSeconds)
        {
            Console.WriteLine($"FAILED {current}: more than {MostSeconds} seconds");
            Console.Out.Flush();
            Environment.Exit(4);
        }
    }
}
