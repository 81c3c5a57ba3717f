using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>A workload or pod of a map that changes.</summary>
internal sealed class LiveUnit(EndpointId id)
{
    private Membership[]? _memberships;

    /// <summary>Its id.</summary>
    public EndpointId Id { get; } = id;

    /// <summary>The live pods, or workloads without pods, that it stands for.</summary>
    public HashSet<LivePod> Pods { get; } = [];

    /// <summary>Its pods by class, ascending; none when it has no live pod.</summary>
    /// <param name="placeOf">Where pods of a class are.</param>
    public Membership[] Memberships(Func<LiveClass, IReadOnlyList<LivePod>, NodePlace> placeOf) => _memberships ??=
    [
        .. Pods.GroupBy(pod => pod.Class).OrderBy(alike => alike.Key.Number).Select(alike => Of(alike.Key, [.. alike], placeOf)),
    ];

    /// <summary>Has its memberships worked out anew when they are next asked for.</summary>
    public void Forget() => _memberships = null;

    private static Membership Of(LiveClass type, List<LivePod> pods, Func<LiveClass, IReadOnlyList<LivePod>, NodePlace> placeOf) => new(
        type.Type,
        pods.Count > 1 || pods[0].Endpoint.Kind == EndpointKind.Workload ? Multiplicity.Several : Multiplicity.One,
        placeOf(type, pods));
}
