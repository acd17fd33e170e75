import Foundation

// Property lists, read by Foundation, which reads Xcode's old form as well, and printed as JSON by their paths.
var lists: [String: Any] = [:]
for path in CommandLine.arguments.dropFirst() {
    do {
        let data = try Data(contentsOf: URL(fileURLWithPath: path))
        lists[path] = try PropertyListSerialization.propertyList(from: data, format: nil)
    } catch {
        FileHandle.standardError.write(Data("\(path): \(error)\n".utf8))
        exit(1)
    }
}
FileHandle.standardOutput.write(try JSONSerialization.data(withJSONObject: lists))
