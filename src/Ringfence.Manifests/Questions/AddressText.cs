namespace Ringfence.Manifests;

/// <summary>Tells what was meant to be an address from what was meant to be a name.</summary>
public static class AddressText
{
    /// <summary>Whether a text that is no address was probably meant for an IPv4 one: numbers and dots, <c>300.1.1.1</c> or <c>10.0.0/8</c>. A pod may be called so, a namespace not.</summary>
    public static bool IsLikeOne(string text)
    {
        string head = text.Split('/')[0];
        return head.Contains('.', StringComparison.Ordinal) && head.All(c => char.IsAsciiDigit(c) || c == '.');
    }
}
