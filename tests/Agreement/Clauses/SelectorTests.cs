using Ringfence.Reference;
using static Ringfence.Agreement.Tests.Scene;
using static Ringfence.Reference.LabelOperator;
using static Ringfence.Reference.Verdict;

namespace Ringfence.Agreement.Tests;

/// <summary>4.1: the table of operators, read off a podSelector peer.</summary>
public sealed class SelectorTests
{
    [Theory]
    //          labels of the source   key    operator      values  matches
    [InlineData("k=a", In, "a b", true)]
    [InlineData("k=c", In, "a b", false)]
    [InlineData("", In, "a b", false)]
    [InlineData("k=", In, "a b", false)]
    [InlineData("k=a", NotIn, "a b", false)]
    [InlineData("k=c", NotIn, "a b", true)]
    [InlineData("", NotIn, "a b", true)]
    [InlineData("k=A", NotIn, "a b", true)]
    [InlineData("k=a", Exists, null, true)]
    [InlineData("k=", Exists, null, true)]
    [InlineData("", Exists, null, false)]
    [InlineData("k=a", DoesNotExist, null, false)]
    [InlineData("k=", DoesNotExist, null, false)]
    [InlineData("", DoesNotExist, null, true)]
    public void Judge_Operator_FollowsTheTable(string labels, LabelOperator @operator, string? values, bool matches)
    {
        Cluster cluster = Cluster(Into(To(Pods(Where("k", @operator, values?.Split(' ')))))).With(Web with { Labels = Labels(labels) });

        Assert.Equal(matches ? Allow : Deny, Ask(cluster, Web, Api));
    }

    [Theory]
    [InlineData("k=a,l=b", true)]
    [InlineData("k=a", false)]
    [InlineData("l=b", false)]
    public void Judge_LabelsAndExpressions_AreAnded(string labels, bool matches)
    {
        var selector = new LabelSelector(Labels("k=a"), [new LabelRequirement("l", Exists, [])]);
        Cluster cluster = Cluster(Into(To(Pods(selector)))).With(Web with { Labels = Labels(labels) });

        Assert.Equal(matches ? Allow : Deny, Ask(cluster, Web, Api));
    }

    [Fact]
    public void Judge_ContradictoryRequirements_MatchNothing() =>                               // 2.4
        Assert.Equal(Deny, Ask(Cluster(Into(To(Pods(new LabelSelector(Labels("app=web"), [new LabelRequirement("app", DoesNotExist, null)]))))), Web, Api));

    [Theory]                                                                                    // 4.3
    [InlineData("kubernetes.io/metadata.name=pay", Allow)]
    [InlineData("kubernetes.io/metadata.name=shop", Deny)]
    [InlineData("team=money", Allow)]
    public void Judge_NamespaceLabels_IncludeTheName(string labels, Verdict expected) =>
        Assert.Equal(expected, Ask(Cluster(Into(To(Namespaces(Where(labels))))), Till, Api));

    [Fact]                                                                                      // 4.3
    public void Judge_NamespaceThatLiesAboutItsName_IsCorrected()
    {
        Cluster cluster = Cluster(Into(To(Namespaces(Where("kubernetes.io/metadata.name=pay"))))) with
        {
            Namespaces = [Shop, new Namespace("pay", Labels("kubernetes.io/metadata.name=elsewhere"))],
        };

        Assert.Equal(Allow, Ask(cluster, Till, Api));
    }

    [Fact]                                                                                      // 4.4
    public void Judge_NamespaceNobodyWrote_HasItsNameAlone()
    {
        Cluster cluster = Cluster(Into(To(Namespaces(Where("kubernetes.io/metadata.name=pay"))))) with { Namespaces = [] };

        Assert.Equal(Allow, Ask(cluster, Till, Api));
        Assert.Equal(Deny, Ask(Cluster(Into(To(Namespaces(Where("team=money"))))) with { Namespaces = [] }, Till, Api));
    }
}
