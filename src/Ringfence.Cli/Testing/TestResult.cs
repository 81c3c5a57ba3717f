using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>What came of one test.</summary>
/// <param name="Test">The test.</param>
/// <param name="Faults">Why it proves nothing; none for a test that does.</param>
/// <param name="Outcome">The pairs that were checked.</param>
/// <param name="Counterexample">The first pair that fails, explained; null when none does.</param>
internal sealed record TestResult(WrittenTest Test, IReadOnlyList<Diagnostic> Faults, AssertionOutcome Outcome, Explanation? Counterexample)
{
    /// <summary>What is to be said of it besides, whether it passed or not.</summary>
    public IReadOnlyList<Diagnostic> Notes { get; init; } = [];

    /// <summary>Whether it passed: it proves something, and nothing is otherwise.</summary>
    public bool Passed => Faults.Count == 0 && Outcome.Failing == 0;

    /// <summary>The pairs that fail besides the counterexample, as far as they are kept.</summary>
    public IEnumerable<FailingPair> Others => Outcome.Examples.Skip(1);

    /// <summary>What it found in one line.</summary>
    public string Summary => Faults.Count > 0 ? Faults[0].Message
        : Passed ? $"{Counted(Outcome.Checked)} checked{LeftOut}"
        : $"{Failures} {(Test.Expected == Verdict.Deny ? "open that must be closed" : "closed that must be open")}";

    // Where nothing must connect, pairs that cannot are no loss; where everything must, whoever relies on the test has to know.
    private string LeftOut => Test.Expected == Verdict.Allow && Outcome.Unconnected > 0
        ? $", {Outcome.Unconnected} more without an address family in common left out"
        : string.Empty;

    private string Failures => (Outcome.Failing, Outcome.Checked) switch
    {
        (_, 1) => "the connection is",
        (var failing, var pairs) when failing == pairs => $"all of {Counted(pairs)} are",
        (1, var pairs) => $"1 of {Counted(pairs)} is",
        (var failing, var pairs) => $"{failing} of {Counted(pairs)} are",
    };

    private static string Counted(long pairs) => pairs == 1 ? "1 pair" : $"{pairs} pairs";
}
