using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Leaves out what annotations silence, and reports the annotations that silence nothing.</summary>
internal sealed class Suppressions
{
    private readonly Dictionary<(ObjectName Object, string Code), Suppression> _asked = [];
    private readonly HashSet<Suppression> _used = [];

    /// <summary>Takes in what the objects of the input ask for.</summary>
    public Suppressions(IEnumerable<LintObject> annotated)
    {
        foreach (Suppression suppression in annotated.SelectMany(Suppression.Of))
        {
            _asked[(suppression.Holder.ObjectName, suppression.Code)] = suppression;
        }
    }

    /// <summary>Whether a finding is silenced; notes that something was.</summary>
    public bool Silence(Diagnostic finding)
    {
        bool silenced = finding.Object is { } about && _asked.TryGetValue((about, finding.Descriptor.Code), out Suppression? suppression) && _used.Add(suppression) is var _;
        return silenced;
    }

    /// <summary>What silenced nothing, once every rule had its say.</summary>
    /// <param name="active">The codes that were looked for: of others nobody can say.</param>
    /// <param name="isSeen">Whether rules saw all of an object: what they might find in others nobody can say either.</param>
    public IEnumerable<Diagnostic> Unused(IReadOnlySet<string> active, Predicate<LintObject> isSeen) => _asked.Values
        .Where(suppression => !_used.Contains(suppression)
            && (!LintRules.Codes.Contains(suppression.Code) || (active.Contains(suppression.Code) && isSeen(suppression.Holder))))
        .Select(suppression => suppression.Holder.Report(LintDiagnostics.UnusedAnnotation, suppression.Place, suppression.Code, WhyUnused(suppression.Code)));

    private static string WhyUnused(string code) =>
        LintRules.Codes.Contains(code) ? "nothing of the kind is found in this object"
        : DiagnosticCatalogue.TryFind(code, out _) ? "it is not advice: what the API server refuses or nobody can read cannot be ignored"
        : "there is no such code";
}
