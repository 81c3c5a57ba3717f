using Ringfence.Core;
using Ringfence.Diagnostics;

namespace Ringfence.Explain.Tests;

public sealed class ExplainedCaveatTests
{
    // As many arguments as Core gives with each code.
    private static readonly Dictionary<CaveatCode, (string Code, string[] Arguments)> Table = new()
    {
        [CaveatCode.HostNetworkSubject] = ("RF2901", ["shop/agent"]),
        [CaveatCode.HostNetworkPeer] = ("RF2902", ["shop/agent"]),
        [CaveatCode.OtherProtocol] = ("RF2903", ["shop/web-1"]),
        [CaveatCode.Hairpin] = ("RF2904", ["shop/web-1", "svc/shop/web"]),
        [CaveatCode.ToOwnNode] = ("RF2905", ["shop/web-1", "n1"]),
        [CaveatCode.OnlyFromOwnNode] = ("RF2906", ["shop/web-1", "n1"]),
        [CaveatCode.NodeUnknown] = ("RF2907", ["shop/web-1"]),
        [CaveatCode.RewrittenAddress] = ("RF2908", ["svc/shop/web"]),
        [CaveatCode.AddressUnknown] = ("RF2909", ["shop/Deployment/web"]),
        [CaveatCode.AssumedNamespace] = ("RF2910", ["dev", "team=web"]),
        [CaveatCode.SidecarPortName] = ("RF2911", ["http"]),
        [CaveatCode.FinishedPod] = ("RF2912", ["shop/job-1"]),
        [CaveatCode.NoCommonFamily] = ("RF2913", ["IPv6"]),
        [CaveatCode.WorkloadToItself] = ("RF2914", ["shop/Deployment/web"]),
    };

    public static TheoryData<CaveatCode> Codes => [.. Enum.GetValues<CaveatCode>()];

    [Theory, MemberData(nameof(Codes))]
    public void Of_EveryCode_HasItsEntryAndNamesItsSubject(CaveatCode code)
    {
        (string expected, string[] arguments) = Table[code];

        ExplainedCaveat caveat = ExplainedCaveat.Of(new Caveat(code, [.. arguments]));

        Assert.Equal(expected, caveat.Descriptor.Code);
        Assert.All(arguments, argument => Assert.Contains(argument, caveat.Message, StringComparison.Ordinal));
        Assert.DoesNotContain("{", caveat.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Catalogue_ListsEveryCaveat_OnceAndInOrder()
    {
        Assert.Equal(CaveatDiagnostics.All.Select(entry => entry.Code).Order(StringComparer.Ordinal), CaveatDiagnostics.All.Select(entry => entry.Code));
        Assert.All(CaveatDiagnostics.All, entry => Assert.True(DiagnosticCatalogue.TryFind(entry.Code, out _)));
        Assert.Equal(typeof(CaveatDiagnostics).GetFields().Length, CaveatDiagnostics.All.Count);
    }
}
