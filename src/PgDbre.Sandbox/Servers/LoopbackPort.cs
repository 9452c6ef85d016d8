using System.Net;
using System.Net.Sockets;

namespace PgDbre.Sandbox.Servers;

/// <summary>TCP ports of the loopback interface.</summary>
internal static class LoopbackPort
{
    /// <summary>The only address a sandbox listens on.</summary>
    public const string Host = "127.0.0.1";

    /// <summary>Different ports that are free now; somebody may still take one before a server does.</summary>
    public static IReadOnlyList<int> FindFree(int count)
    {
        List<TcpListener> listeners = [];
        try
        {
            for (int i = 0; i < count; i++)
            {
                TcpListener listener = new(IPAddress.Loopback, 0);
                listeners.Add(listener);
                listener.Start();
            }

            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            listeners.ForEach(listener => listener.Dispose());
        }
    }

    /// <summary>True if something accepts connections there.</summary>
    public static async Task<bool> AnswersAsync(int port, CancellationToken cancellation)
    {
        using TcpClient client = new();
        try
        {
            await client.ConnectAsync(IPAddress.Loopback, port, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
