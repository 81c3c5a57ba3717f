namespace Ringfence.Cli.Tests;

/// <summary>Lines that a terminal is too narrow for are folded between words, and nothing of them is lost.</summary>
public sealed class FoldedWriterTests
{
    [Theory]
    [InlineData("one that fits\n", "one that fits\n")]
    [InlineData("\n", "\n")]
    [InlineData("exactly forty columns, not one more than\n", "exactly forty columns, not one more than\n")]
    [InlineData("exactly forty columns, and one more than.\n", "exactly forty columns, and one more\n    than.\n")]
    [InlineData("  - an entry of a list that is too long for it\n", "  - an entry of a list that is too long\n      for it\n")]
    [InlineData("a/name/that/has/no/blanks/and/is/longer/than/any/window/ever so\n", "a/name/that/has/no/blanks/and/is/longer/than/any/window/ever\n    so\n")]
    [InlineData("  a/name/that/has/no/blanks/and/is/longer/than/any/window/ever so\n", "  a/name/that/has/no/blanks/and/is/longer/than/any/window/ever\n      so\n")]
    public void Write_ALine_FoldsItBetweenWords(string text, string expected)
    {
        StringWriter screen = new();
        using FoldedWriter folded = new(screen, columns: 40);

        folded.Write(text);

        Assert.Equal(expected, screen.ToString());
    }

    /// <summary>Colours take no room on the screen.</summary>
    [Fact]
    public void Write_ColouredText_CountsWhatIsSeen()
    {
        StringWriter screen = new();
        using FoldedWriter folded = new(screen, columns: 40);

        folded.WriteLine("\e[1;31mexactly forty columns,\e[0m not one more than");

        Assert.Equal("\e[1;31mexactly forty columns,\e[0m not one more than\n", screen.ToString());
    }

    [Fact]
    public void Flush_InTheMiddleOfALine_PassesOnWhatThereIs()
    {
        StringWriter screen = new();
        using FoldedWriter folded = new(screen, columns: 40);

        folded.Write("half");
        folded.Flush();

        Assert.Equal("half", screen.ToString());
    }
}
