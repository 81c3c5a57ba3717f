using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>A port as a test writes it; a closed set of cases.</summary>
public abstract record WrittenPort
{
    private WrittenPort()
    {
    }

    /// <summary>Every port of every protocol.</summary>
    public sealed record Any : WrittenPort;

    /// <summary>Ports by number.</summary>
    public sealed record Numbers(Protocol Protocol, PortRange Range) : WrittenPort;

    /// <summary>A port by its name at the destination.</summary>
    /// <param name="Protocol">Its protocol; null when none is written, then any.</param>
    /// <param name="Name">The name.</param>
    public sealed record Named(Protocol? Protocol, string Name) : WrittenPort;
}
