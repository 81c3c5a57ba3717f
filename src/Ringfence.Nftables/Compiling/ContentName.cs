using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Ringfence.Nftables;

/// <summary>Names for what it is that is named: equal content has one name, on every node and in every run, and no other content ever gets it.</summary>
internal static class ContentName
{
    /// <summary>63 bits of a hash of some lines.</summary>
    public static ClassId IdOf(IEnumerable<string> lines)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines)), hash);
        return new ClassId(BinaryPrimitives.ReadInt64BigEndian(hash) & long.MaxValue);
    }

    /// <summary>A word, and the hash of some lines.</summary>
    public static string Of(string word, params IEnumerable<string> lines) => $"{word}_{IdOf(lines)}";

    /// <summary>Text that fits into a comment; what does not fit is cut off and three dots say so.</summary>
    public static string Comment(string text)
    {
        string plain = text.Replace('"', '\'');
        if (Encoding.UTF8.GetByteCount(plain) <= NftLimits.CommentBytes)
        {
            return plain;
        }

        int length = plain.Length;
        while (Encoding.UTF8.GetByteCount(plain.AsSpan(0, length)) > NftLimits.CommentBytes - 3)
        {
            length--;
        }

        return $"{plain.AsSpan(0, length)}...";
    }
}
