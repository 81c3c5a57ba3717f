using System.Text;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Reads the text of an inventory object again, to show a line of it: reading the cluster kept only where the object begins.</summary>
internal sealed class ObjectTexts(ClusterInput input, InputTexts texts)
{
    /// <summary>Where a field of an object's <c>spec</c> stands; its name where it has no such field; where it begins when its text is gone or cannot be read again.</summary>
    /// <param name="name">The object; one of the input.</param>
    /// <param name="field">A key of its <c>spec</c>.</param>
    public SourceLocation LocationOf(ObjectName name, string field)
    {
        if (!input.Cluster.Places.TryFind(name.Kind, name.Namespace, name.Name, out ObjectPlace place))
        {
            throw new ArgumentException($"{name} is not of the input.", nameof(name));
        }

        SourceText nothing = new(place.Path, ReadOnlyMemory<byte>.Empty, new SourcePosition(place.Line, place.Column), 0);
        return RootAt(place) is not { } root ? new SourceLocation(nothing, default)
            : KeyOf(root["spec"u8], field) is { } key ? key.Location
            : root["metadata"u8]["name"u8].Location;
    }

    private SyntaxNode? RootAt(ObjectPlace place) =>
        texts.Look(place.Path, file => FileParts.Read(file, place.Text.Offset, place.Text.Length)) is { } utf8
            ? new DocumentReader(ReadLimits.Default, new DiagnosticSink()).Read(place.Text, utf8)
                .FirstOrDefault(document => ObjectPlace.Of(document.Location) == place)?.Root
            : null;

    private static SyntaxNode? KeyOf(SyntaxNode mapping, string name)
    {
        byte[] key = Encoding.UTF8.GetBytes(name);
        foreach (SyntaxEntry entry in mapping.Entries)
        {
            if (entry.Key.TextEquals(key))
            {
                return entry.Key;
            }
        }

        return null;
    }
}
