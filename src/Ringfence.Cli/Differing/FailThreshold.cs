using Ringfence.Analysis;

namespace Ringfence.Cli;

/// <summary>Which changes make the answer no: <c>--fail-on</c>.</summary>
internal static class FailThreshold
{
    /// <summary>Every change of a connection; the default.</summary>
    public const string Any = "any";

    /// <summary>No change.</summary>
    public const string Never = "none";

    private const string Opened = "opened";
    private const string Closed = "closed";

    private static readonly string[] Words = [Any, Opened, Closed, .. Enum.GetValues<ChangeRisk>().Where(RiskWords.IsGrave).Select(RiskWords.NameOf), Never];

    /// <summary>The option.</summary>
    public static ChoicesOption Option() => new("--fail-on", Words)
    {
        Description = $"exit 1 when something changed in one of these ways: {string.Join(", ", Words.SkipLast(1))} or {Never}; several are joined by commas, or the option repeated; {Any} without it",
        HelpName = "CHANGE",
    };

    /// <summary>Whether a diff has what one of some words asks for; of no words, any change.</summary>
    public static bool IsMet(IReadOnlyCollection<string> words, MapDiff diff) => words.Count == 0 ? IsMet(Any, diff) : words.Any(word => IsMet(word, diff));

    private static bool IsMet(string word, MapDiff diff) => word switch
    {
        Any => diff.Changes.Count > 0,
        Never => false,
        Opened => diff.Changes.Any(change => change.Opens),
        Closed => diff.Changes.Any(change => change.Closes),
        _ => diff.Changes.Any(change => change.Risks.Any(risk => RiskWords.NameOf(risk) == word)),
    };
}
