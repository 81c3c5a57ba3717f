namespace Ringfence.Core.Tests;

/// <summary>One end of a connection in a test: an endpoint, a node, or a block of addresses as text.</summary>
internal readonly record struct End(Party Party)
{
    public static implicit operator End(Endpoint endpoint) => new(new Party.Pod(endpoint));

    public static implicit operator End(ClusterNode node) => new(new Party.Node(node));

    public static implicit operator End(string block) => new(new Party.External(Parsed.Cidr(block)));
}
