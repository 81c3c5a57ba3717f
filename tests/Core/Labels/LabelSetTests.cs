namespace Ringfence.Core.Tests;

/// <summary>Labels as values: networkpolicy.md 4 ("exact, case-sensitive strings; an empty value differs from absent").</summary>
public sealed class LabelSetTests
{
    [Fact]
    public void Of_Pairs_AreSortedByKeyOrdinally()
    {
        LabelSet labels = LabelSet.Of(new("b", "2"), new("a", "1"), new("B", "3"));

        Assert.Equal("B=3,a=1,b=2", labels.ToString());
        Assert.Equal(3, labels.Count);
        Assert.Equal(["B", "a", "b"], labels.Pairs.ToArray().Select(pair => pair.Key));
    }

    [Fact]
    public void Of_RepeatedKey_KeepsTheLast() =>
        Assert.Equal("a=2", LabelSet.Of(new("a", "1"), new("a", "2")).ToString());

    [Fact]
    public void TryGetValue_PresentEmptyAndAbsent_Differ()
    {
        LabelSet labels = LabelSet.Of(new("app", "web"), new("empty", ""));

        Assert.True(labels.TryGetValue("app", out string app));
        Assert.Equal("web", app);
        Assert.True(labels.TryGetValue("empty", out string empty));
        Assert.Equal("", empty);
        Assert.False(labels.TryGetValue("App", out string absent));
        Assert.Equal("", absent);
    }

    [Fact]
    public void With_NewOrKnownKey_AddsOrReplaces()
    {
        LabelSet labels = LabelSet.Empty.With("app", "web");

        Assert.Equal("app=web,tier=front", labels.With("tier", "front").ToString());
        Assert.Equal("app=db", labels.With("app", "db").ToString());
        Assert.Equal("app=web", labels.ToString());
    }

    [Fact]
    public void Equals_SamePairsInAnyOrder()
    {
        LabelSet one = LabelSet.Of(new("a", "1"), new("b", "2"));
        LabelSet other = LabelSet.Of(new("b", "2"), new("a", "1"));

        Assert.True(one.Equals(other));
        Assert.True(one.Equals((object)other));
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.True(one.Equals(one));
    }

    [Fact]
    public void Equals_AnyDifference_IsSeen()
    {
        LabelSet one = LabelSet.Of(new("a", "1"), new("b", "2"));

        Assert.All(
            (LabelSet[])[LabelSet.Empty, one.With("c", ""), one.With("b", ""), LabelSet.Of([new("a", "1")]), LabelSet.Of(new("a", "1"), new("c", "2")), LabelSet.Of(new("a", "2"), new("b", "1"))],
            other => Assert.False(one.Equals(other)));
        Assert.False(one.Equals(null));
        Assert.False(one.Equals((object?)"a=1,b=2"));
    }

    [Fact]
    public void GetHashCode_TellsKeysFromValues() =>
        Assert.NotEqual(LabelSet.Of([new("a", "b")]).GetHashCode(), LabelSet.Of([new("b", "a")]).GetHashCode());

    [Fact]
    public void Empty_HasNothing()
    {
        Assert.Equal(0, LabelSet.Empty.Count);
        Assert.Equal("", LabelSet.Empty.ToString());
        Assert.Same(LabelSet.Empty, LabelSet.Of());
    }
}
