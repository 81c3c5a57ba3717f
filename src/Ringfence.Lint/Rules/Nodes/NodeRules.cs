namespace Ringfence.Lint;

/// <summary>The rules of this folder, by code.</summary>
internal static class NodeRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ILintRule> All { get; } =
    [
        new HostNetworkSubjects(),
        new HostNetworkAmongSubjects(),
        new HostNetworkPeer(),
        new OwnNodeOnly(),
        new OwnNodeAddress(),
        new ClientsBehindNodes(),
    ];
}
