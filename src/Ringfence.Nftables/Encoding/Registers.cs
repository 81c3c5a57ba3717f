namespace Ringfence.Nftables;

/// <summary>How the kernel numbers its registers: 16 of four bytes each, and a second number for each fourth of them.</summary>
internal static class Registers
{
    /// <summary>How many bytes a register takes.</summary>
    public const int Bytes = 4;

    private const int PerLarge = 4;
    private const uint FirstLarge = 1;
    private const uint FirstSmall = 8;

    /// <summary>The number of the register at a place, 0-based.</summary>
    public static uint At(int place) => place % PerLarge == 0 ? FirstLarge + (uint)(place / PerLarge) : FirstSmall + (uint)place;

    /// <summary>The place of a register; -1 for the verdict's.</summary>
    public static int PlaceOf(uint register) => register >= FirstSmall ? (int)(register - FirstSmall) : ((int)register - (int)FirstLarge) * PerLarge;
}
