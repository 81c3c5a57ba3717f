using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Lines of a region that follow one another and say the same: their order does not count.</summary>
internal sealed record ClassStage(Verdict Verdict, IReadOnlyList<RemoteTerm> Terms);
