using System.Text;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>One argument of a question; findings point into it.</summary>
/// <param name="role">What it is called in findings: <c>FROM</c> or <c>TO</c>.</param>
/// <param name="text">The argument as typed.</param>
/// <param name="sink">Where findings go.</param>
internal sealed class QuestionText(string role, string text, DiagnosticSink sink)
{
    private readonly SourceText _source = new(role, Encoding.UTF8.GetBytes(text));

    /// <summary>Whether it is the destination.</summary>
    public bool IsDestination => role == "TO";

    /// <summary>The argument as typed.</summary>
    public string Text { get; } = text;

    /// <summary>Reports what is wrong with a part of the argument.</summary>
    public void Refuse(DiagnosticDescriptor descriptor, Range part, params IReadOnlyList<string> arguments)
    {
        (int start, int length) = part.GetOffsetAndLength(Text.Length);
        SourceSpan span = new(
            Encoding.UTF8.GetByteCount(Text.AsSpan(0, start)), Encoding.UTF8.GetByteCount(Text.AsSpan(start, length)));
        sink.Report(new Diagnostic(descriptor, new SourceLocation(_source, span), arguments));
    }
}
