using System.Text;
using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Finds ends of connections by the names that questions use, wherever the names are written.</summary>
/// <param name="cluster">Where names are looked up.</param>
public sealed class EndNames(ClusterManifests cluster)
{
    private readonly QuestionEndParser _parser = new(cluster);

    /// <summary>What a name stands for; null when it is refused.</summary>
    /// <param name="name">The scalar that holds the name.</param>
    /// <param name="direction">Egress for who opens connections, ingress for who receives them.</param>
    /// <param name="sink">Where it is said why, at the place of the name.</param>
    public QuestionEnd? Find(SyntaxNode name, Direction direction, DiagnosticSink sink)
    {
        DiagnosticSink inner = new();
        QuestionEnd? end = _parser.Parse(new QuestionText(direction == Direction.Egress ? "FROM" : "TO", name.Text, inner), ..);
        foreach (Diagnostic finding in inner.Found)
        {
            sink.Report(finding with { Location = PlaceOf(finding.Location.Span, name) });
        }

        return end;
    }

    // Within the scalar where its text stands there as it is; all of it where quotes or escapes do.
    private static SourceLocation PlaceOf(SourceSpan span, SyntaxNode name) => name.Span.Length == Encoding.UTF8.GetByteCount(name.Text)
        ? new SourceLocation(name.Location.Source, new SourceSpan(name.Span.Start + span.Start, span.Length))
        : name.Location;
}
