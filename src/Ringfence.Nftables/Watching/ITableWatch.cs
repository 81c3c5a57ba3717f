namespace Ringfence.Nftables;

/// <summary>Hears of changes that somebody else makes to our table.</summary>
public interface ITableWatch : IDisposable
{
    /// <summary>Waits until somebody else changes our table, or so much happens that nobody can tell.</summary>
    /// <exception cref="OperationCanceledException">The caller does not want to wait any more.</exception>
    ValueTask WaitAsync(CancellationToken cancellationToken);
}
