namespace Ringfence.Nftables;

/// <summary>The live connections of a node.</summary>
public interface IConnectionTable : IDisposable
{
    /// <summary>Every live connection of both families; those that are over and only remembered are left out.</summary>
    /// <exception cref="NetlinkException">The kernel does not track connections, or refuses.</exception>
    IReadOnlyList<TrackedConnection> List();

    /// <summary>Forgets a connection; nothing happens when it is gone already.</summary>
    /// <exception cref="NetlinkException">The kernel refuses.</exception>
    void Forget(TrackedConnection connection);
}
