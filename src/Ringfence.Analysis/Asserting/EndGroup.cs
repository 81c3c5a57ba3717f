using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Ends of one side of an assertion that everybody treats alike; a closed set of cases.</summary>
internal abstract record EndGroup
{
    private EndGroup(AskedTraffic asked) => Asked = asked;

    /// <summary>What is asked there.</summary>
    public AskedTraffic Asked { get; }

    /// <summary>Endpoints of one class.</summary>
    /// <param name="Class">The class.</param>
    /// <param name="Members">The places of the endpoints in the snapshot, ascending; at least one.</param>
    /// <param name="Asked">What is asked there.</param>
    internal sealed record Alike(EndpointClass Class, IReadOnlyList<int> Members, AskedTraffic Asked) : EndGroup(Asked);

    /// <summary>A pod, node or address that is asked about by itself.</summary>
    internal sealed record Single(Party Party, AskedTraffic Asked) : EndGroup(Asked);

    /// <summary>Addresses of one family that belong to nobody; not none.</summary>
    /// <param name="Number">Their number among the cuts of the outside.</param>
    /// <param name="Addresses">Which.</param>
    /// <param name="Asked">What is asked there.</param>
    internal sealed record Outside(int Number, AddressSet Addresses, AskedTraffic Asked) : EndGroup(Asked);
}
