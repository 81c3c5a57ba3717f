using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>A port to allow.</summary>
/// <param name="Protocol">TCP, UDP or SCTP.</param>
/// <param name="Number">1 to 65535.</param>
public sealed record EditPort(Protocol Protocol, ushort Number)
{
    /// <summary><c>TCP 80</c>.</summary>
    public override string ToString() => $"{Protocol.ToName()} {Number}";
}
