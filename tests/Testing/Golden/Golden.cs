using System.Text;

namespace Ringfence.Testing;

/// <summary>Compares what the program printed with a file of the repository, byte for byte.</summary>
public static class Golden
{
    /// <summary>Set to 1, files are written instead of compared; refused where <c>CI</c> is set.</summary>
    public const string UpdateVariable = "UPDATE_GOLDEN";

    /// <summary>Compares under this process's environment.</summary>
    public static GoldenResult Compare(string path, string actual) => Compare(path, actual, Environment.GetEnvironmentVariable);

    /// <summary>Compares a text with a file, or writes the file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="actual">The text; compared as UTF-8, line ends included.</param>
    /// <param name="variable">Reads a variable of the environment; null when it is not set.</param>
    /// <exception cref="InvalidOperationException">Writing was asked for where changes are only checked.</exception>
    public static GoldenResult Compare(string path, string actual, Func<string, string?> variable)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(actual);
        if (variable(UpdateVariable) == "1")
        {
            if (!string.IsNullOrEmpty(variable("CI")))
            {
                throw new InvalidOperationException($"{UpdateVariable} is refused where CI is set: write the file on your own machine, read it, and commit it");
            }

            File.WriteAllBytes(path, bytes);
            return new GoldenResult(path, Differs: string.Empty);
        }

        if (!File.Exists(path))
        {
            return new GoldenResult(path, $"there is no {path}; {UpdateVariable}=1 writes it, then read it");
        }

        byte[] expected = File.ReadAllBytes(path);
        return new GoldenResult(path, expected.AsSpan().SequenceEqual(bytes) ? string.Empty : Difference(path, Encoding.UTF8.GetString(expected), actual));
    }

    private static string Difference(string path, string expected, string actual)
    {
        string[] before = expected.Split('\n');
        string[] after = actual.Split('\n');
        int line = 0;
        while (line < before.Length && line < after.Length && before[line] == after[line])
        {
            line++;
        }

        return $"{path}:{line + 1}:\n  expected: {LineOf(before, line)}\n  actual:   {LineOf(after, line)}\n{UpdateVariable}=1 rewrites it; a change that you cannot explain is a bug.\n\n{actual}";
    }

    private static string LineOf(string[] lines, int index) => index < lines.Length ? lines[index] : "(no such line)";
}
