using Ringfence.Reference;

namespace Ringfence.Testing;

/// <summary>ipBlocks around addresses that connections use, with holes around such addresses too.</summary>
internal sealed class IpBlockGenerator(SeededRandom random, Cluster inventory)
{
    private readonly IReadOnlyList<string> _addresses =
        [.. inventory.Pods.SelectMany(pod => pod.Addresses), .. inventory.Nodes.SelectMany(node => node.Addresses), .. Vocabulary.ExternalAddresses];

    public IpBlock Block()
    {
        string address = random.Pick(_addresses);
        int width = AddressText.Width(address);
        int length = random.Weighted(20, 55, 25) switch
        {
            0 => 0,
            1 => random.Pick<int>(width == 32 ? [8, 16, 24, 28, 30, 31] : [16, 32, 64, 112, 126, 127]),
            _ => width,
        };
        string cidr = Spelled(AddressText.Network(address, length));
        return new IpBlock(cidr, random.Weighted(45, 15, length == width ? 0 : 40) switch
        {
            0 => null,
            1 => [],
            _ => random.Several(1, 2, () => Hole(cidr, length, width)),
        });
    }

    /// <summary>Inside the block and strictly smaller, as validation asks (3.2, row 19).</summary>
    private string Hole(string cidr, int length, int width)
    {
        IReadOnlyList<string> inside = [.. _addresses.Where(address => Specification.InCidr(cidr, address))];
        return Spelled(AddressText.Network(random.Pick(inside), random.Chance(40) ? width : random.Between(length + 1, width)));
    }

    /// <summary>IPv6 may be written in capitals: accepted with a warning (3.3).</summary>
    private string Spelled(string cidr) => random.Chance(8) ? cidr.ToUpperInvariant() : cidr;
}
