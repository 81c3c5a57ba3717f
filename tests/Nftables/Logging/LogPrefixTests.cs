using System.Text;
using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>What a log record says survives its way through the kernel as text.</summary>
public sealed class LogPrefixTests
{
    [Theory]
    [InlineData(LogCause.Policy, LogFate.Stopped, Direction.Egress, 1L, "rf1|P|D|E|0000000000000001")]
    [InlineData(LogCause.Policy, LogFate.Passed, Direction.Ingress, long.MaxValue, "rf1|P|A|I|7fffffffffffffff")]
    [InlineData(LogCause.Grace, LogFate.Passed, Direction.Egress, 0L, "rf1|T|A|E|0000000000000000")]
    [InlineData(LogCause.Revoked, LogFate.Stopped, Direction.Ingress, 0L, "rf1|R|D|I|0000000000000000")]
    [InlineData(LogCause.Spoofed, LogFate.Stopped, Direction.Egress, 0L, "rf1|S|D|E|0000000000000000")]
    [InlineData(LogCause.Guard, LogFate.Passed, Direction.Ingress, 0L, "rf1|G|A|I|0000000000000000")]
    public void Text_IsReadBackAsItWas(LogCause cause, LogFate fate, Direction direction, long id, string text)
    {
        LogPrefix prefix = new(cause, fate, direction, new ClassId(id));

        Assert.Equal(text, prefix.ToString());
        Assert.True(LogPrefix.TryParse(text, out LogPrefix? read));
        Assert.Equal(prefix, read);
        Assert.InRange(Encoding.UTF8.GetByteCount(text), 1, NftLimits.LogPrefixBytes);
    }

    [Theory]
    [InlineData("")]
    [InlineData("calico-drop")]
    [InlineData("rf2|P|D|E|0000000000000001")]
    [InlineData("rf1|X|D|E|0000000000000001")]
    [InlineData("rf1|P|D|E|1")]
    [InlineData("rf1|P|D|E|000000000000000g")]
    [InlineData("rf1|P|D|E|0000000000000001|")]
    public void TryParse_OfWhatIsNotOurs_IsFalse(string text) => Assert.False(LogPrefix.TryParse(text, out _));
}
