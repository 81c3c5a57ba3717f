namespace Ringfence.Cli;

/// <summary>How a lab's answer is printed for whoever asked.</summary>
/// <param name="Form">What <c>-o</c> says: <c>text</c> or <c>json</c>.</param>
/// <param name="Colouring">Whether text may have colours.</param>
internal sealed record LabAnswerStyle(string Form, Colouring Colouring)
{
    private const string Coloured = "coloured";
    private const string Plain = "plain";

    /// <summary>Whether it is for programs.</summary>
    public bool IsJson => Form == "json";

    /// <summary>Its two words in a question to a running lab.</summary>
    public string[] Words => [Form, Colouring == Colouring.Coloured ? Coloured : Plain];

    /// <summary>What these words mean.</summary>
    public static LabAnswerStyle Of(string form, string colouring) => new(form, colouring == Coloured ? Colouring.Coloured : Colouring.Plain);
}
