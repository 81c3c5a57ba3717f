namespace Ringfence.Dialects.Tests;

/// <summary><c>--kubernetes-version</c>, 1.33 to 1.36.</summary>
public sealed class KubernetesVersionTests
{
    [Theory]
    [InlineData("1.33", "1.33")]
    [InlineData("1.36", "1.36")]
    [InlineData("v1.35", "1.35")]
    [InlineData("1.34.7", "1.34")]
    [InlineData("v1.36.0", "1.36")]
    public void TryParse_VersionSpokenFor_IsRead(string text, string version)
    {
        Assert.True(KubernetesVersion.TryParse(text, out KubernetesVersion parsed));

        Assert.Equal(version, parsed.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1.32")]
    [InlineData("1.37")]
    [InlineData("2.34")]
    [InlineData("1.x")]
    [InlineData("1.34.x")]
    [InlineData("1.34.0.0")]
    [InlineData("1.-34")]
    [InlineData("vv1.36")]
    [InlineData("36")]
    public void TryParse_AnythingElse_IsFalse(string? text) => Assert.False(KubernetesVersion.TryParse(text, out _));

    [Fact]
    public void CompareTo_OrdersByRelease()
    {
        Assert.Equal((33, 36), (KubernetesVersion.Oldest.Minor, KubernetesVersion.Newest.Minor));
        Assert.True(KubernetesVersion.Oldest.CompareTo(KubernetesVersion.Newest) < 0);
    }
}
