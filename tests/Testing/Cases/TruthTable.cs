namespace Ringfence.Testing;

/// <summary>Who reaches whom on one port: every cell is true until a call says otherwise, and the last call that sets a cell counts.</summary>
/// <param name="File">The file it stands in, relative to the cases folder.</param>
/// <param name="Line">The line of its probe, from 1.</param>
/// <param name="Protocol"><c>TCP</c>, <c>UDP</c> or <c>SCTP</c>.</param>
/// <param name="Port">The port that is probed, 1 to 65535.</param>
/// <param name="Calls">The calls, in order; none means that all reach all.</param>
public sealed record TruthTable(string File, int Line, string Protocol, int Port, IReadOnlyList<TruthCall> Calls)
{
    /// <summary>The value of one cell; each pod is <c>namespace/pod</c>.</summary>
    public bool Expects(string from, string to) =>
        Calls.LastOrDefault(call => call.Sets(from, to))?.Allowed ?? true;
}
