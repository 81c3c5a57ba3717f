namespace Ringfence.Dialects.Tests;

/// <summary>networkpolicy.md 3.2, rows 20 and 21.</summary>
public sealed class PolicyTypesTests
{
    private const string Supported = "supported values: \"Ingress\", \"Egress\"";

    [Theory] // row 21
    [InlineData("[ingress]", 0, "ingress")]
    [InlineData("[Ingress, egress]", 1, "egress")]
    [InlineData("[Ingress, '']", 1, "")]
    [InlineData("[EGRESS, Ingress]", 0, "EGRESS")]
    public void Validate_UnknownType_IsRefused(string types, int index, string type)
    {
        PolicyCheck check = PolicyCheck.OfSpec($"{{policyTypes: {types}}}");

        Finding found = Assert.Single(check.Findings);
        Assert.Equal("RF2121", found.Code);
        Assert.Equal($"spec.policyTypes[{index}]: Unsupported value: \"{type}\": {Supported}", found.Server);
        Assert.Equal($"spec.policyTypes[{index}]", found.Path);
        Assert.Equal(type, found.At.Trim('\''));
        Assert.Equal($"unknown policyType `{type}`", check.Diagnostics[0].Message);
    }

    [Fact]
    public void Validate_TwoUnknownTypes_AreTwoCauses() => Assert.Equal(
        [$"spec.policyTypes[0]: Unsupported value: \"a\": {Supported}", $"spec.policyTypes[1]: Unsupported value: \"b\": {Supported}"],
        PolicyCheck.OfSpec("{policyTypes: [a, b]}").Server);

    [Theory] // row 20: at once, without a look at each; JSON since 1.34, Go syntax before
    [InlineData("1.36", "[Ingress, Egress, Ingress]", "[\"Ingress\",\"Egress\",\"Ingress\"]")]
    [InlineData("1.34", "[a, '<', b]", "[\"a\",\"\\u003c\",\"b\"]")]
    [InlineData("1.33", "[Ingress, Egress, '<']", "[]networking.PolicyType{\"Ingress\", \"Egress\", \"<\"}")]
    public void Validate_ThreeTypes_AreTooMany(string version, string types, string shown)
    {
        PolicyCheck check = PolicyCheck.OfSpec($"{{policyTypes: {types}}}", version);

        Finding found = Assert.Single(check.Findings);
        Assert.Equal("RF2120", found.Code);
        Assert.Equal("spec.policyTypes", found.Path);
        Assert.Equal($"spec.policyTypes: Invalid value: {shown}: may not specify more than two policyTypes", found.Server);
        Assert.Equal(types, found.At);
        Assert.Equal("3 policyTypes are given; there are only two", check.Diagnostics[0].Message);
    }

    [Theory]
    [InlineData("[Ingress, Ingress]")]
    [InlineData("[Egress]")]
    public void Validate_UpToTwoKnownTypes_AreAccepted(string types) => Assert.Empty(PolicyCheck.OfSpec($"{{policyTypes: {types}}}").Findings);

    [Fact] // section 3: podSelector, ingress (ports before from), egress, policyTypes, whatever order they are written in
    public void Validate_FaultsAllOver_FollowTheServersOrder() => Assert.Equal(
        [
            "spec.podSelector.matchLabels",
            "spec.ingress[0].ports[0].port",
            "spec.ingress[0].from[0]",
            "spec.ingress[1].ports[0].port",
            "spec.egress[0].ports[1].port",
            "spec.egress[0].to[1]",
            "spec.policyTypes[0]",
        ],
        PolicyCheck.OfSpec(
            "{policyTypes: [x], egress: [{to: [{podSelector: {}}, {}], ports: [{}, {port: 0}]}], "
            + "ingress: [{from: [{}], ports: [{port: 0}]}, {ports: [{port: 0}]}], podSelector: {matchLabels: {'a b': c}}}").Findings.Select(finding => finding.Path));
}
