namespace Ringfence.Cli;

/// <summary>The JSON schema of files of tests, for editors; published as docs/schemas/test.schema.json.</summary>
internal static class TestSchema
{
    /// <summary>Writes it.</summary>
    public static void Write(Stream output)
    {
        using Stream schema = typeof(TestSchema).Assembly.GetManifestResourceStream("test.schema.json")
            ?? throw new System.Diagnostics.UnreachableException("The schema is not in the program.");
        schema.CopyTo(output);
    }
}
