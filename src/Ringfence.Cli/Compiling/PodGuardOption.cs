using Ringfence.Nftables;

namespace Ringfence.Cli;

/// <summary>The words of <c>--guard</c>.</summary>
internal static class PodGuardOption
{
    /// <summary>What a word means.</summary>
    public static GuardMode ModeOf(string word) => word switch
    {
        "drop" => GuardMode.Drop,
        "log" => GuardMode.Log,
        _ => GuardMode.Off,
    };
}
