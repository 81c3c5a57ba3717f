using System.Text;

namespace Ringfence.Cli;

/// <summary>The completion script for fish.</summary>
internal static class FishCompletion
{
    /// <summary>The whole script, to be sourced or put among fish's completions.</summary>
    public static string Script(CompletionCommandTree program)
    {
        StringBuilder script = new();
        script.Append("# fish completion for ringfence: ringfence completion fish > ~/.config/fish/completions/ringfence.fish\n");
        script.Append("complete -c ringfence -f\n");
        foreach (CompletionOption option in program.Options)
        {
            script.Append($"complete -c ringfence -n __fish_use_subcommand {Option(option)}\n");
        }

        foreach (CompletionCommandTree command in program.Commands)
        {
            script.Append($"complete -c ringfence -n __fish_use_subcommand -a {command.Name} -d {Quote(command.Says)}\n");
            Append(script, command, $"__fish_seen_subcommand_from {command.Name}");
        }

        return script.ToString();
    }

    private static void Append(StringBuilder script, CompletionCommandTree command, string seen)
    {
        string below = string.Join(' ', command.Commands.Select(held => held.Name));
        string when = below.Length == 0 ? $"-n '{seen}'" : $"-n '{seen}; and not __fish_seen_subcommand_from {below}'";
        foreach (CompletionOption option in command.Options)
        {
            script.Append($"complete -c ringfence {when} {Option(option)}\n");
        }

        if (command.Argument == CompletionValue.Path)
        {
            script.Append($"complete -c ringfence {when} -F\n");
        }

        if (command.Words.Count > 0)
        {
            script.Append($"complete -c ringfence {when} -a {Quote(string.Join(' ', command.Words))}\n");
        }

        foreach (CompletionCommandTree held in command.Commands)
        {
            script.Append($"complete -c ringfence {when} -a {held.Name} -d {Quote(held.Says)}\n");
            Append(script, held, $"{seen}; and __fish_seen_subcommand_from {held.Name}");
        }
    }

    private static string Option(CompletionOption option)
    {
        IEnumerable<string> names = option.Names.Select(name => name.StartsWith("--", StringComparison.Ordinal) ? $"-l {name[2..]}" : $"-s {name[1..]}");
        string value = option.Value switch
        {
            CompletionValue.None => string.Empty,
            CompletionValue.Path => " -r -F",
            CompletionValue.Word => $" -x -a {Quote(string.Join(' ', option.Words))}",
            _ => " -x",
        };
        return $"{string.Join(' ', names)}{value} -d {Quote(option.Says)}";
    }

    private static string Quote(string text) =>
        $"'{text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("'", "\\'", StringComparison.Ordinal)}'";
}
