using System.Diagnostics;
using System.Net.Http.Json;
using System.Net.WebSockets;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace CompiledNets.Serving.Tests.Browser;

/// <summary>A page in Chromium without a window, over the DevTools protocol: https://chromedevtools.github.io/devtools-protocol.</summary>
internal sealed class Chromium : IAsyncDisposable
{
    private static readonly string[] s_programs = ["chromium", "chromium-browser", "google-chrome"];
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(2);

    private readonly string _profile;
    private readonly Process _process;
    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _patience = new(s_patience);
    private int _last;

    private Chromium(string profile, Process process) => (_profile, _process) = (profile, process);

    /// <summary>Finds the program in the folders of PATH, or returns null.</summary>
    public static string? Find() => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator)
        .SelectMany(folder => s_programs.Select(program => Path.Combine(folder, program)))
        .FirstOrDefault(File.Exists);

    /// <summary>Opens an empty page.</summary>
    /// <param name="width">The width of the page in pixels.</param>
    /// <param name="height">The height of the page in pixels.</param>
    public static async Task<Chromium> OpenAsync(int width, int height)
    {
        var profile = Directory.CreateTempSubdirectory("compilednets-chromium-").FullName;

        // Chromium has no sandbox for root, which containers run as. The page is that of the test.
        string[] arguments =
        [
            "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-extensions", "--disable-background-networking", "--no-first-run",
            "--remote-debugging-port=0", $"--user-data-dir={profile}", "about:blank",
        ];
        var process = Process.Start(new ProcessStartInfo(Find()!, arguments) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        process.BeginErrorReadLine();
        process.BeginOutputReadLine();
        var chromium = new Chromium(profile, process);
        try
        {
            await chromium.ConnectAsync();
            await chromium.SendAsync(
                "Emulation.setDeviceMetricsOverride", new JsonObject { ["width"] = width, ["height"] = height, ["deviceScaleFactor"] = 1, ["mobile"] = false });
            return chromium;
        }
        catch
        {
            await chromium.DisposeAsync();
            throw;
        }
    }

    /// <summary>Opens an address and waits until a condition holds in the page.</summary>
    public async Task GoAsync(Uri address, string condition)
    {
        await SendAsync("Page.navigate", new JsonObject { ["url"] = address.ToString() });
        await WaitForAsync(condition);
    }

    /// <summary>Waits until an expression of JavaScript is true.</summary>
    public async Task WaitForAsync(string condition)
    {
        while (!(await EvaluateAsync($"Boolean({condition})"))!.GetValue<bool>())
        {
            await Task.Delay(50, _patience.Token);
        }
    }

    /// <summary>Computes an expression of JavaScript, and returns its value.</summary>
    public async Task<JsonNode?> EvaluateAsync(string expression)
    {
        var answer = await SendAsync("Runtime.evaluate", new JsonObject { ["expression"] = expression, ["returnByValue"] = true });
        return answer["exceptionDetails"] is { } error ? throw new InvalidOperationException(error.ToJsonString()) : answer["result"]?["value"]?.DeepClone();
    }

    /// <summary>Draws lines with the mouse, from the first point through all others.</summary>
    public async Task DrawAsync(params (double X, double Y)[] points)
    {
        await MouseAsync("mousePressed", points[0]);
        foreach (var (from, to) in points.Zip(points.Skip(1)))
        {
            for (var part = 1; part <= 4; part++)
            {
                await MouseAsync("mouseMoved", (from.X + ((to.X - from.X) * part / 4), from.Y + ((to.Y - from.Y) * part / 4)));
            }
        }

        await MouseAsync("mouseReleased", points[^1]);
    }

    /// <summary>Returns a picture of the page as PNG.</summary>
    public async Task<byte[]> ScreenshotAsync() =>
        Convert.FromBase64String((await SendAsync("Page.captureScreenshot", new JsonObject { ["format"] = "png" }))["data"]!.GetValue<string>());

    public async ValueTask DisposeAsync()
    {
        _socket.Dispose();
        _patience.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        await _process.WaitForExitAsync();
        _process.Dispose();
        Directory.Delete(_profile, recursive: true);
    }

    // The program writes the port of its protocol to its profile.
    private async Task ConnectAsync()
    {
        var file = Path.Combine(_profile, "DevToolsActivePort");
        while (!File.Exists(file) || File.ReadAllLines(file).Length < 2)
        {
            if (_process.HasExited)
            {
                throw new InvalidOperationException($"Chromium ended with {_process.ExitCode}.");
            }

            await Task.Delay(50, _patience.Token);
        }

        using var client = new HttpClient();
        JsonNode? page = null;
        while (page is null)
        {
            var pages = await client.GetFromJsonAsync<JsonArray>(new Uri($"http://127.0.0.1:{File.ReadAllLines(file)[0]}/json/list"), _patience.Token);
            page = pages!.FirstOrDefault(own => own!["type"]!.GetValue<string>() == "page");
        }

        await _socket.ConnectAsync(new Uri(page["webSocketDebuggerUrl"]!.GetValue<string>()), _patience.Token);
    }

    private Task MouseAsync(string type, (double X, double Y) point) => SendAsync("Input.dispatchMouseEvent", new JsonObject
    {
        ["type"] = type,
        ["x"] = point.X,
        ["y"] = point.Y,
        ["button"] = "left",
        ["buttons"] = type == "mouseReleased" ? 0 : 1,
        ["clickCount"] = type == "mouseMoved" ? 0 : 1,
    });

    /// <summary>Sends a command and waits for its answer. Events in between are not needed.</summary>
    private async Task<JsonNode> SendAsync(string method, JsonObject parameters)
    {
        var number = ++_last;
        var command = new JsonObject { ["id"] = number, ["method"] = method, ["params"] = parameters };
        await _socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(command), WebSocketMessageType.Text, endOfMessage: true, _patience.Token);
        while (true)
        {
            using var message = new MemoryStream();
            var buffer = new byte[1 << 16];
            WebSocketReceiveResult part;
            do
            {
                part = await _socket.ReceiveAsync(buffer, _patience.Token);
                message.Write(buffer, 0, part.Count);
            }
            while (!part.EndOfMessage);

            var answer = JsonNode.Parse(message.ToArray())!;
            if (answer["id"]?.GetValue<int>() == number)
            {
                return answer["result"] ?? throw new InvalidOperationException($"{method}: {answer["error"]?.ToJsonString()}");
            }
        }
    }
}
