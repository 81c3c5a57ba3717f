using System.Diagnostics;

namespace Ringfence.Nftables;

/// <summary>Verdicts as the kernel numbers them.</summary>
internal static class VerdictCode
{
    private const int Drop = 0;
    private const int Accept = 1;
    private const int Jump = -3;
    private const int Goto = -4;
    private const int Return = -5;

    public static int Of(NftVerdict verdict) => verdict switch
    {
        NftVerdict.Drop => Drop,
        NftVerdict.Accept => Accept,
        NftVerdict.Jump => Jump,
        NftVerdict.Goto => Goto,
        NftVerdict.Return => Return,
        _ => throw new UnreachableException($"Unhandled verdict {verdict.GetType().Name}."),
    };

    /// <summary>The chain that a verdict leads to; null for one that leads nowhere.</summary>
    public static string? ChainOf(NftVerdict verdict) => verdict switch
    {
        NftVerdict.Jump(var chain) => chain,
        NftVerdict.Goto(var chain) => chain,
        _ => null,
    };

    /// <summary>Reads a verdict out of a value; null for one that we never write.</summary>
    public static NftVerdict? Read(NetlinkAttributes value)
    {
        NetlinkAttributes verdict = value.Find(NftAttributes.Value.Verdict).Nested;
        string chain = verdict.Find(NftAttributes.Value.VerdictChain).Text;
        return unchecked((int)verdict.Find(NftAttributes.Value.VerdictCode).UInt32) switch
        {
            Drop => new NftVerdict.Drop(),
            Accept => new NftVerdict.Accept(),
            Return => new NftVerdict.Return(),
            Jump => new NftVerdict.Jump(chain),
            Goto => new NftVerdict.Goto(chain),
            _ => null,
        };
    }
}
