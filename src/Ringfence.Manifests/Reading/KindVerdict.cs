namespace Ringfence.Manifests;

/// <summary>What a document is to us, by its <c>apiVersion</c> and <c>kind</c>; a closed set of cases.</summary>
internal abstract record KindVerdict
{
    private KindVerdict()
    {
    }

    /// <summary>One of the inventory.</summary>
    public sealed record Inventory(KnownKind Known) : KindVerdict;

    /// <summary>One of the inventory in a version that no server has any more.</summary>
    public sealed record Removed(KnownKind Known, string Release) : KindVerdict;

    /// <summary>Like one of the inventory, but no server has it.</summary>
    public sealed record Unserved(KnownKind Meant) : KindVerdict;

    /// <summary>A NetworkPolicy.</summary>
    public sealed record Policy : KindVerdict;

    /// <summary>Meant to be a NetworkPolicy, but none to any cluster.</summary>
    public sealed record NearPolicy : KindVerdict;

    /// <summary>A policy of a language that we do not evaluate.</summary>
    public sealed record ForeignPolicy : KindVerdict;

    /// <summary>Something that plays no part in connections.</summary>
    public sealed record Ignored : KindVerdict;
}
