using FsCheck;
using FsCheck.Fluent;

namespace Ringfence.Syntax.Tests;

/// <summary>Differences in the form of POSIX <c>diff -u</c>.</summary>
public sealed class UnifiedDiffTests
{
    [Fact]
    public void Of_OneLineAdded_HasThreeLinesOfContext() => Assert.Equal(
        """
        --- a/p.yaml
        +++ b/p.yaml
        @@ -2,6 +2,7 @@
         2
         3
         4
        +new
         5
         6
         7

        """,
        UnifiedDiff.Of("p.yaml", "1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\nnew\n5\n6\n7\n8\n"));

    [Fact]
    public void Of_ChangesFarApart_HasTwoHunks()
    {
        string before = string.Concat(Enumerable.Range(1, 20).Select(i => $"{i}\n"));
        string after = before.Replace("2\n3\n", "2\nx\n3\n", StringComparison.Ordinal).Replace("18\n", "y\n", StringComparison.Ordinal);

        string diff = UnifiedDiff.Of("p.yaml", before, after);

        Assert.Contains("@@ -1,5 +1,6 @@\n", diff, StringComparison.Ordinal);
        Assert.Contains("@@ -15,6 +16,6 @@\n", diff, StringComparison.Ordinal);
        Assert.Contains("-18\n+y\n", diff, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_NewFile_ComesFromNowhere() =>
        Assert.Equal("--- /dev/null\n+++ b/p.yaml\n@@ -0,0 +1,2 @@\n+a\n+b\n", UnifiedDiff.Of("p.yaml", null, "a\nb\n"));

    [Fact]
    public void Of_NoLineBreakAtTheEnd_SaysSo() => Assert.Equal(
        "--- a/p\n+++ b/p\n@@ -1 +1,2 @@\n-a\n\\ No newline at end of file\n+a\n+b\n\\ No newline at end of file\n",
        UnifiedDiff.Of("p", "a", "a\nb"));

    /// <summary>Paths as git writes them; GNU patch takes a name with a space up to the tab.</summary>
    [Theory]
    [InlineData("./a/p.yaml", "a/a/p.yaml")]
    [InlineData("/tmp/p.yaml", "a/tmp/p.yaml")]
    [InlineData("my p.yaml", "a/my p.yaml\t")]
    public void Of_AnyPath_IsBelowAFolderForEachSide(string path, string named) =>
        Assert.StartsWith($"--- {named}\n+++ b{named[1..]}\n", UnifiedDiff.Of(path, "a\n", "b\n"), StringComparison.Ordinal);

    [Fact]
    public void Of_PartsThatAdjoin_IsOneHunk() => Assert.Equal(
        "--- a/p\n+++ b/p\n@@ -4,4 +4,4 @@\n-4\n+four\n 5\n 6\n-7\n+seven\n@@ -20 +20,2 @@\n+x\n 20\n",
        UnifiedDiff.Of("p", [new DiffPart(4, "4\n5\n", "four\n5\n"), new DiffPart(6, "6\n7\n", "6\nseven\n"), new DiffPart(20, "20\n", "x\n20\n")]));

    [Fact]
    public void Of_NothingChanged_IsEmpty() => Assert.Empty(UnifiedDiff.Of("p", "a\n", "a\n"));

    /// <summary>Reading the kept and added lines of a script gives the new text; the kept and removed ones, the old.</summary>
    [Fact]
    public void Between_AnyTwoTexts_LeadsFromOneToTheOther()
    {
        Gen<List<string>> lines = Gen.Elements("a", "b", "c").ListOf().Select(items => items.ToList());
        Prop.ForAll((from before in lines from after in lines select (before, after)).ToArbitrary(), pair =>
        {
            List<DiffLine> script = LineScript.Between(pair.before, pair.after);
            return script.Where(line => line.Sign != '+').Select(line => line.Text).SequenceEqual(pair.before)
                && script.Where(line => line.Sign != '-').Select(line => line.Text).SequenceEqual(pair.after);
        }).QuickCheckThrowOnFailure();
    }
}
