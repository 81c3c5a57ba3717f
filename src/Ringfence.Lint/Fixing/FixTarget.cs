namespace Ringfence.Lint;

/// <summary>Whether a file of the input can be changed; a closed set of cases.</summary>
public abstract record FixTarget
{
    private FixTarget()
    {
    }

    /// <summary>It can.</summary>
    /// <param name="Utf8">The bytes that were read.</param>
    public sealed record Open(ReadOnlyMemory<byte> Utf8) : FixTarget;

    /// <summary>It cannot.</summary>
    /// <param name="Why">The reason, as a clause: <c>the file is read-only</c>.</param>
    public sealed record Closed(string Why) : FixTarget;
}
