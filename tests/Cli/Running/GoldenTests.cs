using Ringfence.Testing;

namespace Ringfence.Cli.Tests;

/// <summary>The comparison with files: exact, and never written where changes are only checked.</summary>
public sealed class GoldenTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("ringfence-golden-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Theory]
    [InlineData("a\nb\n", "a\nb\n", true)]
    [InlineData("a\nb\n", "a\nb", false)]
    [InlineData("a\nb\n", "a\r\nb\n", false)]
    [InlineData("a\nb\n", "a\nc\n", false)]
    [InlineData("", "a", false)]
    public void Compare_IsByteForByte(string kept, string actual, bool same)
    {
        string path = Write("x.txt", kept);

        Assert.Equal(same, Golden.Compare(path, actual, _ => null).Differs.Length == 0);
        Assert.Equal(kept, File.ReadAllText(path));
    }

    [Fact]
    public void Compare_WithADifference_SaysWhere() =>
        Assert.Contains("x.txt:2:\n  expected: b\n  actual:   c\n", Golden.Compare(Write("x.txt", "a\nb\n"), "a\nc\n", _ => null).Differs, StringComparison.Ordinal);

    [Fact]
    public void Compare_WithoutTheFile_Differs() => Assert.Contains("there is no ", Golden.Compare(Path.Combine(_root, "none"), "a", _ => null).Differs, StringComparison.Ordinal);

    [Fact]
    public void Compare_WhenUpdating_WritesTheFile()
    {
        string path = Write("x.txt", "old");

        Assert.Equal(string.Empty, Golden.Compare(path, "new\n", name => name == Golden.UpdateVariable ? "1" : null).Differs);
        Assert.Equal("new\n", File.ReadAllText(path));
    }

    [Fact]
    public void Compare_WhenUpdatingUnderContinuousIntegration_IsRefused()
    {
        string path = Write("x.txt", "old");

        Assert.Throws<InvalidOperationException>(() => Golden.Compare(path, "new", _ => "1"));
        Assert.Equal("old", File.ReadAllText(path));
    }

    [Fact]
    public void Read_TranscriptWithAStrayFile_IsRefused()
    {
        Write("one/args", "check -f x");
        Write("one/notes.md", "lost");

        Assert.Contains("one/notes.md", Assert.Throws<FormatException>(() => Transcript.Read(_root, "one")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TranscriptWithoutArguments_IsRefused()
    {
        Write("one/args", "\n");

        Assert.Throws<FormatException>(() => Transcript.Read(_root, "one"));
    }

    [Fact]
    public void Names_OfNothing_AreRefused() => Assert.Throws<FormatException>(() => Transcript.Names(_root));

    private string Write(string path, string text)
    {
        string full = Path.Combine(_root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(full)!);
        File.WriteAllText(full, text);
        return full;
    }
}
