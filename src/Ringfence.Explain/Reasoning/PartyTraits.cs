using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Everything about a party that some rule in play could tell apart; equal traits mean equal answers.</summary>
internal sealed record PartyTraits(string Kind)
{
    public NamespaceName Namespace { get; init; }

    public LabelSet Labels { get; init; } = LabelSet.Empty;

    public PodNetwork Network { get; init; }

    public PodPhase Phase { get; init; }

    public ValueArray<ContainerPort> Ports { get; init; } = [];

    public string Node { get; init; } = string.Empty;

    public AddressKnowledge Knowledge { get; init; }

    /// <summary>Families, then the blocks that hold the address; for bounds, the set itself.</summary>
    public string Place { get; init; } = string.Empty;

    public static PartyTraits Of(Party party, ValueArray<Cidr> blocks, bool nodesMatter) => party switch
    {
        Party.External(var block) => new PartyTraits(nameof(Party.External)) { Place = PlaceOf(AddressSet.Of(block), blocks) },
        Party.Node(var machine) => new PartyTraits(nameof(Party.Node)) { Node = machine.Name.Value },
        Party.Pod(var pod) => new PartyTraits(pod.Kind.ToString())
        {
            Namespace = pod.Namespace,
            Labels = pod.Labels,
            Network = pod.Network,
            Phase = pod.Phase,
            Ports = pod.Ports,
            Node = nodesMatter || pod.Network == PodNetwork.Host ? pod.Node?.Value ?? string.Empty : string.Empty,
            Knowledge = pod.Addresses.Knowledge,
            Place = pod.Addresses.Knowledge == AddressKnowledge.Exact
                ? PlaceOf(pod.Addresses.Possible, blocks)
                : string.Join(',', pod.Addresses.Possible.ToCidrs()),
        },
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled party {party.GetType().Name}."),
    };

    private static string PlaceOf(AddressSet addresses, ValueArray<Cidr> blocks) => string.Join(' ', addresses.Ranges.Select(range =>
        $"{range.Family}:{string.Join(',', Enumerable.Range(0, blocks.Count).Where(i => blocks[i].Contains(range.First)))}"));
}
