using Ringfence.Core;
using Ringfence.Dialects;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Reads a cluster from its documents, one at a time, in input order; no text of the inventory is held on to.</summary>
/// <remarks>One reader makes one cluster. Not for several threads at once.</remarks>
public sealed class ClusterReader
{
    private readonly DiagnosticSink _sink;
    private readonly DecodeScope _scope;
    private readonly KindTable _kinds = new();
    private readonly Dictionary<string, KindReader> _readers;
    private readonly Dictionary<ObjectKey, InventoryObject> _objects = [];
    private readonly PolicyShelf _policies;
    private readonly List<LeftOutObject> _leftOut = [];
    private readonly ForeignPolicies _foreign = new();
    private readonly KindTally _ignored = new();
    private int _skipped;

    /// <summary>A reader with nothing read yet.</summary>
    /// <param name="options">What it is told besides the documents.</param>
    /// <param name="sink">Where findings go, in input order.</param>
    public ClusterReader(ClusterReadOptions options, DiagnosticSink sink)
    {
        _sink = sink;
        _policies = new PolicyShelf(options, sink);
        _scope = new DecodeScope(options, sink);
        MetadataReader metadata = new(_scope);
        PodSpecReader specs = new(_scope);
        PodTemplateReader templates = new(_scope, metadata, specs);
        WorkloadReader workloads = new(_scope, metadata, templates);
        _readers = new Dictionary<string, KindReader>(StringComparer.Ordinal)
        {
            ["Namespace"] = new NamespaceReader(_scope, metadata),
            ["Node"] = new NodeReader(_scope, metadata),
            ["Pod"] = new PodReader(_scope, metadata, specs),
            ["Service"] = new ServiceReader(_scope, metadata),
            ["EndpointSlice"] = new EndpointSliceReader(_scope, metadata),
            ["Deployment"] = workloads,
            ["StatefulSet"] = workloads,
            ["DaemonSet"] = workloads,
            ["ReplicaSet"] = workloads,
            ["ReplicationController"] = workloads,
            ["Job"] = new JobReader(_scope, metadata, templates),
            ["CronJob"] = new CronJobReader(_scope, metadata, templates),
        };
    }

    /// <summary>The cluster that documents make, all of them named.</summary>
    public static ClusterManifests Read(IEnumerable<SyntaxDocument> documents, ClusterReadOptions options, DiagnosticSink sink)
    {
        ClusterReader reader = new(options, sink);
        foreach (SyntaxDocument document in documents)
        {
            reader.Add(document, InputOrigin.Named);
        }

        return reader.Build();
    }

    /// <summary>Takes one document in; of an object that comes again the last counts.</summary>
    public void Add(SyntaxDocument document, InputOrigin origin)
    {
        if (!IsObject(document, origin))
        {
            return;
        }

        switch (_kinds[document])
        {
            case KindVerdict.Inventory:
                AddInventory(document);
                break;
            case KindVerdict.Removed(var known, var release):
                Report(InventoryDiagnostics.RemovedVersion, document, document.ApiVersion, document.Kind, release, known.ApiVersion);
                AddInventory(document);
                break;
            case KindVerdict.Unserved(var meant):
                Report(InventoryDiagnostics.UnservedKind, document, document.Kind, document.ApiVersion, meant.ApiVersion, meant.Kind);
                LeaveOut(document);
                break;
            case KindVerdict.Policy when !_policies.Add(document):
                LeaveOut(document);
                break;
            case KindVerdict.NearPolicy when NetworkPolicyKind.NearMiss(document) is { } miss:
                _sink.Report(miss);
                LeaveOut(document);
                break;
            case KindVerdict.ForeignPolicy:
                _foreign.Add(document);
                break;
            case KindVerdict.Ignored:
                _ignored.Add(document.ApiVersion, document.Kind);
                break;
        }
    }

    /// <summary>The cluster of all that was taken in. Reports what can only be said at the end.</summary>
    public ClusterManifests Build()
    {
        _scope.End();
        IReadOnlyList<Policy> policies = [.. _policies.Policies.Select(read => read.Policy)];
        return new ClusterManifests
        {
            Snapshot = new SnapshotFold(_objects, _scope.UnknownAddresses).Fold(
                [NetworkPolicyCompiler.ToTier(policies, _scope.Options.Profile)],
                policies.Select(policy => policy.Ref.Namespace!.Value)),
            Policies = _policies.Policies,
            Rules = RuleLocations.Of(_policies.Policies),
            Places = new ObjectPlaces(_objects),
            Owners = new WorkloadOwners(_objects),
            LeftOut = _leftOut,
            ForeignPolicies = _foreign.Report(_sink),
            IgnoredKinds = [.. _ignored.Counted.Select(kind => new IgnoredKind(kind.ApiVersion, kind.Kind, kind.Count))],
            SkippedDocuments = _skipped,
            DefaultNamespace = _scope.Options.DefaultNamespace,
        };
    }

    private bool IsObject(SyntaxDocument document, InputOrigin origin)
    {
        if (document.ApiVersion.Length > 0 && document.Kind.Length > 0 && document.Root.Kind == NodeKind.Mapping)
        {
            return true;
        }

        // A values file in a directory is nobody's fault; a Pod that lost its apiVersion is.
        if (origin == InputOrigin.Found && !KindTable.IsRead(document.Kind))
        {
            _skipped++;
            return false;
        }

        string missing = (document.ApiVersion.Length > 0, document.Kind.Length > 0) switch
        {
            (true, false) => "`kind`",
            (false, true) => "`apiVersion`",
            _ => "`apiVersion` and no `kind`",
        };
        Report(InventoryDiagnostics.NotAnObject, document, missing);
        LeaveOut(document);
        return false;
    }

    private void AddInventory(SyntaxDocument document)
    {
        _scope.Begin(document);
        InventoryObject read = _readers[document.Kind].Read(document);
        if (_scope.Refused)
        {
            LeaveOut(document);
            return;
        }

        if (!_objects.TryAdd(read.Key, read))
        {
            Report(
                InventoryDiagnostics.DuplicateObject, document, read.Key.Kind, read.Key.ToString(), _objects[read.Key].Place.ToString());
            _objects[read.Key] = read;
        }
    }

    private void LeaveOut(SyntaxDocument document) =>
        _leftOut.Add(new LeftOutObject(DecodeScope.NameOf(document), ObjectPlace.Of(document.Location)));

    private void Report(DiagnosticDescriptor descriptor, SyntaxDocument document, params IReadOnlyList<string> arguments) =>
        _sink.Report(new Diagnostic(descriptor, DecodeScope.HeadOf(document), arguments) { Object = DecodeScope.NameOf(document) });
}
