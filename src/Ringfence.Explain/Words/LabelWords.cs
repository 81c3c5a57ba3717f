using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Labels and requirements in words.</summary>
internal static class LabelWords
{
    /// <summary>Why a holder's labels do not meet a requirement.</summary>
    public static string Of(Miss.Label miss)
    {
        LabelRequirement wanted = miss.Requirement;
        if (miss.Holder == LabelHolder.Namespace && NamesOf(wanted) is { IsEmpty: false } names)
        {
            return names.Count == 1 ? $"namespace {miss.Name} is not {names[0]}" : $"namespace {miss.Name} is none of {string.Join(", ", names)}";
        }

        bool present = miss.Labels.TryGetValue(wanted.Key, out string value);
        string holder = HolderOf(miss);
        string has = miss.Holder == LabelHolder.Pod ? $"label {Pair(wanted.Key, value)}" : $"label {Pair(wanted.Key, value)} of {holder}";
        return wanted.Operator switch
        {
            LabelOperator.In when !present => $"{holder} lacks {Wanted(wanted)}",
            LabelOperator.In => $"{has} is not {Wanted(wanted)}",
            LabelOperator.NotIn => $"{has} is ruled out by {wanted}",
            LabelOperator.Exists => $"{holder} lacks label {wanted.Key}",
            LabelOperator.DoesNotExist => $"{has} is there, and the rule is for those without {wanted.Key}",
        };
    }

    /// <summary>A selector as a relative clause, <c>with app=web and without debug</c>; empty for the one that matches everything.</summary>
    public static string With(LabelSelector selector) => selector.IsEverything
        ? string.Empty
        : $"with {string.Join(" and ", selector.Requirements.Select(Clause))}";

    /// <summary>The namespaces that a requirement means by the label that every namespace has; empty for any other requirement.</summary>
    public static ValueArray<string> NamesOf(LabelRequirement requirement) =>
        requirement is { Key: ClusterNamespace.NameLabel, Operator: LabelOperator.In } ? requirement.Values : [];

    private static string Clause(LabelRequirement requirement) => requirement.Operator switch
    {
        LabelOperator.In when requirement.Values.Count == 1 => Pair(requirement.Key, requirement.Values[0]),
        LabelOperator.In => $"{requirement.Key} one of {string.Join(", ", requirement.Values)}",
        LabelOperator.NotIn when requirement.Values.Count == 1 => $"{requirement.Key} not {requirement.Values[0]}",
        LabelOperator.NotIn => $"{requirement.Key} none of {string.Join(", ", requirement.Values)}",
        LabelOperator.Exists => $"any {requirement.Key} label",
        LabelOperator.DoesNotExist => $"no {requirement.Key} label",
    };

    private static string HolderOf(Miss.Label miss) => miss.Holder switch
    {
        LabelHolder.Pod => $"pod {miss.Name}",
        LabelHolder.Namespace => $"namespace {miss.Name}",
        LabelHolder.Node => $"node {miss.Name}",
    };

    private static string Wanted(LabelRequirement wanted) => wanted.Values.Count == 1
        ? Pair(wanted.Key, wanted.Values[0])
        : $"{wanted.Key} in ({string.Join(',', wanted.Values)})";

    private static string Pair(string key, string value) => $"{key}={value}";
}
