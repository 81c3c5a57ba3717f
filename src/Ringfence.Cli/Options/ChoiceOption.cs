using System.CommandLine;
using System.CommandLine.Parsing;

namespace Ringfence.Cli;

/// <summary>An option whose value is one of a few words.</summary>
internal sealed class ChoiceOption : Option<string>
{
    /// <summary>An option with the words it takes, in the order to show them.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="absent">What it means not to give the option; one of the choices.</param>
    /// <param name="choices">The words.</param>
    public ChoiceOption(string name, string absent, params string[] choices)
        : base(name)
    {
        Choices = choices;
        HelpName = string.Join('|', choices);
        DefaultValueFactory = _ => absent;
        Validators.Add(Refuse);
    }

    /// <summary>The words it takes.</summary>
    public IReadOnlyList<string> Choices { get; }

    /// <summary>Whether something that is not among the words is another spelling of one of them; nothing is, unless said.</summary>
    public Func<string, bool> IsSpelling { get; init; } = _ => false;

    /// <summary>What to write instead: <c>use `a`, `b` or `c`</c>.</summary>
    public static string Named(IReadOnlyList<string> choices) => $"use {string.Join(", ", choices.SkipLast(1).Select(choice => $"`{choice}`"))} or `{choices[^1]}`";

    private void Refuse(OptionResult given)
    {
        foreach (Token token in given.Tokens)
        {
            if (!Choices.Contains(token.Value, StringComparer.Ordinal) && !IsSpelling(token.Value))
            {
                given.AddError($"`{token.Value}` is no value of `{Name}`: {Named(Choices)}");
            }
        }
    }
}
