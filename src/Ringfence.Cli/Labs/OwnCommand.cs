namespace Ringfence.Cli;

/// <summary>How the program was started, so that what people are told to type works where they are.</summary>
internal static class OwnCommand
{
    /// <summary>Set by the launcher of a repository to what was typed.</summary>
    public const string Variable = "RINGFENCE_STARTED_AS";

    /// <summary>What to type for a lab's commands, which take root: <c>ringfence</c>, <c>sudo ./ringfence</c>.</summary>
    public static string Of(Terminal terminal)
    {
        string program = terminal.Variable(Variable) is { Length: > 0 } typed && typed.All(IsPlain) ? typed : "ringfence";
        return string.IsNullOrEmpty(terminal.Variable("SUDO_USER")) ? program : $"sudo {program}";
    }

    // Anything else would have to be quoted, for one shell or another.
    private static bool IsPlain(char letter) => char.IsAsciiLetterOrDigit(letter) || letter is '/' or '.' or '_' or '-' or '+';
}
