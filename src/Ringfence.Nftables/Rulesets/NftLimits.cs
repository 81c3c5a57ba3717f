namespace Ringfence.Nftables;

/// <summary>What the kernel and nft 1.0.6 take at most.</summary>
public static class NftLimits
{
    /// <summary>The longest name of a table, set, map, chain or counter, in bytes.</summary>
    public const int NameBytes = 255;

    /// <summary>The longest comment, in bytes.</summary>
    public const int CommentBytes = 128;

    /// <summary>The longest prefix of a log record, in bytes.</summary>
    public const int LogPrefixBytes = 127;

    /// <summary>
    /// How many sets and maps a table may have before a warning: the kernel looks them up in a list, so the time to load grows with
    /// their square (1,000 in 0.04 s, 5,000 in 0.6 s, 20,000 in 18 s).
    /// </summary>
    public const int Sets = 2_000;

    /// <summary>How many elements all sets together may have before a warning: about 100 bytes of kernel memory each.</summary>
    public const int Elements = 2_000_000;
}
