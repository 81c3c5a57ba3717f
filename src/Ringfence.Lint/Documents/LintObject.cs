using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>An object of the input with its text: what rules decode that the snapshot does not hold.</summary>
/// <param name="ApiVersion">As written.</param>
/// <param name="Kind">As written.</param>
/// <param name="Namespace">Its namespace, the default one where it names none; empty for kinds without one.</param>
/// <param name="Name">Its name; empty when absent.</param>
/// <param name="Root">The whole object.</param>
public sealed record LintObject(string ApiVersion, string Kind, string Namespace, string Name, SyntaxNode Root)
{
    /// <summary>How findings name it.</summary>
    public ObjectName ObjectName => new(Kind, Namespace, Name);

    /// <summary>What to point at when the whole object is meant: its name, else its kind.</summary>
    public SyntaxNode Head => PlaceOf(Root);

    /// <summary>A finding about the object.</summary>
    /// <param name="descriptor">What was found.</param>
    /// <param name="at">A node of the object: the smallest that shows it.</param>
    /// <param name="arguments">What fills the holes of the message and the help.</param>
    public Diagnostic Report(DiagnosticDescriptor descriptor, SyntaxNode at, params IReadOnlyList<string> arguments) =>
        new(descriptor, (at.Exists ? at : Head).Location, arguments) { Object = ObjectName, Path = at.Exists ? NodePath.Of(at, Root) : string.Empty };

    /// <summary>The name of an object, else its kind, else the object: never all of its lines where one will do.</summary>
    internal static SyntaxNode PlaceOf(SyntaxNode root)
    {
        SyntaxNode name = root["metadata"u8]["name"u8];
        SyntaxNode kind = root["kind"u8];
        return name.Exists ? name : kind.Exists ? kind : root;
    }
}
