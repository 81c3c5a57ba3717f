using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Runtime.InteropServices;
using Ringfence.Lab;

namespace Ringfence.Bench;

/// <summary>Opens a connection through a router every millisecond and notes the longest time in which none came through.</summary>
/// <remarks>Its thread goes before all others, so what is noted is what the kernel kept from it and not who else works on the machine.</remarks>
internal sealed partial class GapMeter : IDisposable
{
    private const int FirstInFirstOut = 1;
    private const int Trains = 50_000;

    private readonly Thread _thread;
    private readonly PacketTrain _train;
    private readonly FrameSocket _sender;
    private readonly Socket _receiver;
    private volatile bool _ended;

    /// <summary>Begins, between the pair for which the ground has addresses.</summary>
    public GapMeter(PacketGround ground)
    {
        _train = PacketTrain.Opening([PacketCluster.StreamPair], PacketCluster.Port, Trains);
        _sender = FrameSocket.Open(ground.Source, PacketGround.Link);
        _receiver = NetNsVisit.Run(ground.Sink, () => new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp));
        _receiver.Bind(new IPEndPoint(IPAddress.Any, PacketCluster.Port));
        _receiver.ReceiveTimeout = 1_000;
        _thread = new Thread(Run) { IsBackground = true };
        _thread.Start();
    }

    /// <summary>The longest time without an arrival, in milliseconds.</summary>
    public double Longest { get; private set; }

    /// <summary>How many connections were opened.</summary>
    public int Opened { get; private set; }

    /// <summary>How many of them did not come through.</summary>
    public int Lost { get; private set; }

    /// <summary>Ends it; the figures stand from then on.</summary>
    public void Stop()
    {
        _ended = true;
        _thread.Join();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Stop();
        _receiver.Dispose();
        _sender.Dispose();
        _train.Dispose();
    }

    private void Run()
    {
        if (SetScheduler(0, FirstInFirstOut, [50]) < 0)
        {
            throw new IOException($"going before other threads: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        }

        byte[] buffer = new byte[64];
        long last = Stopwatch.GetTimestamp();
        while (!_ended)
        {
            _sender.Send(_train, Opened % Trains, 1);
            Opened++;
            try
            {
                _receiver.Receive(buffer);
                long now = Stopwatch.GetTimestamp();
                Longest = Math.Max(Longest, Stopwatch.GetElapsedTime(last, now).TotalMilliseconds);
                last = now;
            }
            catch (SocketException)
            {
                Lost++;
            }

            Thread.Sleep(1);
        }
    }

    [LibraryImport("libc", EntryPoint = "sched_setscheduler", SetLastError = true)]
    private static partial int SetScheduler(int thread, int policy, ReadOnlySpan<int> priority);
}
