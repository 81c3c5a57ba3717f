using System.CommandLine;

namespace Ringfence.Cli;

/// <summary>An option as a shell sees it.</summary>
/// <param name="Names">Every spelling, the long one first.</param>
/// <param name="Says">One line about it.</param>
/// <param name="Value">What may follow.</param>
/// <param name="Words">The words that may follow, for <see cref="CompletionValue.Word"/>; else empty.</param>
/// <param name="Repeat">Whether it may be given more than once.</param>
internal sealed record CompletionOption(IReadOnlyList<string> Names, string Says, CompletionValue Value, IReadOnlyList<string> Words, Repetition Repeat)
{
    /// <summary>What a shell needs to know of an option.</summary>
    public static CompletionOption Of(Option option) => new(
        [option.Name, .. option.Aliases],
        option.Description ?? string.Empty,
        option switch
        {
            Option<bool> => CompletionValue.None,
            ChoiceOption or ChoicesOption => CompletionValue.Word,
            { HelpName: "PATH" } => CompletionValue.Path,
            _ => CompletionValue.Free,
        },
        option switch
        {
            ChoiceOption one => one.Choices,
            ChoicesOption several => several.Choices,
            _ => [],
        },
        option.Arity.MaximumNumberOfValues > 1 ? Repetition.Many : Repetition.Once);
}
