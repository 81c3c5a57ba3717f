namespace Ringfence.Cli;

/// <summary>Makes <c>-o</c>, whose forms differ from command to command.</summary>
internal static class OutputOption
{
    /// <summary>The option with the forms that a command has; the first is for people and the default.</summary>
    public static ChoiceOption With(params string[] forms) => new("--output", forms[0], forms)
    {
        Aliases = { "-o" },
        Description = $"how to print: {string.Join(" or ", forms)}; {forms[0]} without it",
    };
}
