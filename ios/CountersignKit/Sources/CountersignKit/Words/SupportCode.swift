/// What the help desk can look up: the name of a vendor or a reason as the words file has it.
public func supportCode(_ kind: some Any) -> String {
    String(describing: kind).replacing(/[A-Z]/) { "_" + $0.output.lowercased() }
}
