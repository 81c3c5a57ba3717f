namespace Ringfence.Syntax;

/// <summary>What to do at the <c>items</c> of an outermost object.</summary>
internal enum ListItems
{
    /// <summary>Read them as part of the object.</summary>
    ReadOn,

    /// <summary>Stop before the first, so that they can be read one by one.</summary>
    StopThere,
}
