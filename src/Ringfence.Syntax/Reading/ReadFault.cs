using Ringfence.Diagnostics;

namespace Ringfence.Syntax;

/// <summary>Why a document could not be read, and where in its text; positions are bytes of that text.</summary>
internal sealed record ReadFault(DiagnosticDescriptor Descriptor, int Start, int Length, params string[] Arguments)
{
    /// <summary>What the API server's client would print, where that is known to the letter.</summary>
    public string? ApiServer { get; init; }

    public Diagnostic At(SourceText source)
    {
        int start = Math.Clamp(Start, 0, source.Utf8.Length);
        int length = Math.Clamp(Length, 0, source.Utf8.Length - start);
        return new Diagnostic(Descriptor, new SourceLocation(source, new SourceSpan(start, length)), Arguments) { ApiServer = ApiServer };
    }
}
