namespace Ringfence.Syntax;

/// <summary>Collects what is found, in the order it is found. One sink serves one run; it is not for several threads at once.</summary>
public sealed class DiagnosticSink
{
    private readonly List<Diagnostic> _found = [];

    /// <summary>Everything reported so far, in order.</summary>
    public IReadOnlyList<Diagnostic> Found => _found;

    /// <summary>Adds a finding.</summary>
    public void Report(Diagnostic diagnostic) => _found.Add(diagnostic);
}
