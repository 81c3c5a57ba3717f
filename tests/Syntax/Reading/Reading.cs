using System.Text;

namespace Ringfence.Syntax.Tests;

/// <summary>One reading of a text: the objects and what was reported.</summary>
internal sealed record Reading(IReadOnlyList<SyntaxDocument> Documents, IReadOnlyList<Diagnostic> Found)
{
    public static Reading Of(string text) => Of(Encoding.UTF8.GetBytes(text), ReadLimits.Default);

    public static Reading Of(byte[] bytes) => Of(bytes, ReadLimits.Default);

    public static Reading Of(string text, ReadLimits limits) => Of(Encoding.UTF8.GetBytes(text), limits);

    public static Reading Of(byte[] bytes, ReadLimits limits) => Of(new MemoryStream(bytes), limits);

    public static Reading Of(Stream stream, ReadLimits limits)
    {
        DiagnosticSink sink = new();
        SyntaxDocument[] documents = [.. new DocumentReader(limits, sink).Read("a.yaml", stream)];
        return new Reading(documents, sink.Found);
    }

    /// <summary>The names of the objects, in order.</summary>
    public string Names => string.Join(' ', Documents.Select(document => document.Root["metadata"u8]["name"u8].Text));

    /// <summary>Each diagnostic as <c>RF1001 3:5</c>.</summary>
    public string Faults => string.Join(' ', Found.Select(found => $"{found.Descriptor.Code} {found.Location.Position.Line}:{found.Location.Position.Column}"));

    /// <summary>The only document, which nothing was reported about.</summary>
    public SyntaxNode Root
    {
        get
        {
            Assert.Empty(Found);
            return Assert.Single(Documents).Root;
        }
    }
}
