using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>One end of connections in a map; a closed set of cases.</summary>
public abstract record MapEndpoint
{
    private MapEndpoint(string id) => Id = id;

    /// <summary>How it is called: <c>shop/Deployment/web</c>, <c>shop/web-1</c>, <c>10.0.0.0/8</c>.</summary>
    public string Id { get; }

    /// <summary>The id.</summary>
    public sealed override string ToString() => Id;

    /// <summary>A workload or a pod.</summary>
    public sealed record Pods : MapEndpoint
    {
        internal Pods(EndpointId id, NamespaceName space, int index, ValueArray<Endpoint> members)
            : base(id.Value) => (Namespace, Index, Members) = (space, index, members);

        /// <summary>Its namespace.</summary>
        public NamespaceName Namespace { get; }

        /// <summary>The live pods, or the workload without pods, that it stands for; at least one.</summary>
        public ValueArray<Endpoint> Members { get; }

        /// <summary>How many pods of the input it stands for; 0 for a workload of which the input has none.</summary>
        public int Count => Members.Count(member => member.Kind == EndpointKind.Pod);

        /// <summary>Its place among the endpoints of the map.</summary>
        internal int Index { get; }

        /// <inheritdoc/>
        public bool Equals(Pods? other) => other is not null && Id == other.Id && Members == other.Members;

        /// <inheritdoc/>
        public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
    }

    /// <summary>A block of addresses outside, all treated alike.</summary>
    public sealed record Addresses : MapEndpoint
    {
        internal Addresses(Cidr block, int index)
            : base(block.ToString()) => (Block, Index) = (block, index);

        /// <summary>The block.</summary>
        public Cidr Block { get; }

        /// <summary>Its place among the endpoints of the map.</summary>
        internal int Index { get; }
    }
}
