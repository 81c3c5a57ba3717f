using Ringfence.Testing;

namespace Ringfence.Agreement.Tests;

/// <summary>A question on which two deciders differ, and how to meet it again.</summary>
internal sealed record Disagreement(ulong CaseSeed, RenderStyle Style, Question Question);
