using System.Text;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Lint.Tests;

/// <summary>One file as the input of a repair, with findings of the test's own making: each is there as long as a text is.</summary>
internal sealed class TextInput(string text, params IReadOnlyList<TextInput.Claim> claims) : IFixInput
{
    public const string Path = "f.yaml";

    /// <summary>How often the file was read.</summary>
    public int Readings { get; private set; }

    public FixState Read(IReadOnlyDictionary<string, EditedFile> edited)
    {
        Readings++;
        ReadOnlyMemory<byte> utf8 = edited.TryGetValue(Path, out EditedFile? file) ? file.Current : Encoding.UTF8.GetBytes(text);
        DiagnosticSink sink = new();
        SyntaxDocument[] documents = [.. new DocumentReader(ReadLimits.Default, sink).Read(Path, utf8)];
        ClusterManifests cluster = ClusterReader.Read(documents, new ClusterReadOptions(), sink);
        SourceText source = new(Path, utf8);
        string now = Encoding.UTF8.GetString(utf8.Span);
        return new FixState(cluster, [.. sink.Found, .. claims.Select(claim => claim.In(now, source)).OfType<Diagnostic>()]);
    }

    public FixTarget TargetOf(string path) => new FixTarget.Open(Encoding.UTF8.GetBytes(text));

    /// <summary>A finding at the first place of a text, whose fix writes another text there.</summary>
    /// <param name="Name">What tells it from others.</param>
    /// <param name="Text">What is found.</param>
    /// <param name="By">What is to be written.</param>
    /// <param name="Effect">What that is said to do.</param>
    public sealed record Claim(string Name, string Text, string By, FixEffect Effect)
    {
        public Diagnostic? In(string text, SourceText source)
        {
            int at = text.IndexOf(Text, StringComparison.Ordinal);
            if (at < 0)
            {
                return null;
            }

            SourceSpan span = new(Encoding.UTF8.GetByteCount(text.AsSpan(0, at)), Encoding.UTF8.GetByteCount(Text));
            return new Diagnostic(Diagnostics.ShapeDiagnostics.InferredPolicyTypes, new SourceLocation(source, span), Name)
            {
                Object = new ObjectName("NetworkPolicy", "default", Name),
                Path = "spec",
                Fix = new SuggestedFix($"mend {Name}", [new TextChange(span.Start, span.Length, By)]) { Effect = Effect },
            };
        }
    }
}
