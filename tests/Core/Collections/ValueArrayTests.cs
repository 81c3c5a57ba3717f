using System.Collections;

namespace Ringfence.Core.Tests;

/// <summary>Lists that compare by value, so that records which hold them do (style.md 4, example 5).</summary>
public sealed class ValueArrayTests
{
    [Fact]
    public void Equals_SameItemsInOrder()
    {
        ValueArray<string> one = ["a", "b"];
        ValueArray<string> same = [.. one];

        Assert.True(one.Equals(same));
        Assert.True(one.Equals((object)same));
        Assert.True(one == same);
        Assert.False(one != same);
        Assert.Equal(one.GetHashCode(), same.GetHashCode());
    }

    [Theory]
    [InlineData("b a")]
    [InlineData("a")]
    [InlineData("a b c")]
    [InlineData("a c")]
    [InlineData("c b")]
    public void Equals_AnyDifference_IsSeen(string items)
    {
        ValueArray<string> one = ["a", "b"];
        ValueArray<string> other = [.. items.Split(' ')];

        Assert.False(one.Equals(other));
        Assert.False(one.Equals((object)other));
        Assert.False(one == other);
        Assert.True(one != other);
        Assert.NotEqual(one.GetHashCode(), other.GetHashCode());
    }

    [Fact]
    public void Equals_SomethingElse_IsFalse()
    {
        ValueArray<string> one = ["a"];

        Assert.False(one.Equals((object)"a"));
        Assert.False(one.Equals((object?)null));
    }

    [Fact]
    public void Default_IsTheEmptyList()
    {
        ValueArray<string> none = default;

        Assert.Equal([], none);
        Assert.True(none == []);
        Assert.Equal("0", $"{none.Count}");
        Assert.True(none.IsEmpty);
        Assert.True(none.Span.IsEmpty);
        Assert.False(none.GetEnumerator().MoveNext());
        Assert.Empty((IEnumerable<string>)none);
        Assert.Equal(((ValueArray<string>)[]).GetHashCode(), none.GetHashCode());
    }

    [Fact]
    public void Items_AreReadInOrder()
    {
        ValueArray<int> items = ((IEnumerable<int>)[3, 1, 2]).ToValueArray();
        List<int> walked = [];
        foreach (int item in items)
        {
            walked.Add(item);
        }

        Assert.Equal([3, 1, 2], walked);
        Assert.Equal([3, 1, 2], ((IEnumerable)items).Cast<int>());
        Assert.Equal([3, 1, 2], items.Span.ToArray());
        Assert.Equal(1, items[1]);
        Assert.Equal(3, items.Count);
        Assert.False(items.IsEmpty);
    }
}
