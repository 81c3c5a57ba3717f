using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>The input of a repair: it can be read again and again, with some files as they would be.</summary>
public interface IFixInput
{
    /// <summary>Reads the input.</summary>
    /// <param name="edited">Files to read as they are here, by the paths of findings; all others are read as they were the first time.</param>
    FixState Read(IReadOnlyDictionary<string, EditedFile> edited);

    /// <summary>Whether a file can be changed; asked after the first reading.</summary>
    /// <param name="path">The path that findings give.</param>
    FixTarget TargetOf(string path);
}
