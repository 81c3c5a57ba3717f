using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Dialects.Tests;

/// <summary>Every part of a policy that an answer may name has a line.</summary>
public sealed class RuleLocationsTests
{
    private const string Text = """
        apiVersion: networking.k8s.io/v1
        kind: NetworkPolicy
        metadata:
          name: web
          namespace: shop
        spec:
          podSelector: {}
          ingress:
          - from:
            - podSelector: {}
            - namespaceSelector: {}
          - ports:
            - port: 80
            - port: 443
          egress:
          -
          - to:
            - ipBlock:
                cidr: 10.0.0.0/8
        """;

    private static readonly NetworkPolicyReading.Valid Reading = PolicyCheck.Of(Text).Valid;
    private static readonly RuleLocations Locations = RuleLocations.Of([Reading]);
    private static readonly PolicyRef Web = Reading.Policy.Ref;

    [Fact]
    public void Find_Policy_IsWhereTheObjectBegins() => Assert.Equal(1, LineOf(Locations.Find(Web)));

    [Theory]
    [InlineData(Direction.Ingress, 0, 9)]
    [InlineData(Direction.Ingress, 1, 12)]
    [InlineData(Direction.Egress, 1, 17)]
    public void Find_Rule_IsItsLine(Direction direction, int index, int line) =>
        Assert.Equal(line, LineOf(Locations.Find(new RuleRef(Web, direction, index))));

    [Fact]
    public void FindPeer_AndFindPort_AreTheirLines()
    {
        Assert.Equal(10, LineOf(Locations.FindPeer(new RuleRef(Web, Direction.Ingress, 0), 0)));
        Assert.Equal(11, LineOf(Locations.FindPeer(new RuleRef(Web, Direction.Ingress, 0), 1)));
        Assert.Equal(18, LineOf(Locations.FindPeer(new RuleRef(Web, Direction.Egress, 1), 0)));
        Assert.Equal(14, LineOf(Locations.FindPort(new RuleRef(Web, Direction.Ingress, 1), 1)));
    }

    [Fact]
    public void Find_WhatIsNotThere_IsNull()
    {
        PolicyRef other = Web with { Name = "other" };

        Assert.Null(Locations.Find(other));
        Assert.Null(Locations.FindObject(other));
        Assert.Null(Locations.Find(new RuleRef(other, Direction.Ingress, 0)));
        Assert.Null(Locations.Find(new RuleRef(Web, Direction.Ingress, 2)));
        Assert.Null(Locations.FindPeer(new RuleRef(Web, Direction.Ingress, 1), 0));
        Assert.Null(Locations.FindPort(new RuleRef(Web, Direction.Ingress, 0), 0));
        Assert.Null(RuleLocations.Empty.Find(Web));
    }

    [Fact]
    public void Of_SamePolicyTwice_TakesTheLast()
    {
        NetworkPolicyReading.Valid again = PolicyCheck.Of("\n\n" + Text).Valid;

        Assert.Equal(3, LineOf(RuleLocations.Of([Reading, again]).Find(Web)));
        Assert.Same(again.Stored, RuleLocations.Of([Reading, again]).FindObject(Web));
    }

    private static int LineOf(SourceLocation? location)
    {
        Assert.NotNull(location);
        return location.Value.Position.Line;
    }
}
