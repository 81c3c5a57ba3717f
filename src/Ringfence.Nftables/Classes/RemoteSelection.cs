namespace Ringfence.Nftables;

/// <summary>Remotes that a set holds for one reason.</summary>
/// <param name="Text">The reason in words: who is meant, not who is there.</param>
/// <param name="Groups">Who is there.</param>
internal sealed record RemoteSelection(string Text, IEnumerable<RemoteGroup> Groups);
