using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A code that an object asks to be silent about, by its annotation.</summary>
/// <param name="Holder">The object.</param>
/// <param name="Place">The annotation's value.</param>
/// <param name="Code">As written.</param>
internal sealed record Suppression(LintObject Holder, SyntaxNode Place, string Code)
{
    /// <summary>The annotation; its value is one code or several with commas between them.</summary>
    public const string Annotation = "ringfence.dev/ignore";

    /// <summary>The same in UTF-8.</summary>
    public static ReadOnlySpan<byte> AnnotationUtf8 => "ringfence.dev/ignore"u8;

    /// <summary>What an object asks for.</summary>
    public static IEnumerable<Suppression> Of(LintObject holder)
    {
        SyntaxNode value = holder.Root["metadata"u8]["annotations"u8][AnnotationUtf8];
        return value.Text
            .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(code => new Suppression(holder, value, code));
    }

    /// <summary>Whether it silences a finding.</summary>
    public bool Silences(Diagnostic finding) => finding.Descriptor.Code == Code && finding.Object == Holder.ObjectName;
}
