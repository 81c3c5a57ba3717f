using Ringfence.Core;
using Ringfence.Dialects;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Makes a cluster that was read anew with some texts of its input changed, and reads only those again.</summary>
/// <remarks>
/// A changed text is decoded, validated and compiled as every text is. What it says takes the place of what it said; all else is reused.
/// That comes to the same as reading the whole input again as long as the text holds the objects that it held and none of them counts for less;
/// a change that does more is not followed.
/// </remarks>
/// <param name="read">The cluster as it was read.</param>
/// <param name="options">How it was read.</param>
public sealed class ClusterRevision(ClusterManifests read, ClusterReadOptions options)
{
    /// <summary>The objects that a text comes to.</summary>
    /// <param name="text">The text.</param>
    /// <param name="sink">Where findings go.</param>
    public IEnumerable<SyntaxDocument> DocumentsOf(ChangedText text, DiagnosticSink sink) =>
        new DocumentReader(ReadLimits.Default, sink).Read(text.Place, text.Utf8)
            .Select(document => document.Kind.Length > 0 ? document : AsTheListSaid(document, text.Place));

    /// <summary>The cluster with changed texts; null when one of them cannot be read, or does more than change objects and add policies.</summary>
    public ClusterManifests? With(IReadOnlyList<ChangedText> texts)
    {
        DiagnosticSink sink = new();
        ClusterReader reader = new(options, sink);
        foreach (ChangedText text in texts)
        {
            foreach (SyntaxDocument document in DocumentsOf(text, sink))
            {
                reader.Add(document, InputOrigin.Found);
            }
        }

        ClusterManifests changed = reader.Build();
        bool Changes(SourceStretch place) => texts.Any(text => text.Place == place);
        return sink.Found.All(IsReadable)
            && changed.LeftOut.Count <= read.LeftOut.Count(left => Changes(left.Place.Text))
            && Objects(changed, Changes) is { } objects
            && Policies(changed, Changes) is { } policies
            ? Joined(changed, objects, policies)
            : null;
    }

    private static bool IsReadable(Diagnostic finding) =>
        finding.Descriptor.Severity != DiagnosticSeverity.Error || !ReadDiagnostics.All.Contains(finding.Descriptor);

    // An item of a typed list may leave its kind to the list, which is not part of its text.
    private SyntaxDocument AsTheListSaid(SyntaxDocument document, SourceStretch place)
    {
        IEnumerable<(string, string)> known =
        [
            .. read.Policies.Where(policy => policy.Node.Location.Source.Stretch == place)
                .Select(_ => (NetworkPolicyKind.ApiVersion, NetworkPolicyReader.Kind)),
            .. read.Places.Objects.Values.Where(held => held.Place.Text == place)
                .Select(held => (KnownKind.All.First(kind => kind.Kind == held.Key.Kind).ApiVersion, held.Key.Kind)),
        ];
        (string apiVersion, string kind) = known.FirstOrDefault((document.ApiVersion, document.Kind));
        return document with { ApiVersion = document.ApiVersion.Length > 0 ? document.ApiVersion : apiVersion, Kind = kind };
    }

    /// <summary>The inventory with what changed texts say in its place; null when they do not hold what they held.</summary>
    private Dictionary<ObjectKey, InventoryObject>? Objects(ClusterManifests changed, Predicate<SourceStretch> changes)
    {
        int held = read.Places.Objects.Values.Count(one => changes(one.Place.Text));
        Dictionary<ObjectKey, InventoryObject> objects = new(read.Places.Objects);
        foreach ((ObjectKey key, InventoryObject again) in changed.Places.Objects)
        {
            if (!objects.TryGetValue(key, out InventoryObject? before))
            {
                return null;
            }

            // The same object stands in another text too, and that one counts.
            if (changes(before.Place.Text))
            {
                objects[key] = again;
                held--;
            }
        }

        return held == 0 ? objects : null;
    }

    /// <summary>The policies likewise; new ones come last.</summary>
    private List<NetworkPolicyReading.Valid>? Policies(ClusterManifests changed, Predicate<SourceStretch> changes)
    {
        List<NetworkPolicyReading.Valid> policies = [.. read.Policies];
        int held = policies.Count(policy => changes(policy.Node.Location.Source.Stretch));
        Dictionary<PolicyRef, int> places = [];
        for (int i = 0; i < policies.Count; i++)
        {
            places[policies[i].Policy.Ref] = i;
        }

        foreach (NetworkPolicyReading.Valid again in changed.Policies)
        {
            if (!places.TryGetValue(again.Policy.Ref, out int place))
            {
                policies.Add(again);
            }
            else if (changes(policies[place].Node.Location.Source.Stretch))
            {
                policies[place] = again;
                held--;
            }
        }

        return held == 0 ? policies : null;
    }

    private ClusterManifests Joined(
        ClusterManifests changed, Dictionary<ObjectKey, InventoryObject> objects, List<NetworkPolicyReading.Valid> policies)
    {
        Tier tier = NetworkPolicyCompiler.ToTier(policies.Select(policy => policy.Policy), options.Profile);
        bool isPoliciesOnly = changed.Places.Objects.Count == 0
            && changed.Policies.All(policy => read.Snapshot.FindNamespace(policy.Policy.Ref.Namespace!.Value) is not null);
        return read with
        {
            Snapshot = isPoliciesOnly
                ? read.Snapshot.With([tier])
                : new SnapshotFold(objects, options.UnknownAddresses).Fold([tier], policies.Select(policy => policy.Policy.Ref.Namespace!.Value)),
            Policies = policies,
            Rules = RuleLocations.Of(policies),
            Places = new ObjectPlaces(objects),
            Owners = new WorkloadOwners(objects),
        };
    }
}
