using System.Security.Cryptography;
using System.Text;
using Ringfence.Reference;

namespace Ringfence.Testing;

/// <summary>A question that was answered wrongly, kept as a case folder: manifests, and the verdict of the specification.</summary>
public static class FoundCase
{
    /// <summary>Writes <c>{cases}/found/{hash}/</c>; the hash is of the content, so the same finding is the same folder.</summary>
    /// <returns>The folder.</returns>
    public static string Save(string casesFolder, Question question, RenderStyle style)
    {
        RenderedCluster rendered = ManifestRenderer.Render(question.Cluster, style);
        IReadOnlyList<ManifestFile> files = [.. rendered.Files, new ManifestFile("connections.txt", Line(question) + "\n")];
        byte[] hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(files.Select(file => $"{file.Name}\n{file.Text}"))));
        string folder = Path.Combine(casesFolder, "found", Convert.ToHexStringLower(hash)[..12]);
        Directory.CreateDirectory(folder);
        foreach (ManifestFile file in files)
        {
            // Case folders know these names alone; JSON is YAML.
            File.WriteAllText(Path.Combine(folder, Path.ChangeExtension(file.Name, file.Name == "connections.txt" ? ".txt" : ".yaml")), file.Text);
        }

        return folder;
    }

    /// <summary><c>FROM TO:PORT/PROTO allow|deny  # clause</c>, with the ids that the command line takes.</summary>
    public static string Line(Question question)
    {
        Connection connection = question.Connection;
        string from = Bracketed(Endpoints.IdOf(connection.From));
        string to = Bracketed(Endpoints.IdOf(connection.To));
        string protocol = connection.Protocol.ToString().ToUpperInvariant();
        Answer answer = question.Judge();
        string verdict = answer.Verdict == Verdict.Allow ? "allow" : "deny";
        return $"{from} {to}:{connection.Port}/{protocol} {verdict}  # {connection.Family}: egress {Clause(answer.Egress)}; ingress {Clause(answer.Ingress)}";
    }

    /// <summary>An IPv6 address stands in brackets, to tell its colons from the port's.</summary>
    private static string Bracketed(string id) => id.Contains(':') ? $"[{id}]" : id;

    private static string Clause(Side side) => side switch
    {
        Side.NoSubject => "5.1 no side to judge",
        Side.ToItself => "5.6 a pod to itself",
        Side.OwnNode => "5.6 from its own node",
        Side.NotIsolated => "5.1 not isolated",
        Side.OpenedByRule => "5.2 opened by a rule",
        Side.IsolatedWithoutRule => "5.1 isolated, no rule matches",
    };
}
