using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>Which policies select, in any cluster, every pod that another one selects: the ones whose rules can stand in for its own.</summary>
internal sealed class SubjectCover
{
    private readonly Dictionary<(NamespaceName Namespace, LabelRequirement? First), List<LintPolicy>> _shelves = [];
    private readonly Dictionary<PolicyRef, int> _places = [];
    private readonly Dictionary<PolicyRef, IReadOnlyList<LintPolicy>> _found = [];

    private SubjectCover(LintContext context)
    {
        foreach (LintPolicy policy in context.Policies)
        {
            _places[policy.Ref] = _places.Count;
            LabelSelector subject = policy.Compiled.Subject.Pods;
            (NamespaceName, LabelRequirement?) key = (policy.Namespace, subject.IsEverything ? null : subject.Requirements[0]);
            if (!_shelves.TryGetValue(key, out List<LintPolicy>? shelf))
            {
                _shelves.Add(key, shelf = []);
            }

            shelf.Add(policy);
        }
    }

    /// <summary>The policies of a cluster.</summary>
    public static SubjectCover Of(LintContext context) => context.Shared(known => new SubjectCover(known));

    /// <summary>Whether a policy came before another one in the input.</summary>
    public bool IsBefore(LintPolicy one, LintPolicy other) => _places[one.Ref] < _places[other.Ref];

    /// <summary>The other policies that select at least the pods of a policy, in the order of the input.</summary>
    /// <remarks>Found by a requirement that both have letter for letter, so not all of them may be found.</remarks>
    public IReadOnlyList<LintPolicy> Over(LintPolicy policy)
    {
        if (!_found.TryGetValue(policy.Ref, out IReadOnlyList<LintPolicy>? found))
        {
            LabelSelector subject = policy.Compiled.Subject.Pods;
            found =
            [
                .. subject.Requirements.Distinct().Prepend<LabelRequirement?>(null)
                    .SelectMany(first => _shelves.TryGetValue((policy.Namespace, first), out List<LintPolicy>? shelf) ? shelf : [])
                    .Where(other => other != policy && other.Compiled.Subject.Pods.Covers(subject))
                    .OrderBy(other => _places[other.Ref]),
            ];
            _found.Add(policy.Ref, found);
        }

        return found;
    }
}
