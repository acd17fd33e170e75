import CountersignCore
import Foundation

/// A screen that says something and offers what can be done, and keeps nothing itself. Which words and which
/// buttons, is decided here; an app draws one after the other.
public struct PlainPage: Equatable, Sendable {
    public let title: String
    public internal(set) var parts: [Part] = []
    /// The last one is the nearest to the thumb.
    public internal(set) var buttons: [Button] = []
    /// Said aloud when the page comes, beside its title.
    public internal(set) var announcement: String?

    /// What is shown. Texts from outside are told apart, since they are drawn by themselves.
    public enum Part: Equatable, Sendable {
        /// An account that is here: its names, and with them its code and what is to be said of it.
        case account(id: String, code: Bool)
        /// What the camera sees, where it may be used.
        case camera
        case code(String)
        /// An account that is not here.
        case entry(issuer: String, name: String)
        /// One thing that a service says, under its name; left out where it is empty.
        case fact(String, String?)
        case footnote(String)
        case heading(String)
        case notices([Notice])
        case outside(String)
        /// Something is going on, so much of it done.
        case progress(String, of: Double?)
        case qr(QrCode, name: String)
        case text(String)
        case trouble(Sentence)
        case warning(String)
    }

    /// What can be done.
    public struct Button: Equatable, Sendable {
        public let title: String
        public let deed: Deed
        public internal(set) var isMain = false

        /// Whether it has to wait for what is going on. Leaving never does.
        public var waits: Bool {
            switch deed {
            case .act(.back), .act(.go): false
            default: true
            }
        }
    }

    /// What a button does: something of the phone's, or of the system's.
    public enum Deed: Equatable, Sendable {
        case act(PhoneAction)
        case allowNotifications
        /// Moves a file that was written to where the person wants it.
        case move(URL)
        case pickFile
        /// Saves a new file, and reads it back.
        case save(Data)
    }
}

extension PlainPage {
    /// Sentences and one way on.
    init(_ title: String, _ texts: [String] = [], _ button: Button? = nil) {
        self.init(title: title, parts: texts.map(Part.text), buttons: button.map { [$0] } ?? [])
    }

    func with(_ parts: [Part]) -> PlainPage {
        var page = self
        page.parts += parts
        return page
    }

    func with(_ sentence: Sentence?) -> PlainPage { with(sentence.map { [.trouble($0)] } ?? []) }

    func with(_ buttons: Button...) -> PlainPage {
        var page = self
        page.buttons += buttons
        return page
    }

    func saying(_ announcement: String) -> PlainPage {
        var page = self
        page.announcement = announcement
        return page
    }
}

extension PlainPage.Button {
    static func main(_ title: String, _ action: PhoneAction) -> Self {
        Self(title: title, deed: .act(action), isMain: true)
    }

    static func other(_ title: String, _ action: PhoneAction) -> Self { Self(title: title, deed: .act(action)) }
}
