using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>What tells a fix from others, wherever its text has moved to.</summary>
internal sealed record FixKey(string File, string Code, ObjectName? Object, string Path, string Says)
{
    /// <summary>The key of a finding's fix.</summary>
    public static FixKey Of(Diagnostic finding) =>
        new(finding.Location.Source.Path, finding.Descriptor.Code, finding.Object, finding.Path, finding.Fix!.Says);
}
