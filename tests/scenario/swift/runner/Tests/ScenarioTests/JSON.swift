import Foundation

/// JSON, and what results look like once they are plain data.
enum JSON: Codable, Equatable, Sendable {
    case array([JSON])
    case bool(Bool)
    case null
    case number(UInt64)
    case object([String: JSON])
    case string(String)

    init(from decoder: Decoder) throws {
        let value = try decoder.singleValueContainer()
        if value.decodeNil() {
            self = .null
        } else if let bool = try? value.decode(Bool.self) {
            self = .bool(bool)
        } else if let number = try? value.decode(UInt64.self) {
            self = .number(number)
        } else if let string = try? value.decode(String.self) {
            self = .string(string)
        } else if let array = try? value.decode([JSON].self) {
            self = .array(array)
        } else {
            self = .object(try value.decode([String: JSON].self))
        }
    }

    func encode(to encoder: Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .array(let items): try container.encode(items)
        case .bool(let bool): try container.encode(bool)
        case .null: try container.encodeNil()
        case .number(let number): try container.encode(number)
        case .object(let members): try container.encode(members)
        case .string(let string): try container.encode(string)
        }
    }

    subscript(name: String) -> JSON? {
        guard case .object(let members) = self else { return nil }
        return members[name]
    }

    var string: String? {
        if case .string(let string) = self { return string }
        return nil
    }

    var number: UInt64? {
        if case .number(let number) = self { return number }
        return nil
    }

    var bool: Bool? {
        if case .bool(let bool) = self { return bool }
        return nil
    }

    var array: [JSON] {
        if case .array(let array) = self { return array }
        return []
    }

    var members: [String: JSON] {
        if case .object(let members) = self { return members }
        return [:]
    }

    /// The part at a path such as `accounts.0.code`; `#` counts.
    func look(_ path: String) throws -> JSON {
        try path.split(separator: ".").reduce(self) { value, part in
            switch value {
            case .array(let items) where part == "#":
                return .number(UInt64(items.count))
            case .array(let items):
                guard let index = Int(part), items.indices.contains(index) else {
                    throw Complaint("there is no \(path)")
                }
                return items[index]
            default:
                // Names of the library are normal, those of the service are as they are.
                let name = String(part)
                guard let member = value[normal(name)] ?? value[name] else {
                    throw Complaint("there is no \(path) in \(value)")
                }
                return member
            }
        }
    }
}

/// What is wrong, in a sentence.
struct Complaint: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) {
        self.description = description
    }
}

/// Names without case and underscores: languages spell them as they like.
func normal(_ name: String) -> String {
    name.replacingOccurrences(of: "_", with: "").lowercased()
}

/// A result as plain data, by reflection: variants as their name under `is`.
func described(_ value: Any) -> JSON {
    switch value {
    case let string as String: return .string(string)
    case let bool as Bool: return .bool(bool)
    case let data as Data: return .string(data.map { String(format: "%02x", $0) }.joined())
    case let number as any BinaryInteger: return .number(UInt64(clamping: number))
    default: break
    }
    let mirror = Mirror(reflecting: value)
    switch mirror.displayStyle {
    case .optional: return mirror.children.first.map { described($0.value) } ?? .null
    case .collection: return .array(mirror.children.map { described($0.value) })
    case .enum: return variant(value, mirror)
    case .tuple where mirror.children.isEmpty: return .null
    default: return .object(fields(mirror))
    }
}

private func variant(_ value: Any, _ mirror: Mirror) -> JSON {
    guard let payload = mirror.children.first else {
        return .object(["is": .string(normal("\(value)"))])
    }
    var members: [String: JSON] = [:]
    let inner = Mirror(reflecting: payload.value)
    if inner.displayStyle == .tuple { members = fields(inner) }
    members["is"] = .string(normal(payload.label ?? ""))
    return .object(members)
}

private func fields(_ mirror: Mirror) -> [String: JSON] {
    let named = mirror.children.map { (normal($0.label ?? ""), described($0.value)) }
    return Dictionary(uniqueKeysWithValues: named)
}
