using Ringfence.Core;

namespace Ringfence.Dialects.Tests;

/// <summary>networkpolicy.md section 2: what is filled in before anything is validated.</summary>
public sealed class DefaultsTests
{
    [Theory]
    // 2.1: length zero is what counts, however it is written
    [InlineData("null", "Ingress")]
    [InlineData("{}", "Ingress")]
    [InlineData("{policyTypes: []}", "Ingress")]
    [InlineData("{policyTypes: null}", "Ingress")]
    [InlineData("{ingress: []}", "Ingress")]
    [InlineData("{ingress: [{}]}", "Ingress")]
    [InlineData("{egress: []}", "Ingress")]
    [InlineData("{egress: null}", "Ingress")]
    [InlineData("{egress: [{}]}", "Ingress Egress")]
    [InlineData("{egress: [null]}", "Ingress Egress")]
    [InlineData("{ingress: [{}], egress: [{}]}", "Ingress Egress")]
    [InlineData("{policyTypes: [], egress: [{}]}", "Ingress Egress")]
    // given ones stay as they are, duplicates and order included
    [InlineData("{policyTypes: [Ingress], egress: [{}]}", "Ingress")]
    [InlineData("{policyTypes: [Egress], ingress: [{}]}", "Egress")]
    [InlineData("{policyTypes: [Egress, Ingress]}", "Egress Ingress")]
    [InlineData("{policyTypes: [Ingress, Ingress], egress: [{}]}", "Ingress Ingress")]
    public void Apply_PolicyTypes_FollowTheTable(string spec, string types) => Assert.Equal(
        types.Split(' '), PolicyCheck.OfSpec(spec).Valid.Stored.Spec.PolicyTypes.Select(type => type.Value));

    [Theory] // 2.2: only absence is TCP
    [InlineData("{}", "TCP")]
    [InlineData("null", "TCP")]
    [InlineData("{protocol: null}", "TCP")]
    [InlineData("{protocol: UDP}", "UDP")]
    public void Apply_Protocol_IsTcpWhenAbsent(string port, string protocol)
    {
        NetworkPolicySpec spec = PolicyCheck.OfSpec($"{{ingress: [{{ports: [{{port: 1, protocol: SCTP}}, {port}]}}], egress: [{{ports: [{port}]}}]}}").Valid.Stored.Spec;

        Assert.Equal(protocol, spec.Ingress[0].Ports[1].Protocol?.Value);
        Assert.Equal(protocol, spec.Egress[0].Ports[0].Protocol?.Value);
    }

    [Theory]
    [InlineData("{name: p}", "fallback")]
    [InlineData("{name: p, namespace: ''}", "fallback")]
    [InlineData("{name: p, namespace: null}", "fallback")]
    [InlineData("{name: p, namespace: shop}", "shop")]
    public void Apply_Namespace_IsTheDefaultWhenEmpty(string metadata, string space)
    {
        NetworkPolicyReading.Valid reading = PolicyCheck.OfMetadata(metadata).Valid;

        Assert.Equal(space, reading.Stored.Metadata.Namespace.Value);
        Assert.Equal(new PolicyRef("NetworkPolicy", new NamespaceName(space), "p"), reading.Policy.Ref);
    }

    [Fact] // section 8: defaulting comes before validation, so its values show in errors
    public void Apply_BeforeValidation_CountsTowardsNothingWrong() => Assert.Equal(
        ["spec.policyTypes[0]: Unsupported value: \"\": supported values: \"Ingress\", \"Egress\""],
        PolicyCheck.OfSpec("{policyTypes: [null]}").Server);
}
