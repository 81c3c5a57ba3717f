namespace Ringfence.Core;

/// <summary>How a connection gets to its destination; a closed set of cases.</summary>
public abstract record Via
{
    private Via()
    {
    }

    /// <summary>Straight to the destination's address.</summary>
    public sealed record Direct : Via;

    /// <summary>Through a Service, whose address is rewritten to the destination's.</summary>
    public sealed record Through(ServiceName Service, ServiceKind Kind) : Via;
}
