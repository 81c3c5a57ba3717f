using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>An index of the input's documents, by kind and name, taken while they are read: what rules need and the snapshot does not hold.</summary>
/// <remarks>Of an object that comes again the last counts. Only some kinds are kept whole; of pods, what they say of their traffic.</remarks>
/// <param name="defaultNamespace">Where objects go that name no namespace.</param>
public sealed class LintDocuments(NamespaceName defaultNamespace)
{
    // As much of a node's providerID as tells the cloud, and little that differs from node to node.
    private const int ProviderStart = 16;

    private readonly Dictionary<string, Dictionary<(string Namespace, string Name), LintObject>> _kinds = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Kind, string Namespace, string Name), PodNeeds> _needs = [];
    private readonly PodNeedsReader _pods = new();
    private readonly List<LintObject> _annotated = [];
    private readonly HashSet<string> _providerIds = new(StringComparer.Ordinal);

    /// <summary>Takes a document in.</summary>
    public void Add(SyntaxDocument document)
    {
        SyntaxNode metadata = document.Root["metadata"u8];
        string space = KeptKinds.IsClusterWide(document.Kind) ? string.Empty
            : metadata["namespace"u8] is { Kind: NodeKind.String, Text: { Length: > 0 } given } ? given
            : defaultNamespace.Value;
        LintObject read = new(document.ApiVersion, document.Kind, space, metadata["name"u8].Text, document.Root);
        if (metadata["annotations"u8][Suppression.AnnotationUtf8].Exists)
        {
            _annotated.Add(read);
        }

        (SyntaxNode podMetadata, SyntaxNode podSpec) = PodNeedsReader.PodOf(document.Kind, document.Root);
        if (podSpec.Exists)
        {
            _needs[(document.Kind, space, read.Name)] = _pods.Read(podMetadata, podSpec);
        }

        if (document is { Kind: "Node" } && document.Root["spec"u8]["providerID"u8].Text is { Length: > 0 } id)
        {
            _providerIds.Add(id[..Math.Min(id.Length, ProviderStart)]);
        }

        if (KeptKinds.Keeps(document, space))
        {
            if (!_kinds.TryGetValue(document.Kind, out Dictionary<(string, string), LintObject>? kept))
            {
                _kinds.Add(document.Kind, kept = []);
            }

            kept[(space, read.Name)] = read;
        }
    }

    /// <summary>The kept objects of a kind, whatever their group, in the order in which each first came.</summary>
    public IEnumerable<LintObject> OfKind(string kind) =>
        _kinds.TryGetValue(kind, out Dictionary<(string, string), LintObject>? kept) ? kept.Values : [];

    /// <summary>A kept object; null when the input has none such, or objects of its kind are not kept.</summary>
    public LintObject? Find(string kind, string space, string name) =>
        _kinds.TryGetValue(kind, out Dictionary<(string, string), LintObject>? kept) ? kept.GetValueOrDefault((space, name)) : null;

    /// <summary>What a pod, or the template of a workload, says of its traffic; <see cref="PodNeeds.None"/> when it is not in the input.</summary>
    public PodNeeds NeedsOf(Endpoint endpoint) => endpoint.Id.Value.Split('/') switch
    {
        [var space, var name] => _needs.GetValueOrDefault(("Pod", space, name), PodNeeds.None),
        [var space, var kind, var name] => _needs.GetValueOrDefault((kind, space, name), PodNeeds.None),
        _ => PodNeeds.None,
    };

    /// <summary>How <c>providerID</c> of the nodes begins, each beginning once: at most its first 16 characters.</summary>
    public IReadOnlyCollection<string> ProviderIds => _providerIds;

    /// <summary>The objects that ask for rules to be silent about them.</summary>
    internal IReadOnlyList<LintObject> Annotated => _annotated;
}
