using System.CommandLine;
using System.CommandLine.Parsing;

namespace Ringfence.Cli;

/// <summary>An option that takes some of a few words, joined by commas or one at a time.</summary>
internal sealed class ChoicesOption : Option<string[]>
{
    /// <summary>An option with the words it takes, in the order to show them.</summary>
    /// <param name="name">With its dashes.</param>
    /// <param name="choices">The words.</param>
    public ChoicesOption(string name, params string[] choices)
        : base(name)
    {
        Choices = choices;
        Arity = ArgumentArity.OneOrMore;
        AllowMultipleArgumentsPerToken = false;
        Validators.Add(Refuse);
    }

    /// <summary>The words it takes.</summary>
    public IReadOnlyList<string> Choices { get; }

    /// <summary>The words that were given; none when the option was not.</summary>
    public IReadOnlyList<string> Of(ParseResult arguments) => [.. (arguments.GetValue(this) ?? []).SelectMany(WordsOf)];

    private static string[] WordsOf(string given) => given.Split(',');

    private void Refuse(OptionResult given)
    {
        foreach (string word in given.Tokens.SelectMany(token => WordsOf(token.Value)))
        {
            if (!Choices.Contains(word, StringComparer.Ordinal))
            {
                given.AddError($"`{word}` is no value of `{Name}`: {ChoiceOption.Named(Choices)}");
            }
        }
    }
}
