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
    public static ChoiceOption Option() => new("--fail-on", Any, Words)
    {
        Description = $"exit 1 when something changed in this way: {string.Join(", ", Words.SkipLast(1))} or {Never}; {Any} without it",
        HelpName = "CHANGE",
    };

    /// <summary>Whether a diff has what one of the words asks for.</summary>
    public static bool IsMet(string word, MapDiff diff) => word switch
    {
        Any => diff.Changes.Count > 0,
        Never => false,
        Opened => diff.Changes.Any(change => change.Opens),
        Closed => diff.Changes.Any(change => change.Closes),
        _ => diff.Changes.Any(change => change.Risks.Any(risk => RiskWords.NameOf(risk) == word)),
    };
}
