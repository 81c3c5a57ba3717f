using System.Text;

namespace Ringfence.Cli;

/// <summary>The completion script for bash 4 and later; needs nothing else installed.</summary>
internal static class BashCompletion
{
    /// <summary>The whole script, to be sourced.</summary>
    public static string Script(CompletionCommandTree program)
    {
        StringBuilder script = new();
        script.Append("# bash completion for ringfence: source <(ringfence completion bash)\n");
        script.Append("_ringfence() {\n");
        script.Append("    local word=${COMP_WORDS[COMP_CWORD]} before= command= i\n");
        script.Append("    ((COMP_CWORD > 0)) && before=${COMP_WORDS[COMP_CWORD-1]}\n");
        script.Append("    # `--output=json` arrives as three words\n");
        script.Append("    [[ $word == = ]] && word=\n");
        script.Append("    [[ $before == = ]] && before=${COMP_WORDS[COMP_CWORD-2]}\n");
        script.Append("    for ((i = 1; i < COMP_CWORD; i++)); do\n");
        script.Append("        case ${command:+$command }${COMP_WORDS[i]} in\n");
        script.Append($"            {string.Join('|', program.All.Select(command => Quote(command.Path)))}) command=${{command:+$command }}${{COMP_WORDS[i]}} ;;\n");
        script.Append("        esac\n");
        script.Append("    done\n");
        script.Append("    local words= paths=\n");
        script.Append("    case $command in\n");
        foreach ((string path, CompletionCommandTree command) in program.All)
        {
            Append(script, Quote(path), command);
        }

        Append(script, "''", program);
        script.Append("    esac\n");
        script.Append("    COMPREPLY=()\n");
        script.Append("    if [[ $paths ]]; then\n");
        script.Append("        mapfile -t COMPREPLY < <(compgen -f -- \"$word\")\n");
        script.Append("        compopt -o filenames 2>/dev/null\n");
        script.Append("    elif [[ $words ]]; then\n");
        script.Append("        mapfile -t COMPREPLY < <(compgen -W \"$words\" -- \"$word\")\n");
        script.Append("    fi\n");
        script.Append("}\n");
        script.Append("complete -F _ringfence ringfence\n");
        script.Append("complete -F _ringfence ./ringfence\n");
        return script.ToString();
    }

    private static string Quote(string path) => path.Contains(' ') ? $"'{path}'" : path;

    private static void Append(StringBuilder script, string label, CompletionCommandTree command)
    {
        script.Append($"        {label})\n");
        script.Append("            case $before in\n");
        foreach (CompletionOption option in command.Options.Where(option => option.Value != CompletionValue.None))
        {
            string then = option.Value switch
            {
                CompletionValue.Path => "paths=1",
                CompletionValue.Word => $"words='{string.Join(' ', option.Words)}'",
                _ => ":",
            };
            script.Append($"                {string.Join('|', option.Names)}) {then} ;;\n");
        }

        IEnumerable<string> options = command.Options.SelectMany(option => option.Names);
        IEnumerable<string> words = command.Commands.Select(below => below.Name).Concat(command.Words);
        script.Append($"                *) if [[ $word == -* ]]; then words='{string.Join(' ', options)}'; else {(command.Argument == CompletionValue.Path ? "paths=1" : $"words='{string.Join(' ', words)}'")}; fi ;;\n");
        script.Append("            esac\n");
        script.Append("            ;;\n");
    }
}
