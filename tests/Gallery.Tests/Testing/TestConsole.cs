using Spectre.Console;

namespace CompiledNets.Samples.Tests;

/// <summary>Runs command lines and records their output.</summary>
internal sealed class TestConsole : IDisposable
{
    private readonly WatchedWriter _output = new();
    private readonly StringWriter _error = new();

    public TestConsole()
    {
        Console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Out = new AnsiConsoleOutput(_output) });
        Console.Profile.Width = 120;
    }

    public IAnsiConsole Console { get; }

    public string Output => _output.ToString();

    public string Error => _error.ToString();

    /// <summary>Runs a command line.</summary>
    /// <returns>The exit code.</returns>
    public Task<int> RunAsync(params string[] args) => GalleryCommand.RunAsync(args, Console, _error);

    /// <summary>Runs a command line and cancels it when a text appears in the output.</summary>
    public async Task<int> RunUntilAsync(string said, params string[] args)
    {
        using var cancellation = new CancellationTokenSource();
        _output.Watch(said, cancellation.Cancel);
        return await GalleryCommand.RunAsync(args, Console, _error, cancellation.Token);
    }

    public void Dispose()
    {
        _output.Dispose();
        _error.Dispose();
    }

    private sealed class WatchedWriter : StringWriter
    {
        private string? _watched;
        private Action? _act;

        public void Watch(string said, Action act) => (_watched, _act) = (said, act);

        public override void WriteLine(string? value)
        {
            base.WriteLine(value);
            Look();
        }

        public override void Write(string? value)
        {
            base.Write(value);
            Look();
        }

        private void Look()
        {
            if (_watched is not null && ToString().Contains(_watched, StringComparison.Ordinal))
            {
                _watched = null;
                _act!();
            }
        }
    }
}
