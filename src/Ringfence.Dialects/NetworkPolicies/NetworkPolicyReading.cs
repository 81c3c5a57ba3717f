using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>What became of a NetworkPolicy document; a closed set of cases. What is wrong with it went to the sink.</summary>
public abstract record NetworkPolicyReading
{
    private NetworkPolicyReading()
    {
    }

    /// <summary>The API server would refuse it, so it isolates nobody and allows nothing.</summary>
    /// <param name="Ref">The policy as far as the document names it; parts that it does not give are empty.</param>
    public sealed record Invalid(PolicyRef Ref) : NetworkPolicyReading;

    /// <summary>The API server would take it.</summary>
    public sealed record Valid : NetworkPolicyReading
    {
        private readonly NamespaceName _defaultNamespace;
        private NetworkPolicyObject? _stored;

        internal Valid(SyntaxNode node, NamespaceName defaultNamespace, Policy policy)
        {
            Node = node;
            _defaultNamespace = defaultNamespace;
            Policy = policy;
        }

        /// <summary>The object as written.</summary>
        public SyntaxNode Node { get; }

        /// <summary>What it means.</summary>
        public Policy Policy { get; }

        /// <summary>The object as it would be stored: defaults filled in.</summary>
        /// <remarks>Decoded again when it is first asked for. Few answers need it, and of a large cluster's policies it would be most of what is held.</remarks>
        public NetworkPolicyObject Stored => _stored ??= NetworkPolicyReader.StoredOf(Node, _defaultNamespace);
    }
}
