using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace CompiledNets.Integration.Tests.Training;

/// <summary>Runs a program that trains a small net, in its own process.</summary>
internal sealed partial class Trainee : IDisposable
{
    public const int Sigint = 2;
    public const int Sigterm = 15;

    private readonly Process _process;
    private string? _last;

    /// <summary>Gets the last step before <see cref="WaitForEnd"/>.</summary>
    public long LastStep { get; private set; }

    public Trainee(string folder, params object[] arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "CompiledNets.Trainee.dll"));
        start.ArgumentList.Add(folder);
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(string.Create(CultureInfo.InvariantCulture, $"{argument}"));
        }

        _process = Process.Start(start)!;
    }

    /// <summary>Waits until the training begins, and returns its first step.</summary>
    public long WaitForBegin()
    {
        var line = _process.StandardOutput.ReadLine();
        if (line?.StartsWith("begun at ", StringComparison.Ordinal) != true)
        {
            // The errors end when the process ends, so they are read only in this case.
            Assert.Fail($"'{line}' {_process.StandardError.ReadToEnd()}");
        }

        return long.Parse(line["begun at ".Length..], CultureInfo.InvariantCulture);
    }

    /// <summary>Kills the process with SIGKILL after a number of steps and a delay. Returns false if the process ended before.</summary>
    public bool Kill(int steps, TimeSpan after)
    {
        if (!WaitFor(steps, after))
        {
            return false;
        }

        _process.Kill();
        _process.WaitForExit();
        return true;
    }

    /// <summary>Sends SIGTERM after a number of steps and a delay. Returns false if the process ended before.</summary>
    public bool Terminate(int steps, TimeSpan after)
    {
        if (!WaitFor(steps, after))
        {
            return false;
        }

        return Send(Sigterm);
    }

    /// <summary>Sends a signal. The program "kill" would start too late for a training of a few milliseconds.</summary>
    public bool Send(int signal) => kill(_process.Id, signal) == 0;

    /// <summary>Waits until a step is printed.</summary>
    public void WaitForStep(long step)
    {
        do
        {
            _last = _process.StandardOutput.ReadLine();
        }
        while (_last is not null && _last != FormattableString.Invariant($"step {step}"));
        Assert.NotNull(_last);
    }

    /// <summary>Waits for a line of the errors.</summary>
    public string? WaitForError() => _process.StandardError.ReadLine();

    /// <summary>Waits for the end. Returns the last line of output and the exit code.</summary>
    public (string Last, int Code) WaitForEnd()
    {
        var rest = _process.StandardOutput.ReadToEnd().Trim();
        LastStep = rest.Split('\n').Append(_last ?? "").Where(line => line.StartsWith("step ", StringComparison.Ordinal)).Select(line => long.Parse(line["step ".Length..], CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();
        var errors = _process.StandardError.ReadToEnd();
        _process.WaitForExit();
        return ((rest.Length > 0 ? rest.Split('\n')[^1] : _last) + errors, _process.ExitCode);
    }

    [LibraryImport("libc")]
    private static partial int kill(int process, int signal);

    private bool WaitFor(int steps, TimeSpan after)
    {
        for (; steps > 0; steps--)
        {
            _last = _process.StandardOutput.ReadLine();
            if (_last?.StartsWith("step ", StringComparison.Ordinal) != true)
            {
                return false;
            }
        }

        return !_process.WaitForExit(after);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
