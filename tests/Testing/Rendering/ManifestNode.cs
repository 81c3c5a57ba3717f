namespace Ringfence.Testing;

/// <summary>A manifest before it is text: what a writer prints, in order.</summary>
public abstract record ManifestNode
{
    public sealed record Mapping(IReadOnlyList<KeyValuePair<string, ManifestNode>> Entries) : ManifestNode;
    public sealed record Sequence(IReadOnlyList<ManifestNode> Items) : ManifestNode;
    public sealed record Text(string Value) : ManifestNode;
    public sealed record Number(int Value, NumberUse Use) : ManifestNode;
    public sealed record Flag(bool Value) : ManifestNode;
    public sealed record Null : ManifestNode;
}
