using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>A port that a pod answers on.</summary>
public readonly record struct ServedPort(Protocol Protocol, ushort Port);
