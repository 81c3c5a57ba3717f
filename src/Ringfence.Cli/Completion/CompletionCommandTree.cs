using System.CommandLine;

namespace Ringfence.Cli;

/// <summary>A command as a shell sees it: what may be typed after its name.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Says">One line about it.</param>
/// <param name="Options">Its options, those of every command included.</param>
/// <param name="Words">Words that its arguments may be; empty when a shell cannot know them.</param>
/// <param name="Argument">What its arguments are otherwise: paths, or what a shell cannot know.</param>
/// <param name="Commands">The commands below it.</param>
internal sealed record CompletionCommandTree(
    string Name,
    string Says,
    IReadOnlyList<CompletionOption> Options,
    IReadOnlyList<string> Words,
    CompletionValue Argument,
    IReadOnlyList<CompletionCommandTree> Commands)
{
    /// <summary>The commands below it, and those below them, each after its parent and with all names on the way: <c>lab</c>, <c>lab probe</c>.</summary>
    public IEnumerable<(string Path, CompletionCommandTree Command)> All => Commands.SelectMany(command =>
        command.All.Select(below => ($"{command.Name} {below.Path}", below.Command)).Prepend((command.Name, command)));

    /// <summary>What a shell needs to know of a command and all below it.</summary>
    public static CompletionCommandTree Of(Command command) => new(
        command.Name,
        command.Description ?? string.Empty,
        [.. HelpText.OptionsOf(command).Select(CompletionOption.Of)],
        [.. command.Arguments.SelectMany(argument => argument.GetCompletions(System.CommandLine.Completions.CompletionContext.Empty)).Select(item => item.Label)],
        command.Arguments.Any(BarePaths.TakesFiles) ? CompletionValue.Path : CompletionValue.Free,
        [.. command.Subcommands.Select(Of)]);
}
