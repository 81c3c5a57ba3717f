namespace Ringfence.Core;

/// <summary>One port of a Service.</summary>
/// <param name="Name">Its name; empty when it has none.</param>
/// <param name="Protocol">Its protocol.</param>
/// <param name="Port">The port clients use.</param>
/// <param name="Target">Where it leads; the same number where the manifest says nothing.</param>
public sealed record ServicePort(string Name, Protocol Protocol, ushort Port, TargetPort Target)
{
    /// <summary>The port that every node opens for it; 0 when none is given. It translates nothing here: whoever asks for it by mistake is told whose it is.</summary>
    public ushort NodePort { get; init; }
}
