namespace Ringfence.Lint;

/// <summary>Which rules are asked.</summary>
/// <param name="Name">How it is called on the command line.</param>
/// <param name="Says">What it is, in a line of help.</param>
/// <param name="Takes">Whether it asks the rule of a code.</param>
public sealed record LintProfile(string Name, string Says, Func<string, bool> Takes)
{
    /// <summary>Every rule.</summary>
    public static LintProfile Everything { get; } = new("all", "every rule", _ => true);

    /// <summary>
    /// What others check of NetworkPolicies, no more and no less. kube-linter: <c>dangling-networkpolicy</c>, <c>dangling-networkpolicypeer-podselector</c>,
    /// <c>non-isolated-pod</c>; kube-score: <c>networkpolicy-targets-pod</c>, <c>pod-networkpolicy</c>; Checkov: <c>CKV2_K8S_6</c>.
    /// </summary>
    public static IReadOnlyList<LintProfile> All { get; } =
    [
        Everything,
        Of("kube-linter", "RF3020", "RF3021", "RF3022", "RF3081"),
        Of("kube-score", "RF3020", "RF3081"),
        Of("checkov", "RF3081"),
    ];

    private static LintProfile Of(string name, params string[] codes) => new(name, $"what {name} checks", code => codes.Contains(code, StringComparer.Ordinal));
}
