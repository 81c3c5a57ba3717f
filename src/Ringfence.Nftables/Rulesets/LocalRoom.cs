namespace Ringfence.Nftables;

/// <summary>Room in parts that have an element for each address of a local pod, and that every packet or every new connection is looked up in.</summary>
/// <remarks>
/// The kernel answers sooner from a table that never grows, so it is made once with more room than a node has pods. Should that not do, the
/// part has another name and grows: what is settled by a name never changes.
/// </remarks>
internal static class LocalRoom
{
    /// <summary>Addresses that have room; 256 KiB of kernel memory a part, and what the elements take.</summary>
    public const int Addresses = 16_384;

    /// <summary>The name of a part that holds so many addresses.</summary>
    public static string NameOf(string name, int addresses) => addresses <= Addresses ? name : $"{name}_grown";

    /// <summary>Its room; 0 where it grows.</summary>
    public static int Of(int addresses) => addresses <= Addresses ? Addresses : 0;
}
