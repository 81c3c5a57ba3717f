using Ringfence.Core;
using Ringfence.Diagnostics;

namespace Ringfence.Manifests;

/// <summary>Finds pods and workloads by name, and what a name was probably meant to be.</summary>
internal sealed class EndpointNames(ClusterSnapshot snapshot)
{
    private const int MostSuggestions = 3;

    private readonly Lazy<Dictionary<EndpointId, List<Endpoint>>> _workloads = new(() => Group(snapshot), LazyThreadSafetyMode.None);

    /// <summary>A single pod; null when there is none of the name.</summary>
    public QuestionEnd.Pods? Pod(NamespaceName space, string name) =>
        snapshot.FindEndpoint(EndpointId.Pod(space, name)) is { } pod ? new QuestionEnd.Pods(pod.Id.Value, [pod]) : null;

    /// <summary>A workload by its pods; null when there is none of the kind and name.</summary>
    public QuestionEnd.Pods? Workload(NamespaceName space, string kind, string name) => Workload(EndpointId.Workload(space, kind, name));

    /// <summary>A workload by its pods; null when there is none of the id.</summary>
    public QuestionEnd.Pods? Workload(EndpointId id)
    {
        if (!_workloads.Value.TryGetValue(id, out List<Endpoint>? pods))
        {
            // A ReplicaSet or Job that stands for itself under an owner that the input does not have.
            return snapshot.FindEndpoint(id) is { } alone ? new QuestionEnd.Pods(id.Value, [alone]) : null;
        }

        List<Endpoint> live = pods.FindAll(pod => pod.Phase == PodPhase.Live);
        return new QuestionEnd.Pods(id.Value, (live.Count > 0 ? live : pods).ToValueArray());
    }

    /// <summary>The workloads of a namespace that have a name, whatever their kind, in the order of their ids.</summary>
    public IReadOnlyList<QuestionEnd.Pods> WorkloadsNamed(NamespaceName space, string name) =>
    [
        .. _workloads.Value.Keys
            .Where(id => id.Value.Split('/') is [var at, _, var own] && at == space.Value && own == name)
            .Order()
            .Select(id => Workload(id)!),
    ];

    /// <summary>The help for a name that nothing has: the ids it was probably meant to be, else how ids are written.</summary>
    /// <param name="space">The namespace that was meant.</param>
    /// <param name="name">The name as typed, the last part of the id.</param>
    public string Suggest(NamespaceName space, string name)
    {
        if (snapshot.Endpoints.Count == 0)
        {
            return "the input holds no pod and no workload: give the manifests or the dump that has them with -f as well";
        }

        // What is typed is compared without the kind: people leave it out more often than they mistype it.
        Dictionary<string, EndpointId> ids = [];
        List<EndpointId> elsewhere = [];
        foreach (EndpointId id in _workloads.Value.Keys.Concat(snapshot.Endpoints.Select(endpoint => endpoint.Id)))
        {
            string[] parts = id.Value.Split('/');
            ids.TryAdd($"{parts[0]}/{parts[^1]}", id);
            if (parts[^1] == name && elsewhere.Count < MostSuggestions && !elsewhere.Contains(id))
            {
                elsewhere.Add(id);
            }
        }

        // The right name in the wrong namespace is a surer guess than a similar one in the right.
        IEnumerable<EndpointId> meant = elsewhere.Count > 0
            ? elsewhere
            : NearestName.FindSeveral($"{space}/{name}", ids.Keys, MostSuggestions).Select(found => ids[found]);
        return HelpOf([.. meant.Select(id => id.Value)]);
    }

    /// <summary>A help that asks whether one of some ids was meant; how ids are written when there are none.</summary>
    public static string HelpOf(IReadOnlyList<string> ids) =>
        ids.Count == 0 ? QuestionDiagnostics.Forms : $"did you mean {string.Join(" or ", ids.Select(id => $"`{id}`"))}?";

    private static Dictionary<EndpointId, List<Endpoint>> Group(ClusterSnapshot snapshot)
    {
        Dictionary<EndpointId, List<Endpoint>> workloads = [];
        foreach (Endpoint endpoint in snapshot.Endpoints)
        {
            if (endpoint.Kind == EndpointKind.Pod && endpoint.Workload == endpoint.Id)
            {
                continue;
            }

            if (!workloads.TryGetValue(endpoint.Workload, out List<Endpoint>? pods))
            {
                workloads.Add(endpoint.Workload, pods = []);
            }

            pods.Add(endpoint);
        }

        return workloads;
    }
}
