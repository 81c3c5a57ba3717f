namespace Ringfence.Nftables;

/// <summary>Remotes that a set holds for one reason.</summary>
/// <param name="Term">The reason.</param>
/// <param name="Text">The reason in words: who is meant, not who is there.</param>
/// <param name="Groups">Who is there.</param>
internal sealed record RemoteSelection(RemoteTerm Term, string Text, IEnumerable<RemoteGroup> Groups);
