using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>The port of a question as it was asked.</summary>
/// <param name="Protocol">Its protocol.</param>
/// <param name="Text">A number, or a Service port's name; empty for <see cref="Core.Protocol.Other"/>, which has no ports.</param>
public sealed record AskedPort(Protocol Protocol, string Text)
{
    /// <summary><c>TCP 80</c>, or <c>other</c>.</summary>
    public override string ToString() => Text.Length == 0 ? Protocol.ToName() : $"{Protocol.ToName()} {Text}";
}
