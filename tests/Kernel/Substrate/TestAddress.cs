using Ringfence.Core;

namespace Ringfence.Kernel.Tests;

/// <summary>Addresses as tests write them.</summary>
internal static class TestAddress
{
    public static Address Parse(string text) => Address.TryParse(text, out Address address) ? address : throw new FormatException(text);
}
