using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What a vocabulary learned: the only reasons why endpoints that were alike may be no more.</summary>
internal sealed record NewWords
{
    /// <summary>Label keys of pods.</summary>
    public List<string> Keys { get; } = [];

    /// <summary>Address peers.</summary>
    public List<Peer.Networks> Blocks { get; } = [];

    /// <summary>Port names.</summary>
    public List<PortName> PortNames { get; } = [];
}
