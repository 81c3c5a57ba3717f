using System.Text;

namespace Ringfence.Cli;

/// <summary>The completion script for zsh: a file of the <c>fpath</c>, or sourced after <c>compinit</c>.</summary>
internal static class ZshCompletion
{
    /// <summary>The whole script.</summary>
    public static string Script(CompletionCommandTree program)
    {
        StringBuilder script = new();
        script.Append("#compdef ringfence\n");
        script.Append("# zsh completion for ringfence: ringfence completion zsh > \"${fpath[1]}/_ringfence\"\n");
        script.Append("_ringfence() {\n");
        script.Append("    local context state state_descr line\n");
        script.Append("    typeset -A opt_args\n");
        script.Append("    _arguments -C \\\n");
        foreach (CompletionOption option in program.Options)
        {
            script.Append($"        {Argument(option)} \\\n");
        }

        script.Append("        '1:command:->command' \\\n");
        script.Append("        '*::argument:->argument' && return\n");
        script.Append("    case $state in\n");
        script.Append("        command)\n");
        script.Append("            local -a commands=(\n");
        foreach (CompletionCommandTree command in program.Commands)
        {
            script.Append($"                '{command.Name}:{Quote(command.Says)}'\n");
        }

        script.Append("            )\n");
        script.Append("            _describe -t commands command commands\n");
        script.Append("            ;;\n");
        script.Append("        argument)\n");
        script.Append("            case $words[1] in\n");
        foreach (CompletionCommandTree command in program.Commands)
        {
            Append(script, command, "                ");
        }

        script.Append("            esac\n");
        script.Append("            ;;\n");
        script.Append("    esac\n");
        script.Append("}\n");
        script.Append("if [ \"$funcstack[1]\" = _ringfence ]; then\n");
        script.Append("    _ringfence \"$@\"\n");
        script.Append("else\n");
        script.Append("    compdef _ringfence ringfence\n");
        script.Append("fi\n");
        return script.ToString();
    }

    // A branch of a `case $words[1]`; below it another one, after the name in front is taken away.
    private static void Append(StringBuilder script, CompletionCommandTree command, string indent)
    {
        string names = string.Join('|', command.Commands.Select(below => below.Name));
        script.Append($"{indent}{command.Name})\n");
        if (names.Length > 0)
        {
            script.Append($"{indent}    if (( CURRENT > 2 )) && [[ $words[2] == ({names}) ]]; then\n");
            script.Append($"{indent}        shift words; (( CURRENT-- ))\n");
            script.Append($"{indent}        case $words[1] in\n");
            foreach (CompletionCommandTree below in command.Commands)
            {
                Append(script, below, $"{indent}            ");
            }

            script.Append($"{indent}        esac\n");
            script.Append($"{indent}        return\n");
            script.Append($"{indent}    fi\n");
        }

        string[] arguments = [.. command.Options.Select(Argument), .. Arguments(command)];
        script.Append($"{indent}    _arguments {string.Join($" \\\n{indent}        ", arguments)}\n");
        script.Append($"{indent}    ;;\n");
    }

    private static string[] Arguments(CompletionCommandTree command) =>
        command.Commands.Count > 0 ? [$"'1:command:({string.Join(' ', command.Commands.Select(below => below.Name))})'"]
        : command.Argument == CompletionValue.Path ? ["'*:file:_files'"]
        : command.Words.Count > 0 ? [$"'*:word:({string.Join(' ', command.Words)})'"]
        : [];

    private static string Argument(CompletionOption option)
    {
        string value = option.Value switch
        {
            CompletionValue.None => string.Empty,
            CompletionValue.Path => ":path:_files",
            CompletionValue.Word => $":value:({string.Join(' ', option.Words)})",
            _ => ":value: ",
        };
        string says = $"[{Quote(option.Says)}]{value}";
        string exclusion = option.Repeat == Repetition.Many ? "'*'" : $"'({string.Join(' ', option.Names)})'";
        return option.Names.Count == 1
            ? $"{exclusion}{option.Names[0]}'{says}'"
            : $"{exclusion}{{{string.Join(',', option.Names)}}}'{says}'";
    }

    // Inside single quotes, in a description that ends at `]` and in which `:` separates.
    private static string Quote(string text) =>
        text.Replace("'", "'\\''", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal).Replace("]", "\\]", StringComparison.Ordinal).Replace(":", "\\:", StringComparison.Ordinal);
}
