using Ringfence.Reference;

namespace Ringfence.Testing;

/// <summary>The parts that inventory and policies share: fields that may be left out, metadata, labels.</summary>
internal sealed class ManifestBuilder(StyleChoices choices)
{
    public StyleChoices Choices => choices;

    /// <summary>The fields that are there, in the written order or, now and then, another.</summary>
    public ManifestNode.Mapping Fields(params IReadOnlyList<KeyValuePair<string, ManifestNode>?> fields)
    {
        IReadOnlyList<KeyValuePair<string, ManifestNode>> present = [.. fields.Where(field => field is not null).Select(field => field!.Value)];
        return new ManifestNode.Mapping(present.Count > 1 && choices.Takes(RenderTrait.ShuffledKeys, 4) ? choices.Shuffled(present) : present);
    }

    public static KeyValuePair<string, ManifestNode>? Field(string name, ManifestNode value) => new(name, value);

    public static KeyValuePair<string, ManifestNode>? Field(string name, string value) => new(name, new ManifestNode.Text(value));

    /// <summary>A field that may have no value: then it is left out or null, which mean the same everywhere (2.3).</summary>
    public KeyValuePair<string, ManifestNode>? Optional(string name, ManifestNode? value)
    {
        if (value is not null)
        {
            return new(name, value);
        }

        if (choices.OneOf(RenderTrait.AbsentField, RenderTrait.AbsentField, RenderTrait.AbsentField, RenderTrait.NullWord) == RenderTrait.NullWord)
        {
            return new(name, new ManifestNode.Null());
        }

        return null;
    }

    public KeyValuePair<string, ManifestNode>? Optional(string name, string? value) => Optional(name, value is null ? null : new ManifestNode.Text(value));

    /// <summary>A field that only some objects have; never null in the manifest.</summary>
    public static KeyValuePair<string, ManifestNode>? When(bool present, string name, Func<ManifestNode> value) => present ? new(name, value()) : null;

    public static ManifestNode.Sequence Items<T>(IEnumerable<T> items, Func<T, ManifestNode> render) => new([.. items.Select(render)]);

    public ManifestNode.Mapping Labels(IReadOnlyDictionary<string, string> labels) =>
        new([.. labels.Select(label => new KeyValuePair<string, ManifestNode>(
            label.Key,
            label.Value.Length == 0 && choices.Takes(RenderTrait.NullLabelValue, 20) ? new ManifestNode.Null() : new ManifestNode.Text(label.Value)))]);

    public ManifestNode.Mapping Metadata(string name, string? space, IReadOnlyDictionary<string, string>? labels, params IReadOnlyList<KeyValuePair<string, ManifestNode>?> more) =>
        Fields(
            [
                .. choices.Takes(RenderTrait.ServerMetadata, 8) ? ServerFields() : [],
                .. more,
                Optional("labels", labels is null or { Count: 0 } ? null : Labels(labels)),
                Field("name", name),
                When(space is not null && !(space == "default" && choices.Takes(RenderTrait.NamespaceOmitted, 40)), "namespace", () => new ManifestNode.Text(space!)),
            ]);

    private static KeyValuePair<string, ManifestNode>?[] ServerFields() =>
        [
            Field("creationTimestamp", new ManifestNode.Null()),
            Field("generation", new ManifestNode.Number(3, NumberUse.Ordinary)),
            Field("resourceVersion", "81024"),
            Field("uid", "6f1d2c3b-0000-4000-8000-0a0b0c0d0e0f"),
        ];

    public ManifestNode.Mapping Object(string apiVersion, string kind, ManifestNode metadata, params IReadOnlyList<KeyValuePair<string, ManifestNode>?> rest) =>
        Fields([Field("apiVersion", apiVersion), Field("kind", kind), Field("metadata", metadata), .. rest]);

    public static string Word(Protocol protocol) => protocol.ToString().ToUpperInvariant();
}
