using Ringfence.Analysis;

namespace Ringfence.Cli;

/// <summary>Writes the document <c>ringfence.dev/map-groups/v1</c>: endpoints that connect alike, and what may pass between them (docs/map.md).</summary>
internal static class MapGroupsJson
{
    /// <summary>Writes it, a group or a connection a line.</summary>
    public static void Write(Stream stream, MapReport report)
    {
        MapView view = report.View;
        using JsonLines json = new(stream, "ringfence.dev/map-groups/v1");
        MapEndJson ends = new(view.Map);
        json.BeginList("groups");
        foreach (MapGroup group in view.Groups.Where(group => view.Shows(group.Members[0])))
        {
            json.Element(element =>
            {
                element.WriteStartObject();
                element.WriteNumber("group"u8, group.Number);
                element.WriteStartArray("members"u8);
                foreach (MapEndpoint member in group.Members)
                {
                    element.WriteStartObject();
                    MapEndJson.WriteName(element, member);
                    element.WriteEndObject();
                }

                element.WriteEndArray();
                ends.WriteTraits(element, group.Members[0]);
                element.WriteEndObject();
            });
        }

        json.EndList();
        json.BeginList("connections");
        foreach (GroupConnection connection in view.GroupConnections())
        {
            json.Element(element =>
            {
                element.WriteStartObject();
                element.WriteNumber("from"u8, connection.From.Number);
                element.WriteNumber("to"u8, connection.To.Number);
                element.WriteString("ports"u8, connection.Ports.ToString());
                if (connection.Extent == Extent.Partial)
                {
                    element.WriteBoolean("partial"u8, value: true);
                }

                element.WriteEndObject();
            });
        }

        json.EndList();
        json.BeginList("caveats");
        report.Caveats.Write(json);
        json.EndList();
        json.End();
    }
}
