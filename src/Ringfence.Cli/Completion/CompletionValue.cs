namespace Ringfence.Cli;

/// <summary>What may follow an option.</summary>
internal enum CompletionValue
{
    /// <summary>Nothing: the option is a switch.</summary>
    None,

    /// <summary>A path.</summary>
    Path,

    /// <summary>One of a few words.</summary>
    Word,

    /// <summary>Something that a shell cannot know.</summary>
    Free,
}
