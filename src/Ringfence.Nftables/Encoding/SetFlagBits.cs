namespace Ringfence.Nftables;

/// <summary>Flags of sets, as the kernel numbers them.</summary>
internal static class SetFlagBits
{
    public const uint Interval = 0x4;
    public const uint Map = 0x8;
    public const uint Timeout = 0x10;
    public const uint Dynamic = 0x20;
    public const uint Fields = 0x80;

    public static uint Of(NftSet set) => set.Kind switch
    {
        SetKind.Hash => 0,
        SetKind.Interval => HasFields(set) ? Interval | Fields : Interval,
        SetKind.Dynamic => set.Expiry > TimeSpan.Zero ? Dynamic | Timeout : Dynamic,
    };

    /// <summary>Whether each part of the key has ranges of its own, so that the kernel must know the parts.</summary>
    public static bool HasFields(NftSet set) => set.Kind == SetKind.Interval && set.Key.Count > 1;

    /// <summary>The kind of set that flags stand for; null for one that we never make.</summary>
    public static SetKind? KindOf(uint flags) => flags switch
    {
        0 => SetKind.Hash,
        Interval or (Interval | Fields) => SetKind.Interval,
        Dynamic or (Dynamic | Timeout) => SetKind.Dynamic,
        _ => null,
    };
}
