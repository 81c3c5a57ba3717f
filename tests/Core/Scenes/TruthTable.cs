using System.Reflection;

namespace Ringfence.Core.Tests;

/// <summary>Reads back the rows of a table of <c>[InlineData]</c>, so that a test can prove that none is missing.</summary>
internal static class TruthTable
{
    /// <summary>The first arguments of each row, joined by spaces, in the order written.</summary>
    public static IEnumerable<string> Rows(Type tests, string method, int inputs)
    {
        MethodInfo table = tests.GetMethod(method) ?? throw new ArgumentException($"No method {method}.", nameof(method));
        string[] rows = [.. table.GetCustomAttributes<InlineDataAttribute>().Select(row => string.Join(' ', row.Data.Take(inputs)))];
        Assert.NotEmpty(rows);
        return rows;
    }
}
