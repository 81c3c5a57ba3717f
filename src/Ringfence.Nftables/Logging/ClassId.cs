using System.Globalization;

namespace Ringfence.Nftables;

/// <summary>Names a class of pods that are judged alike in one direction: 63 bits of a hash of what judges them, so it never comes to mean something else.</summary>
/// <remarks>The default value stands for no class.</remarks>
public readonly record struct ClassId(long Value)
{
    /// <summary>16 hexadecimal digits.</summary>
    public override string ToString() => Value.ToString("x16", CultureInfo.InvariantCulture);
}
