namespace Ringfence.Nftables;

/// <summary>Numbers that every message to nf_tables has.</summary>
internal static class NftMessages
{
    /// <summary>The subsystem of netfilter.</summary>
    public const ushort Subsystem = 10;

    /// <summary>Every family.</summary>
    public const byte AnyFamily = 0;

    /// <summary>The group that hears of every change of nf_tables.</summary>
    public const int ChangesGroup = 7;

    /// <summary>The type of a message.</summary>
    public static int TypeOf(NftMessage kind) => (Subsystem << 8) | (int)kind;
}
