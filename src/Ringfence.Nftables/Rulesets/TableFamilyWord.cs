namespace Ringfence.Nftables;

/// <summary>Families in nft's words.</summary>
public static class TableFamilyWord
{
    /// <summary>The word for a family.</summary>
    public static string Of(TableFamily family) => family switch
    {
        TableFamily.Inet => "inet",
        TableFamily.Bridge => "bridge",
    };
}
