using Ringfence.Syntax;

namespace Ringfence.Lint.Tests;

/// <summary>Every folder of <c>cases/lint/</c>: a wrong one gives exactly its findings, place and evidence included; its twin is one edit away and silent.</summary>
public sealed class LintCaseTests
{
    // An edit is one stretch of changed lines, in one file.
    private const int MostChangedLines = 10;

    public static TheoryData<string, string> Cases => [.. LintCase.All().Select(one => (one.Code, one.Name))];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Rule_FindsWhatItsCaseSays(string code, string name)
    {
        LintCase given = new(code, name);
        IEnumerable<Diagnostic> found = Linter.Run(LintScene.Read(given.Manifests()), LintSettings.Default).Where(finding => finding.Descriptor.Code == code);

        Assert.Equal(given.Findings(), found.Select(LintScene.Line));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_IsOneEditAwayFromItsTwin(string code, string name)
    {
        LintCase given = new(code, name);
        Assert.True(Directory.Exists(given.Twin.Folder), $"{given} has no {given.Twin}");
        IReadOnlyList<(string Path, string Text)> own = given.Manifests();
        IReadOnlyList<(string Path, string Text)> other = given.Twin.Manifests();

        Assert.Equal(own.Select(file => file.Path), other.Select(file => file.Path));
        (string Left, string Right) differ = Assert.Single(own.Zip(other, (left, right) => (left.Text, right.Text)), pair => pair.Item1 != pair.Item2);
        Assert.InRange(Changed(differ.Left.Split('\n'), differ.Right.Split('\n')), 0, MostChangedLines);
        Assert.InRange(Changed(differ.Right.Split('\n'), differ.Left.Split('\n')), 0, MostChangedLines);
    }

    // The lines between what both begin with and what both end with.
    private static int Changed(string[] left, string[] right)
    {
        int first = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        int last = left.Reverse().Zip(right.Reverse()).Take(Math.Min(left.Length, right.Length) - first).TakeWhile(pair => pair.First == pair.Second).Count();
        return left.Length - first - last;
    }
}
