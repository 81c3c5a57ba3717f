using Ringfence.Testing;

namespace Ringfence.Agreement.Tests;

/// <summary>A question that was answered otherwise than the specification says, and how to meet it again.</summary>
internal sealed record Disagreement(int Index, ulong CaseSeed, RenderStyle Style, Question Question, SideVerdicts Decided);
