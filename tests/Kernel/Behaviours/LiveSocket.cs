using System.Net.Sockets;

namespace Ringfence.Kernel.Tests;

/// <summary>Asks connections that are open whether they still are.</summary>
internal static class LiveSocket
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    /// <summary>Whether a connection is reset within a while: whoever sends on one that is cut is; sending is what shows it.</summary>
    public static async Task<bool> EndsAsync(Socket socket)
    {
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        enough.CancelAfter(Patience);
        try
        {
            while (true)
            {
                await socket.SendAsync("x"u8.ToArray(), enough.Token);
                await Task.Delay(100, enough.Token);
            }
        }
        catch (SocketException)
        {
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
