namespace Ringfence.Lint;

/// <summary>The rules of this folder, by code.</summary>
internal static class AddressRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ILintRule> All { get; } =
    [
        new PodByAddress(),
        new ServiceByAddress(),
        new BlockReachesIntoCluster(),
        new EgressToEveryAddress(),
        new PortsOfEveryAddress(),
        new IngressFromEveryAddress(),
        new MetadataReachable(),
    ];
}
