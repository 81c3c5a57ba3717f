namespace Ringfence.Cli.Tests;

/// <summary>Colour stands on terminals alone, and nothing from a file reaches one as a control sequence.</summary>
public sealed class ColourTests
{
    private const string Escape = "\e[";

    [Theory]
    [InlineData("check")]
    [InlineData("explain", "shop/web", "shop/db:80")]
    [InlineData("explain", "shop/web", "shop/db:5432")]
    [InlineData("describe")]
    public void Run_OnATerminal_IsColouredAndSaysTheSame(params string[] arguments)
    {
        using Workspace coloured = new Workspace { Colouring = Colouring.Coloured }.WithVariable("TERM", "xterm").With("p.yaml", Manifests.Shop);
        using Workspace plain = new Workspace().With("p.yaml", Manifests.Shop);

        string shown = coloured.Run([.. arguments, "-f", "p.yaml"]).Output;
        string written = plain.Run([.. arguments, "-f", "p.yaml"]).Output;

        Assert.Contains(Escape, shown, StringComparison.Ordinal);
        Assert.DoesNotContain(Escape, written, StringComparison.Ordinal);
        Assert.Equal(written, WithoutColour(shown));
    }

    [Theory]
    [InlineData("NO_COLOR", "1")]
    [InlineData("TERM", "dumb")]
    [InlineData("TERM", "")]
    public void Run_OnATerminalThatWantsNone_IsPlain(string name, string value)
    {
        using Workspace workspace = new Workspace { Colouring = Colouring.Coloured }.WithVariable("TERM", "xterm").WithVariable(name, value).With("p.yaml", Manifests.InvalidPolicy);

        CliRun run = workspace.Run("check", "-f", "p.yaml");

        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain(Escape, run.Output, StringComparison.Ordinal);
    }

    /// <summary>https://no-color.org: an empty value counts as not set.</summary>
    [Fact]
    public void Run_WithNoColorEmpty_IsColoured()
    {
        using Workspace workspace = new Workspace { Colouring = Colouring.Coloured }.WithVariable("TERM", "xterm").WithVariable("NO_COLOR", "").With("p.yaml", Manifests.InvalidPolicy);

        Assert.Contains(Escape, workspace.Run("check", "-f", "p.yaml").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\\e[31m", "\\u001b[31m")]
    [InlineData("\\e]0;title\\a", "\\u001b]0;title\\u0007")]
    [InlineData("\\u009b31m", "\\u009b31m")]
    [InlineData("\\u202Eevil", "\\u202eevil")]
    [InlineData("\\u2066", "\\u2066")]
    [InlineData("a\\rb", "a\\u000db")]
    public void Check_ControlCharactersInAName_AreShownAsEscapes(string written, string shown)
    {
        using Workspace workspace = new Workspace { Colouring = Colouring.Coloured }.WithVariable("TERM", "xterm")
            .With("p.yaml", Manifests.DbPolicy.Replace("name: db", $"name: \"{written}\"", StringComparison.Ordinal));

        CliRun run = workspace.Run("check", "-f", "p.yaml");

        Assert.Equal(1, run.ExitCode);
        string message = WithoutColour(run.Output).Split('\n').First(line => line.StartsWith("p.yaml:", StringComparison.Ordinal));
        Assert.Contains(shown, message, StringComparison.Ordinal);
        Assert.DoesNotContain(WithoutColour(run.Output), letter => char.IsControl(letter) && letter != '\n');
        Assert.DoesNotContain(run.Output, letter => letter is '\u202e' or '\u2066');
    }

    [Theory]
    [InlineData("plain\ttext\n", "plain\ttext\n")]
    [InlineData("\e[1;31mours\e[0m", "\e[1;31mours\e[0m")]
    [InlineData("\e[35mtheirs", "\\u001b[35mtheirs")]
    [InlineData("\e[2Jtheirs", "\\u001b[2Jtheirs")]
    [InlineData("over\rwritten", "over\\u000dwritten")]
    [InlineData("a line of a file\r\n", "a line of a file\r\n")]
    public void Write_OnATerminal_LetsOnlyOurColoursThrough(string text, string expected)
    {
        using MemoryStream stream = new();
        using (ShownWriter writer = new(stream, Colouring.Coloured))
        {
            writer.Write(text);
        }

        Assert.Equal(expected, System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void Write_ToAFile_LetsNoColourThrough()
    {
        using MemoryStream stream = new();
        using (ShownWriter writer = new(stream, Colouring.Plain))
        {
            writer.WriteLine("\e[1;31mx");
            writer.Write('\e');
        }

        Assert.Equal("\\u001b[1;31mx\n\\u001b", System.Text.Encoding.UTF8.GetString(stream.ToArray()));
    }

    private static string WithoutColour(string text) =>
        System.Text.RegularExpressions.Regex.Replace(text, "\e\\[[0-9;]*m", string.Empty, System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromMinutes(1));
}
