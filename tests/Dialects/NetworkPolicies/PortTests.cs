namespace Ringfence.Dialects.Tests;

/// <summary>networkpolicy.md 3.2, rows 1 to 11.</summary>
public sealed class PortTests
{
    private const string P = "spec.ingress[0].ports[0]";
    private const string Range = "must be between 1 and 65535, inclusive";
    private const string Supported = "supported values: \"TCP\", \"UDP\", \"SCTP\"";

    [Theory]
    // row 1: upper case only, and the empty string is not absence
    [InlineData("{protocol: icmp}", "RF2101", "protocol", $"Unsupported value: \"icmp\": {Supported}", "icmp")]
    [InlineData("{protocol: Tcp}", "RF2101", "protocol", $"Unsupported value: \"Tcp\": {Supported}", "Tcp")]
    [InlineData("{protocol: udp}", "RF2101", "protocol", $"Unsupported value: \"udp\": {Supported}", "udp")]
    [InlineData("{protocol: sctp}", "RF2101", "protocol", $"Unsupported value: \"sctp\": {Supported}", "sctp")]
    [InlineData("{protocol: \"\"}", "RF2101", "protocol", $"Unsupported value: \"\": {Supported}", "\"\"")]
    // row 2
    [InlineData("{port: 0}", "RF2102", "port", $"Invalid value: 0: {Range}", "0")]
    [InlineData("{port: -1}", "RF2102", "port", $"Invalid value: -1: {Range}", "-1")]
    [InlineData("{port: 65536}", "RF2102", "port", $"Invalid value: 65536: {Range}", "65536")]
    [InlineData("{port: 2147483647}", "RF2102", "port", $"Invalid value: 2147483647: {Range}", "2147483647")]
    // row 3: the value shown is that of port
    [InlineData("{port: 80, endPort: 79}", "RF2103", "endPort", "Invalid value: 80: must be greater than or equal to `port`", "79")]
    // row 4
    [InlineData("{port: 80, endPort: 65536}", "RF2104", "endPort", $"Invalid value: 65536: {Range}", "65536")]
    // row 5
    [InlineData("{port: http, endPort: 90}", "RF2105", "endPort", "Invalid value: 90: may not be specified when `port` is non-numeric", "90")]
    // row 6
    [InlineData("{endPort: 90}", "RF2106", "endPort", "Invalid value: 90: may not be specified when `port` is not specified", "90")]
    [InlineData("{port: null, endPort: 90}", "RF2106", "endPort", "Invalid value: 90: may not be specified when `port` is not specified", "90")]
    // rows 7 to 11
    [InlineData("{port: abcdefghijklmnop}", "RF2107", "port", "Invalid value: \"abcdefghijklmnop\": must be no more than 15 characters", "abcdefghijklmnop")]
    [InlineData("{port: Web}", "RF2108", "port", "Invalid value: \"Web\": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)", "Web")]
    [InlineData("{port: a_b}", "RF2108", "port", "Invalid value: \"a_b\": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)", "a_b")]
    [InlineData("{port: é1a}", "RF2108", "port", "Invalid value: \"é1a\": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)", "é1a")]
    [InlineData("{port: \"80\"}", "RF2109", "port", "Invalid value: \"80\": must contain at least one letter (a-z)", "\"80\"")]
    [InlineData("{port: a--b}", "RF2110", "port", "Invalid value: \"a--b\": must not contain consecutive hyphens", "a--b")]
    [InlineData("{port: -a}", "RF2111", "port", "Invalid value: \"-a\": must not begin or end with a hyphen", "-a")]
    [InlineData("{port: a-}", "RF2111", "port", "Invalid value: \"a-\": must not begin or end with a hyphen", "a-")]
    public void Validate_OneFault_IsRefusedInTheServersWords(string port, string code, string field, string body, string at)
    {
        PolicyCheck check = PolicyCheck.OfPort(port);

        Assert.Equal([new Finding(code, $"{P}.{field}", $"{P}.{field}: {body}", at)], check.Findings);
        Assert.IsType<NetworkPolicyReading.Invalid>(check.Reading);
    }

    [Theory]
    [InlineData("{protocol: TCP}")]
    [InlineData("{protocol: UDP}")]
    [InlineData("{protocol: SCTP}")]
    [InlineData("{protocol: null}")]
    [InlineData("{port: 1}")]
    [InlineData("{port: 65535}")]
    [InlineData("{port: 80, endPort: 80}")]
    [InlineData("{port: 80, endPort: 81}")]
    [InlineData("{port: 1, endPort: 65535}")]
    [InlineData("{port: 80, endPort: null}")]
    [InlineData("{port: abcdefghijklmno}")]
    [InlineData("{port: a}")]
    [InlineData("{port: 80a}")]
    [InlineData("{port: a-b-1}")]
    [InlineData("{}")]
    [InlineData("null")]
    // 3.7: every way to write 80
    [InlineData("{port: 0x50}")]
    [InlineData("{port: 8_0}")]
    [InlineData("{port: 80.0}")]
    [InlineData("{port: 8e1}")]
    public void Validate_TheNearTwin_IsAccepted(string port) => Assert.Empty(PolicyCheck.OfPort(port).Findings);

    [Fact] // rows 3 and 4 together, 3 first; row 2 before either
    public void Validate_RangeWithEverythingWrong_ListsAllInOrder() => Assert.Equal(
        [
            $"{P}.port: Invalid value: 70000: {Range}",
            $"{P}.endPort: Invalid value: 70000: must be greater than or equal to `port`",
            $"{P}.endPort: Invalid value: 0: {Range}",
        ],
        PolicyCheck.OfPort("{port: 70000, endPort: 0}").Server);

    [Fact] // rows 5, 7 to 11: endPort first, then what is wrong with the name, one after the other
    public void Validate_NameWithEverythingWrong_ListsAllInOrder() => Assert.Equal(
        ["RF2101", "RF2105", "RF2107", "RF2108", "RF2109", "RF2110", "RF2111"],
        PolicyCheck.OfPort("{port: -80_80--80-80-80, endPort: 1, protocol: x}").Findings.Select(finding => finding.Code));

    [Fact] // row 8 and 9: the empty name, and only these two
    public void Validate_EmptyName_LacksCharactersAndALetter() => Assert.Equal(
        ["RF2108", "RF2109"], PolicyCheck.OfPort("{port: \"\"}").Findings.Select(finding => finding.Code));

    [Fact] // row 7 counts bytes
    public void Validate_NameOfSixteenBytesInFifteenCharacters_IsTooLong() =>
        Assert.Contains("RF2107", PolicyCheck.OfPort("{port: abcdefghijklmné}").Findings.Select(finding => finding.Code));

    [Fact] // repeated causes are not merged
    public void Validate_SameFaultTwice_IsTwoCauses() => Assert.Equal(
        [$"spec.egress[1].ports[0].port: Invalid value: 0: {Range}", $"spec.egress[1].ports[1].port: Invalid value: 0: {Range}"],
        PolicyCheck.OfSpec("{egress: [{}, {ports: [{port: 0}, {port: 0}]}]}").Server);

    [Theory]
    [InlineData("{protocol: tcp}", "unknown protocol `tcp`")]
    [InlineData("{port: 0}", "port 0 is not between 1 and 65535")]
    [InlineData("{port: 80, endPort: 79}", "endPort 79 is below port 80")]
    [InlineData("{port: 80, endPort: 65536}", "endPort 65536 is not between 1 and 65535")]
    [InlineData("{port: http, endPort: 90}", "endPort 90 needs a numeric port, but port is the name `http`")]
    [InlineData("{endPort: 90}", "endPort 90 is given without a port")]
    [InlineData("{port: abcdefghijklmnop}", "port name `abcdefghijklmnop` has 16 characters; 15 is the most")]
    [InlineData("{port: Web}", "port name `Web` may hold only a-z, 0-9 and hyphens")]
    [InlineData("{port: \"80\"}", "port name `80` has no letter")]
    public void Validate_OneFault_SaysSoInPlainWords(string port, string message) =>
        Assert.Equal(message, Assert.Single(PolicyCheck.OfPort(port).Diagnostics).Message);
}
