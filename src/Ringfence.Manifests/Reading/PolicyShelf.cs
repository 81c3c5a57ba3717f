using Ringfence.Core;
using Ringfence.Dialects;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>The NetworkPolicies read so far; of one that comes again the last counts.</summary>
internal sealed class PolicyShelf(ClusterReadOptions options, DiagnosticSink sink)
{
    private readonly List<NetworkPolicyReading.Valid> _policies = [];
    private readonly Dictionary<PolicyRef, int> _places = [];

    /// <summary>The policies that the API server would take, in the order in which each first came.</summary>
    public IReadOnlyList<NetworkPolicyReading.Valid> Policies => _policies;

    /// <summary>Reads a policy; false when it is refused.</summary>
    public bool Add(SyntaxDocument document)
    {
        if (NetworkPolicyReader.Read(document, options.DefaultNamespace, options.Version, sink) is not NetworkPolicyReading.Valid read)
        {
            return false;
        }

        // A name that the server makes up is another one each time.
        PolicyRef reference = read.Policy.Ref;
        if (reference.Name.EndsWith('*') || _places.TryAdd(reference, _policies.Count))
        {
            _policies.Add(read);
            return true;
        }

        int place = _places[reference];
        sink.Report(new Diagnostic(
            InventoryDiagnostics.DuplicateObject,
            DecodeScope.HeadOf(document),
            reference.Kind,
            reference.ToString(),
            _policies[place].Node.Location.ToString())
        {
            Object = DecodeScope.NameOf(document),
        });
        _policies[place] = read;
        return true;
    }
}
