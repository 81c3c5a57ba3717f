namespace Ringfence.Core.Tests;

/// <summary>The operator table of networkpolicy.md section 4, over a key that is absent, empty, equal and different.</summary>
public sealed class LabelSelectorTests
{
    private static readonly string[] Values = ["absent", "", "web", "db"];

    [Theory]
    //          operator                     asked for  absent  ""     web    db
    [InlineData(LabelOperator.In,           "web",     false,  false, true,  false)]
    [InlineData(LabelOperator.In,           "",        false,  true,  false, false)]
    [InlineData(LabelOperator.In,           "web db",  false,  false, true,  true)]
    [InlineData(LabelOperator.In,           "WEB",     false,  false, false, false)]
    [InlineData(LabelOperator.NotIn,        "web",     true,   true,  false, true)]
    [InlineData(LabelOperator.NotIn,        "",        true,   false, true,  true)]
    [InlineData(LabelOperator.NotIn,        "web db",  true,   true,  false, false)]
    [InlineData(LabelOperator.Exists,       null,      false,  true,  true,  true)]
    [InlineData(LabelOperator.DoesNotExist, null,      true,   false, false, false)]
    public void Matches_FollowsTheOperatorTable(LabelOperator @operator, string? askedFor, bool absent, bool empty, bool web, bool db)
    {
        LabelRequirement requirement = new("app", @operator, askedFor is null ? [] : [.. askedFor.Split(' ')]);

        Assert.Equal(
            [absent, empty, web, db],
            Values.Select(value => requirement.Matches(Labels(value))));
    }

    [Fact]
    public void Equal_IsAMatchLabelsEntry()
    {
        LabelRequirement requirement = LabelRequirement.Equal("app", "web");

        Assert.Equal([false, false, true, false], Values.Select(value => requirement.Matches(Labels(value))));
        Assert.Equal(new LabelRequirement("app", LabelOperator.In, ["web"]), requirement);
    }

    // "All matchLabels pairs and matchExpressions are ANDed."
    [Fact]
    public void Matches_SeveralRequirements_NeedsAll()
    {
        LabelSelector selector = new([LabelRequirement.Equal("app", "web"), new("tier", LabelOperator.Exists, [])]);

        Assert.True(selector.Matches(Labels("web").With("tier", "")));
        Assert.False(selector.Matches(Labels("web")));
        Assert.False(selector.Matches(Labels("db").With("tier", "")));
        Assert.False(selector.Matches(LabelSet.Empty));
    }

    // networkpolicy.md 2.4: "contradictory requirements are legal and match nothing".
    [Fact]
    public void Matches_ContradictoryRequirements_IsNeverTrue()
    {
        LabelSelector selector = new([LabelRequirement.Equal("app", "web"), new("app", LabelOperator.DoesNotExist, [])]);

        Assert.All(Values, value => Assert.False(selector.Matches(Labels(value))));
    }

    [Fact]
    public void Everything_MatchesEvenNoLabels()
    {
        Assert.True(LabelSelector.Everything.IsEverything);
        Assert.True(LabelSelector.Everything.Matches(LabelSet.Empty));
        Assert.True(LabelSelector.Everything.Matches(Labels("web")));
        Assert.False(new LabelSelector([LabelRequirement.Equal("app", "web")]).IsEverything);
    }

    [Fact]
    public void UnmetBy_Labels_AreTheUnmetOnesInOrder()
    {
        LabelRequirement app = LabelRequirement.Equal("app", "web");
        LabelRequirement tier = new("tier", LabelOperator.Exists, []);
        LabelRequirement old = new("old", LabelOperator.DoesNotExist, []);
        LabelSelector selector = new([tier, app, old]);

        Assert.Equal([tier, app], selector.UnmetBy(Labels("db")));
        Assert.Equal([old], selector.UnmetBy(Labels("web").With("tier", "x").With("old", "")));
        Assert.Empty(selector.UnmetBy(Labels("web").With("tier", "x")));
    }

    // The form that `kubectl -l` takes.
    [Fact]
    public void ToString_IsWhatKubectlTakes()
    {
        Assert.Equal("app=web", LabelRequirement.Equal("app", "web").ToString());
        Assert.Equal("app in (a,b)", new LabelRequirement("app", LabelOperator.In, ["a", "b"]).ToString());
        Assert.Equal("app notin (a)", new LabelRequirement("app", LabelOperator.NotIn, ["a"]).ToString());
        Assert.Equal("app notin (a,b)", new LabelRequirement("app", LabelOperator.NotIn, ["a", "b"]).ToString());
        Assert.Equal("app", new LabelRequirement("app", LabelOperator.Exists, []).ToString());
        Assert.Equal("!app", new LabelRequirement("app", LabelOperator.DoesNotExist, []).ToString());
        Assert.Equal("app=web, !old", new LabelSelector([LabelRequirement.Equal("app", "web"), new("old", LabelOperator.DoesNotExist, [])]).ToString());
        Assert.Equal("everything", LabelSelector.Everything.ToString());
    }

    private static LabelSet Labels(string value) => value == "absent" ? LabelSet.Empty : LabelSet.Empty.With("app", value);
}
