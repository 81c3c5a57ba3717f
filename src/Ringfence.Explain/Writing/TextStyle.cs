namespace Ringfence.Explain;

/// <summary>How text for people stands out: colours on a terminal, nothing anywhere else. Words never depend on it.</summary>
public sealed class TextStyle
{
    private readonly string _end;
    private readonly string _escape;

    private TextStyle(string escape, string end) => (_escape, _end) = (escape, end);

    /// <summary>No colours: for pipes, files and tests.</summary>
    public static TextStyle Plain { get; } = new(string.Empty, string.Empty);

    /// <summary>ANSI colours: for terminals.</summary>
    public static TextStyle Ansi { get; } = new("\u001b[", "\u001b[0m");

    /// <summary>An allowed connection, an added line.</summary>
    public string Good(string text) => Paint("1;32m", text);

    /// <summary>A denied connection, a removed line.</summary>
    public string Bad(string text) => Paint("1;31m", text);

    /// <summary>What to look at.</summary>
    public string Strong(string text) => Paint("1m", text);

    /// <summary>What may be skipped.</summary>
    public string Faint(string text) => Paint("2m", text);

    /// <summary>What to beware of.</summary>
    public string Notice(string text) => Paint("33m", text);

    private string Paint(string code, string text) =>
        _escape.Length == 0 || text.Length == 0 ? text : $"{_escape}{code}{text}{_end}";
}
