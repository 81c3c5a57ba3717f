using System.Text;
using System.Xml;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Prints findings as the XML that continuous integration reads: a suite a file, and in it a failed test a finding (the JUnit format of Apache Ant).</summary>
/// <param name="threshold">What is at least this bad has failed; what is milder is told as output of a test that passed.</param>
internal sealed class FindingsJunit(DiagnosticSeverity threshold)
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
    };

    /// <summary>Writes the document. A file in which nothing is found has a test that passes, so that no report is empty.</summary>
    public void Write(Stream output, IReadOnlyList<string> files, IReadOnlyList<Diagnostic> findings)
    {
        ILookup<string, Diagnostic> byFile = findings.ToLookup(finding => finding.Location.Source.Path, StringComparer.Ordinal);
        string[] suites = [.. files.Concat(byFile.Select(file => file.Key)).Distinct(StringComparer.Ordinal)];
        using (XmlWriter xml = XmlWriter.Create(output, Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "ringfence");
            WriteCounts(xml, suites.Sum(file => Math.Max(1, byFile[file].Count())), findings.Count(Fails));
            foreach (string file in suites)
            {
                Write(xml, file, [.. byFile[file]]);
            }

            xml.WriteEndElement();
        }

        output.WriteByte((byte)'\n');
    }

    private void Write(XmlWriter xml, string file, IReadOnlyList<Diagnostic> findings)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", PlainXml.Of(file));
        WriteCounts(xml, Math.Max(1, findings.Count), findings.Count(Fails));
        if (findings.Count == 0)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", PlainXml.Of(file));
            xml.WriteAttributeString("name", "nothing to complain about");
            xml.WriteEndElement();
        }

        foreach (Diagnostic finding in findings)
        {
            SourcePosition place = finding.Location.Position;
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", PlainXml.Of(file));
            xml.WriteAttributeString("name", PlainXml.Of($"{finding.Descriptor.Code} at {place.Line}:{place.Column}: {finding.Descriptor.Title}"));
            xml.WriteAttributeString("file", PlainXml.Of(file));
            xml.WriteAttributeString("line", $"{place.Line}");
            if (Fails(finding))
            {
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("type", finding.Descriptor.Severity.ToString().ToLowerInvariant());
                xml.WriteAttributeString("message", PlainXml.Of(finding.Message));
            }
            else
            {
                xml.WriteStartElement("system-out");
            }

            xml.WriteString($"\n{string.Join('\n', DiagnosticRenderer.Render(finding).Split('\n').Select(PlainXml.Of))}\n");
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private bool Fails(Diagnostic finding) => finding.Descriptor.Severity <= threshold;

    private static void WriteCounts(XmlWriter xml, int tests, int failures)
    {
        xml.WriteAttributeString("tests", $"{tests}");
        xml.WriteAttributeString("failures", $"{failures}");
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", "0");
    }
}
