namespace Ringfence.Core.Tests;

/// <summary>Sets of addresses: boundaries by example, the algebra by laws.</summary>
public sealed class AddressSetTests
{
    [Theory]
    [InlineData("", "0.0.0.0/0 ::/0")]
    [InlineData("0.0.0.0/0", "::/0")]
    [InlineData("::/0", "0.0.0.0/0")]
    [InlineData("0.0.0.0/0 ::/0", "")]
    [InlineData("0.0.0.0 255.255.255.255 ::/0", "0.0.0.1/32 0.0.0.2/31 0.0.0.4/30 0.0.0.8/29 0.0.0.16/28 0.0.0.32/27 0.0.0.64/26 0.0.0.128/25 0.0.1.0/24 0.0.2.0/23 0.0.4.0/22 0.0.8.0/21 0.0.16.0/20 0.0.32.0/19 0.0.64.0/18 0.0.128.0/17 0.1.0.0/16 0.2.0.0/15 0.4.0.0/14 0.8.0.0/13 0.16.0.0/12 0.32.0.0/11 0.64.0.0/10 0.128.0.0/9 1.0.0.0/8 2.0.0.0/7 4.0.0.0/6 8.0.0.0/5 16.0.0.0/4 32.0.0.0/3 64.0.0.0/2 128.0.0.0/2 192.0.0.0/3 224.0.0.0/4 240.0.0.0/5 248.0.0.0/6 252.0.0.0/7 254.0.0.0/8 255.0.0.0/9 255.128.0.0/10 255.192.0.0/11 255.224.0.0/12 255.240.0.0/13 255.248.0.0/14 255.252.0.0/15 255.254.0.0/16 255.255.0.0/17 255.255.128.0/18 255.255.192.0/19 255.255.224.0/20 255.255.240.0/21 255.255.248.0/22 255.255.252.0/23 255.255.254.0/24 255.255.255.0/25 255.255.255.128/26 255.255.255.192/27 255.255.255.224/28 255.255.255.240/29 255.255.255.248/30 255.255.255.252/31 255.255.255.254/32")]
    [InlineData("::/1 0.0.0.0/0", "8000::/1")]
    [InlineData("8000::/1 128.0.0.0/1", "0.0.0.0/1 ::/1")]
    public void Complement_AtTheEndsOfTheFamilies_IsExact(string blocks, string expected) =>
        Assert.Equal(Parsed.Cidrs(expected), Parsed.Addresses(blocks).Complement().ToCidrs());

    [Theory]
    [InlineData("10.0.0.0/25 10.0.0.128/25", "10.0.0.0/24")]
    [InlineData("10.0.0.128/25 10.0.0.0/25", "10.0.0.0/24")]
    [InlineData("10.0.0.0/24 10.0.0.7/32", "10.0.0.0/24")]
    [InlineData("10.0.0.1/32 10.0.0.2/32", "10.0.0.1/32 10.0.0.2/32")]
    [InlineData("10.0.0.1/32 10.0.0.2/32 10.0.0.3/32 10.0.0.4/32", "10.0.0.1/32 10.0.0.2/31 10.0.0.4/32")]
    [InlineData("::/0 0.0.0.0/0", "0.0.0.0/0 ::/0")]
    [InlineData("255.255.255.255/32 ::/128", "255.255.255.255/32 ::/128")]
    [InlineData("0.0.0.0/1 128.0.0.0/1", "0.0.0.0/0")]
    [InlineData("::/1 8000::/1", "::/0")]
    public void ToCidrs_IsTheFewestBlocksInOrder(string blocks, string expected) =>
        Assert.Equal(Parsed.Cidrs(expected), Parsed.Addresses(blocks).ToCidrs());

    [Fact]
    public void Ranges_OfTouchingBlocks_AreOne()
    {
        AddressRange only = Assert.Single(Parsed.Addresses("10.0.0.1 10.0.0.2 10.0.0.3").Ranges);

        Assert.Equal(new AddressRange(Parsed.Address("10.0.0.1"), Parsed.Address("10.0.0.3")), only);
    }

    [Fact]
    public void Ranges_OfABlockWithinAnother_AreTheOuterOne() =>
        Assert.Equal(Parsed.Addresses("10.0.0.0/8"), Parsed.Addresses("10.0.0.0/8 10.0.0.0/16 10.200.0.0/16"));

    [Fact]
    public void Empty_AndAll_AreWhatTheySay()
    {
        Assert.True(AddressSet.Empty.IsEmpty);
        Assert.Equal(default, AddressSet.Empty);
        Assert.False(AddressSet.All.IsEmpty);
        Assert.Equal(Parsed.Addresses("0.0.0.0/0 ::/0"), AddressSet.All);
        Assert.Equal(Parsed.Addresses("0.0.0.0/0"), AddressSet.AllOf(AddressFamily.IPv4));
        Assert.Equal(Parsed.Addresses("::/0"), AddressSet.AllOf(AddressFamily.IPv6));
    }

    [Theory]
    [InlineData("10.0.0.0/30 2001:db8::/127", AddressFamily.IPv4, "10.0.0.0/30")]
    [InlineData("10.0.0.0/30 2001:db8::/127", AddressFamily.IPv6, "2001:db8::/127")]
    [InlineData("10.0.0.0/30", AddressFamily.IPv6, "")]
    [InlineData("2001:db8::/127", AddressFamily.IPv4, "")]
    [InlineData("", AddressFamily.IPv4, "")]
    public void In_Family_LeavesTheOtherOut(string blocks, AddressFamily family, string expected) =>
        Assert.Equal(Parsed.Addresses(expected), Parsed.Addresses(blocks).In(family));

    [Fact]
    public void Of_AnyBlocks_HoldsTheirAddressesAndNoOther() =>
        Laws.Hold(
            FsCheck.Fluent.Gen.ListOf(SomeAddresses.Block),
            blocks => SomeAddresses.Probes.All(probe => AddressSet.Of([.. blocks]).Contains(probe) == blocks.Any(block => block.Contains(probe))));

    [Fact]
    public void Ranges_OfAnySet_AreDisjointAscendingAndApart() =>
        Laws.Hold(SomeAddresses.Set, set =>
        {
            AddressRange[] ranges = [.. set.Ranges];
            return ranges.Zip(ranges.Skip(1)).All(pair =>
                pair.First.Family < pair.Second.Family
                || (pair.First.Family == pair.Second.Family && pair.Second.First.Bits > pair.First.Last.Bits + 1));
        });

    [Fact]
    public void Union_Intersect_Except_Complement_AreTheBooleanOnes() =>
        Laws.Hold(SomeAddresses.Set, (a, b) => SomeAddresses.Probes.All(probe =>
            a.Union(b).Contains(probe) == (a.Contains(probe) || b.Contains(probe))
            && a.Intersect(b).Contains(probe) == (a.Contains(probe) && b.Contains(probe))
            && a.Except(b).Contains(probe) == (a.Contains(probe) && !b.Contains(probe))
            && a.Complement().Contains(probe) == !a.Contains(probe)));

    // Equal sets are equal values, however they were come by: each law compares two ways to one set.
    [Fact]
    public void Algebra_HoldsAsEquality() =>
        Laws.Hold(SomeAddresses.Set, (a, b, c) =>
            a.Union(b) == b.Union(a)
            && a.Intersect(b) == b.Intersect(a)
            && a.Union(b.Union(c)) == a.Union(b).Union(c)
            && a.Intersect(b.Intersect(c)) == a.Intersect(b).Intersect(c)
            && a.Intersect(b.Union(c)) == a.Intersect(b).Union(a.Intersect(c))
            && a.Union(a.Intersect(b)) == a
            && a.Union(b).Complement() == a.Complement().Intersect(b.Complement())
            && a.Complement().Complement() == a
            && a.Except(b).Union(a.Intersect(b)) == a
            && a.Union(a.Complement()) == AddressSet.All
            && a.Intersect(a.Complement()) == AddressSet.Empty
            && a.GetHashCode() == a.Complement().Complement().GetHashCode());

    [Fact]
    public void Contains_Set_MeansNothingOfItIsLeftOut() =>
        Laws.Hold(SomeAddresses.Set, (a, b) =>
            a.Contains(b) == b.Except(a).IsEmpty && a.Union(b).Contains(b) && a.Contains(a.Intersect(b)) && a.Contains(AddressSet.Empty));

    [Fact]
    public void Overlaps_MeansTheIntersectionHasSomething() =>
        Laws.Hold(SomeAddresses.Set, (a, b) => a.Overlaps(b) == !a.Intersect(b).IsEmpty);

    [Fact]
    public void In_EitherFamily_SplitsTheSet() =>
        Laws.Hold(SomeAddresses.Set, set =>
            set.In(AddressFamily.IPv4) == set.Intersect(AddressSet.AllOf(AddressFamily.IPv4))
            && set.In(AddressFamily.IPv6) == set.Intersect(AddressSet.AllOf(AddressFamily.IPv6)));

    /// <summary>The fewest blocks are the largest ones: disjoint, together the set, and none could be one bit wider.</summary>
    [Fact]
    public void ToCidrs_OfAnySet_AreExactAndMaximal() =>
        Laws.Hold(SomeAddresses.Set, set =>
        {
            Cidr[] blocks = [.. set.ToCidrs()];
            return AddressSet.Of(blocks) == set
                && blocks.Zip(blocks.Skip(1)).All(pair => pair.First.Last.CompareTo(pair.Second.First) < 0)
                && blocks.All(block => block.PrefixLength == 0 || !set.Contains(AddressSet.Of(new Cidr(block.First, block.PrefixLength - 1))));
        });
}
