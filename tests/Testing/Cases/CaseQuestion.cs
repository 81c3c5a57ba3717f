namespace Ringfence.Testing;

/// <summary>One line of <c>connections.txt</c>.</summary>
/// <param name="File">The file it stands in, relative to the cases folder.</param>
/// <param name="Line">Its line there, from 1.</param>
/// <param name="From">The source as <c>ringfence explain</c> takes it.</param>
/// <param name="To">The destination, with <c>:PORT[/PROTO]</c> when the answer is a verdict.</param>
/// <param name="Answer"><c>allow</c>, <c>deny</c>, or a port set in canonical form.</param>
public sealed record CaseQuestion(string File, int Line, string From, string To, string Answer)
{
    /// <summary>Whether the answer is the set of allowed ports rather than a verdict on one port.</summary>
    public bool AsksForPorts => Answer is not ("allow" or "deny");

    /// <summary>Place and question, for a message.</summary>
    public override string ToString() => $"{File}:{Line}: {From} {To}";
}
