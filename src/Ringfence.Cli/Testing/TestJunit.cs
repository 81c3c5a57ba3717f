using System.Text;
using System.Xml;

namespace Ringfence.Cli;

/// <summary>Prints test results as the XML that continuous integration reads, a suite a file (the JUnit format of Apache Ant, as Jenkins and GitLab take it).</summary>
/// <param name="text">Writes what lies behind a failure.</param>
internal sealed class TestJunit(TestText text)
{
    private static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        Indent = true,
        NewLineChars = "\n",
    };

    /// <summary>Writes the document.</summary>
    public void Write(Stream output, TestReport report)
    {
        using (XmlWriter xml = XmlWriter.Create(output, Settings))
        {
            xml.WriteStartElement("testsuites");
            xml.WriteAttributeString("name", "ringfence");
            WriteCounts(xml, report.Passed + report.Failed, report.Failed);
            foreach (TestFile file in report.Files)
            {
                Write(xml, file);
            }

            xml.WriteEndElement();
        }

        output.WriteByte((byte)'\n');
    }

    private static void WriteCounts(XmlWriter xml, int tests, int failures)
    {
        xml.WriteAttributeString("tests", $"{tests}");
        xml.WriteAttributeString("failures", $"{failures}");
        xml.WriteAttributeString("errors", "0");
        xml.WriteAttributeString("skipped", "0");
    }

    private void Write(XmlWriter xml, TestFile file)
    {
        xml.WriteStartElement("testsuite");
        xml.WriteAttributeString("name", PlainXml.Of(file.Path));
        WriteCounts(xml, file.Results.Count, file.Results.Count(result => !result.Passed));
        foreach (TestResult result in file.Results)
        {
            xml.WriteStartElement("testcase");
            xml.WriteAttributeString("classname", PlainXml.Of(file.Path));
            xml.WriteAttributeString("name", PlainXml.Of(result.Test.Name));
            xml.WriteAttributeString("file", PlainXml.Of(file.Path));
            xml.WriteAttributeString("line", $"{result.Test.Node.Location.Position.Line}");
            if (!result.Passed)
            {
                using StringWriter details = new() { NewLine = "\n" };
                text.WriteDetails(details, result);
                xml.WriteStartElement("failure");
                xml.WriteAttributeString("type", result.Faults.Count > 0 ? "vacuous" : "counterexample");
                xml.WriteAttributeString("message", PlainXml.Of(result.Summary));
                xml.WriteString($"\n{string.Join('\n', details.ToString().TrimEnd('\n').Split('\n').Select(PlainXml.Of))}\n");
                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }
}
