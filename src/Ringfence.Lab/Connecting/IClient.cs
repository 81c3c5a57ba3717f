namespace Ringfence.Lab;

/// <summary>One connection about to be opened; its sockets are open already, in the namespace they belong to.</summary>
internal interface IClient : IDisposable
{
    /// <summary>Opens it and waits for what comes back.</summary>
    Task<ProbeAnswer> TryAsync(TimeSpan patience, CancellationToken cancellationToken);
}
