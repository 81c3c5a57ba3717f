using Ringfence.Analysis;

namespace Ringfence.Lint;

/// <summary>The kins that the pods of a group belong to, each group looked at once: pods with the same labels may still differ in addresses and ports.</summary>
internal sealed class GroupKins
{
    private readonly KinReach _reach;
    private readonly Dictionary<LabelGroup, IReadOnlyList<EndpointKin>> _known = new(ReferenceEqualityComparer.Instance);

    private GroupKins(LintContext context) => _reach = context.Reach;

    /// <summary>The groups of a cluster.</summary>
    public static GroupKins Of(LintContext context) => context.Shared(known => new GroupKins(known));

    /// <summary>The kins of some groups, each once.</summary>
    public IEnumerable<EndpointKin> In(IEnumerable<LabelGroup> groups) => groups.SelectMany(In).Distinct();

    private IReadOnlyList<EndpointKin> In(LabelGroup group)
    {
        if (!_known.TryGetValue(group, out IReadOnlyList<EndpointKin>? kins))
        {
            _known.Add(group, kins = [.. group.Members.Select(_reach.KinOf).OfType<EndpointKin>().Distinct()]);
        }

        return kins;
    }
}
