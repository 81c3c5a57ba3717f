using Ringfence.Core;
using Ringfence.Diagnostics;

namespace Ringfence.Lint;

/// <summary>Namespaces that have policies and nothing else, while another one has nearly the same name.</summary>
internal sealed class NamespaceTypos
{
    // `dev` and `sev`, `a` and `b` are told apart by less than a slip.
    private const int ShortestWord = 4;

    private readonly Dictionary<NamespaceName, NamespaceName> _meant = [];

    private NamespaceTypos(LintContext context)
    {
        string[] lived = [.. context.Selection.Namespaces.Where(space => IsLivedIn(context, space)).Select(space => space.Name.Value)];
        foreach (ClusterNamespace space in context.Selection.Namespaces.Where(space => !IsLivedIn(context, space) && !context.Refusals.HidePods(space.Name)))
        {
            if (NearestName.TryFind(space.Name.Value, lived.Where(name => IsSlip(space.Name.Value, name)), out string? near))
            {
                _meant.Add(space.Name, new NamespaceName(near));
            }
        }
    }

    /// <summary>The namespaces of a cluster.</summary>
    public static NamespaceTypos Of(LintContext context) => context.Shared(one => new NamespaceTypos(one));

    /// <summary>What a namespace is likely a typo of; null when it is there, or like no other.</summary>
    public NamespaceName? MeantBy(NamespaceName space) => _meant.TryGetValue(space, out NamespaceName meant) ? meant : null;

    private static bool IsLivedIn(LintContext context, ClusterNamespace space) =>
        space.Provenance == Provenance.Given || context.Selection.GroupsOf(space.Name).Count > 0 || ServiceIndex.Of(context).In(space.Name).Any();

    /// <summary>Whether one name is the other but for a hyphen, or for a single slip in one of its words; numbers are meant as they are.</summary>
    private static bool IsSlip(string written, string meant)
    {
        string[] words = written.Split('-');
        string[] others = meant.Split('-');
        return words.Length == others.Length
            ? words.Zip(others).Where(pair => pair.First != pair.Second).ToArray() is [var (word, other)] && IsSlipInWord(word, other)
            : string.Concat(words) == string.Concat(others);
    }

    private static bool IsSlipInWord(string word, string other) =>
        Math.Min(word.Length, other.Length) >= ShortestWord
        && Letters(word) != Letters(other)
        && NearestName.Distance(word, other) == 1;

    private static string Letters(string word) => string.Concat(word.Where(letter => !char.IsAsciiDigit(letter)));
}
