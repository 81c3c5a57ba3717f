namespace Ringfence.Manifests;

/// <summary>A question about connections: who opens them, to whom, on which port.</summary>
/// <param name="From">Never a Service.</param>
/// <param name="To">The destination.</param>
/// <param name="Port">A name only where <paramref name="To"/> is a Service.</param>
public sealed record ConnectionQuestion(QuestionEnd From, QuestionEnd To, QuestionPort Port);
