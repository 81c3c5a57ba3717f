using System.Collections.Concurrent;
using System.Threading.Channels;
using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Lab;

/// <summary>What happens in a lab, for whoever listens: drops, and events of enforcement.</summary>
public sealed class LabLog
{
    // A listener that is slower than that loses the oldest.
    private const int MostWaiting = 10_000;

    private readonly ConcurrentDictionary<Channel<DropRecord>, bool> _listeners = new();
    private readonly ConcurrentDictionary<RuntimeFinding, bool> _found = new();

    /// <summary>Hears of what happens to the enforcement of a node; must not call back.</summary>
    public Action<NodeName, EnforcementEvent> Happened { get; init; } = (_, _) => { };

    /// <summary>Hears of what there is to say of a node before anything is enforced there; must not call back.</summary>
    public Action<NodeName, RuntimeFinding> Found { get; init; } = (_, _) => { };

    /// <summary>The drops from now on. Listening begins at once, not with the first read.</summary>
    public IAsyncEnumerable<DropRecord> ListenAsync(CancellationToken cancellationToken)
    {
        Channel<DropRecord> channel = Channel.CreateBounded<DropRecord>(new BoundedChannelOptions(MostWaiting) { FullMode = BoundedChannelFullMode.DropOldest });
        _listeners.TryAdd(channel, true);
        cancellationToken.Register(() => _listeners.TryRemove(channel, out _));
        return channel.Reader.ReadAllAsync(cancellationToken);
    }

    /// <summary>What a node's enforcement tells goes here; what is found on several nodes is told of the first.</summary>
    internal NodeListener ListenerOf(NodeName node) => new()
    {
        Found = found =>
        {
            if (_found.TryAdd(found, true))
            {
                Found(node, found);
            }
        },
        Happened = happened => Happened(node, happened),
        Dropped = Tell,
    };

    private void Tell(DropRecord record)
    {
        foreach (Channel<DropRecord> listener in _listeners.Keys)
        {
            listener.Writer.TryWrite(record);
        }
    }
}
