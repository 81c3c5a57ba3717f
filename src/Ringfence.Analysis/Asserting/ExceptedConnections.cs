using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Connections that an assertion leaves out.</summary>
/// <param name="From">From whom; empty stands for everybody.</param>
/// <param name="To">To whom; empty stands for everybody, and then only numbers of ports count.</param>
/// <param name="Traffic">On which ports.</param>
public sealed record ExceptedConnections(ValueArray<AssertedEnds> From, ValueArray<AssertedEnds> To, TrafficPattern Traffic);
