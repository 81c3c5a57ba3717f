using System.Globalization;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>Policies of languages that are not evaluated: one warning a kind, at the first of them, once all are counted.</summary>
internal sealed class ForeignPolicies
{
    private readonly KindTally _tally = new();
    private readonly Dictionary<(string, string), SourceLocation> _first = [];

    /// <summary>Counts one object.</summary>
    public void Add(SyntaxDocument document)
    {
        if (_tally.Add(document.ApiVersion, document.Kind) == 1)
        {
            _first.Add((document.ApiVersion, document.Kind), DecodeScope.HeadOf(document));
        }
    }

    /// <summary>Warns of each kind; returns what there was.</summary>
    public IReadOnlyList<ForeignPolicyKind> Report(DiagnosticSink sink)
    {
        List<ForeignPolicyKind> kinds = [];
        foreach ((string apiVersion, string kind, int count) in _tally.Counted)
        {
            SourceLocation at = _first[(apiVersion, kind)];
            string objects = count == 1 ? "1 object is" : string.Create(CultureInfo.InvariantCulture, $"{count} objects are");
            sink.Report(new Diagnostic(InventoryDiagnostics.ForeignPolicy, at, kind, apiVersion, objects)
            {
                Object = new ObjectName(kind, string.Empty, string.Empty),
            });
            kinds.Add(new ForeignPolicyKind(apiVersion, kind, count, ObjectPlace.Of(at)));
        }

        return kinds;
    }
}
