using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>Addresses are cut where sets begin and end, and nowhere else.</summary>
public sealed class AddressCutsTests
{
    private static AddressSet[] Sets =>
    [
        Of("10.0.0.0/8"), Of("0.0.0.0/0").Except(Of("10.1.0.0/16")), Of("10.0.0.0/16", "10.1.0.0/16"), Of("2001:db8::/32"), Of("0.0.0.0/0", "::/0"), AddressSet.Empty,
    ];

    [Fact]
    public void Addresses_OfAllNumbers_AreAllAddressesOnceEach()
    {
        IReadOnlyList<AddressSet> pieces = new AddressCuts(Sets).Addresses();

        Assert.Equal(AddressSet.All, pieces.Aggregate(AddressSet.Empty, (all, piece) => all.Union(piece)));
        Assert.All(pieces, piece => Assert.False(piece.IsEmpty));
        Assert.All(pieces, piece => Assert.All(pieces.Where(other => other != piece), other => Assert.False(piece.Overlaps(other))));
    }

    [Fact]
    public void SetsOf_EveryNumber_AreTheSetsThatHoldIt()
    {
        AddressCuts cuts = new(Sets);
        foreach ((int number, AddressSet piece) in cuts.Addresses().Index())
        {
            for (int set = 0; set < Sets.Length; set++)
            {
                Assert.Equal(cuts.SetsOf(number).Contains(set), Sets[set].Contains(piece));
                Assert.Equal(cuts.SetsOf(number).Contains(set), Sets[set].Overlaps(piece));
            }

            Assert.Equal(number, cuts.NumberOf(piece.Ranges[0].First));
            Assert.Equal([number], cuts.NumbersOf(piece));
        }
    }

    // 10.0.0.0/16 and the rest of 10.0.0.0/8 differ by one set; what lies on both sides of 10.0.0.0/8 is alike, and so one number.
    [Fact]
    public void Addresses_TreatedAlike_ShareANumber()
    {
        AddressCuts cuts = new([Of("10.0.0.0/8")]);

        Assert.Equal(cuts.NumberOf(Parsed("9.255.255.255")), cuts.NumberOf(Parsed("11.0.0.0")));
        Assert.NotEqual(cuts.NumberOf(Parsed("9.255.255.255")), cuts.NumberOf(Parsed("10.0.0.0")));
        Assert.Equal(3, cuts.Count);
    }

    private static AddressSet Of(params string[] blocks) =>
        AddressSet.Of([.. blocks.Select(block => Cidr.TryParse(block, out Cidr cidr) ? cidr : throw new FormatException(block))]);

    private static Address Parsed(string text) => Address.TryParse(text, out Address address) ? address : throw new FormatException(text);
}
