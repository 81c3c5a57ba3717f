namespace Ringfence.Testing;

/// <summary>One line of <c>diagnostics.txt</c>.</summary>
/// <param name="Place"><c>line:column</c> in the policies, both from 1, or <c>*:*</c> for a place left open.</param>
/// <param name="Code">The catalogue code.</param>
/// <param name="Path">The field path as the API server writes it.</param>
/// <param name="Text">The server's cause, or <c>Warning: </c> and its warning, letter for letter; <c>*</c> for a text left open.</param>
public sealed record ExpectedFinding(string Place, string Code, string Path, string Text)
{
    /// <summary>What stands for a place that the specification leaves open.</summary>
    public const string AnyPlace = "*:*";

    /// <summary>What stands for a text that the specification leaves open.</summary>
    public const string AnyText = "*";

    /// <summary>What stands before a text of the server's that is a warning.</summary>
    public const string WarningPrefix = "Warning: ";

    /// <summary>Whether a finding with these parts is the one expected; open parts fit anything.</summary>
    public bool Fits(ExpectedFinding found) =>
        (Place == AnyPlace || Place == found.Place)
        && Code == found.Code
        && Path == found.Path
        && (Text == AnyText || Text == found.Text);

    /// <summary>The line as it stands in the file.</summary>
    public override string ToString() => $"{Place} {Code} {Path} | {Text}";
}
