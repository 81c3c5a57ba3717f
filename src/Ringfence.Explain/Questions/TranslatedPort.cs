using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>A port as the client sees it and where it leads: the same but for Services.</summary>
/// <param name="Protocol">Its protocol.</param>
/// <param name="Asked">The port that the client connects to, 1 to 65535; 0 for <see cref="Core.Protocol.Other"/>.</param>
/// <param name="Actual">The destination's own port, after translation.</param>
public sealed record TranslatedPort(Protocol Protocol, ushort Asked, ushort Actual)
{
    /// <summary>A port that nothing translates.</summary>
    public static TranslatedPort Direct(Protocol protocol, ushort port) => new(protocol, port, port);
}
