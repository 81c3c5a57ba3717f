namespace Ringfence.Nftables;

/// <summary>Where the walk goes on, or how it ends; a closed set of cases.</summary>
public abstract record NftVerdict
{
    private NftVerdict()
    {
    }

    /// <summary>The packet passes this base chain, at whatever depth this is said; later base chains still see it.</summary>
    public sealed record Accept : NftVerdict;

    /// <summary>The packet is gone.</summary>
    public sealed record Drop : NftVerdict;

    /// <summary>Back to the chain that jumped here.</summary>
    public sealed record Return : NftVerdict;

    /// <summary>To another chain, and back here when it ends.</summary>
    public sealed record Jump(string Chain) : NftVerdict;

    /// <summary>To another chain, and never back here.</summary>
    public sealed record Goto(string Chain) : NftVerdict;
}
