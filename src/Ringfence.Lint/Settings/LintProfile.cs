namespace Ringfence.Lint;

/// <summary>Which rules are asked.</summary>
/// <param name="Name">How it is called on the command line.</param>
/// <param name="Codes">The codes of the rules; every rule is asked where none is named.</param>
public sealed record LintProfile(string Name, params IReadOnlyList<string> Codes)
{
    /// <summary>Every rule.</summary>
    public static LintProfile Everything { get; } = new("all");

    /// <summary>
    /// What others check of NetworkPolicies, no more and no less. kube-linter: <c>dangling-networkpolicy</c>, <c>dangling-networkpolicypeer-podselector</c>,
    /// <c>non-isolated-pod</c>; kube-score: <c>networkpolicy-targets-pod</c>, <c>pod-networkpolicy</c>; Checkov: <c>CKV2_K8S_6</c>.
    /// </summary>
    public static IReadOnlyList<LintProfile> All { get; } =
    [
        Everything,
        new("kube-linter", "RF3020", "RF3021", "RF3022", "RF3081"),
        new("kube-score", "RF3020", "RF3081"),
        new("checkov", "RF3081"),
    ];

    /// <summary>Whether it asks the rule of a code.</summary>
    public bool Takes(string code) => Codes.Count == 0 || Codes.Contains(code, StringComparer.Ordinal);
}
