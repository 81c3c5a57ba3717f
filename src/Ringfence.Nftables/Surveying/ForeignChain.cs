namespace Ringfence.Nftables;

/// <summary>A chain of somebody else that packets come by.</summary>
/// <param name="Family">The family of its table, as nft writes it.</param>
/// <param name="Table">Its table.</param>
/// <param name="Name">Its name.</param>
/// <param name="Hook">Where packets meet it, as nft writes it.</param>
internal sealed record ForeignChain(string Family, string Table, string Name, string Hook)
{
    // As linux/netfilter.h numbers families and hooks of the Internet protocols.
    private static readonly string[] Hooks = ["prerouting", "input", "forward", "output", "postrouting", "ingress"];

    /// <summary>The word for a family.</summary>
    public static string FamilyOf(byte number) => number switch
    {
        (byte)TableFamily.Inet => "inet",
        2 => "ip",
        5 => "netdev",
        (byte)TableFamily.Bridge => "bridge",
        10 => "ip6",
        _ => "arp",
    };

    /// <summary>The word for a hook.</summary>
    public static string HookOf(uint number) => number < Hooks.Length ? Hooks[number] : "a hook of its own";

    /// <inheritdoc/>
    public override string ToString() => $"table {Family} {Table}, chain {Name} ({Hook})";
}
