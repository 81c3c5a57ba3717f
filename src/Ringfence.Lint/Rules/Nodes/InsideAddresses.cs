using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>Where nodes and pods of the input have their addresses, or may have them.</summary>
internal sealed class InsideAddresses
{
    // RFC 1918, 6598 and 4193, and link-local addresses: where clusters are built.
    private static readonly AddressSet Private = AddressSet.Of(
        [Block("10.0.0.0/8"), Block("172.16.0.0/12"), Block("192.168.0.0/16"), Block("100.64.0.0/10"), Block("169.254.0.0/16"), Block("fc00::/7"), Block("fe80::/10")]);

    private readonly AddressSet _known;
    private readonly bool _isComplete;

    private InsideAddresses(LintContext context)
    {
        EndpointAddresses[] all = [.. context.Snapshot.Nodes.Select(node => node.Addresses), .. context.Snapshot.Endpoints.Select(pod => pod.Addresses)];
        _isComplete = context.Snapshot.Nodes.Count > 0 && Array.TrueForAll(all, one => one.Knowledge != AddressKnowledge.Assumed);
        _known = AddressSet.OfRanges([.. all.Where(one => one.Knowledge != AddressKnowledge.Assumed).SelectMany(one => one.Possible.Ranges)]);
    }

    /// <summary>The addresses of a cluster.</summary>
    public static InsideAddresses Of(LintContext context) => context.Shared(one => new InsideAddresses(one));

    /// <summary>Whether some of the addresses may be a node's or a pod's: known to be, or private ones where not all are known.</summary>
    public bool MayHold(AddressSet addresses) => addresses.Overlaps(_known) || (!_isComplete && addresses.Overlaps(Private));

    private static Cidr Block(string text) => Cidr.TryParse(text, out Cidr block) ? block : throw new FormatException($"{text} is no block of addresses.");
}
