using System.CommandLine;
using System.CommandLine.Parsing;
using Ringfence.Diagnostics;

namespace Ringfence.Cli;

/// <summary>Says what is wrong with a command line, and what to write instead.</summary>
internal static class UsageErrors
{
    /// <summary>The first thing wrong, in one line; null when nothing is.</summary>
    /// <param name="parsed">The command line as given.</param>
    /// <param name="folder">The folder that relative paths start from.</param>
    public static string? Find(ParseResult parsed, string folder)
    {
        ShellCommand command = (ShellCommand)parsed.CommandResult.Command;
        if (BarePaths.Meant(parsed, command, folder) is { } meant)
        {
            return $"every file or directory takes its own `-f`; did you mean: {meant}";
        }

        return EarlyOption(parsed, command) ?? UnknownOption(parsed, command) ?? (parsed.Errors.Count == 0 ? null
            : UnknownToken(parsed, command)
            ?? WrongCount(parsed, command)
            ?? MissingArgument(parsed, command)
            ?? $"{parsed.Errors[0].Message}; see `{Name(command)} --help`");
    }

    // `lab -f x probe`: the parser gives the option to `lab`, which is not the one that runs.
    private static string? EarlyOption(ParseResult parsed, ShellCommand command) =>
        parsed.CommandResult.Parent is CommandResult { Command: not ProgramCommand } parent
        && parent.Children.OfType<OptionResult>().FirstOrDefault(option => !option.Implicit && !option.Option.Recursive) is { } early
            ? Early(early.IdentifierToken?.Value ?? early.Option.Name, command)
            : null;

    private static string Early(string option, ShellCommand command) => $"`{option}` stands before the command: write `{Name(command)} {option} ...`";

    // The parser takes what it does not know for an argument, where one has room for it.
    private static string? UnknownOption(ParseResult parsed, ShellCommand command)
    {
        HashSet<Token> values = new(parsed.CommandResult.Children.OfType<OptionResult>().SelectMany(option => option.Tokens), ReferenceEqualityComparer.Instance);
        string? option = parsed.Tokens
            .TakeWhile(token => token.Type != TokenType.DoubleDash)
            .FirstOrDefault(token => token.Type == TokenType.Argument && token.Value.Length > 1 && token.Value.StartsWith('-') && !values.Contains(token))?.Value;
        if (option is null)
        {
            return null;
        }

        string bare = option.Split('=')[0];
        return command is not ProgramCommand && OptionNames(command).Contains(bare, StringComparer.Ordinal)
            ? Early(bare, command)
            : $"unknown option `{bare}`" + Instead(bare, command, OptionNames(command).Where(name => name.StartsWith("--", StringComparison.Ordinal)));
    }

    private static string? UnknownToken(ParseResult parsed, ShellCommand command)
    {
        if (parsed.UnmatchedTokens is not [var token, ..])
        {
            return null;
        }

        if (command is ProgramCommand)
        {
            return $"unknown command `{token}`" + Instead(token, command, command.Subcommands.Select(known => known.Name));
        }

        if (NearestName.TryFind(token, command.Subcommands.Select(known => known.Name), out string? meant))
        {
            return $"`{Name(command)}` has no command `{token}`; did you mean `{meant}`?";
        }

        return command.Options.Any(option => option.Name == "--filename")
            ? $"`{token}` is one argument too many: write `{command.Usage}`; every file or directory takes its own `-f`"
            : $"`{token}` is one argument too many: write `{command.Usage}`";
    }

    private static string? WrongCount(ParseResult parsed, ShellCommand command)
    {
        foreach (SymbolResult child in parsed.CommandResult.Children)
        {
            if (child is not OptionResult { Implicit: false } given)
            {
                continue;
            }

            string option = given.IdentifierToken?.Value ?? given.Option.Name;
            if (given.Tokens.Count < given.Option.Arity.MinimumNumberOfValues)
            {
                return $"option `{option}` needs a value: {given.Option.HelpName}, {given.Option.Description}; see `{Name(command)} --help`";
            }

            if (given.IdentifierTokenCount > 1 && given.Option.Arity.MaximumNumberOfValues == 1)
            {
                return $"option `{option}` was given {given.IdentifierTokenCount} times: give it once";
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
        command.Options.Append(new ProgramCommand().Help).SelectMany(option => option.Aliases.Prepend(option.Name));

    private static string Name(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{Name(parent)} {command.Name}" : command.Name;
}
