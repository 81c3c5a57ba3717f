using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Two ends between which it is otherwise than asserted.</summary>
/// <param name="From">Who opens connections; of a stretch of addresses its first block.</param>
/// <param name="To">Who receives them.</param>
/// <param name="Ports">What passes though it must not, or does not pass though it must; in the destination's own ports, never nothing.</param>
public sealed record FailingPair(Party From, Party To, TrafficSet Ports);
