namespace Ringfence.Cli;

/// <summary>Puts colour around text, or leaves it alone.</summary>
internal sealed class Palette(Colouring colouring)
{
    /// <summary>What stands out: places, names of sections.</summary>
    public string Strong(string text) => Wrap("1", text);

    /// <summary>What is wrong, or denied.</summary>
    public string Bad(string text) => Wrap("1;31", text);

    /// <summary>What is doubtful.</summary>
    public string Doubtful(string text) => Wrap("1;33", text);

    /// <summary>What is fine, or allowed.</summary>
    public string Good(string text) => Wrap("1;32", text);

    /// <summary>What one may skip: gutters, line numbers.</summary>
    public string Faint(string text) => Wrap("2", text);

    private string Wrap(string code, string text) => colouring == Colouring.Plain ? text : $"\e[{code}m{text}\e[0m";
}
