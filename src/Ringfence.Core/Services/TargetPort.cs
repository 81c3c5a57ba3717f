namespace Ringfence.Core;

/// <summary>Where a Service port leads on a backend; a closed set of cases.</summary>
public abstract record TargetPort
{
    private TargetPort()
    {
    }

    /// <summary>A port number.</summary>
    public sealed record Number(ushort Port) : TargetPort;

    /// <summary>A container port name, which each backend pod resolves for itself.</summary>
    public sealed record Named(string Name) : TargetPort;
}
