using System.CommandLine;

namespace Ringfence.Cli;

/// <summary>Writes <c>--help</c>: what the command answers, how it is written, examples, then every option.</summary>
internal static class HelpText
{
    /// <summary>Writes the help of one command.</summary>
    public static void Write(Command command, TextWriter output)
    {
        ShellCommand shown = (ShellCommand)command;
        output.WriteLine(shown.Description);
        output.WriteLine();
        output.WriteLine("Usage:");
        output.WriteLine($"  {shown.Usage}");
        Section(output, "Commands:", shown.Subcommands.Select(sub => (sub.Name, sub.Description ?? string.Empty)));
        Section(output, "Arguments:", shown.Arguments.Select(argument => (argument.Name, argument.Description ?? string.Empty)));
        Section(output, "Options:", OptionsOf(shown).Select(option => (Label(option), option.Description ?? string.Empty)));
        output.WriteLine();
        output.WriteLine("Examples:");
        foreach (Example example in shown.Examples)
        {
            output.WriteLine($"  # {example.Says}");
            output.WriteLine($"  {example.Line}");
        }

        output.WriteLine();
        output.WriteLine("Exit codes: 0 yes or fine, 1 the answer is no, 2 the question could not be answered.");
        if (shown is ProgramCommand)
        {
            output.WriteLine("`ringfence COMMAND --help` says more about a command.");
        }
    }

    /// <summary>The options that a command takes, those of every command last.</summary>
    public static IEnumerable<Option> OptionsOf(Command command)
    {
        IEnumerable<Option> inherited = command.Parents.OfType<Command>().SelectMany(parent => parent.Options).Where(option => option.Recursive);
        return command.Options.Concat(inherited);
    }

    private static void Section(TextWriter output, string title, IEnumerable<(string Label, string Says)> rows)
    {
        (string Label, string Says)[] lines = [.. rows];
        if (lines.Length == 0)
        {
            return;
        }

        int width = lines.Max(line => line.Label.Length);
        output.WriteLine();
        output.WriteLine(title);
        foreach ((string label, string says) in lines)
        {
            output.WriteLine($"  {label.PadRight(width)}  {says}");
        }
    }

    private static string Label(Option option)
    {
        string? brief = option.Aliases.FirstOrDefault(alias => alias.Length == 2);
        string names = brief is null ? $"    {option.Name}" : $"{brief}, {option.Name}";
        return option.HelpName is null ? names : $"{names} {option.HelpName}";
    }
}
