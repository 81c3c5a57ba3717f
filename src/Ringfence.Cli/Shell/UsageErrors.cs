using System.CommandLine;
using System.CommandLine.Parsing;
using Ringfence.Diagnostics;

namespace Ringfence.Cli;

/// <summary>Says what is wrong with a command line, and what to write instead.</summary>
internal static class UsageErrors
{
    /// <summary>The first thing wrong, in one line; null when nothing is.</summary>
    public static string? Find(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0)
        {
            return null;
        }

        ShellCommand command = (ShellCommand)parsed.CommandResult.Command;
        return UnknownToken(parsed, command)
            ?? MissingValue(parsed, command)
            ?? MissingArgument(parsed, command)
            ?? $"{parsed.Errors[0].Message}; see `{Name(command)} --help`";
    }

    private static string? UnknownToken(ParseResult parsed, ShellCommand command)
    {
        if (parsed.UnmatchedTokens is not [var token, ..])
        {
            return null;
        }

        if (token.StartsWith('-') && token.Length > 1)
        {
            string bare = token.Split('=')[0];
            return $"unknown option `{bare}`" + Instead(bare, command, OptionNames(command));
        }

        if (command is ProgramCommand)
        {
            return $"unknown command `{token}`" + Instead(token, command, command.Subcommands.Select(known => known.Name));
        }

        return command.Options.Any(option => option.Name == "--filename")
            ? $"`{token}` is one argument too many: write `{command.Usage}`; files are named with `-f`"
            : $"`{token}` is one argument too many: write `{command.Usage}`";
    }

    private static string? MissingValue(ParseResult parsed, ShellCommand command)
    {
        foreach (SymbolResult child in parsed.CommandResult.Children)
        {
            if (child is OptionResult { Implicit: false, Tokens.Count: 0 } option && option.Option.Arity.MinimumNumberOfValues > 0)
            {
                return $"option `{option.IdentifierToken?.Value ?? option.Option.Name}` needs a value: {option.Option.HelpName} ({option.Option.Description}); see `{Name(command)} --help`";
            }
        }

        return null;
    }

    private static string? MissingArgument(ParseResult parsed, ShellCommand command)
    {
        foreach (Argument argument in command.Arguments)
        {
            int given = parsed.GetResult(argument)?.Tokens.Count ?? 0;
            if (given < argument.Arity.MinimumNumberOfValues)
            {
                return $"{argument.Name} is missing: write `{command.Usage}`, for example `{command.Examples[0].Line}`";
            }
        }

        return null;
    }

    private static string Instead(string token, ShellCommand command, IEnumerable<string> known) =>
        NearestName.TryFind(token, known, out string? nearest) ? $"; did you mean `{nearest}`?" : $"; see `{Name(command)} --help`";

    private static IEnumerable<string> OptionNames(ShellCommand command) =>
        command.Options.Append(new ProgramCommand().Help).SelectMany(option => option.Aliases.Prepend(option.Name)).Where(name => name.StartsWith("--", StringComparison.Ordinal));

    private static string Name(ShellCommand command) => command is ProgramCommand ? "ringfence" : $"ringfence {command.Name}";
}
