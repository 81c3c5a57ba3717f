using System.CommandLine;
using System.CommandLine.Parsing;

namespace Ringfence.Cli;

/// <summary>Finds paths that were given without <c>-f</c>, and writes the command line that was meant.</summary>
internal static class BarePaths
{
    private static readonly string[] Extensions = [".yaml", ".yml", ".json"];

    /// <summary>The command line with <c>-f</c> in front of each such path; null when none is missing one.</summary>
    /// <param name="parsed">The command line as given.</param>
    /// <param name="command">Its command.</param>
    /// <param name="folder">The folder that relative paths start from.</param>
    public static string? Meant(ParseResult parsed, ShellCommand command, string folder)
    {
        if (command.Options.FirstOrDefault(option => option.Name == "--filename") is not { } files
            || command.Arguments.Any(TakesFiles)
            || (parsed.UnmatchedTokens.Count == 0 && parsed.GetResult(files) is not null))
        {
            return null;
        }

        List<Token> values = [.. parsed.CommandResult.Children.OfType<OptionResult>().SelectMany(option => option.Tokens)];
        List<Token> words = [.. parsed.Tokens.Where(token => token.Type == TokenType.Argument && !values.Contains(token, ReferenceEqualityComparer.Instance))];
        List<Token> paths = words.FindAll(token => IsPath(token.Value, folder));
        int others = words.Count - paths.Count;
        return paths.Count > 0
            && others >= command.Arguments.Sum(argument => argument.Arity.MinimumNumberOfValues)
            && others <= command.Arguments.Sum(argument => (long)argument.Arity.MaximumNumberOfValues)
            ? $"ringfence {string.Join(' ', parsed.Tokens.Select(token => paths.Contains(token, ReferenceEqualityComparer.Instance) ? $"-f {token.Value}" : token.Value))}"
            : null;
    }

    /// <summary>Whether an argument is a path itself, so that a bare one is where it belongs.</summary>
    public static bool TakesFiles(Argument argument) => argument.Name == "FILE";

    private static bool IsPath(string word, string folder) => word == InputFiles.StandardInput
        || Extensions.Any(extension => word.EndsWith(extension, StringComparison.Ordinal))
        || Path.Exists(Path.GetFullPath(word, folder));
}
