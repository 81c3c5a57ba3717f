using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>What <c>lab probe</c> was asked.</summary>
/// <param name="From">Who connects, as typed.</param>
/// <param name="To">Where to, as typed.</param>
/// <param name="Family">Over which family; null for IPv4 where both ends have it.</param>
/// <param name="Style">How the answer is printed.</param>
internal sealed record LabQuestion(string From, string To, AddressFamily? Family, LabAnswerStyle Style);
