using Ringfence.Testing;

namespace Ringfence.Agreement.Tests;

/// <summary>The cases of this repository as theory data: names only, so that each shows in a test list and reads its folder itself.</summary>
internal static class RepositoryCases
{
    private static readonly CaseLibrary Library = CaseLibrary.OfRepository();

    /// <summary>Reads one case.</summary>
    public static CaseFolder Read(string name) => Library.Read(name);

    /// <summary>The names of the cases that satisfy a condition; a folder that is no well-formed case is in every list, to fail there.</summary>
    /// <exception cref="InvalidOperationException">None does: a list that nothing fills is a test that cannot fail.</exception>
    public static TheoryData<string> Where(Func<CaseFolder, bool> condition)
    {
        TheoryData<string> names = [.. Library.Names().Where(name => !IsWellFormed(name) || condition(Read(name)))];

        return names.Count > 0 ? names : throw new InvalidOperationException("no case folder satisfies the condition");
    }

    private static bool IsWellFormed(string name)
    {
        try
        {
            return Read(name).Steps.Count > 0;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
