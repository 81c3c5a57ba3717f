using Ringfence.Core;

namespace Ringfence.Lint.Tests;

/// <summary>Names and hints in messages: enough to act on, never a screenful.</summary>
public sealed class WordTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a", "`a`")]
    [InlineData("a b", "`a` and `b`")]
    [InlineData("a b c", "`a`, `b` and `c`")]
    [InlineData("a b c d", "`a`, `b`, `c` and `d`")]
    [InlineData("a b c d e", "`a`, `b`, `c` and 2 more")]
    [InlineData("a a b", "`a` and `b`")]
    public void NameList_ShowsAFew(string names, string expected) =>
        Assert.Equal(expected, NameList.Of(names.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

    [Theory]
    [InlineData("app=wbe", "; did you mean `app=web`, as `shop/web` has?")]
    [InlineData("apps=web", "; did you mean `app=web`, as `shop/web` has?")]
    [InlineData("name=web", "; `shop/web` has `app=web`")]
    [InlineData("app=something-else", "")]
    [InlineData("app=web,tier=back", "; each of these is there, but never all at once")]
    public void LabelHint_NamesWhatIsNear(string selector, string expected) =>
        Assert.Equal(expected, LabelHint.For(Selector(selector), [("shop/web", Labels("app=web")), ("shop/api", Labels("tier=back"))]));

    [Theory]
    [InlineData("charts/**", "charts/a/b.yaml", true)]
    [InlineData("charts/**", "./charts/b.yaml", true)]
    [InlineData("charts/**", "deep/charts/b.yaml", true)]
    [InlineData("/charts/**", "deep/charts/b.yaml", false)]
    [InlineData("charts/*", "charts/a/b.yaml", false)]
    [InlineData("*.yaml", "charts/a/b.yaml", true)]
    [InlineData("b.y?ml", "charts/a/b.yaml", true)]
    [InlineData("**/b.yaml", "b.yaml", true)]
    [InlineData("chart", "charts/b.yaml", false)]
    [InlineData("a", "a/b.yaml", false)]
    public void PathPattern_TakesWholePathsFromAnyFolderOn(string pattern, string path, bool expected) =>
        Assert.Equal(expected, new PathPattern(pattern).Matches(path));

    private static LabelSelector Selector(string text) =>
        new([.. text.Split(',').Select(pair => LabelRequirement.Equal(pair.Split('=')[0], pair.Split('=')[1]))]);

    private static LabelSet Labels(string text) => LabelSet.Empty.With(text.Split('=')[0], text.Split('=')[1]);
}
