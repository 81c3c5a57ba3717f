using System.Diagnostics;
using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>The two ends of a connection in words.</summary>
public static class PartyWords
{
    /// <summary>The id that questions and answers use: <c>shop/web-1</c>, <c>node/n1</c>, <c>203.0.113.0/24</c>.</summary>
    public static string IdOf(Party party) => party switch
    {
        Party.Pod(var pod) => pod.Id.Value,
        Party.Node(var machine) => machine.Id.Value,
        Party.External(var block) => block.ToString(),
        _ => throw new UnreachableException($"Unhandled party {party.GetType().Name}."),
    };

    /// <summary>The same for a sentence: a single address goes without its prefix length.</summary>
    public static string Of(Party party) => party is Party.External(var block) ? AddressWords.Of(block) : IdOf(party);

    /// <summary>An id for a sentence: that of a single address goes without its prefix length.</summary>
    public static string OfId(string id) => Cidr.TryParse(id, out Cidr block) ? AddressWords.Of(block) : id;

    /// <summary>Why no policy governs a party.</summary>
    public static string Of(Ungoverned why) => why switch
    {
        Ungoverned.Address => "an address outside the cluster, which no policy governs",
        Ungoverned.Node => "a node, which no policy governs",
        Ungoverned.HostNetwork => "a pod in its node's network, which policies leave alone",
        Ungoverned.Finished => "a pod that has ended, which policies no longer govern",
    };
}
