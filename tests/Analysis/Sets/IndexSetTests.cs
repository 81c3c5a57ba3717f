using FsCheck;
using FsCheck.Fluent;

namespace Ringfence.Analysis.Tests;

/// <summary>Sets of numbers keep the laws of sets, and are what a plain hash set says.</summary>
public sealed class IndexSetTests
{
    private static Gen<int[]> Members => Gen.Sized(size => Gen.ListOf(Gen.OneOf(Gen.Choose(0, 130), Gen.Choose(0, 5000)), size % 40)).Select(list => list.ToArray());

    [Fact]
    public void Algebra_AnyTwoSets_IsThatOfHashSets() => Check((left, right) =>
    {
        IndexSet first = IndexSet.Of(left);
        IndexSet second = IndexSet.Of(right);

        Assert.Equal(left.Union(right).Order(), first.Union(second).ToArray());
        Assert.Equal(left.Intersect(right).Order(), first.Intersect(second).ToArray());
        Assert.Equal(left.Except(right).Order(), first.Except(second).ToArray());
        Assert.Equal(left.Intersect(right).Any(), first.Overlaps(second));
        Assert.Equal(left.Distinct().Count(), first.Count);
        Assert.Equal(left.Length == 0 ? 0 : left.Max() + 1, first.End);
        Assert.All(right, member => Assert.Equal(left.Contains(member), first.Contains(member)));
    });

    [Fact]
    public void Laws_AnyTwoSets_Hold() => Check((left, right) =>
    {
        IndexSet first = IndexSet.Of(left);
        IndexSet second = IndexSet.Of(right);

        Assert.Equal(first.Union(second), second.Union(first));
        Assert.Equal(first.Intersect(second), second.Intersect(first));
        Assert.Equal(first, first.Union(first.Intersect(second)));
        Assert.Equal(first, first.Intersect(first.Union(second)));
        Assert.Equal(first.Except(second).Union(first.Intersect(second)), first);
        Assert.Equal(IndexSet.Empty, first.Except(first));
        Assert.Equal(first.GetHashCode(), IndexSet.Of([.. left.Reverse()]).GetHashCode());
    });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(200)]
    public void Below_AnEnd_HoldsEveryNumberBeforeIt(int end) => Assert.Equal(Enumerable.Range(0, end), IndexSet.Below(end).ToArray());

    private static void Check(Action<int[], int[]> holds) =>
        Prop.ForAll((from left in Members from right in Members select (left, right)).ToArbitrary(), pair => holds(pair.left, pair.right))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(300));
}
