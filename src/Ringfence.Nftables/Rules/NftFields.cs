namespace Ringfence.Nftables;

/// <summary>What is to be known of fields and their types.</summary>
public static class NftFields
{
    /// <summary>What a field holds.</summary>
    public static FieldType TypeOf(NftField field) => field switch
    {
        NftField.Family or NftField.HopLimit => FieldType.Number,
        NftField.Protocol => FieldType.Protocol,
        NftField.InputInterface or NftField.OutputInterface => FieldType.Interface,
        NftField.IPv4Source or NftField.IPv4Destination or NftField.ArpSource => FieldType.IPv4Address,
        NftField.IPv6Source or NftField.IPv6Destination or NftField.NeighbourTarget => FieldType.IPv6Address,
        NftField.SourcePort or NftField.DestinationPort => FieldType.Port,
        NftField.IcmpV6Type => FieldType.IcmpV6Type,
        NftField.EtherType => FieldType.EtherType,
    };

    /// <summary>How many bytes a value takes; parts of a key are padded to four.</summary>
    public static int BytesOf(FieldType type) => type switch
    {
        FieldType.IPv4Address or FieldType.Interface => 4,
        FieldType.IPv6Address => 16,
        FieldType.Port or FieldType.EtherType => 2,
        FieldType.Protocol or FieldType.IcmpV6Type or FieldType.Number => 1,
    };
}
