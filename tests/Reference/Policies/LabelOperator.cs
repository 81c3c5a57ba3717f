namespace Ringfence.Reference;

public enum LabelOperator { In, NotIn, Exists, DoesNotExist }
