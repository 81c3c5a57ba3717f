namespace Ringfence.Analysis;

/// <summary>Says what an end is to a filter, and which pairs the filter takes.</summary>
internal static class ViewRoles
{
    /// <summary>What an end can be.</summary>
    public static ViewRole Of(MapEndpoint end, MapFilter filter) =>
        (filter.From.Has(end) ? ViewRole.From : ViewRole.None)
        | (filter.To.Has(end) ? ViewRole.To : ViewRole.None)
        | (filter.With.Has(end) ? ViewRole.With : ViewRole.None)
        | (filter.Namespace.Has(end) ? ViewRole.Namespace : ViewRole.None);

    /// <summary>Whether connections from one end to another are asked about.</summary>
    public static bool Take(ViewRole from, ViewRole to) =>
        from.HasFlag(ViewRole.From) && to.HasFlag(ViewRole.To) && (from | to).HasFlag(ViewRole.With | ViewRole.Namespace);
}
