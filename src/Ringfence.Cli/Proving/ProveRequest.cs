using Ringfence.Analysis;
using Ringfence.Diagnostics;

namespace Ringfence.Cli;

/// <summary>What is asked: a question, and the names of the policies it is about.</summary>
/// <param name="Question">The question.</param>
/// <param name="Choices">Two lists of names where choices of policies are compared; else one, empty for every policy.</param>
internal sealed record ProveRequest(ProofQuestion Question, IReadOnlyList<string[]> Choices)
{
    /// <summary>The questions as they are typed.</summary>
    public static IReadOnlyList<string> Words { get; } = [.. Enum.GetValues<ProofQuestion>().Select(WordOf)];

    /// <summary>Whether everything is asked about, so that only what was found is worth telling.</summary>
    public bool IsOfEverything => Choices is [[]];

    /// <summary>A question as it is typed.</summary>
    public static string WordOf(ProofQuestion question) => question switch
    {
        ProofQuestion.Equivalent => "equivalent",
        ProofQuestion.Contained => "contained",
        ProofQuestion.Redundant => "redundant",
        ProofQuestion.Shadowed => "shadowed",
        ProofQuestion.Vacuous => "vacuous",
    };

    /// <summary>Reads the arguments.</summary>
    /// <exception cref="UnanswerableException">There is no such question, or it takes other arguments; standard error says which.</exception>
    public static ProveRequest Parse(string word, IReadOnlyList<string> policies, CommandRun run)
    {
        foreach (ProofQuestion question in Enum.GetValues<ProofQuestion>())
        {
            if (WordOf(question) == word)
            {
                return question is ProofQuestion.Equivalent or ProofQuestion.Contained
                    ? Pair(question, policies, run)
                    : new ProveRequest(question, [[.. policies]]);
            }
        }

        string instead = NearestName.TryFind(word, Words, out string? nearest) ? $"did you mean `{nearest}`?" : $"ask {string.Join(", ", Words.SkipLast(1))} or {Words[^1]}";
        throw ArgumentFault.Of(run, "QUESTION", word, QuestionDiagnostics.UnknownClaim, word, instead);
    }

    private static ProveRequest Pair(ProofQuestion question, IReadOnlyList<string> policies, CommandRun run)
    {
        string[][] choices = [.. policies.Select(names => names.Split(',', StringSplitOptions.RemoveEmptyEntries))];
        return choices.Length == 2 && Array.TrueForAll(choices, names => names.Length > 0)
            ? new ProveRequest(question, choices)
            : throw ArgumentFault.Of(run, "QUESTION", WordOf(question), QuestionDiagnostics.NotTwoChoices, WordOf(question));
    }
}
