namespace Ringfence.Diagnostics.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public void Placeholder_UntilTheFirstRealTest_Runs() => Assert.Equal(4, 2 + 2);
}
