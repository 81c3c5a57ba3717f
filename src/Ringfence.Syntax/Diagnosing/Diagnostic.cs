using System.Globalization;
using Ringfence.Diagnostics;

namespace Ringfence.Syntax;

/// <summary>A finding with its place: a catalogue entry, what fills its holes, and what the API server itself would say.</summary>
public sealed record Diagnostic(DiagnosticDescriptor Descriptor, SourceLocation Location, params IReadOnlyList<string> Arguments)
{
    /// <summary>The object it is about; null when the text never got as far as naming one.</summary>
    public ObjectName? Object { get; init; }

    /// <summary>The field path as the API server writes it (<c>spec.ingress[0].ports</c>); empty for the whole object.</summary>
    public string Path { get; init; } = string.Empty;

    /// <summary>The API server's own words when it would refuse this, letter for letter; null when it would not.</summary>
    public string? ApiServer { get; init; }

    /// <summary>The warning that the API server would send along with accepting this; null when none.</summary>
    public string? ApiServerWarning { get; init; }

    /// <summary>How to put it right; null when no way is known.</summary>
    public SuggestedFix? Fix { get; init; }

    /// <summary>The message with its holes filled; one line.</summary>
    public string Message => Fill(Descriptor.Message);

    /// <summary>The help with its holes filled.</summary>
    public string Help => Fill(Descriptor.Help);

    private string Fill(string text) =>
        Arguments.Count == 0 ? text : string.Format(CultureInfo.InvariantCulture, text, [.. Arguments]);
}
