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

    /// <summary>Sets of many pieces, changed one by one, are those made at once: pieces are nobody's business.</summary>
    [Fact]
    public void With_AndWithout_OverManyPieces_AreThoseOfSets()
    {
        Random random = new(3);
        HashSet<int> expected = [.. Enumerable.Range(0, 2_000).Select(i => i * 3)];
        ElementSet set = Set([.. expected]);
        for (int step = 0; step < 6_000; step++)
        {
            int value = random.Next(6_500);
            ElementSet before = set;
            bool comes = random.Next(2) == 0;
            set = comes ? set.With(SetElement.Of((UInt128)value)) : set.Without(SetElement.Of((UInt128)value));
            bool changes = comes ? expected.Add(value) : expected.Remove(value);

            Assert.Equal(changes, !ReferenceEquals(before, set));
            Assert.Equal(comes, set.Contains(SetElement.Of((UInt128)value)));
            Assert.Equal(changes ? 1 : 0, (comes ? set.Except(before) : before.Except(set)).Count);
            Assert.Empty((IEnumerable<SetElement>)(comes ? before.Except(set) : set.Except(before)));
        }

        Assert.Equal(expected.Order(), set.Select(element => (int)element.Parts[0].First));
        Assert.Equal(Set([.. expected]), set);
        Assert.Equal(Set([.. expected]).GetHashCode(), set.GetHashCode());
    }

    [Fact]
    public void Without_TheLastElement_IsEmpty() => Assert.Same(ElementSet.Empty, Set(1).Without(SetElement.Of(1)));

    private static ElementSet Set(params int[] values) => ElementSet.Of(values.Select(value => SetElement.Of((UInt128)value)));
}
