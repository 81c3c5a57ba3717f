namespace Ringfence.Dialects.Tests;

/// <summary>networkpolicy.md 3.2, rows 12 to 19, and 3.3.</summary>
public sealed class PeerTests
{
    private const string E = "spec.ingress[0].from[0]";
    private const string BadCidr = "must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)";
    private const string Zeros = "must not have leading 0s in IP or prefix length";
    private const string Mapped = "must not have an IPv4-mapped IPv6 address";
    private const string Bits = "must not have bits set beyond the prefix length";
    private const string Subset = "must be a strict subset of `cidr`";

    [Theory]
    // row 12
    [InlineData("{}", "RF2112", "", "Required value: must specify a peer", "{}")]
    [InlineData("{podSelector: null}", "RF2112", "", "Required value: must specify a peer", "{podSelector: null}")]
    [InlineData("{namespaceSelector: null, ipBlock: ~}", "RF2112", "", "Required value: must specify a peer", "{namespaceSelector: null, ipBlock: ~}")]
    [InlineData("null", "RF2112", "", "Required value: must specify a peer", "null")]
    // row 13
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}", "RF2113", "", "Forbidden: may not specify both ipBlock and another peer", "{ipBlock: {cidr: 10.0.0.0/8}, podSelector: {}}")]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8}, namespaceSelector: {}}", "RF2113", "", "Forbidden: may not specify both ipBlock and another peer", "{ipBlock: {cidr: 10.0.0.0/8}, namespaceSelector: {}}")]
    // row 14: the rest of the block is not looked at
    [InlineData("{ipBlock: {}}", "RF2114", ".ipBlock.cidr", "Required value", "{}")]
    [InlineData("{ipBlock: {cidr: \"\"}}", "RF2114", ".ipBlock.cidr", "Required value", "\"\"")]
    [InlineData("{ipBlock: {cidr: null}}", "RF2114", ".ipBlock.cidr", "Required value", "null")]
    [InlineData("{ipBlock: {except: [x]}}", "RF2114", ".ipBlock.cidr", "Required value", "{except: [x]}")]
    // row 15
    [InlineData("{ipBlock: {cidr: x, except: [w]}}", "RF2115", ".ipBlock.cidr", $"Invalid value: \"x\": {BadCidr}", "x")]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8, except: [w]}}", "RF2115", ".ipBlock.except[0]", $"Invalid value: \"w\": {BadCidr}", "w")]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8, except: [null]}}", "RF2115", ".ipBlock.except[0]", $"Invalid value: \"\": {BadCidr}", "null")]
    // rows 16 to 18
    [InlineData("{ipBlock: {cidr: 010.0.0.0/8}}", "RF2116", ".ipBlock.cidr", $"Invalid value: \"010.0.0.0/8\": {Zeros}", "010.0.0.0/8")]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/08}}", "RF2116", ".ipBlock.cidr", $"Invalid value: \"10.0.0.0/08\": {Zeros}", "10.0.0.0/08")]
    [InlineData("{ipBlock: {cidr: '::ffff:10.0.0.0/104'}}", "RF2117", ".ipBlock.cidr", $"Invalid value: \"::ffff:10.0.0.0/104\": {Mapped}", "'::ffff:10.0.0.0/104'")]
    [InlineData("{ipBlock: {cidr: 10.0.0.1/8}}", "RF2118", ".ipBlock.cidr", $"Invalid value: \"10.0.0.1/8\": {Bits}", "10.0.0.1/8")]
    [InlineData("{ipBlock: {cidr: '2001:db8::1/64'}}", "RF2118", ".ipBlock.cidr", $"Invalid value: \"2001:db8::1/64\": {Bits}", "'2001:db8::1/64'")]
    // only the first of the three for one value
    [InlineData("{ipBlock: {cidr: 010.0.0.1/8}}", "RF2116", ".ipBlock.cidr", $"Invalid value: \"010.0.0.1/8\": {Zeros}", "010.0.0.1/8")]
    [InlineData("{ipBlock: {cidr: '::ffff:10.0.0.1/104'}}", "RF2117", ".ipBlock.cidr", $"Invalid value: \"::ffff:10.0.0.1/104\": {Mapped}", "'::ffff:10.0.0.1/104'")]
    // row 19
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/8]}}", "RF2119", ".ipBlock.except[0]", $"Invalid value: \"10.0.0.0/8\": {Subset}", "10.0.0.0/8")]
    [InlineData("{ipBlock: {cidr: 10.1.0.0/16, except: [10.0.0.0/8]}}", "RF2119", ".ipBlock.except[0]", $"Invalid value: \"10.0.0.0/8\": {Subset}", "10.0.0.0/8")]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/9]}}", "RF2119", ".ipBlock.except[0]", $"Invalid value: \"11.0.0.0/9\": {Subset}", "11.0.0.0/9")]
    [InlineData("{ipBlock: {cidr: 0.0.0.0/0, except: ['2001:db8::/32']}}", "RF2119", ".ipBlock.except[0]", $"Invalid value: \"2001:db8::/32\": {Subset}", "'2001:db8::/32'")]
    [InlineData("{ipBlock: {cidr: '::/0', except: [10.0.0.0/8]}}", "RF2119", ".ipBlock.except[0]", $"Invalid value: \"10.0.0.0/8\": {Subset}", "10.0.0.0/8")]
    public void Validate_OneFault_IsRefusedInTheServersWords(string peer, string code, string field, string body, string at) => Assert.Equal(
        [new Finding(code, $"{E}{field}", $"{E}{field}: {body}", at)], PolicyCheck.OfPeer(peer).Findings);

    [Theory]
    [InlineData("{podSelector: {}}")]
    [InlineData("{namespaceSelector: {}}")]
    [InlineData("{podSelector: {}, namespaceSelector: {}}")]
    [InlineData("{podSelector: {}, ipBlock: null}")]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8}, podSelector: null, namespaceSelector: null}")]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8, except: [10.0.0.0/9]}}")]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8, except: [10.128.0.0/9, 10.128.0.0/9]}}")]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8, except: null}}")]
    [InlineData("{ipBlock: {cidr: 0.0.0.0/0}}")]
    [InlineData("{ipBlock: {cidr: '::/0', except: ['2001:db8::/32']}}")]
    [InlineData("{ipBlock: {cidr: '2001:db8::1/128'}}")]
    public void Validate_TheNearTwin_IsAccepted(string peer) => Assert.Empty(PolicyCheck.OfPeer(peer).Findings);

    [Fact] // row 13: the parts first, in the order podSelector, namespaceSelector, ipBlock
    public void Validate_PartsAndTheirCombination_ListsPartsFirst() => Assert.Equal(
        ["RF2124", "RF2124", "RF2115", "RF2113"],
        PolicyCheck.OfPeer("{ipBlock: {cidr: x}, namespaceSelector: {matchExpressions: [{key: a}]}, podSelector: {matchExpressions: [{key: b}]}}")
            .Findings.Select(finding => finding.Code));

    [Fact] // 3.3: the subset check runs on the sloppily read values, so 18 and 19 appear together; other holes go on
    public void Validate_StrictFaultOutsideTheBlock_IsTwoCauses() => Assert.Equal(
        [
            $"{E}.ipBlock.cidr: Invalid value: \"10.0.0.1/8\": {Bits}",
            $"{E}.ipBlock.except[0]: Invalid value: \"x\": {BadCidr}",
            $"{E}.ipBlock.except[1]: Invalid value: \"11.0.0.1/16\": {Bits}",
            $"{E}.ipBlock.except[1]: Invalid value: \"11.0.0.1/16\": {Subset}",
        ],
        PolicyCheck.OfPeer("{ipBlock: {cidr: 10.0.0.1/8, except: [x, 11.0.0.1/16, 10.1.0.0/16]}}").Server);

    [Theory] // 3.3: warned about before 1.36, in this order
    [InlineData("192.12.2.8/24", "CIDR value \"192.12.2.8/24\" is ambiguous in this context (should be \"192.12.2.0/24\" or \"192.12.2.8/32\"?)")]
    [InlineData("192.012.2.0/24", "non-standard CIDR value \"192.012.2.0/24\" will be considered invalid in a future Kubernetes release: use \"192.12.2.0/24\"")]
    [InlineData("::ffff:1.1.1.0/120", "non-standard CIDR value \"::ffff:1.1.1.0/120\" will be considered invalid in a future Kubernetes release: use \"1.1.1.0/24\"")]
    [InlineData("2001:DB8::/32", "IPv6 CIDR value \"2001:DB8::/32\" should be in RFC 5952 canonical format (\"2001:db8::/32\")")]
    [InlineData("2001:db8:0:0::/64", "IPv6 CIDR value \"2001:db8:0:0::/64\" should be in RFC 5952 canonical format (\"2001:db8::/64\")")]
    [InlineData("2001:db8::1/64", "CIDR value \"2001:db8::1/64\" is ambiguous in this context (should be \"2001:db8::/64\" or \"2001:db8::1/128\"?)")]
    public void Read_UnusualCidrBefore136_IsAcceptedWithTheServersWarning(string cidr, string warning)
    {
        PolicyCheck check = PolicyCheck.OfPeer($"{{ipBlock: {{cidr: '{cidr}'}}}}", "1.35");

        Assert.Equal([$"Warning: {E}.ipBlock.cidr: {warning}"], check.Server);
        Assert.Equal($"'{cidr}'", check.Findings[0].At);
        Assert.Equal($"{E}.ipBlock.cidr", check.Findings[0].Path);
        Assert.IsType<NetworkPolicyReading.Valid>(check.Reading);
    }

    [Fact] // GetWarningsForCIDR: ambiguity first, then the form; canonical form only when there is no other warning
    public void Read_CidrWithTwoOddities_GetsTwoWarnings() => Assert.Equal(
        [
            $"Warning: {E}.ipBlock.cidr: CIDR value \"192.012.2.8/24\" is ambiguous in this context (should be \"192.12.2.0/24\" or \"192.12.2.8/32\"?)",
            $"Warning: {E}.ipBlock.cidr: non-standard CIDR value \"192.012.2.8/24\" will be considered invalid in a future Kubernetes release: use \"192.12.2.0/24\"",
        ],
        PolicyCheck.OfPeer("{ipBlock: {cidr: 192.012.2.8/24}}", "1.33").Server);

    [Fact] // a mapped block with host bits: the length that the server suggests for the one address is the mapped one
    public void Read_MappedCidrWithHostBits_GetsTheServersSuggestion() => Assert.Equal(
        [
            $"Warning: {E}.ipBlock.cidr: CIDR value \"::ffff:1.1.1.1/120\" is ambiguous in this context (should be \"1.1.1.0/24\" or \"1.1.1.1/128\"?)",
            $"Warning: {E}.ipBlock.cidr: non-standard CIDR value \"::ffff:1.1.1.1/120\" will be considered invalid in a future Kubernetes release: use \"1.1.1.0/24\"",
        ],
        PolicyCheck.OfPeer("{ipBlock: {cidr: '::ffff:1.1.1.1/120'}}", "1.34").Server);

    [Fact] // cidr, then each except, ingress before egress
    public void Read_OddHolesAndEgress_WarnsOfEachInOrder() => Assert.Equal(
        ["spec.ingress[0].from[1].ipBlock.cidr", "spec.ingress[0].from[1].ipBlock.except[1]", "spec.egress[1].to[0].ipBlock.cidr"],
        PolicyCheck.OfSpec(
            "{ingress: [{from: [{podSelector: {}}, {ipBlock: {cidr: 2001:DB8::/32, except: ['2001:db8:1::/48', '2001:db8:2:0::/48']}}]}], "
            + "egress: [{}, {to: [{ipBlock: {cidr: '2001:DB8::/32'}}]}]}").Findings.Select(finding => finding.Path));

    [Fact] // a refused object gets no warnings: the server validates first
    public void Read_RefusedObject_HasNoWarnings() => Assert.Equal(
        ["RF2121"],
        PolicyCheck.OfSpec("{policyTypes: [x], ingress: [{from: [{ipBlock: {cidr: '2001:DB8::/32'}}]}]}").Findings.Select(finding => finding.Code));

    [Theory]
    [InlineData("{ipBlock: {cidr: 010.0.0.0/8}}", "`010.0.0.0/8` has leading zeros", "write the numbers without leading zeros: 10.0.0.0/8")]
    [InlineData("{ipBlock: {cidr: '::ffff:10.0.0.0/104'}}", "`::ffff:10.0.0.0/104` is an IPv4 block in IPv6 dress", "write it as IPv4: 10.0.0.0/8")]
    [InlineData("{ipBlock: {cidr: 10.1.2.3/8}}", "`10.1.2.3/8` has bits set beyond its prefix length", "write 10.0.0.0/8 for the block, or 10.1.2.3/32 for the one address")]
    [InlineData("{ipBlock: {cidr: 10.0.0.0/8, except: [11.0.0.0/9]}}", "`11.0.0.0/9` is not a proper part of the cidr `10.0.0.0/8`", "an except must lie inside the cidr and be smaller than it; remove it, or correct one of the two")]
    [InlineData("{ipBlock: {cidr: x}}", "`x` is not a block of addresses", "write address and prefix length, `10.9.8.0/24` or `2001:db8::/64`; a single address is `/32` or `/128`")]
    public void Validate_OneFault_SaysSoInPlainWords(string peer, string message, string help)
    {
        Ringfence.Syntax.Diagnostic found = Assert.Single(PolicyCheck.OfPeer(peer).Diagnostics);

        Assert.Equal(message, found.Message);
        Assert.Equal(help, found.Help);
    }

    [Theory]
    [InlineData("192.12.2.8/24", "`192.12.2.8/24` has bits set beyond its prefix length; 192.12.2.0/24 is what counts", "write 192.12.2.0/24 for the block, or 192.12.2.8/32 for the one address")]
    [InlineData("192.012.2.0/24", "`192.012.2.0/24` is written in a form that Kubernetes 1.36 refuses", "write 192.12.2.0/24")]
    [InlineData("2001:DB8::/32", "`2001:DB8::/32` is not the usual form of the block; that is 2001:db8::/32", "write 2001:db8::/32")]
    public void Read_UnusualCidr_SaysSoInPlainWords(string cidr, string message, string help)
    {
        Ringfence.Syntax.Diagnostic found = Assert.Single(PolicyCheck.OfPeer($"{{ipBlock: {{cidr: '{cidr}'}}}}", "1.35").Diagnostics);

        Assert.Equal(message, found.Message);
        Assert.Equal(help, found.Help);
    }
}
