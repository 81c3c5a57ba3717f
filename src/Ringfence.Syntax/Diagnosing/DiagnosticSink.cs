namespace Ringfence.Syntax;

/// <summary>Collects what is found, in the order it is found. One sink serves one run; it is not for several threads at once.</summary>
public sealed class DiagnosticSink
{
    // Of a large cluster every object may be found twice; a list of more than this nobody reads, and it takes all memory.
    private const int MostFound = 1_000_000;

    private readonly List<Diagnostic> _found = [];

    /// <summary>Everything reported so far, in order.</summary>
    public IReadOnlyList<Diagnostic> Found => _found;

    /// <summary>Adds a finding.</summary>
    /// <exception cref="IOException">There are a million already: whatever is read is no set of manifests.</exception>
    public void Report(Diagnostic diagnostic)
    {
        if (_found.Count == MostFound)
        {
            throw new IOException($"more than a million things are found in it, up to {diagnostic.Location}; are these manifests?");
        }

        _found.Add(diagnostic);
    }
}
