namespace Ringfence.Analysis;

/// <summary>The widest exposures first, those of an endpoint together.</summary>
internal sealed class ExposureOrder : IComparer<Exposure>
{
    /// <summary>The one there is.</summary>
    public static ExposureOrder Instance { get; } = new();

    /// <inheritdoc/>
    public int Compare(Exposure? x, Exposure? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        int order = x.Rank.CompareTo(y.Rank);
        order = order != 0 ? order : string.CompareOrdinal(x.Endpoint.Id, y.Endpoint.Id);
        order = order != 0 ? order : x.Direction.CompareTo(y.Direction);
        return order != 0 ? order : Compare(x.Peer, y.Peer);
    }

    private static int Compare(ExposedPeer left, ExposedPeer right) => (left, right) switch
    {
        (ExposedPeer.Addresses(var one), ExposedPeer.Addresses(var other)) =>
            one.First.CompareTo(other.First) is not 0 and var order ? order : one.PrefixLength.CompareTo(other.PrefixLength),
        (ExposedPeer.Pods(var spaces, var labels), ExposedPeer.Pods(var otherSpaces, var otherLabels)) =>
            string.CompareOrdinal(TextOf(spaces, labels), TextOf(otherSpaces, otherLabels)),
        _ => 0,
    };

    // What asks for less comes first.
    private static string TextOf(Core.LabelSelector spaces, Core.LabelSelector labels) =>
        $"{string.Join(',', spaces.Requirements)}\0{string.Join(',', labels.Requirements)}";
}
