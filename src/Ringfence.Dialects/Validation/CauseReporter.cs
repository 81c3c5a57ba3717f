using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>Takes what validation refuses, in the server's order, and words each cause as the API server does: <c>path: kind: value: detail</c>.</summary>
/// <remarks>Nothing is reported once only: the server's <c>details.causes</c> keeps repeated causes. Texts: apimachinery <c>pkg/util/validation/field/errors.go</c>.</remarks>
internal sealed class CauseReporter(DiagnosticSink sink, ObjectName subject, KubernetesVersion version)
{
    /// <summary>The server to answer for.</summary>
    public KubernetesVersion Version => version;

    /// <summary>True once something was refused.</summary>
    public bool Any { get; private set; }

    /// <summary>A value that is malformed; strings are shown in Go's quotes.</summary>
    public void Invalid(DiagnosticDescriptor descriptor, Located<string> value, FieldPath path, string detail, params string[] arguments) =>
        Invalid(descriptor, value, path, detail, null, arguments);

    /// <summary>The same, with a way to put it right; null when there is none.</summary>
    public void Invalid(
        DiagnosticDescriptor descriptor, Located<string> value, FieldPath path, string detail, SuggestedFix? fix, params string[] arguments) =>
        Invalid(descriptor, value.Node, path, GoText.Quote(value.Value), detail, fix, arguments);

    /// <summary>A value that is malformed, its rendering given.</summary>
    public void Invalid(DiagnosticDescriptor descriptor, SyntaxNode at, FieldPath path, string rendered, string detail, params string[] arguments) =>
        Invalid(descriptor, at, path, rendered, detail, null, arguments);

    /// <summary>The same, with a way to put it right; null when there is none.</summary>
    public void Invalid(
        DiagnosticDescriptor descriptor, SyntaxNode at, FieldPath path, string rendered, string detail, SuggestedFix? fix, params string[] arguments) =>
        Refuse(descriptor, at, path, $"Invalid value: {rendered}: {detail}", fix, arguments);

    /// <summary>A text that is none of those the field takes.</summary>
    public void NotSupported(DiagnosticDescriptor descriptor, Located<string> value, FieldPath path, params string[] supported) =>
        Refuse(
            descriptor,
            value.Node,
            path,
            $"Unsupported value: {TypedText(value.Value)}: supported values: {string.Join(", ", supported.Select(GoText.Quote))}",
            Mending.Respell(value, supported),
            value.Value);

    /// <summary>A value that is not there; an empty detail is left out.</summary>
    public void Required(DiagnosticDescriptor descriptor, SyntaxNode at, FieldPath path, string detail, params string[] arguments) =>
        Refuse(descriptor, at, path, detail.Length == 0 ? "Required value" : $"Required value: {detail}", null, arguments);

    /// <summary>A value that may not be there.</summary>
    public void Forbidden(DiagnosticDescriptor descriptor, SyntaxNode at, FieldPath path, string detail, params string[] arguments) =>
        Refuse(descriptor, at, path, $"Forbidden: {detail}", null, arguments);

    /// <summary>A value that is too long to be shown.</summary>
    public void TooLong(DiagnosticDescriptor descriptor, SyntaxNode at, FieldPath path, string detail, params string[] arguments) =>
        Refuse(descriptor, at, path, $"Too long: {detail}", null, arguments);

    /// <summary>What the server warns of while it accepts the object.</summary>
    public void Warn(DiagnosticDescriptor descriptor, SyntaxNode at, FieldPath path, string warning, SuggestedFix? fix, params string[] arguments) =>
        sink.Report(new Diagnostic(descriptor, at.Location, arguments)
        {
            Object = subject,
            Path = path.ToString(),
            ApiServerWarning = $"{path}: {warning}",
            Fix = fix,
        });

    /// <summary>What the server has nothing to say about.</summary>
    public void Advise(DiagnosticDescriptor descriptor, SyntaxNode at, FieldPath path, params string[] arguments) =>
        sink.Report(new Diagnostic(descriptor, at.Location, arguments) { Object = subject, Path = path.ToString() });

    /// <summary>A string of a named Go type (Protocol, PolicyType, an operator, a uid), which is not shown as plain strings are.</summary>
    public string TypedText(string text) => version.PrintsJson ? GoText.Json(text) : GoText.Quote(text);

    private void Refuse(DiagnosticDescriptor descriptor, SyntaxNode at, FieldPath path, string body, SuggestedFix? fix, params string[] arguments)
    {
        Any = true;
        sink.Report(new Diagnostic(descriptor, at.Location, arguments)
        {
            Object = subject,
            Path = path.ToString(),
            ApiServer = $"{path}: {body}",
            Fix = fix,
        });
    }
}
