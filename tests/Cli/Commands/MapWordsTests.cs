using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Cli.Tests;

/// <summary>How sets of ends read: whole namespaces, everybody, the same name in many namespaces, blocks with holes.</summary>
public sealed class MapWordsTests
{
    [Theory]
    [InlineData("0.0.0.0/0 ::/0", "every address")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("10.0.0.0/8 192.168.0.0/16 2001:db8::/32", "10.0.0.0/8, 192.168.0.0/16, 2001:db8::/32")]
    [InlineData("0.0.0.0/1 128.0.0.0/2 192.0.0.0/3", "0.0.0.0/0 without 224.0.0.0/3")]
    [InlineData("0.0.0.0/2 128.0.0.0/2 64.0.0.0/3", "0.0.0.0/2, 64.0.0.0/3, 128.0.0.0/2")]
    [InlineData("10.0.0.0/32 10.0.0.2/32 10.0.0.4/32 10.0.0.6/32 10.0.0.8/32 10.0.0.10/32 10.0.0.12/32", "10.0.0.0/32, 10.0.0.2/32, 10.0.0.4/32, 10.0.0.6/32, 10.0.0.8/32 and 2 more ranges")]
    public void Addresses_AreSaidInFewWords(string blocks, string expected)
    {
        Assert.Equal(expected, AddressSetWords.Of(SetOf(blocks)));
    }

    [Fact]
    public void Addresses_OfAllButAHole_AreSaidByTheHole()
    {
        AddressSet hole = AddressSet.Of(Cidr.TryParse("10.4.0.0/16", out Cidr block) ? block : default);

        Assert.Equal("0.0.0.0/0 without 10.4.0.0/16", AddressSetWords.Of(AddressSet.AllOf(AddressFamily.IPv4).Except(hole)));
    }

    /// <summary>docs/map.md, forms: a block that is in again within a hole stands beside the block that has the hole.</summary>
    [Theory]
    [InlineData("0.0.0.0/0", "10.0.0.0/8 192.168.0.0/24", "10.0.0.0/30", "0.0.0.0/0 without (10.0.0.0/8, 192.168.0.0/24), 10.0.0.0/30")]
    [InlineData("192.168.0.0/16 224.0.0.0/3", "192.168.0.0/24", "", "192.168.0.0/16 without (192.168.0.0/24), 224.0.0.0/3")]
    [InlineData("10.0.0.0/8 ::/0", "10.1.0.0/16 fd00::/8", "10.1.2.0/24", "10.0.0.0/8 without (10.1.0.0/16), 10.1.2.0/24, ::/0 without fd00::/8")]
    [InlineData("0.0.0.0/0", "0.0.0.0/32 255.255.255.255/32", "", "0.0.0.0/0 without (0.0.0.0/32, 255.255.255.255/32)")]
    public void Addresses_WithHoles_AreSaidByThem(string blocks, string holes, string again, string expected) =>
        Assert.Equal(expected, AddressSetWords.Of(SetOf(blocks).Except(SetOf(holes)).Union(SetOf(again))));

    /// <summary>What is said is the set, whatever it is, and no longer than a list of its blocks.</summary>
    [Fact]
    public void Outline_OfAnySet_IsThatSet()
    {
        Random random = new(11);
        for (int round = 0; round < 300; round++)
        {
            AddressSet set = SetOf("10.0.0.0/24");
            for (int edit = random.Next(1, 9); edit > 0; edit--)
            {
                AddressSet block = AddressSet.Of(new Cidr(Address.OfIPv4(0x0A000000u + (uint)(random.Next(16) << 4)), random.Next(24, 29)));
                set = random.Next(2) == 0 ? set.Except(block) : set.Union(block);
            }

            IReadOnlyList<OutlinedBlock> outline = AddressOutline.Of(set, AddressFamily.IPv4);

            Assert.Equal(set, outline.Aggregate(AddressSet.Empty, (all, one) => all.Union(AddressSet.Of(one.Block).Except(AddressSet.Of([.. one.Holes])))));
            Assert.True(outline.Sum(one => 1 + one.Holes.Count) <= set.ToCidrs().Count, $"{set}");
        }
    }

    [Theory]
    [InlineData("a/x a/y b/x", "a/*, b/x")]
    [InlineData("a/x a/y b/x b/y", "every pod")]
    [InlineData("a/x", "a/x")]
    public void Ends_OfWholeNamespaces_AreSaidAtOnce(string ids, string expected) => Assert.Equal(expected, WordsOf("a/x a/y b/x b/y", ids));

    [Fact]
    public void Ends_ThatNeedNotNameThemselves_AreStillAll()
    {
        MapEndpoint.Pods[] all = EndsOf("a/x a/y b/x b/y", out ConnectivityMap map);

        Assert.Equal("every pod", new EndSetWords(map, MapGrain.Pod).Of(all[1..], [all[0]]));
    }

    [Fact]
    public void Ends_OfTheSameNameInManyNamespaces_AreCounted()
    {
        string[] spaces = [.. Enumerable.Range(10, 12).Select(number => $"n{number}")];
        string all = string.Join(' ', spaces.Select(space => $"{space}/web {space}/db"));

        Assert.Equal("web of 12 namespaces", WordsOf(all, string.Join(' ', spaces.Select(space => $"{space}/web"))));
        Assert.Equal("n10/*, n11/*, n12/*, n13/*, n14/*, n15/*, n16/*, 4 more whole namespaces, n21/db", WordsOf(all, all.Replace(" n21/db", string.Empty, StringComparison.Ordinal).Replace("n21/web", "n21/db", StringComparison.Ordinal)));
    }

    [Fact]
    public void Ends_ManyOfOneNamespace_AreCountedAfterSome()
    {
        string[] ids = [.. Enumerable.Range(10, 9).Select(number => $"a/p{number}")];

        Assert.Equal("a/p10, a/p11, a/p12, a/p13, a/p14, 3 more of a", WordsOf(string.Join(' ', ids), string.Join(' ', ids[..8])));
    }

    private static string WordsOf(string all, string some)
    {
        MapEndpoint.Pods[] ends = EndsOf(all, out ConnectivityMap map);
        return new EndSetWords(map, MapGrain.Pod).Of([.. ends.Where(end => some.Split(' ').Contains(end.Id, StringComparer.Ordinal))]);
    }

    private static MapEndpoint.Pods[] EndsOf(string ids, out ConnectivityMap map)
    {
        Endpoint[] pods = [.. ids.Split(' ').Select(id => new Endpoint(new EndpointId(id), new NamespaceName(id.Split('/')[0]), LabelSet.Empty))];
        IEnumerable<ClusterNamespace> spaces = pods.Select(pod => pod.Namespace).Distinct().Select(space => ClusterNamespace.Given(space, LabelSet.Empty));
        map = ConnectivityMap.Of(new ClusterSnapshot(spaces, pods, [], [], [], []), EnforcementProfile.Default, MapGrain.Pod);
        return [.. map.Endpoints];
    }

    private static AddressSet SetOf(string blocks) =>
        AddressSet.Of([.. blocks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(text => Cidr.TryParse(text, out Cidr block) ? block : throw new FormatException(text))]);
}
