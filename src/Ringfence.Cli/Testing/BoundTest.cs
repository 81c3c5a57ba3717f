using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>A test whose names have been found in a cluster.</summary>
/// <param name="Written">The test.</param>
/// <param name="Assertion">What it comes to; of no use when there are faults.</param>
/// <param name="From">What each pattern of <see cref="Assertion.From"/> was written as.</param>
/// <param name="To">What each pattern of <see cref="Assertion.To"/> was written as.</param>
/// <param name="Services">The Services among the destinations, with what is behind them.</param>
/// <param name="Faults">Names that stand for nothing.</param>
internal sealed record BoundTest(
    WrittenTest Written,
    Assertion Assertion,
    IReadOnlyList<WrittenEnd> From,
    IReadOnlyList<WrittenEnd> To,
    IReadOnlyList<(Service Service, ServiceBackend Backend)> Services,
    IReadOnlyList<Diagnostic> Faults);
