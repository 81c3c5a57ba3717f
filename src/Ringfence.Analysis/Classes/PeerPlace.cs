namespace Ringfence.Analysis;

/// <summary>What an endpoint must have for a peer to take it; peers and endpoints are filed under such places to find each other.</summary>
/// <param name="Kind">What sort of thing it is.</param>
/// <param name="Key">The namespace, or the label key; empty for the others.</param>
/// <param name="Value">The label value; empty for the others.</param>
/// <param name="Block">The number of the address peer; 0 for the others.</param>
internal readonly record struct PeerPlace(PlaceKind Kind, string Key, string Value, int Block)
{
    /// <summary>The place that everything is in.</summary>
    public static PeerPlace Everywhere { get; } = new(PlaceKind.Everywhere, string.Empty, string.Empty, 0);

    /// <summary>A namespace, by name.</summary>
    public static PeerPlace InNamespace(string name) => new(PlaceKind.Namespace, name, string.Empty, 0);

    /// <summary>Namespaces with a label.</summary>
    public static PeerPlace InNamespaceWith(string key, string value) => new(PlaceKind.NamespaceLabel, key, value, 0);

    /// <summary>Pods with a label.</summary>
    public static PeerPlace WithLabel(string key, string value) => new(PlaceKind.PodLabel, key, value, 0);

    /// <summary>Pods with a label of any value.</summary>
    public static PeerPlace WithKey(string key) => new(PlaceKind.PodKey, key, string.Empty, 0);

    /// <summary>Endpoints whose addresses an address peer may take.</summary>
    public static PeerPlace InBlock(int number) => new(PlaceKind.Block, string.Empty, string.Empty, number);
}
