using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace CompiledNets.Package.Tests;

/// <summary>Does what a user does with the web application of the template.</summary>
[Collection(nameof(Feed))]
public sealed class WebTests(Feed feed)
{
    [Fact]
    public async Task The_web_application_trains_its_net_and_serves_it()
    {
        var application = new Application(feed, "compilednet-web", "SpiralsWeb");
        Assert.DoesNotContain("warning", application.Run("build", "-tl:off", "-v", "minimal"), StringComparison.Ordinal);
        application.Run("format", "--verify-no-changes");
        string[] run = ["run", "--no-build", "--"];
        Assert.Contains("Train the net first", application.Run(run), StringComparison.Ordinal);
        Assert.Contains("The net is trained", application.Run([.. run, "train"]), StringComparison.Ordinal);

        using var server = Process.Start(DotNet.Start("dotnet", application.Folder, [], [.. run, "--urls", "http://127.0.0.1:0"]))!;
        try
        {
            using var client = new HttpClient { BaseAddress = new Uri(await Address(server)) };
            Assert.Equal("Healthy", await client.GetStringAsync(new Uri("/health", UriKind.Relative)));

            var right = await client.PostAsJsonAsync("/predict", new Dictionary<string, float[][]> { ["point"] = [[0.5f, 0.2f], [-0.1f, 0.4f]] });
            Assert.Equal(HttpStatusCode.OK, right.StatusCode);
            using var answer = JsonDocument.Parse(await right.Content.ReadAsStringAsync());
            Assert.All(answer.RootElement.GetProperty("arm").EnumerateArray(), row => Assert.Equal(1, row.EnumerateArray().Sum(probability => probability.GetDouble()), 1e-4));

            var wrong = await client.PostAsJsonAsync("/predict", new Dictionary<string, float[][]> { ["point"] = [[1, 2, 3]] });
            Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
            Assert.Contains("'point' must have the shape (N, 2)", await wrong.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
        finally
        {
            server.Kill(entireProcessTree: true);
            await server.WaitForExitAsync();
        }
    }

    // Reads the address from the output of the server.
    private static async Task<string> Address(Process server)
    {
        const string Before = "Now listening on: ";
        var lines = new List<string>();
        while (await server.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
            if (line.IndexOf(Before, StringComparison.Ordinal) is >= 0 and var at)
            {
                return line[(at + Before.Length)..].Trim();
            }
        }

        throw new InvalidOperationException("The server has ended:\n" + string.Join('\n', lines) + await server.StandardError.ReadToEndAsync());
    }
}
