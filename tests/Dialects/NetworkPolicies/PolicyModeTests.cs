using Ringfence.Core;

namespace Ringfence.Dialects.Tests;

/// <summary>The annotation <c>ringfence.dev/mode</c> (docs/nftables-layout.md, audit).</summary>
public sealed class PolicyModeTests
{
    [Theory]
    [InlineData("{name: p}", PolicyMode.Enforced)]
    [InlineData("{name: p, annotations: {ringfence.dev/mode: enforce}}", PolicyMode.Enforced)]
    [InlineData("{name: p, annotations: {ringfence.dev/mode: audit}}", PolicyMode.Audited)]
    [InlineData("{name: p, annotations: {example.org/mode: audit}}", PolicyMode.Enforced)]
    public void Mode_IsWhatTheAnnotationSays(string metadata, PolicyMode expected)
    {
        PolicyCheck policy = PolicyCheck.OfMetadata(metadata);

        Assert.Empty(policy.Findings);
        Assert.Equal(expected, policy.Valid.Policy.Mode);
    }

    [Theory]
    [InlineData("Audit")]
    [InlineData("''")]
    [InlineData("watch")]
    public void Mode_ThatThereIsNot_IsEnforcedAndSaid(string value)
    {
        PolicyCheck policy = PolicyCheck.OfMetadata($"{{name: p, annotations: {{ringfence.dev/mode: {value}}}}}");

        Assert.Equal([new Finding("RF2211", "metadata.annotations", string.Empty, value)], policy.Findings);
        Assert.Equal(PolicyMode.Enforced, policy.Valid.Policy.Mode);
    }
}
