using System.Text;

namespace Ringfence.Testing;

/// <summary>Prints one document as YAML: block style as kubectl prints it, flow style and other spellings here and there.</summary>
internal sealed class YamlWriter(StyleChoices choices)
{
    private readonly StringBuilder _text = new();
    private bool _indentsSequences;

    public string Write(ManifestNode document)
    {
        _text.Clear();
        _indentsSequences = choices.OneOf(RenderTrait.BlockSequenceFlush, RenderTrait.BlockSequenceIndented) == RenderTrait.BlockSequenceIndented;
        WriteBlock(document, 0);
        return _text.ToString();
    }

    /// <summary>Writes from the start of a line (or after <c>- </c>) to the end of one.</summary>
    private void WriteBlock(ManifestNode node, int indent)
    {
        if (node is ManifestNode.Mapping { Entries.Count: > 0 } mapping)
        {
            choices.Noted(RenderTrait.BlockMapping);
            for (int index = 0; index < mapping.Entries.Count; index++)
            {
                // The first key stands where the caller left off: at the line's start, or after a dash.
                _text.Append(' ', index == 0 ? 0 : indent).Append(Scalars.Key(mapping.Entries[index].Key, choices)).Append(':');
                WriteValue(mapping.Entries[index].Value, indent);
            }
        }
        else
        {
            WriteFlow(node);
            EndLine();
        }
    }

    private void WriteValue(ManifestNode value, int indent)
    {
        bool flow = choices.Takes(value is ManifestNode.Sequence ? RenderTrait.FlowSequence : RenderTrait.FlowMapping, value is ManifestNode.Mapping or ManifestNode.Sequence ? 5 : 0);
        switch (value)
        {
            case ManifestNode.Mapping { Entries.Count: > 0 } when !flow:
                EndLine();
                _text.Append(' ', indent + 2);
                WriteBlock(value, indent + 2);
                break;
            case ManifestNode.Sequence { Items.Count: > 0 } sequence when !flow:
                EndLine();
                WriteItems(sequence, _indentsSequences ? indent + 2 : indent);
                break;
            case ManifestNode.Null when choices.OneOf(RenderTrait.NullWord, RenderTrait.NullTilde, RenderTrait.NullNothing) == RenderTrait.NullNothing:
                EndLine();
                break;
            default:
                _text.Append(' ');
                WriteFlow(value);
                EndLine();
                break;
        }
    }

    private void WriteItems(ManifestNode.Sequence sequence, int indent)
    {
        foreach (ManifestNode item in sequence.Items)
        {
            _text.Append(' ', indent).Append('-');
            if (item is ManifestNode.Null && choices.Takes(RenderTrait.NullItem, 50))
            {
                EndLine();
            }
            else if (item is ManifestNode.Mapping { Entries.Count: > 0 } && choices.Takes(RenderTrait.FlowMapping, 8))
            {
                _text.Append(' ');
                WriteFlow(item);
                EndLine();
            }
            else
            {
                _text.Append(' ');
                WriteBlock(item, indent + 2);
            }
        }
    }

    private void WriteFlow(ManifestNode node)
    {
        switch (node)
        {
            case ManifestNode.Mapping mapping:
                choices.Noted(mapping.Entries.Count == 0 ? RenderTrait.EmptyMapping : RenderTrait.FlowMapping);
                _text.Append('{');
                for (int index = 0; index < mapping.Entries.Count; index++)
                {
                    _text.Append(index == 0 ? "" : ", ").Append(Scalars.Key(mapping.Entries[index].Key, choices)).Append(": ");
                    WriteFlow(mapping.Entries[index].Value);
                }

                _text.Append('}');
                break;
            case ManifestNode.Sequence sequence:
                choices.Noted(sequence.Items.Count == 0 ? RenderTrait.EmptySequence : RenderTrait.FlowSequence);
                _text.Append('[');
                for (int index = 0; index < sequence.Items.Count; index++)
                {
                    _text.Append(index == 0 ? "" : ", ");
                    WriteFlow(sequence.Items[index]);
                }

                _text.Append(']');
                break;
            default:
                _text.Append(Scalars.Value(node, choices));
                break;
        }
    }

    private void EndLine() => _text.Append(choices.Takes(RenderTrait.Comment, 2) ? " # a note: [not] {data}" : "").Append('\n');
}
