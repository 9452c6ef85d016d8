using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using PgDbre.Core.Connections;

namespace PgDbre.Data.Tests.Connections;

/// <summary>
/// A loopback port in front of a server that counts round trips: each ReadyForQuery the server sends is one question it has
/// answered and is now waiting for the next. Without TLS, so that the messages can be read.
/// </summary>
internal sealed class CountingForwarder : IAsyncDisposable
{
    private const int SslRequest = 80877103;
    private const int GssRequest = 80877104;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly ConnectionTarget _server;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _accepting;
    private int _roundTrips;

    public CountingForwarder(ConnectionTarget server)
    {
        _server = server;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>The server as seen through here.</summary>
    public ConnectionTarget Target => _server with
    {
        Host = "127.0.0.1",
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port,
        SslMode = "disable",
    };

    /// <summary>Round trips that the work takes.</summary>
    public async Task<int> CountAsync(Func<Task> work)
    {
        int before = Volatile.Read(ref _roundTrips);
        await work();
        return Volatile.Read(ref _roundTrips) - before;
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        List<Task> open = [];
        try
        {
            while (true)
            {
                open.Add(ForwardAsync(await _listener.AcceptTcpClientAsync(_stop.Token)));
            }
        }
        catch (OperationCanceledException)
        {
            await Task.WhenAll(open);
        }
    }

    private async Task ForwardAsync(TcpClient client)
    {
        using TcpClient near = client;
        using TcpClient far = new();
        try
        {
            await far.ConnectAsync(_server.Host, _server.Port, _stop.Token);
            NetworkStream down = near.GetStream();
            NetworkStream up = far.GetStream();
            await PassStartAsync(down, up);
            await Task.WhenAny(down.CopyToAsync(up, _stop.Token), PassAnswersAsync(up, down));
        }
        catch (Exception error) when (error is IOException or SocketException or OperationCanceledException)
        {
            // One side hung up; so does the other.
        }
    }

    // Before the protocol begins the client may ask for encryption and gets a single letter for an answer.
    private async Task PassStartAsync(NetworkStream down, NetworkStream up)
    {
        byte[] head = new byte[8];
        int code;
        do
        {
            await down.ReadExactlyAsync(head, _stop.Token);
            await up.WriteAsync(head, _stop.Token);
            code = BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(4));
            if (code is SslRequest or GssRequest)
            {
                await up.ReadExactlyAsync(head.AsMemory(0, 1), _stop.Token);
                await down.WriteAsync(head.AsMemory(0, 1), _stop.Token);
            }
        }
        while (code is SslRequest or GssRequest);
    }

    private async Task PassAnswersAsync(NetworkStream up, NetworkStream down)
    {
        byte[] head = new byte[5];
        while (true)
        {
            await up.ReadExactlyAsync(head, _stop.Token);
            byte[] body = new byte[BinaryPrimitives.ReadInt32BigEndian(head.AsSpan(1)) - 4];
            await up.ReadExactlyAsync(body, _stop.Token);
            if (head[0] == (byte)'Z')
            {
                Interlocked.Increment(ref _roundTrips);
            }

            await down.WriteAsync((byte[])[.. head, .. body], _stop.Token);
        }
    }
}
