namespace Ringfence.Diagnostics.Tests;

public sealed class NearestNameTests
{
    [Theory]
    [InlineData("ingres", "ingress")]
    [InlineData("podSelectr", "podSelector")]
    [InlineData("INGRESS", "ingress")]
    [InlineData("igness", "ingress")]
    [InlineData("egerss", "egress")]
    public void TryFind_MistypedName_FindsWhatWasMeant(string name, string expected)
    {
        Assert.True(NearestName.TryFind(name, ["podSelector", "ingress", "egress", "policyTypes"], out string? nearest));
        Assert.Equal(expected, nearest);
    }

    [Theory]
    [InlineData("replicas")]
    [InlineData("x")]
    [InlineData("")]
    public void TryFind_NothingNear_FindsNothing(string name) =>
        Assert.False(NearestName.TryFind(name, ["podSelector", "ingress", "egress", "policyTypes"], out _));

    [Theory]
    [InlineData("", "abc", 3)]
    [InlineData("abc", "abc", 0)]
    [InlineData("abc", "acb", 1)]
    [InlineData("abc", "ABD", 1)]
    [InlineData("kitten", "sitting", 3)]
    public void Distance_CountsEditsAndSwaps(string left, string right, int expected)
    {
        Assert.Equal(expected, NearestName.Distance(left, right));
        Assert.Equal(expected, NearestName.Distance(right, left));
    }

    [Fact]
    public void FindSeveral_GivesTheNearestFirst() =>
        Assert.Equal(["shop/cart", "shop/carts"], NearestName.FindSeveral("shop/cart", ["shop/carts", "shop/cart", "pay/api"], 3));
}
