namespace Ringfence.Nftables.Tests;

/// <summary>Element sets are sets: order and repetition do not count.</summary>
public sealed class ElementSetTests
{
    [Fact]
    public void Of_InAnyOrderAndRepeated_IsTheSameSet() =>
        Assert.Equal(Set(1, 2, 3), Set(3, 1, 2, 3, 1));

    [Fact]
    public void Of_AValueAndARangeThatStartsThere_AreTwo() =>
        Assert.Equal(2, ElementSet.Of(SetElement.Of(1), new SetElement([new KeyPart(1, 5)])).Count);

    [Theory]
    [InlineData(new[] { 1, 2, 3 }, new[] { 2 }, new[] { 1, 2, 3 }, new[] { 1, 3 })]
    [InlineData(new[] { 1 }, new[] { 2 }, new[] { 1, 2 }, new[] { 1 })]
    [InlineData(new int[0], new[] { 2 }, new[] { 2 }, new int[0])]
    [InlineData(new[] { 5, 6 }, new[] { 6, 5 }, new[] { 5, 6 }, new int[0])]
    public void Union_AndExcept_AreThoseOfSets(int[] first, int[] second, int[] union, int[] except)
    {
        Assert.Equal(Set(union), Set(first).Union(Set(second)));
        Assert.Equal(Set(except), Set(first).Except(Set(second)));
    }

    [Fact]
    public void Contains_TakesWholeElementsOnly()
    {
        ElementSet set = ElementSet.Of(new SetElement([new KeyPart(1, 5)]));

        Assert.True(set.Contains(new SetElement([new KeyPart(1, 5)])));
        Assert.False(set.Contains(SetElement.Of(1)));
    }

    private static ElementSet Set(params int[] values) => ElementSet.Of(values.Select(value => SetElement.Of((UInt128)value)));
}
