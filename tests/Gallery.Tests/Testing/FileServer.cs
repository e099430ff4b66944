using System.Net;
using System.Net.Sockets;

namespace CompiledNets.Samples.Tests;

/// <summary>A web server on this machine that answers as a test wants.</summary>
internal sealed class FileServer : IDisposable
{
    private readonly HttpListener _listener = new();
    private readonly Func<string, HttpListenerResponse, Task> _answer;
    private readonly List<string> _asked = [];

    /// <param name="answer">Answers a request for a file.</param>
    public FileServer(Func<string, HttpListenerResponse, Task> answer)
    {
        _answer = answer;
        Address = new Uri($"http://127.0.0.1:{FreePort()}/mnist/");
        _listener.Prefixes.Add(Address.ToString());
        _listener.Start();
        _ = ServeAsync();
    }

    public Uri Address { get; }

    /// <summary>The files that were asked for.</summary>
    public IReadOnlyList<string> Asked
    {
        get
        {
            lock (_asked)
            {
                return [.. _asked];
            }
        }
    }

    /// <summary>An address at which nobody answers.</summary>
    public static Uri Nobody { get; } = new($"http://127.0.0.1:{FreePort()}/");

    /// <summary>A server that has files.</summary>
    public static FileServer Of(IReadOnlyDictionary<string, byte[]> files) => new(async (name, response) =>
    {
        if (files.TryGetValue(name, out var content))
        {
            response.ContentLength64 = content.Length;
            await response.OutputStream.WriteAsync(content);
        }
        else
        {
            response.StatusCode = (int)HttpStatusCode.NotFound;
        }
    });

    /// <summary>A server that promises a whole file, gives a part of it and hangs up.</summary>
    public static FileServer ThatHangsUp(byte[] content) => new(async (_, response) =>
    {
        response.ContentLength64 = content.Length;
        await response.OutputStream.WriteAsync(content.AsMemory(0, content.Length / 2));
        await response.OutputStream.FlushAsync();
        response.Abort();
    });

    public void Dispose() => _listener.Close();

    private async Task ServeAsync()
    {
        while (_listener.IsListening)
        {
            HttpListenerContext context;
            try
            {
                context = await _listener.GetContextAsync();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
            {
                return;
            }

            var name = Path.GetFileName(context.Request.Url!.AbsolutePath);
            lock (_asked)
            {
                _asked.Add(name);
            }

            try
            {
                await _answer(name, context.Response);
                context.Response.Close();
            }
            catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException or InvalidOperationException)
            {
                // The server hung up, as it was meant to.
            }
        }
    }

    private static int FreePort()
    {
        using var socket = new TcpListener(IPAddress.Loopback, 0);
        socket.Start();
        return ((IPEndPoint)socket.LocalEndpoint).Port;
    }
}
