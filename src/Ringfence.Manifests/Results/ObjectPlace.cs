using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Where an object begins, without holding on to the text it was read from; line and column are 1-based.</summary>
public readonly record struct ObjectPlace(string Path, int Line, int Column)
{
    /// <summary>The text that the object was read from; several objects may share one.</summary>
    public SourceStretch Text { get; init; }

    /// <summary>The place at which a span begins.</summary>
    public static ObjectPlace Of(SourceLocation location)
    {
        // An item of a streamed list is a text of its own that begins at the object: no need to count its lines.
        SourcePosition position = location.Span.Start == 0 ? location.Source.Origin : location.Position;
        return new ObjectPlace(location.Source.Path, position.Line, position.Column) { Text = location.Source.Stretch };
    }

    /// <summary><c>path:line:column</c>.</summary>
    public override string ToString() => $"{Path}:{Line}:{Column}";
}
